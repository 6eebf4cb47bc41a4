import HTTPTypes
import Inspection
import Kernel
package import Site

/// Assessments for programs: what a performance system takes over, and what staff do on the pages, decided by the same
/// functions.
package struct AssessmentOperations: Sendable {
    let assessments: AssessmentStore
    let door: RecordDoor

    /// - Parameter door: which records behind a lost point whoever asks may open.
    package init(assessments: AssessmentStore, door: @escaping RecordDoor) {
        self.assessments = assessments
        self.door = door
    }

    private static let tag = "考核"

    static let list = APIOperation(
        .get, PlainRoute("/api/v1/assessments"), "各年度考核", tag: tag, kind: .reads,
        answers: .list(AssessmentSchemas.round))
    static let ranking = APIOperation(
        .get, Route<AssessmentRoundID>("/api/v1/assessments/{round}"), "一个年度的结果", tag: tag, kind: .reads,
        answers: .json(AssessmentSchemas.ranked))
    static let open = APIOperation(
        .post, PlainRoute("/api/v1/assessments"), "启动年度考核", tag: tag, kind: .creates,
        body: .json(.object(APIField("year", .integer(1...9_999), "年度"))), answers: .json(AssessmentSchemas.round),
        note: "每个科室、直属单位和下级机构各有一份，10个工作日内报送自评。")
    static let read = APIOperation(
        .get, Route<AssessmentSheetID>("/api/v1/assessment-sheets/{sheet}"), "一个单位的考核", tag: tag, kind: .reads,
        answers: .json(AssessmentSchemas.detail))
    static let act = APIOperation(
        .post, Route<AssessmentSheetID>("/api/v1/assessment-sheets/{sheet}/acts"), "办理考核", tag: tag, kind: .changes,
        body: .json(SheetActFields.schema), answers: .json(AssessmentSchemas.sheet),
        note: "自评、核查、评议、审定、通报、申诉和答复；与页面同一判断、同样的拒绝理由。fields 中只填该事项的字段。")

    package func register(on routes: SiteRoutes) {
        registerReading(on: routes)
        routes.writing(AssessmentOperations.open) { [assessments] call in
            let officer = try call.officer
            guard let year = call.fields.integer("year") else { throw Refusal.notFound }
            return APIWork {
                try await assessments.open(year, by: officer)
            } answer: {
                APIAnswer(created: $0.json, at: AssessmentOperations.ranking.route($0.id))
            }
        }
        routes.writing(AssessmentOperations.act) { [assessments] call, id in
            let officer = try call.officer, version = call.version, today = assessments.today
            let detail = try await assessments.detail(id, for: officer), scheme = try detail.scheme(in: assessments)
            let manual = detail.scores.map(\.indicator).filter { $0.measure == nil }.map(\.id)
            let input = try SheetActFields(call.fields).input(manual: Set(manual))
            return APIWork {
                try await assessments.act(input, on: id, by: officer, version: version)
            } answer: { sheet in
                let viewer = SheetViewer(officer: officer, today: today, scheme: scheme)
                return APIAnswer(
                    viewer.json(sheet, appealEnds: assessments.appealEnds(sheet)), version: sheet.version)
            }
        }
    }

    private func registerReading(on routes: SiteRoutes) {
        routes.reading(AssessmentOperations.list) { call in
            let paging = try call.paging, page = try paging.page, officer = try call.officer
            if officer.isAdministrator { throw Refusal.notFound }
            let found = try await assessments.rounds(for: officer)
            let shown = found.dropFirst((page - 1) * paging.limit).prefix(paging.limit)
            return paging.answer(shown.map(\.json), page: page, isLast: found.count <= page * paging.limit)
        }
        routes.reading(AssessmentOperations.ranking) { call, id in
            let officer = try call.officer
            let found = try await assessments.ranking(id, for: officer)
            let viewer = SheetViewer(officer: officer, today: assessments.today, scheme: found.scheme)
            let sheets = found.groups.flatMap(\.1).map {
                viewer.json($0.sheet, appealEnds: assessments.appealEnds($0.sheet))
            }
            return APIAnswer(.object(["round": found.round.json, "sheets": .list(sheets)]))
        }
        routes.reading(AssessmentOperations.read) { call, id in
            let officer = try call.officer
            let detail = try await assessments.detail(id, for: officer)
            let open = try await door(detail.scores.filter { $0.lost > .none }.flatMap(\.items), officer)
            let viewer = SheetViewer(
                officer: officer, today: assessments.today, scheme: try detail.scheme(in: assessments))
            return APIAnswer(
                .object([
                    "sheet": viewer.json(detail.sheet, total: detail.total, appealEnds: detail.appealEnds),
                    "scores": .list(detail.scores.map { $0.json(open: open) }),
                ]), version: detail.sheet.version)
        }
    }
}

extension SheetDetail {
    fileprivate func scheme(in store: AssessmentStore) throws -> AssessmentScheme { try store.scheme(of: round) }
}
