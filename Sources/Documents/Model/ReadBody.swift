/// An uploaded Word file as clean HTML, its pictures already kept.
package struct ReadBody: Hashable, Sendable {
    package let html: String
    package let title: String?
    /// What was left out or changed, in sentences.
    package let notes: [String]

    package init(html: String, title: String?, notes: [String]) {
        self.html = html
        self.title = title
        self.notes = notes
    }
}
