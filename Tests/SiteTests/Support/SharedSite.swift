import Hummingbird
import Markup
import Synchronization

@testable import Site

/// A test site whose public pages are kept, with a content that can be changed.
struct SharedSite {
    let content: TestContent
    let cache: PageCache
    let site: TestSite

    init(limit: Int = 8_000_000, freshness: Duration = .milliseconds(50)) throws {
        let content = TestContent()
        let cache = PageCache(limit: limit, freshness: freshness) { try await content.version() }
        var site = try TestSite()
        site.settings.pages = cache
        site.content = content
        self.content = content
        self.cache = cache
        self.site = site
    }
}

/// What the public pages of a test show, and how often they were rendered.
final class TestContent: Sendable {
    struct State {
        var text = "正文" + String(repeating: "公开内容，", count: 200)
        var version = 0
        var renders = 0
        var looks = 0
        var isDown = false
    }
    struct Down: Error {}
    private let state = Mutex(State())

    var now: State { state.withLock { $0 } }
    func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

    func version() async throws -> String {
        try state.withLock { state in
            state.looks += 1
            if state.isDown { throw Down() }
            return String(state.version)
        }
    }

    func render() async throws -> String {
        let text = state.withLock { state in
            state.renders += 1
            return state.text
        }
        try await Task.sleep(for: .milliseconds(5))
        return text
    }
}

extension TestSite {
    func registerShared(_ routes: SiteRoutes) {
        let content = content
        routes.page(Route<String>("/shared/{name}"), audience: .everyone) { _, context, name in
            let text = try await content.render()
            let page = HTML("\(name) \(context.query["page"]) \(context.isElderMode ? "大字" : "") \(text)")
            return SharedAnswer(
                page.bytes, type: "text/html; charset=utf-8", status: text.isEmpty ? .gone : .ok)
        }
        routes.page(Link("/named"), audience: .everyone) { _, context in
            SharedAnswer(HTML("“\(context.host)”").bytes, type: "text/html; charset=utf-8")
        }
        routes.page(Link("/matter"), audience: .everyone) { _, _ in
            let site = PortalSite(
                name: "青禾县", domain: "", code: "", agency: "青禾县", host: "", operatorName: "", contact: "", icp: "",
                police: "", entries: [])
            return PersonalPage(
                PortalPage("办理情况", site: site, canonical: Link("/matter"), HTML(text: try await content.render())))
        }
        routes.page(Link("/asked"), audience: .everyone) { _, context in
            let form = PostForm(to: Link("/login"), context, submit: "提交", "\(try await content.render())")
            return SharedAnswer(form.html.bytes, type: "text/html; charset=utf-8")
        }
    }
}
