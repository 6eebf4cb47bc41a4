package import Audit
import Kernel
import SQL

extension PlanStore {
    /// How a task looks now, for `gongkai audit verify`: a row changed behind the journal's back no longer matches its last
    /// entry.
    package static let subjectReader = SubjectReader(kind: PlanTask.journalKind) { id, snapshot in
        guard let id = PlanTaskID(id) else { return nil }
        return try PlanTaskRows.task(id, in: snapshot)?.canonicalText
    }
}
