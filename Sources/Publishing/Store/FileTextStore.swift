import SQL

extension PublishingStore {
    /// More of a file is not searched.
    static let longestFileText = 400_000

    /// What can be read in a published file, under its hash; like the file itself it is kept before any row names it, and
    /// the same for whoever brings it. Nobody's act: the article that shows the file is journalled.
    package func keepText(_ text: String, ofFile hash: String) async throws {
        let text = String(text.prefix(PublishingStore.longestFileText)).filter { $0 != "\0" }
        let isKept = try await store.read { snapshot in
            try snapshot.first("SELECT 1 FROM article_file_text WHERE hash = ?", [hash]) != nil
        }
        guard !isKept else { return }
        try await store.write { tx in
            try tx.execute(
                "INSERT INTO article_file_text (hash, text) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING", [hash, text])
        }
    }
}
