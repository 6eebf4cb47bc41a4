import HTTPTypes
import Kernel
package import Site

/// What the service platform calls.
enum CaseOperations {
    private static let tag = "办件进度"
    private static let state = APISchema.word(CaseState.allCases.map(\.rawValue))
    private static let step = APISchema.named(
        "CaseStep",
        .object(
            APIField("state", state, "状态"), APIField("day", .day, "日期"), APIField("next", .text(), "下一步"),
            APIField("unit", .text(), "办理单位")))
    private static let found = APISchema.named(
        "ServiceCase",
        .object(
            APIField("id", .id, "编号"), APIField("code", .text(), "办件编号"), APIField("service", .text(), "事项名称"),
            APIField("steps", .list(step), "办理过程，先办的在前")))

    static let put = APIOperation(
        .put, Route<String>("/api/v1/service-cases/{code}"), "推送办件进度", tag: tag, kind: .acts,
        body: .json(
            .object(
                APIField("service", .text(longest: 100), "事项名称"), APIField("state", state, "状态"),
                APIField("day", .day, "日期"), APIField("next", .text(longest: 200), "下一步", required: false),
                APIField("unit", .text(longest: 100), "办理单位"),
                APIField("secret", .text(longest: 40), "查询密钥，一般为手机号后四位；只保存带密钥的散列")), limit: 8_000),
        answers: .json(found), note: "同一步重复推送不产生变化。内容中有个人信息的不予接收（PII-2）。")
    static let read = APIOperation(
        .get, Route<String>("/api/v1/service-cases/{code}"), "一个办件的进度", tag: tag, kind: .reads,
        answers: .json(found))
}

/// 办件进度 for the service platform; what there is stands in `CaseOperations`.
package struct CaseOperationRoutes: Sendable {
    let cases: CaseStore

    package init(cases: CaseStore) { self.cases = cases }

    package func register(on routes: SiteRoutes) {
        routes.reading(CaseOperations.read) { call, code in
            APIAnswer(try await cases.serviceCase(CaseCode.read(code) ?? code, for: try call.officer).json)
        }
        routes.writing(CaseOperations.put) { call, code in
            let officer = try call.officer, fields = call.fields
            guard let state = CaseState(rawValue: fields["state"]), let day = fields.day("day") else {
                throw Refusal.notFound
            }
            let step = CaseStep(state: state, day: day, next: fields["next"], unit: fields["unit"])
            let report = CaseReport(
                code: CaseCode.read(code) ?? code, service: fields["service"], secret: fields["secret"], step: step)
            return APIWork {
                try await cases.put(report, by: officer)
            } answer: {
                APIAnswer($0.json)
            }
        }
    }
}

extension ServiceCase {
    fileprivate var json: JSONValue {
        .object([
            "id": .id(id), "code": .text(code), "service": .text(service),
            "steps": .list(
                steps.map {
                    .object([
                        "state": .text($0.state.rawValue), "day": .day($0.day), "next": .text($0.next),
                        "unit": .text($0.unit),
                    ])
                }),
        ])
    }
}
