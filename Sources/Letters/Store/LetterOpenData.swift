package import Kernel
import SQL

/// Figures of letters as data: months by category, and months by what was asked about. Nothing of a letter itself is in them;
/// a topic is a word of our own list, never one of a writer (PII-1).
extension LetterStore {
    package static let otherTopic = "其他"
    private static let months = 36

    /// Of the last three years, the earliest month first.
    package func publicMonths() async throws -> [LetterMonth] {
        let agency = try await portalAgency(), first = firstMonth
        return try await store.read { snapshot in
            let rows = try snapshot.query(
                """
                SELECT category, month, stage, is_late, outcome, count(*) FROM letter
                WHERE agency_id = ? AND month >= ? GROUP BY category, month, stage, is_late, outcome
                """, [agency, first])
            var figures: [String: [LetterCategory: LetterFigures]] = [:]
            for row in rows {
                let (category, month, add) = try LetterStore.figures(row)
                add(&figures[month, default: [:]][category, default: LetterFigures()])
            }
            return figures.sorted { $0.key < $1.key }.flatMap { month, categories in
                LetterCategory.allCases.compactMap { category in
                    categories[category].map { LetterMonth(month: month, category: category, figures: $0) }
                }
            }
        }
    }

    /// What a row of counts adds, and where: category, month, stage, late, outcome, count.
    static func figures(
        _ row: SQLRow
    ) throws -> (category: LetterCategory, month: String, add: (inout LetterFigures) -> Void) {
        let category = try Stored.value(LetterCategory.self, try row.text(0))
        let stage = try Stored.value(LetterStage.self, try row.text(2)), late = try row.bool(3)
        let outcome = try row.optionalText(4).map { try Stored.value(LetterOutcome.self, $0) }
        let count = try row.integer(5)
        return (category, try row.text(1), { $0.add(count, stage, late: late, outcome) })
    }

    /// What was asked about, by the subjects of the question words. Reports are not counted: a rare one tells of somebody.
    package func publicTopics() async throws -> [LetterTopicMonth] {
        let agency = try await portalAgency(), first = firstMonth
        return try await store.read { [grouping] snapshot in
            let rows = try snapshot.query(
                "SELECT month, title FROM letter WHERE agency_id = ? AND month >= ? AND category <> 'report'",
                [agency, first])
            var counts: [String: [String: Int]] = [:]
            for row in rows {
                let topic = grouping.subject(of: try row.text(1)) ?? LetterStore.otherTopic
                counts[try row.text(0), default: [:]][topic, default: 0] += 1
            }
            return counts.sorted { $0.key < $1.key }.flatMap { month, topics in
                topics.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                    .map { LetterTopicMonth(month: month, topic: $0.key, received: $0.value) }
            }
        }
    }

    private var firstMonth: String { String(today.adding(months: 1 - LetterStore.months).description.prefix(7)) }
}
