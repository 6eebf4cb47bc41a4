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
