import Hummingbird
import Kernel
import Markup
import Site

extension DeskRoutes {
    func casePage(
        _ id: RequestID, revealed: Applicant? = nil, failed: FailedCaseAct? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let view = try await requests.view(id, for: officer)
        let mayTransfer = view.acts.contains(.transfer)
        var page = CasePage(
            view: view, timeline: try await requests.timeline(of: id, for: officer), officer: officer,
            today: requests.today, agencies: mayTransfer ? try await otherAgencies(officer) : [], revealed: revealed)
        if view.acts.contains(.proposeFee) {
            page.earlierInMonth = try await requests.earlierInMonth(id, for: officer)
        }
        if view.acts.contains(.proposePublication) { page.askedTimes = try await requests.askedTimes(id, for: officer) }
        return CaseScreen(page, failed: failed, context: context).answer
    }

    private func otherAgencies(_ officer: Officer) async throws -> [AgencyChoice] {
        try await agencies().filter { $0.id != officer.agency }
    }

    /// Carries out an act; what is refused comes back on the page of the case with everything that was typed.
    func perform(
        _ form: Form, _ context: SiteContext, _ id: RequestID, _ name: String
    ) async throws -> Response {
        guard let act = RequestAct(rawValue: name) else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        do {
            if act == .reveal {
                let applicant = try await requests.reveal(id, by: officer)
                return try await casePage(id, revealed: applicant, context).response(in: context)
            }
            try await CaseActing(requests: requests, form: form, request: id, officer: officer).carryOut(act)
            return try SeeOther(DeskLinks.request(id).query("done", act.rawValue)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheCase {
            let failed = FailedCaseAct(act, refusal, form)
            return try await casePage(id, failed: failed, context).response(in: context)
        }
    }
}

extension Refusal.Code {
    /// Whether the page of the case is where to read it; all else is a page of its own.
    var concernsTheCase: Bool {
        switch self {
        case .invalid, .stateRefused, .roleRefused, .changedMeanwhile, .tooLarge, .unavailable: true
        case .notFound, .signInRequired, .tooManyAttempts, .versionMissing: false
        }
    }
}
