import Audit
import Kernel
import SQL

/// Items of the list of decisions as rows.
enum DecisionRows {
    static func items(
        where condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [DecisionItem] {
        try snapshot.query(
            """
            SELECT id, agency_id, year, position, title, unit_id, planned, published_on, version
            FROM consultation_decision WHERE \(condition)
            """, values
        ).map { row in
            let id: DecisionItemID = try row.id(0)
            return DecisionItem(
                id: id, agency: try row.id(1), year: try row.integer(2), position: try row.integer(3),
                title: try row.text(4), unit: try row.id(5), planned: try row.text(6),
                marks: try marks(of: id, in: snapshot), publishedOn: try row.optionalDay(7),
                version: try row.integer(8))
        }
    }

    private static func marks(
        of id: DecisionItemID, in snapshot: Snapshot
    ) throws -> [DecisionItem.Step: DecisionItem.Mark] {
        var found: [DecisionItem.Step: DecisionItem.Mark] = [:]
        for row in try snapshot.query(
            "SELECT step, marked_on, is_needless, note FROM consultation_decision_mark WHERE item_id = ?", [id])
        {
            let step = try Stored.value(DecisionItem.Step.self, try row.text(0))
            found[step] = DecisionItem.Mark(
                on: try row.day(1), isNeedless: try row.bool(2), note: try row.text(3))
        }
        return found
    }
}

extension DecisionItem {
    static let journalKind = "decision_item"

    /// The item as its acts put it into the journal.
    var canonicalText: String {
        let marks = Step.allCases.compactMap { step in
            self.marks[step].map {
                CanonicalJSON.Value.text("\(step.rawValue) \($0.on) \($0.isNeedless ? "needless" : "done") \($0.note)")
            }
        }
        return CanonicalJSON.object([
            ("id", .text(id.text)), ("agency", .text(agency.text)), ("year", .integer(Int64(year))),
            ("position", .integer(Int64(position))), ("title", .text(title)), ("unit", .text(unit.text)),
            ("planned", .text(planned)), ("marks", .list(marks)),
            ("published", .optional(publishedOn.map { "\($0)" })), ("version", .integer(Int64(version))),
        ])
    }
}
