import Audit
import Ciphers
import Corrections
import Kernel
import People
import Publishing
import SQL
import Supervision

/// The stores of what visitors do without an account.
struct VisitorStores: Sendable {
    let corrections: CorrectionStore

    /// All tables, in the order in which they may refer to one another.
    static let migrations: [Migration] = CorrectionMigrations.all
    static let subjectReaders: [SubjectReader] = [CorrectionStore.subjectReader]

    init(
        _ settings: Settings, store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore,
        publishing: PublishingStore
    ) throws {
        let fields = FieldKeyFile(folder: settings.keys.path)
        let owners = PageOwners(
            store: store, people: people, publishing: publishing,
            office: settings.value("corrections-unit", option: nil))
        corrections = CorrectionStore(
            store: store, journal: journal, obligations: obligations, people: people, cipher: fields.cipher,
            owner: owners.owner(of:), policy: CorrectionPolicy(days: try settings.days("corrections-days") ?? 3))
    }
}
