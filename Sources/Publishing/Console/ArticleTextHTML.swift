import Markup
import Site

/// The text of an article for a page of the staff side. What is kept is read as rich text once more on its way out:
/// only what that model can say reaches the page, whatever stands in the row (T3).
enum ArticleTextHTML {
    static func html(of body: String, in article: ArticleID) -> HTML {
        let folder = ArticleLinks.article(article).address + "/files"
        return HTML(unescaped: ArticleBody.shown(body, filesIn: folder))
    }
}
