import Markup

/// The text of an article on a public page. What is kept is canonical already; it is read again as rich text on its way
/// out, so that nothing but what the model knows can reach a reader, whatever a row may hold.
enum PublicText {
    static func html(_ body: String) -> HTML {
        "<div class=\"article-text\">\(HTML(unescaped: ArticleBody.cleaned(body)))</div>"
    }
}
