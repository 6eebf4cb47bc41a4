package import Kernel
package import Markup

/// What happened to a record, newest first: who, what, when, under which rule.
package struct Timeline: Component {
    package struct Entry: Sendable {
        let who: String
        let what: HTML
        let when: Moment
        let rule: String?
        let note: String?
        let receipt: String?

        /// - Parameters:
        ///   - rule: The rule in words: `条例第三十三条`.
        ///   - receipt: The number in the journal (审计凭证).
        package init(
            who: String, what: HTML, when: Moment, rule: String? = nil, note: String? = nil, receipt: String? = nil
        ) {
            self.who = who
            self.what = what
            self.when = when
            self.rule = rule
            self.note = note
            self.receipt = receipt
        }
    }

    let entries: [Entry]
    package init(_ entries: [Entry]) { self.entries = entries }

    package var html: HTML {
        guard !entries.isEmpty else { return "<p class=\"hint\">还没有记录。</p>" }
        let items = entries.each { entry in
            let rule: HTML = entry.rule.map { "<span class=\"rule\">\($0)</span>" } ?? ""
            let receipt: HTML = entry.receipt.map { "<span class=\"receipt\">审计凭证 \($0)</span>" } ?? ""
            let note: HTML = entry.note.map { "<p class=\"note\">\($0)</p>" } ?? ""
            return """
                <li><p class="what"><strong>\(entry.who)</strong> \(entry.what)</p>
                <p class="facts"><time datetime="\(text: entry.when)">\(entry.when.minute)</time>\(rule)\(receipt)</p>\
                \(note)</li>
                """
        }
        return "<ol class=\"timeline\">\(items)</ol>"
    }
}

/// What may be done with a record now, and what may not, with the reason.
package struct ActionsPanel: Component {
    package struct Act: Sendable {
        let title: String
        let body: HTML
        let isAllowed: Bool

        /// An act that is allowed: a button, or a form when there is something to fill in.
        /// - Parameters:
        ///   - hidden: Values to send along, such as the version that was read.
        ///   - fields: The fields to fill in; they fold under the title.
        package static func allowed(
            _ title: String, to link: Link, _ context: SiteContext, primary: Bool = false, multipart: Bool = false,
            state: FormState = .empty, hidden: [(name: String, value: String)] = [], fields: HTML = .empty
        ) -> Act {
            if fields.isEmpty {
                let button = PostButton(title, to: link, context, primary: primary, fields: hidden)
                return Act(title: title, body: button.html, isAllowed: true)
            }
            let sent = hidden.each {
                "<input type=\"hidden\"\(attribute: "name", $0.name)\(attribute: "value", $0.value)>"
            }
            let form = PostForm(to: link, context, submit: title, state: state, multipart: multipart, sent + fields)
                .html
            let isOpen = primary || !state.problems.isEmpty
            return Act(
                title: title, body: "<details\(flag: "open", isOpen)><summary>\(title)</summary>\(form)</details>",
                isAllowed: true)
        }

        /// A page where the act is done.
        package static func page(_ title: String, at link: Link, primary: Bool = false) -> Act {
            let style = primary ? "button primary" : "button"
            return Act(
                title: title, body: "<a\(attribute: "class", style) href=\"\(link: link)\">\(title)</a>",
                isAllowed: true)
        }

        /// An act that is refused now: grey, with the sentence that says why.
        package static func refused(_ title: String, _ refusal: Refusal) -> Act {
            Act(
                title: title,
                body:
                    "<p class=\"refused\"><span class=\"button off\" aria-disabled=\"true\">\(title)</span>\(refusal.sentence)</p>",
                isAllowed: false)
        }
    }

    let acts: [Act]
    let title: String

    package init(_ acts: [Act], title: String = "可以办理") {
        self.acts = acts
        self.title = title
    }

    package var html: HTML {
        guard !acts.isEmpty else { return .empty }
        let allowed = acts.filter(\.isAllowed).each { "<li>\($0.body)</li>" }
        let refused = acts.filter { !$0.isAllowed }.each { "<li>\($0.body)</li>" }
        let none: HTML = allowed.isEmpty ? "<p class=\"hint\">现在没有可以办理的事项。</p>" : "<ul>\(allowed)</ul>"
        let later: HTML = refused.isEmpty ? "" : "<h3>现在不能办理</h3><ul>\(refused)</ul>"
        return "<section class=\"panel acts\"><h2>\(title)</h2>\(none)\(later)</section>"
    }
}

/// Names and their values: the facts of a record.
package struct DefinitionList: Component {
    let items: [(String, HTML)]

    package init(_ items: [(String, HTML)]) { self.items = items }

    package var html: HTML {
        "<dl class=\"facts\">\(items.each { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" })</dl>"
    }
}

/// A box with a heading, for the right third of a record or for the parts of a page.
package struct Panel: Component {
    let title: String
    let body: HTML

    package init(_ title: String, _ body: HTML) {
        self.title = title
        self.body = body
    }

    package var html: HTML { "<section class=\"panel\"><h2>\(title)</h2>\(body)</section>" }
}

/// What would be here, and how to make the first.
package struct EmptyState: Component {
    let sentence: String
    let act: HTML

    /// - Parameter act: A link or button; empty when this person cannot make one.
    package init(_ sentence: String, act: HTML = .empty) {
        self.sentence = sentence
        self.act = act
    }

    package var html: HTML { "<div class=\"empty\"><p>\(sentence)</p>\(act)</div>" }
}

/// Files with their type and size.
package struct FileList: Component {
    package struct Item: Sendable {
        let name: String
        let link: Link
        let size: Int

        /// - Parameter size: In bytes.
        package init(_ name: String, link: Link, size: Int) {
            self.name = name
            self.link = link
            self.size = size
        }
    }

    let items: [Item]
    package init(_ items: [Item]) { self.items = items }

    package var html: HTML {
        let lines = items.each { item in
            let ending = item.name.split(separator: ".").last.map { String($0).uppercased() } ?? ""
            return """
                <li><a href="\(link: item.link)" download>\(item.name)</a>\
                <span class="hint">\(ending) \(FileList.size(item.size))</span></li>
                """
        }
        return "<ul class=\"files\">\(lines)</ul>"
    }

    /// `1.4 MB`, `312 KB`, `80 B`.
    package static func size(_ bytes: Int) -> String {
        if bytes >= 1_000_000 { return "\(bytes / 1_000_000).\(bytes % 1_000_000 / 100_000) MB" }
        return bytes >= 1_000 ? "\(bytes / 1_000) KB" : "\(max(bytes, 0)) B"
    }
}

/// The steps of a longer work, and where it stands: 第 2 步，共 4 步.
package struct WizardSteps: Component {
    let steps: [String]
    let current: Int

    /// - Parameter current: From 1.
    package init(_ steps: [String], current: Int) {
        self.steps = steps
        self.current = current
    }

    package var html: HTML {
        let items = steps.enumerated().each { index, step in
            let isNow = index + 1 == current
            return
                "<li\(attribute: "class", index + 1 < current ? "past" : nil)\(attribute: "aria-current", isNow ? "step" : nil)>\(step)</li>"
        }
        return """
            <div class="steps"><p>第 \(current) 步，共 \(steps.count) 步</p><ol>\(items)</ol></div>
            """
    }
}

/// A step of the way from the first page to this one.
package struct Crumb: Sendable {
    let title: String
    let link: Link

    package init(_ title: String, _ link: Link) {
        self.title = title
        self.link = link
    }
}

/// The way from the first page to this one.
package struct Breadcrumbs: Component {
    let crumbs: [Crumb]
    let here: String

    package init(_ crumbs: [Crumb], here: String) {
        self.crumbs = crumbs
        self.here = here
    }

    package var html: HTML {
        guard !crumbs.isEmpty else { return .empty }
        let way = crumbs.each { "<li><a href=\"\(link: $0.link)\">\($0.title)</a></li>" }
        return "<nav class=\"crumbs\" aria-label=\"所在位置\"><ol>\(way)<li aria-current=\"page\">\(here)</li></ol></nav>"
    }
}
