import Hummingbird
import Inspection
package import Kernel
import Markup
package import Site

/// 考核 on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console/assessment | the rounds, the schemes |
/// | POST | /console/assessment/rounds | 启动年度考核 |
/// | GET | /console/assessment/rounds/{round} | ranking |
/// | GET | /console/assessment/rounds/{round}/export | the ranking as .xlsx |
/// | GET | /console/assessment/sheets/{sheet} | one party's sheet |
/// | GET | /console/assessment/sheets/{sheet}/paper | the sheet as .docx |
/// | POST | /console/assessment/sheets/{sheet}/acts/{act} | 自评, 核查, 评议, 审定, 通报, 申诉 … |
package struct AssessmentRoutes: Sendable {
    let assessments: AssessmentStore
    let door: RecordDoor

    package init(assessments: AssessmentStore, door: @escaping RecordDoor) {
        self.assessments = assessments
        self.door = door
    }

    package func register(on routes: SiteRoutes) {
        routes.page(AssessmentLinks.list, audience: .staff) { _, context in try await list(.empty, context) }
        routes.act(AssessmentLinks.open, audience: .staff, open)
        routes.page(AssessmentLinks.round, audience: .staff) { _, context, id in
            let found = try await assessments.ranking(id, for: try context.requireOfficer())
            return AssessmentRoundScreen(
                round: found.round, scheme: found.scheme, groups: found.groups, context: context
            ).answer
        }
        routes.page(AssessmentLinks.export, audience: .staff) { _, context, id in
            let found = try await assessments.ranking(id, for: try context.requireOfficer())
            return FileAnswer(
                try AssessmentExport.workbook(found.round, found.scheme, found.groups),
                name: "\(found.round.year)年政务公开考核.xlsx", type: AssessmentExport.workbookType)
        }
        routes.page(AssessmentLinks.sheet, audience: .staff) { _, context, id in try await sheet(id, context) }
        routes.page(AssessmentLinks.paper, audience: .staff) { _, context, id in try await paper(id, context) }
        routes.act(AssessmentLinks.act, audience: .staff, perform)
    }

    private func list(_ state: FormState, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        guard !officer.isAdministrator else { throw Refusal.notFound }
        return AssessmentListScreen(
            rounds: try await assessments.rounds(for: officer), schemes: assessments.schemes, today: assessments.today,
            refusal: RoundDecision.refusal(by: officer), state: state, context: context
        ).answer
    }

    private func open(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            guard let year = form.fields.number("year") else {
                throw Refusal(.invalid, "没有启动考核：年度没有填写，或者不是数字。请填写后再提交。", rule: "EVAL-2", field: "year")
            }
            let round = try await assessments.open(year, by: officer)
            return try SeeOther(AssessmentLinks.round(round.id)).response(in: context)
        } catch let refusal as Refusal where refusal.code == .invalid || refusal.code == .stateRefused {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await list(state, context).response(in: context)
        }
    }

    private func opened(_ detail: SheetDetail, _ officer: Officer) async throws -> Set<MeasuredItem> {
        try await door(detail.scores.filter { $0.lost > .none }.flatMap(\.items), officer)
    }

    private func sheet(
        _ id: AssessmentSheetID, failed: FailedSheetAct? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let detail = try await assessments.detail(id, for: officer)
        return SheetScreen(
            detail: detail, scheme: try assessments.scheme(of: detail.round),
            timeline: try await assessments.timeline(of: id, for: officer), open: try await opened(detail, officer),
            officer: officer, today: assessments.today, failed: failed, context: context
        ).answer
    }

    private func paper(_ id: AssessmentSheetID, _ context: SiteContext) async throws -> FileAnswer {
        let officer = try context.requireOfficer()
        let detail = try await assessments.detail(id, for: officer)
        let bytes = try AssessmentExport.paper(
            detail, try assessments.scheme(of: detail.round), shown: try await opened(detail, officer))
        return FileAnswer(
            bytes, name: "\(detail.sheet.name)\(detail.round.year)年政务公开考核表.docx", type: AssessmentExport.wordType)
    }

    private func perform(
        _ form: Form, _ context: SiteContext, _ id: AssessmentSheetID, _ name: String
    ) async throws -> Response {
        guard let act = SheetAct(rawValue: name) else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        do {
            let detail = try await assessments.detail(id, for: officer)
            let input = try SheetForm(form: form, manual: detail.scores.map(\.indicator)).input(act)
            guard let version = form.fields.number(SheetField.version) else {
                throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新办理。")
            }
            try await assessments.act(input, on: id, by: officer, version: version)
            return try SeeOther(AssessmentLinks.sheet(id).query("done", act.rawValue)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            return try await sheet(id, failed: FailedSheetAct(act, refusal, form), context).response(in: context)
        }
    }
}

/// What was typed into the form of an act.
struct SheetForm {
    let form: Form
    let manual: [Indicator]

    func input(_ act: SheetAct) throws(Refusal) -> SheetInput {
        let words = form[SheetField.name(act, "words")]
        switch act {
        case .report: return .report(words: words)
        case .sendBack: return .sendBack(words: words)
        case .check: return .check(try scores())
        case .comment: return .comment(words: words)
        case .approve: return .approve
        case .reject: return .reject(words: words)
        case .notify: return .notify
        case .appeal: return .appeal(words: words)
        case .uphold: return .uphold(words: words)
        case .adjust: return .adjust(points: Points(form[SheetField.name(act, "points")]) ?? .none, words: words)
        }
    }

    private func scores() throws(Refusal) -> [String: ManualScore] {
        var given: [String: ManualScore] = [:]
        for indicator in manual where indicator.measure == nil {
            let field = SheetField.points(indicator.id)
            guard let points = Points(form[field]) else {
                throw Refusal(
                    .invalid, "未能核查：“\(indicator.title)”的得分没有填写，或者不是分数。请填写 0 至 \(indicator.weight)，最多一位小数。",
                    rule: "EVAL-2", field: field)
            }
            given[indicator.id] = ManualScore(
                points: points, reason: form[SheetField.reason(indicator.id)],
                address: form[SheetField.address(indicator.id)])
        }
        return given
    }
}
