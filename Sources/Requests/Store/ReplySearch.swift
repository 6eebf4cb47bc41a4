package import Kernel
import SQL

/// What the public log holds for a search.
extension RequestStore {
    /// Replies in the public log that hold all of these words, the newest first.
    package func publicReplies(with words: String, of agency: AgencyID, most: Int = 5) async throws -> [PublicReply] {
        let wanted = words.split(whereSeparator: { $0.isBlank || $0.isPunctuation }).prefix(8).map(String.init)
        if wanted.isEmpty { return [] }
        let patterns = wanted.map(RequestStore.pattern)
        let conditions = patterns.map { _ in " AND (title LIKE ? ESCAPE '!' OR summary LIKE ? ESCAPE '!')" }.joined()
        return try await store.read { snapshot in
            let values: [any SQLConvertible] = [agency] + patterns.flatMap { [$0, $0] }
            return try snapshot.query(
                """
                SELECT request_id, title, summary, code, replied_on FROM request_release WHERE agency_id = ?\(conditions)
                ORDER BY replied_on DESC, request_id DESC LIMIT \(min(max(most, 1), 50))
                """, values
            ).compactMap(RequestStore.reply)
        }
    }

    private static func reply(_ row: SQLRow) throws -> PublicReply? {
        guard let code = DecisionCode(rawValue: try row.text(3)) else { return nil }
        return PublicReply(
            id: try row.id(0), title: try row.text(1), summary: try row.text(2), code: code, repliedOn: try row.day(4))
    }

    private static func pattern(_ word: String) -> String {
        var text = ""
        for character in word.prefix(60) { text += "!%_".contains(character) ? "!\(character)" : String(character) }
        return "%\(text)%"
    }
}
