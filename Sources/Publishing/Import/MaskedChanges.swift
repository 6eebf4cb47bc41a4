package import Kernel
import OfficeFormats
import Screening

extension ContentGate {
    /// What became of the words between two contents, personal data masked as in the findings: what was taken out of a
    /// text must not be read again beside the new one (PII-6).
    package func changes(
        from old: ArticleContent, to new: ArticleContent, on day: Day
    ) -> [TextChange] {
        let screen = screen(day)
        return ArticleBody.changes(from: masked(old, screen), to: masked(new, screen))
    }

    private func masked(_ content: ArticleContent, _ screen: Screen) -> String {
        let words = ArticleBody.words(content)
        let text = Masking.masked(words, screen.hits(in: words), for: .staff)
        // A name under 姓名 is one only together with the head of its column.
        let cells = RichReader.html(content.body).headedCells.flatMap { cell in
            screen.hits(in: cell.text, columnHead: cell.head).filter(\.kind.isPrivacy)
        }
        return cells.reduce(text) { ScalarWords.replacing($1.text, with: Masking.mask($1, for: .staff), in: $0) }
    }
}
