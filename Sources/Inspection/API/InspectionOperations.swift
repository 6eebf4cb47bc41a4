import HTTPTypes
import Kernel
package import Site

/// Rehearsals of the site inspection for programs: what the pages offer, decided by the same functions.
package struct InspectionOperations: Sendable {
    let inspections: InspectionStore
    let ports: [Int]

    /// - Parameter ports: of sites on this machine whose pages may be read.
    package init(inspections: InspectionStore, ports: [Int]) {
        self.inspections = inspections
        self.ports = ports
    }

    private static let tag = "网站检查"

    static let list = APIOperation(
        .get, PlainRoute("/api/v1/inspections"), "网站检查", tag: tag, kind: .reads,
        answers: .list(InspectionSchemas.run))
    static let read = APIOperation(
        .get, Route<InspectionRunID>("/api/v1/inspections/{run}"), "一次网站检查", tag: tag, kind: .reads,
        answers: .json(InspectionSchemas.detail))
    static let items = APIOperation(
        .get, PlainRoute("/api/v1/inspection-items"), "检查指标", tag: tag, kind: .reads,
        answers: .list(InspectionSchemas.item))
    static let reach = APIOperation(
        .get, PlainRoute("/api/v1/inspection-reach"), "站点能否访问", tag: tag, kind: .reads,
        answers: .json(InspectionSchemas.reach), note: "每小时访问一次本机网站的首页；七天中打不开达到 5% 即单项否决（SITE-5）。")
    static let start = APIOperation(
        .post, PlainRoute("/api/v1/inspections"), "检查一次", tag: tag, kind: .creates,
        body: .json(
            .object(
                APIField("day", .day, "按哪一天检查，可以是以前"),
                APIField("port", .integer(1...65_535), "读取本机这个端口网站的网页；不填只按记录检查", required: false))),
        answers: .json(InspectionSchemas.run), note: "读取网页的，状态先是 waiting，几分钟后再查看结果。")
    static let hand = APIOperation(
        .post, Route<InspectionRunID>("/api/v1/inspections/{run}/handing"), "下发整改清单", tag: tag, kind: .changes,
        answers: .json(InspectionSchemas.run), note: "每个科室一项应办事项，10个工作日；科室人员的收件箱同时收到提醒。")

    package func register(on routes: SiteRoutes) {
        registerReading(on: routes)
        routes.writing(InspectionOperations.start) { [inspections, ports] call in
            let officer = try call.officer, port = call.fields.integer("port")
            guard let day = call.fields.day("day") else {
                throw Refusal(.invalid, "没有检查：日期不对。请写成 2026-09-15。", field: "day")
            }
            if let port, !ports.contains(port) { throw InspectionRun.unknownPort }
            return APIWork {
                try await inspections.rehearse(officer.agency, on: day, port: port, by: officer)
            } answer: {
                APIAnswer(created: $0.json, at: InspectionOperations.read.route($0.id), version: $0.version)
            }
        }
        routes.writing(InspectionOperations.hand) { [inspections] call, id in
            let officer = try call.officer, version = call.version
            return APIWork {
                try await inspections.hand(id, by: officer, version: version)
            } answer: {
                APIAnswer($0.json, version: $0.version)
            }
        }
    }

    private func registerReading(on routes: SiteRoutes) {
        routes.reading(InspectionOperations.list) { call in
            let paging = try call.paging, page = try paging.page, officer = try call.officer
            let found = try await inspections.list(
                of: officer.agency, for: officer, size: min(page * paging.limit + 1, 1_000))
            let shown = found.dropFirst((page - 1) * paging.limit).prefix(paging.limit)
            return paging.answer(shown.map(\.json), page: page, isLast: found.count <= page * paging.limit)
        }
        routes.reading(InspectionOperations.read) { call, id in
            let detail = try await inspections.detail(id, for: try call.officer)
            return APIAnswer(detail.json, version: detail.run.version)
        }
        routes.reading(InspectionOperations.items) { call in
            if try call.officer.isAdministrator { throw Refusal.notFound }
            let paging = try call.paging, page = try paging.page
            let found = inspections.pack.items(on: inspections.today)
            let shown = found.dropFirst((page - 1) * paging.limit).prefix(paging.limit)
            return paging.answer(shown.map(\.json), page: page, isLast: found.count <= page * paging.limit)
        }
        routes.reading(InspectionOperations.reach) { call in
            let found = try await inspections.reach(for: try call.officer)
            return APIAnswer(found.week.json(failed: found.failed))
        }
    }
}
