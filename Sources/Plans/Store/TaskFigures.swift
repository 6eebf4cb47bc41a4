package import Kernel
package import SQL

/// How far the tasks of plans are; asked inside the transaction that keeps the figure (EVAL-3).
extension PlanStore {
    /// Tasks due from `first` through `last` that are done, of all of them; only those done on time with `onTime`.
    package static func completion(
        of agency: AgencyID, from first: Day, through last: Day, onTime: Bool, in snapshot: Snapshot
    ) throws -> MeasureReading {
        let range = "agency_id = ? AND due_on >= ? AND due_on <= ?"
        let good = onTime ? "state = 'accepted' AND closed_on_time = 1" : "state = 'accepted'"
        let values: [any SQLConvertible] = [agency, first, last]
        let all = try snapshot.first("SELECT count(*) FROM plan_task WHERE \(range)", values)?.integer(0) ?? 0
        let done =
            try snapshot.first("SELECT count(*) FROM plan_task WHERE \(range) AND \(good)", values)?.integer(0) ?? 0
        let items = try snapshot.query(
            """
            SELECT id, text, due_on FROM plan_task WHERE \(range) AND NOT (\(good) AND closed_on_time IS NOT NULL)
            ORDER BY due_on, id LIMIT \(MeasureReading.mostItems)
            """, values
        ).map { row in
            let id: PlanTaskID = try row.id(0)
            return MeasuredItem(
                title: String(try row.text(1).prefix(60)), address: "/console/tasks/\(id)",
                note: "时限 \(try row.day(2))")
        }
        return MeasureReading(.rate(part: done, whole: all), items: items)
    }
}
