package import Markup

/// The text of an article on a public page. What is kept is canonical already; it is read again as rich text on its way
/// out, so that nothing but what the model knows can reach a reader, whatever a row may hold.
package enum PublicText {
    /// - Parameter isOfficial: set in the type of official documents.
    package static func html(_ body: String, isOfficial: Bool = false) -> HTML {
        "<div class=\"article-text\(isOfficial ? " official" : "")\">\(HTML(unescaped: ArticleBody.cleaned(body)))</div>"
    }

    /// Its words alone, to search in.
    package static func words(_ body: String) -> String { ArticleBody.plainText(body) }
}
