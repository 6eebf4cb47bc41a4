package import Kernel
package import Markup

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
