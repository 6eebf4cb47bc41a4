extension SearchableArticle {
    /// The words of the body.
    package var text: String { ArticleBody.plainText(body) }
}
