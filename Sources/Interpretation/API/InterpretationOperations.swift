import HTTPTypes
import Kernel
package import Site

/// What programs read of interpretations: for the platform of the higher office and for assessment (EVAL-3).
package struct InterpretationOperations: Sendable {
    let interpretations: InterpretationStore

    package init(interpretations: InterpretationStore) { self.interpretations = interpretations }

    private static let tag = "政策解读"
    private static let fact = APISchema.named(
        "Interpretation",
        .object(
            APIField("id", .id, "编号"), APIField("title", .text(), "文件标题"),
            APIField("number", .nullable(.text()), "文号"), APIField("unit", .id, "起草科室"),
            APIField("published_on", .day, "公开日期"), APIField("due", .nullable(.day), "解读期限（INT-3）"),
            APIField("interpreted_on", .nullable(.day), "解读日期"),
            APIField("forms", .list(.word(MaterialKind.allCases.map(\.rawValue))), "解读形式"),
            APIField("channels", .list(.word(ReleaseChannel.allCases.map(\.rawValue))), "发布渠道"),
            APIField("exemption", .nullable(.text()), "免予解读的理由")))

    private static let facts = APIOperation(
        .get, PlainRoute("/api/v1/interpretations"), "政策文件的解读情况", tag: tag, kind: .reads,
        query: [APIField("quarter", .day, "季度里的任意一天；不填为本季度", required: false)], answers: .list(fact),
        note: "按文件公开日期归入季度，只有已经公开的政策文件。")

    package func register(on routes: SiteRoutes) {
        routes.reading(InterpretationOperations.facts) { call in
            let officer = try call.officer
            if officer.isAdministrator { throw Refusal.notFound }
            let day = call.query.day("quarter") ?? interpretations.today
            let paging = try call.paging, page = try paging.page
            let all = try await interpretations.facts(of: officer.agency, in: Period(.quarter, containing: day))
            let first = min((page - 1) * paging.limit, all.count), last = min(first + paging.limit, all.count)
            return paging.answer(all[first..<last].map(\.json), page: page, isLast: last >= all.count)
        }
    }
}

extension InterpretationFact {
    fileprivate var json: JSONValue {
        .object([
            "id": .id(id), "title": .text(title), "number": number.map { .text($0) } ?? .null, "unit": .id(unit),
            "published_on": .day(publishedOn), "due": .day(dueOn), "interpreted_on": .day(interpretedOn),
            "forms": .list(forms.map(\.rawValue).sorted().map { .text($0) }),
            "channels": .list(channels.map(\.rawValue).sorted().map { .text($0) }),
            "exemption": exemption.map { .text($0) } ?? .null,
        ])
    }
}
