import HTTPTypes
import Hummingbird
import Kernel
import Markup
package import Publishing
package import Site

/// 舆情 on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console/opinion | the list with the hours that are left |
/// | GET, POST | /console/opinion/new | 登记, also from a clue (`?clue=`) |
/// | GET | /console/opinion/wall | 大屏, asks for itself anew every minute (`?pause=1` stops it) |
/// | GET | /console/opinion/clues | 线索 |
/// | POST | /console/opinion/clues/{clue}/merging, …/dismissal | 并入, 不处理 |
/// | GET, POST | /console/opinion/sources | 监测来源 |
/// | POST | /console/opinion/sources/{source}/state | 启用, 停用 |
/// | GET, POST | /console/opinion/roster | 值班表 |
/// | GET | /console/opinion/figures | 统计, `?year=2026` |
/// | GET | /console/opinion/cases/{case} | one case |
/// | POST | /console/opinion/cases/{case}/acts/{act} | what `OpinionAct` names |
/// | POST | /console/opinion/cases/{case}/statements/{article}/urgent | 应急发布, by Publishing |
package struct OpinionRoutes: Sendable {
    let opinions: OpinionStore
    let publishing: PublishingStore

    package init(opinions: OpinionStore, publishing: PublishingStore) {
        self.opinions = opinions
        self.publishing = publishing
    }

    package func register(on routes: SiteRoutes) {
        routes.page(OpinionLinks.list, audience: .staff) { _, context in try await list(context) }
        routes.page(OpinionLinks.new, audience: .staff) { _, context in try await newForm(context) }
        routes.act(OpinionLinks.new, audience: .staff, registerCase)
        routes.page(OpinionLinks.wall, audience: .staff) { _, context in try await wall(context) }
        routes.page(OpinionLinks.figures, audience: .staff) { _, context in try await figures(context) }
        registerIntake(on: routes)
        registerRoster(on: routes)
        routes.page(OpinionLinks.record, audience: .staff) { _, context, id in try await record(id, context) }
        routes.act(OpinionLinks.act, audience: .staff, perform)
        routes.act(OpinionLinks.urgent, audience: .staff, publishUrgently)
    }

    private func list(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let query = OpinionQuery(
            stage: OpinionStage(rawValue: context.query["stage"]), kind: OpinionKind(rawValue: context.query["kind"]),
            words: String(context.query["q"].prefix(100)), page: Pager.page(context))
        return OpinionListScreen(
            page: try await opinions.list(query, for: officer), query: query,
            duty: try await opinions.onDuty(for: officer), units: try await opinions.units(of: officer.agency),
            mayRegister: OpinionCase.refusalOfRegistering(by: officer) == nil, context: context
        ).answer
    }

    private func wall(_ context: SiteContext) async throws -> BarePage {
        let officer = try context.requireOfficer()
        return OpinionWallScreen(
            lines: try await opinions.running(for: officer), duty: try await opinions.onDuty(for: officer),
            units: try await opinions.units(of: officer.agency), now: opinions.now,
            isPaused: !context.query["pause"].isEmpty, context: context
        ).answer
    }

    private func figures(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let now = opinions.now
        let year = min(max(context.query.number("year") ?? now.day.year, now.day.year - 20), now.day.year)
        guard let first = Day(year: year, month: 1, day: 1) else { throw Refusal.notFound }
        return OpinionFiguresScreen(
            facts: try await opinions.facts(
                of: officer.agency, from: first, through: first.adding(months: 12).adding(days: -1)),
            year: year, now: now, units: try await opinions.units(of: officer.agency), context: context
        ).answer
    }

    func record(
        _ id: OpinionID, failed: FailedOpinionAct? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let view = try await opinions.view(id, for: officer)
        return OpinionScreen(
            view: view, timeline: try await opinions.timeline(of: id, for: officer),
            units: try await opinions.units(of: view.found.agency), officer: officer, failed: failed, context: context
        ).answer
    }

    // MARK: Registering

    private func newForm(_ context: SiteContext, failed: FormState? = nil) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        if let refusal = OpinionCase.refusalOfRegistering(by: officer) { throw refusal }
        let typed: OpinionClueID? = failed?.fields.id("clue") ?? context.query.id("clue")
        var clue: OpinionClue?
        if let typed { clue = try await opinions.clue(typed, for: officer) }
        return OpinionRegisterScreen(
            state: failed ?? OpinionForm.prefilled(clue, at: opinions.now), clue: clue,
            units: try await opinions.units(of: officer.agency), context: context
        ).answer
    }

    private func registerCase(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            let made = try await opinions.register(try OpinionForm.registration(form.fields), by: officer)
            return try SeeOther(OpinionLinks.record(made.id).query("done", "register")).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await newForm(context, failed: state).response(in: context)
        }
    }
}
