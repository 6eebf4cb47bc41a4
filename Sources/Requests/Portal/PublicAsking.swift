import Hummingbird
import Kernel
import Markup
import Site

/// The search before an application, and the log of replies.
extension PublicRequestPortal {
    func registerAsking(on routes: SiteRoutes) {
        routes.page(PublicRequestLinks.ask, audience: .everyone) { _, context in try await ask(context) }
        routes.page(PublicRequestLinks.open, audience: .everyone) { _, context in
            try await lead(.opened, asked: context.query["asked"], to: context.query["to"])
        }
        routes.act(PublicRequestLinks.solved, audience: .everyone, reading: FormLimits(total: 8_000)) { form, _ in
            try await lead(.solved, asked: form["asked"], to: form["to"])
        }
    }

    private func ask(_ context: SiteContext) async throws -> PersonalPage {
        let words = String(context.query["q"].prefix(100))
        var found: [AskFirstFinding] = [], asked: AskedID?
        if !words.isEmpty {
            try limits.searches.admit(context.remoteAddress)
            found = try await asks.find(words)
            asked = try await asks.show(found.count)
        }
        return PublicAskScreen(words: words, found: found, asked: asked, site: site, context: context).answer
    }

    /// To a page of this site and nowhere else (T25).
    private func lead(_ step: AskFirstStep, asked: String, to address: String) async throws -> SeeOther {
        guard let link = Link(returning: address) else { throw Refusal.notFound }
        if let id = AskedID(asked) { try await asks.note(step, id) }
        return SeeOther(link)
    }

    func registerLog(on routes: SiteRoutes) {
        routes.page(PublicRequestLinks.log, audience: .everyone) { _, context in
            // A release to the log does not change what is published, so that no copy would notice it.
            context.keepPrivate()
            let page = Pager.page(context), found = try await desk.log(page)
            return PublicLogScreen(
                replies: found.replies, total: found.total, page: page, site: site, context: context
            ).answer
        }
        routes.page(PublicRequestLinks.feed, audience: .everyone) { _, context in
            context.keepPrivate()
            let bytes = try await feed(try await desk.log(1).replies, context)
            return SharedAnswer(bytes, type: "application/atom+xml; charset=utf-8")
        }
    }
}
