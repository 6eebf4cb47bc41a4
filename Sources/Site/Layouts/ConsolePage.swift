package import HTTPTypes
package import Hummingbird
import Kernel
package import Markup

/// A page of the staff side: rail with the capabilities on the left, search and identity on top, one `h1`.
package struct ConsolePage: Answer {
    let title: String
    let section: String
    let crumbs: [Crumb]
    let lead: HTML
    let body: HTML
    let aside: HTML
    let below: HTML
    let isWide: Bool
    let status: HTTPResponse.Status

    /// - Parameters:
    ///   - section: The id of the `RailEntry` this page belongs to.
    ///   - lead: What stands beside the title: badges, the due day, buttons.
    ///   - aside: The right third of a record's page; empty on lists.
    ///   - below: Under the body: the timeline. On a phone it comes after the acts.
    ///   - wide: Lets wide tables use the whole window.
    ///   - status: 422 when a form is shown again with its problems.
    package init(
        _ title: String, section: String, crumbs: [Crumb] = [], lead: HTML = .empty, aside: HTML = .empty,
        below: HTML = .empty, wide: Bool = false, status: HTTPResponse.Status = .ok, _ body: HTML
    ) {
        self.title = title
        self.section = section
        self.crumbs = crumbs
        self.lead = lead
        self.body = body
        self.aside = aside
        self.below = below
        isWide = wide
        self.status = status
    }

    package func response(in context: SiteContext) throws -> Response {
        try HTMLAnswer(html: html(in: context), status: status).response(in: context)
    }

    /// The whole document, also for storybooks and snapshots.
    package func html(in context: SiteContext) -> HTML {
        let name = context.settings.siteName
        let right: HTML = aside.isEmpty ? "" : "<aside class=\"aside\" aria-label=\"办理与关系\">\(aside)</aside>"
        let layout = aside.isEmpty ? "content" : "content split"
        return """
            \(DocumentHead(title: title + " - " + name, theme: "console", reading: context.reading))<body>
            <a class="skip" href="#main">跳到正文</a>
            \(ConsoleBar(context: context))
            <div class="frame">\(ConsoleRail(context: context, section: section))
            <main id="main" tabindex="-1"\(attribute: "class", isWide ? "wide" : nil)>\(Breadcrumbs(crumbs, here: title))
            <div class="title"><h1>\(title)</h1>\(lead)</div>
            <div\(attribute: "class", layout)><div>\(body)</div>\(right)\
            \(if: !below.isEmpty, "<div class=\"below\">\(below)</div>")</div></main></div>
            </body></html>

            """
    }
}

/// The bar on top of the console: the agency, search everything, who am I, sign out.
struct ConsoleBar: Component {
    let context: SiteContext

    var html: HTML {
        let person = context.signedIn
        let who: HTML =
            person.map { person in
                """
                <div class="who">\(bells)<span>\(name(person.officer.name))\
                <span class="hint">\(person.agencyName)</span></span>\
                <form method="post" action="\(link: context.settings.signOut)">\(context.hiddenFields(once: false))\
                <button class="button quiet" type="submit">退出</button></form></div>
                """
            } ?? ""
        return """
            <header class="bar"><a class="brand" href="\(link: context.settings.consoleHome)">\(context.settings.siteName)</a>
            \(search)\(who)</header>
            """
    }

    /// What is told to this person, with how much of it is new.
    private var bells: HTML {
        context.rail.filter { $0.place == .bar }.each { entry in
            let count: HTML =
                entry.count.map { count in
                    HTML.when(count > 0, "<span class=\"count\">\(count)<span class=\"unseen\"> 条未读</span></span>")
                } ?? ""
            return "<a class=\"bell\" href=\"\(link: entry.link)\">\(entry.title)\(count)</a>"
        }
    }

    private func name(_ name: String) -> HTML {
        let said: HTML = "<strong>\(name)</strong>"
        return context.settings.account.map { "<a href=\"\(link: $0)\">\(said)<span class=\"unseen\">，我的账号</span></a>" }
            ?? said
    }

    /// The three administrators see no business record, so there is nothing for them to search (MLPS-3).
    private var search: HTML {
        guard context.signedIn?.officer.isAdministrator != true else { return "<span class=\"search\"></span>" }
        return """
            <form class="search" method="get" action="\(link: context.settings.consoleSearch)" role="search">\
            <label class="unseen" for="search-all">搜索文号、编号、标题或姓名</label>\
            <input id="search-all" type="search" name="q" placeholder="搜索文号、编号、标题、姓名"\
            \(attribute: "value", context.query["q"])>\
            <button class="button" type="submit">搜索</button></form>
            """
    }
}

/// The capabilities on the left, each with what needs this person.
struct ConsoleRail: Component {
    let context: SiteContext
    let section: String

    var html: HTML {
        let entries = context.rail.filter { $0.place == .rail }.each { entry in
            let count: HTML =
                entry.count.map { count in
                    HTML.when(count > 0, "<span class=\"count\">\(count)<span class=\"unseen\"> 件待办</span></span>")
                } ?? ""
            let here = entry.id == section ? "page" : nil
            return
                "<li><a href=\"\(link: entry.link)\"\(attribute: "aria-current", here)>\(entry.title)\(count)</a></li>"
        }
        return "<nav class=\"rail\" aria-label=\"功能\"><ul>\(entries)</ul></nav>"
    }
}
