package import Kernel
package import SQL

/// An answer that everybody reads, as whoever changes what it speaks of needs it (NORM-6).
package struct SpeakingLetter: Sendable {
    package let id: LetterID
    package let title: String
    package let words: String
    package let since: Day
}

extension LetterStore {
    /// Published letters whose words have one of `names`, the newest first.
    package static func published(
        naming names: [String], of agency: AgencyID, in snapshot: Snapshot
    ) throws -> [SpeakingLetter] {
        let names = names.filter { $0.count >= 4 }
        guard !names.isEmpty else { return [] }
        let either = names.map { _ in "question LIKE ? ESCAPE '!' OR answer LIKE ? ESCAPE '!'" }.joined(
            separator: " OR ")
        let patterns = names.flatMap { name -> [SQLValue] in
            var pattern = "%"
            for character in name {
                if "%_!".contains(character) { pattern.append("!") }
                pattern.append(character)
            }
            return Array(repeating: .text(pattern + "%"), count: 2)
        }
        return try snapshot.query(
            """
            SELECT letter_id, title, question, answer, published_at FROM letter_publication
            WHERE agency_id = ? AND state = 'published' AND (\(either)) ORDER BY published_at DESC, letter_id LIMIT 200
            """, [agency.sqlValue] + patterns
        ).map {
            SpeakingLetter(
                id: try $0.id(0), title: try $0.text(1), words: try $0.text(2) + "\n" + $0.text(3),
                since: try $0.moment(4).day)
        }
    }
}
