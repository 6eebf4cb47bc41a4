import Kernel
package import Obligations
package import SQL

/// The list is sorted by days that a new calendar can move (CAL-5).
extension LetterStore {
    /// Writes changed deadlines into the rows of their letters, in the transaction that changed them. Part of loading a
    /// calendar, which journals it.
    package static let followDeadlines: DeadlineFollower = { affected, tx in
        for moved in affected where LetterClock.kinds.contains(moved.obligation.subject.kind) {
            let subject = moved.obligation.subject
            guard let id = subject.id.split(separator: "/").first.flatMap({ LetterID($0) }),
                let letter = try LetterRows.letter(id, in: tx),
                letter.currentClock?.subject(of: letter) == subject
            else { continue }
            try LetterRows.setDue(moved.after, of: id, in: tx)
        }
    }
}
