import Kernel
import SQL

/// How lists and enumerations stand in a column.
enum SectionPath {
    /// Headings hold no control characters, so a unit separator joins them safely.
    private static let separator: Character = "\u{1F}"

    static func text(_ parts: [String]) -> String { parts.joined(separator: String(separator)) }
    static func parts(_ text: String) -> [String] {
        text.isEmpty ? [] : text.split(separator: separator).map(String.init)
    }
}

/// `lead 0192…|responsible 0192…`: the units of a proposed change, with their notes left behind (a note belongs to the
/// plan's words, and a new unit has none).
enum AssignmentText {
    static func write(_ assignments: [Assignment]) -> String {
        assignments.map { "\($0.duty.rawValue) \($0.unit)" }.joined(separator: "|")
    }

    static func read(_ text: String) throws -> [Assignment] {
        try text.split(separator: "|").map { item in
            let words = item.split(separator: " ")
            guard words.count == 2, let unit = UnitID(words[1]) else {
                throw SQLError.failed(code: "stored", message: "not an assignment: \(item)")
            }
            return Assignment(unit: unit, duty: try Stored.value(Duty.self, String(words[0])))
        }
    }
}
