import Hummingbird
import Kernel
import Markup

/// What happens before every handler: who may come in, what the rail shows, and that one form is one act.
struct FrontDesk: Sendable {
    let audience: Audience
    let settings: SiteSettings
    var showsRail = true

    func admit(_ context: SiteContext) async throws -> SiteContext {
        var context = context
        if showsRail, audience != .everyone, let person = context.signedIn {
            // Before anything is refused: the page that explains it shows the rail too.
            context.rail = try await settings.rail(person)
            context.notes.recall(rail: context.rail)
        }
        try audience.admit(context.signedIn)
        if audience != .everyone, audience != .signedInPending, let pending = context.signedIn?.pending {
            throw Detour(to: pending)
        }
        return context
    }

    /// T24: the second submission of one form gets the answer of the first; nothing is done twice.
    func once(_ form: Form, _ context: SiteContext, _ act: () async throws -> Response) async throws -> Response {
        guard let key = form.key else { return try await act() }
        let owner = context.formTokens.ownerDigest
        switch try await settings.formKeys.begin(key, owner) {
        case .fresh: break
        case .inFlight:
            throw Refusal(.stateRefused, "没有重复提交：同一张表单正在处理。请稍候刷新页面，查看结果。")
        case .finished(let address):
            guard let link = Link(returning: address) else { throw Refusal.notFound }
            return try SeeOther(link).response(in: context)
        }
        do {
            let response = try await act()
            let address = response.status == .seeOther ? response.headers[.location] : nil
            try await settings.formKeys.finish(key, owner, address)
            return response
        } catch {
            try await settings.formKeys.finish(key, owner, nil)
            throw error
        }
    }
}

/// The person must deal with something else first.
struct Detour: Error {
    let link: Link
    init(to link: Link) { self.link = link }
}
