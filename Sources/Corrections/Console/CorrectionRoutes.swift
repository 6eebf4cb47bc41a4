import Hummingbird
import Kernel
import Markup
package import Site

/// 网站找错 on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console/corrections | the list and this year's figures |
/// | GET | /console/corrections/{correction} | one report |
/// | POST | /console/corrections/{correction}/acts/{act} | 受理, 转办, 答复, 不予处理, 查看联系方式 |
package struct CorrectionRoutes: Sendable {
    let corrections: CorrectionStore

    package init(corrections: CorrectionStore) { self.corrections = corrections }

    package func register(on routes: SiteRoutes) {
        routes.page(CorrectionLinks.list, audience: .staff) { _, context in try await list(context) }
        routes.page(CorrectionLinks.record, audience: .staff) { _, context, id in
            try await record(id, context)
        }
        routes.act(CorrectionLinks.act, audience: .staff, perform)
    }

    private func list(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let query = CorrectionQuery(
            state: CorrectionState(rawValue: context.query["state"]),
            kind: CorrectionKind(rawValue: context.query["kind"]), unit: context.query.id("unit"),
            words: String(context.query["q"].prefix(100)), page: Pager.page(context))
        return CorrectionListScreen(
            page: try await corrections.list(query, for: officer), query: query,
            figures: try await corrections.figures(of: officer.agency, year: corrections.today.year),
            units: try await corrections.units(of: officer.agency), context: context
        ).answer
    }

    private func record(
        _ id: CorrectionID, contacts: [String]? = nil, failed: FailedCorrectionAct? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let line = try await corrections.correction(id, for: officer)
        return CorrectionScreen(
            line: line, timeline: try await corrections.timeline(of: id, for: officer),
            units: try await corrections.units(of: line.correction.agency),
            hasContact: try await corrections.hasContact(id), contacts: contacts, officer: officer, failed: failed,
            context: context
        ).answer
    }

    private func perform(
        _ form: Form, _ context: SiteContext, _ id: CorrectionID, _ name: String
    ) async throws -> Response {
        guard let act = CorrectionAct(rawValue: name) else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        do {
            if act == .reveal {
                let contacts = try await corrections.contacts(of: id, by: officer)
                return try await record(id, contacts: contacts, context).response(in: context)
            }
            try await carryOut(act, id, form, officer)
            return try SeeOther(CorrectionLinks.record(id).query("done", act.rawValue)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            let failed = FailedCorrectionAct(act, refusal, form)
            return try await record(id, failed: failed, context).response(in: context)
        }
    }

    private func carryOut(
        _ act: CorrectionAct, _ id: CorrectionID, _ form: Form, _ officer: Officer
    ) async throws {
        guard let version = form.fields.number(CorrectionField.version) else {
            throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新办理。")
        }
        let words = form[CorrectionField.name(act, "words")]
        switch act {
        case .accept: _ = try await corrections.accept(id, by: officer, version: version)
        case .assign:
            _ = try await corrections.assign(
                id, to: form.fields.id(CorrectionField.name(act, "unit")), note: words, by: officer, version: version)
        case .answer: _ = try await corrections.answer(id, words: words, by: officer, version: version)
        case .reject: _ = try await corrections.reject(id, reason: words, by: officer, version: version)
        case .reveal: throw Refusal.notFound
        }
    }
}
