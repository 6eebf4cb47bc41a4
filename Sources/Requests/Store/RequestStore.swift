package import Audit
package import Ciphers
package import Kernel
package import ObjectStorage
package import People
package import SQL
package import Supervision

/// Applications and their cases. Every act is one transaction: rows, journal entry, obligations and the rows of letters
/// commit together or not at all.
package struct RequestStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let people: PeopleStore
    let cipher: FieldCiphering
    let shelf: FileShelf
    let letters: CaseLetterWriter

    /// - Parameters:
    ///   - cipher: seals who applied and whom the agency asked.
    ///   - shelf: where files and letters lie.
    ///   - letters: makes the `.docx` of a letter from the case.
    package init(
        store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore,
        cipher: @escaping FieldCiphering, shelf: FileShelf, letters: @escaping CaseLetterWriter
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.people = people
        self.cipher = cipher
        self.shelf = shelf
        self.letters = letters
    }

    package var today: Day { store.timekeeper.now().day }
    package var calendar: WorkCalendar { obligations.calendar }
}
