package import Markup

/// A form that changes something. It cannot be made without the context, so it always carries the token and the
/// one-time key.
package struct PostForm: Component {
    let link: Link
    let hidden: HTML
    let body: HTML
    let submit: String
    let isMultipart: Bool
    let cancel: Link?
    let state: FormState
    let stopsInBrowser: Bool
    let more: HTML

    /// - Parameters:
    ///   - submit: The verb on the button: `保存`, `受理`.
    ///   - state: What was typed and what is wrong; problems are summed up on top.
    ///   - multipart: True when there is a `FileField` inside.
    ///   - once: False for forms that only ask: sending them again does nothing twice.
    ///   - stopsInBrowser: False leaves all faults to the server, which tells them at once; browsers tell one at a time.
    ///   - more: Further buttons after the first.
    package init(
        to link: Link, _ context: SiteContext, submit: String, state: FormState = .empty, multipart: Bool = false,
        cancel: Link? = nil, once: Bool = true, stopsInBrowser: Bool = true, more: HTML = .empty, _ body: HTML
    ) {
        self.link = link
        hidden = context.hiddenFields(once: once)
        self.stopsInBrowser = stopsInBrowser
        self.more = more
        self.body = body
        self.submit = submit
        self.state = state
        isMultipart = multipart
        self.cancel = cancel
    }

    package var html: HTML {
        let back: HTML = cancel.map { "<a class=\"button quiet\" href=\"\(link: $0)\">取消</a>" } ?? ""
        return """
            \(ErrorSummary(state))<form class="form" method="post" action="\(link: link)"\
            \(attribute: "enctype", isMultipart ? "multipart/form-data" : nil)\(flag: "novalidate", !stopsInBrowser)>\
            \(hidden)\(body)
            <p class="buttons"><button class="button primary" type="submit">\(submit)</button>\(more)\(back)</p></form>
            """
    }
}

/// One button that does something: a form with nothing to fill in.
package struct PostButton: Component {
    let link: Link
    let hidden: HTML
    let label: String
    let extra: HTML
    let style: String

    /// - Parameter fields: Hidden values to send along.
    package init(
        _ label: String, to link: Link, _ context: SiteContext, primary: Bool = false,
        fields: [(name: String, value: String)] = []
    ) {
        self.link = link
        self.label = label
        hidden = context.hiddenFields()
        extra = fields.each { "<input type=\"hidden\"\(attribute: "name", $0.name)\(attribute: "value", $0.value)>" }
        style = primary ? "button primary" : "button"
    }

    package var html: HTML {
        """
        <form class="inline" method="post" action="\(link: link)">\(hidden)\(extra)\
        <button\(attribute: "class", style) type="submit">\(label)</button></form>
        """
    }
}

/// Everything that is wrong with a form, on top of it, each with a link to its field.
package struct ErrorSummary: Component {
    let state: FormState

    package init(_ state: FormState) { self.state = state }

    package var html: HTML {
        guard !state.problems.isEmpty else { return .empty }
        let items = state.problems.each { problem in
            problem.field.isEmpty
                ? "<li>\(problem.sentence)</li>"
                : "<li><a href=\"#\(FieldFrame.id(problem.field))\">\(problem.sentence)</a></li>"
        }
        if state.problems.allSatisfy({ $0.field.isEmpty }) {
            let sentences = state.problems.each { "<p>\($0.sentence)</p>" }
            return "<div class=\"notice wrong\" role=\"alert\" tabindex=\"-1\" data-focus>\(sentences)</div>"
        }
        return """
            <div class="notice wrong" role="alert" tabindex="-1" data-focus><h2>有 \(state.problems.count) 处需要修改</h2>\
            <ul>\(items)</ul></div>
            """
    }
}

/// A message above the page's content.
package struct Notice: Component {
    package enum Tone: String, Sendable { case info, done, warning, wrong }
    let tone: Tone
    let content: HTML

    package init(_ tone: Tone, _ content: HTML) {
        self.tone = tone
        self.content = content
    }

    package init(_ tone: Tone, text: String) {
        self.tone = tone
        content = "<p>\(text)</p>"
    }

    package var html: HTML {
        """
        <div class="notice \(tone.rawValue)" role="\(tone == .wrong ? "alert" : "status")">\(content)</div>
        """
    }
}
