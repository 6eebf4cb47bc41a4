import Hummingbird
package import Kernel
import Markup
package import Site

/// 网站检查 on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console/inspection | the rehearsals, and a form for another |
/// | POST | /console/inspection/runs | 检查一次 |
/// | GET | /console/inspection/items | the items of the edition in force |
/// | GET | /console/inspection/reach | visits by the clock: whether the site was open |
/// | GET | /console/inspection/{run} | one rehearsal |
/// | POST | /console/inspection/{run}/handing | 下发整改清单 |
package struct InspectionRoutes: Sendable {
    let inspections: InspectionStore
    let ports: [Int]

    /// - Parameter ports: of sites on this machine whose pages may be read.
    package init(inspections: InspectionStore, ports: [Int]) {
        self.inspections = inspections
        self.ports = ports
    }

    package func register(on routes: SiteRoutes) {
        routes.page(InspectionLinks.list, audience: .staff) { _, context in try await list(.empty, context) }
        routes.act(InspectionLinks.start, audience: .staff, start)
        routes.page(InspectionLinks.items, audience: .staff) { _, context in
            guard !(try context.requireOfficer().isAdministrator) else { throw Refusal.notFound }
            return InspectionItemsScreen(pack: inspections.pack, day: inspections.today).answer
        }
        routes.page(InspectionLinks.reach, audience: .staff) { _, context in
            let found = try await inspections.reach(for: try context.requireOfficer())
            return InspectionReachScreen(week: found.week, failed: found.failed).answer
        }
        routes.page(InspectionLinks.record, audience: .staff) { _, context, id in try await record(id, context) }
        routes.act(InspectionLinks.hand, audience: .staff, hand)
    }

    /// Who finds 网站检查 on the left.
    package static func isShown(to officer: Officer) -> Bool {
        !officer.isAdministrator
            && (InspectionRun.refusal("检查网站", by: officer, agency: officer.agency) == nil
                || !officer.roles.isDisjoint(with: [.supervisor, .leader, .principalHead, .assessor, .sectionHead]))
    }

    private func list(_ state: FormState, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return InspectionListScreen(
            runs: try await inspections.list(of: officer.agency, for: officer), pack: inspections.pack,
            today: inspections.today, ports: ports,
            refusal: InspectionRun.refusal("检查网站", by: officer, agency: officer.agency), state: state, context: context
        ).answer
    }

    private func start(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            guard let day = form.fields.day("day") else {
                throw Refusal(.invalid, "没有检查：日期没有填写，或者写法不对。请写成 2026-09-15。", field: "day")
            }
            let port = form.fields.number("port")
            if let port, !ports.contains(port) { throw InspectionRun.unknownPort }
            let run = try await inspections.rehearse(officer.agency, on: day, port: port, by: officer)
            return try SeeOther(InspectionLinks.record(run.id)).response(in: context)
        } catch let refusal as Refusal where refusal.code == .invalid || refusal.code == .stateRefused {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await list(state, context).response(in: context)
        }
    }

    private func record(
        _ id: InspectionRunID, failure: Refusal? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let detail = try await inspections.detail(id, for: officer)
        return InspectionScreen(
            detail: detail, timeline: try await inspections.timeline(of: id, for: officer),
            units: try await inspections.units(of: detail.run.agency), officer: officer, failure: failure,
            context: context
        ).answer
    }

    private func hand(_ form: Form, _ context: SiteContext, _ id: InspectionRunID) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            _ = try await inspections.hand(id, by: officer, version: form.fields.number("version"))
            return try SeeOther(InspectionLinks.record(id).query("done", "hand")).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            return try await record(id, failure: refusal, context).response(in: context)
        }
    }
}
