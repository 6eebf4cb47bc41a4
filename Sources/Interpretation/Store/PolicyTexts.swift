import Publishing

/// The words of a canonical HTML text.
enum PolicyTexts {
    static func plain(_ html: String) -> String { ArticleBody.plainText(html) }
}
