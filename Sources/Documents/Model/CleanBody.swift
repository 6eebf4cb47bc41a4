/// The text of a document as a page may show it: canonical HTML, read anew as rich text on its way out. Only
/// `DocumentBody.shown` makes one.
package struct CleanBody: Hashable, Sendable {
    package let html: String

    init(canonical html: String) { self.html = html }
}
