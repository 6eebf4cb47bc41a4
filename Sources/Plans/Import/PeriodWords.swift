import TextForms

/// The words that say how often (reading rule table, frequency).
enum PeriodWords {
    private static let table: [(word: Scalars, unit: String)] = {
        let words: [(String, String)] = [
            ("每季度", "quarter"), ("按季度", "quarter"), ("每个季度", "quarter"), ("每季", "quarter"), ("按季", "quarter"),
            ("逐季", "quarter"), ("每半年", "half_year"), ("每年度", "year"), ("每年", "year"), ("每个月", "month"),
            ("每月", "month"), ("按月", "month"), ("逐月", "month"), ("每周", "week"), ("按周", "week"), ("每星期", "week"),
            ("每日", "day"), ("每天", "day"), ("按日", "day"), ("一日一", "day"), ("一周一", "week"), ("一月一", "month"),
            ("一季度一", "quarter"), ("一季一", "quarter"), ("半年一", "half_year"), ("一年一", "year"),
        ]
        return words.map { (Scalars($0.0), $0.1) }
    }()

    private static let openings = Marks("每按逐一半")

    /// Those that only say over what time a minimum count runs (rule 16).
    private static let spans: [(word: Scalars, unit: String)] = {
        let words: [(String, String)] = [
            ("年内", "year"), ("全年", "year"), ("年度", "year"), ("一年", "year"), ("半年", "half_year"), ("季度", "quarter"),
            ("月内", "month"), ("当月", "month"), ("一个月", "month"), ("一周", "week"), ("当日", "day"), ("一天", "day"),
        ]
        return words.map { (Scalars($0.0), $0.1) }
    }()

    static func mayOpen(_ scalar: Unicode.Scalar) -> Bool { openings.contains(scalar) }

    static func at(_ index: Int, in text: Scalars) -> (length: Int, unit: String)? {
        guard let first = text.at(index), openings.contains(first) else { return nil }
        for (word, unit) in table where text.has(word, at: index) { return (word.count, unit) }
        return nil
    }

    /// The last such word in a part of a sentence.
    static func last(in text: Scalars) -> (start: Int, unit: String)? {
        for index in text.indices.reversed() {
            if let (_, unit) = at(index, in: text) { return (index, unit) }
            for (word, unit) in spans where text.has(word, at: index) {
                if let (start, whole) = table.first(where: { text.has($0.word, at: index - 1) }).map({
                    (index - 1, $0.unit)
                }) {
                    return (start, whole)
                }
                return (index, unit)
            }
        }
        return nil
    }
}
