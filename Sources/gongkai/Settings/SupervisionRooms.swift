import Audit
import Kernel
import Obligations
import People
import Publishing
import SQL
import Supervision

/// 监察: the stores of board, items and registers.
struct SupervisionRooms: Sendable {
    let board: BoardStore
    let items: ItemStore
    let registers: RegisterStore
    /// What comes in by the public form (SUP-3).
    let complaints: ComplaintStore
    let ruleTitle: RuleTitles

    static let subjectReaders: [SubjectReader] = [ItemStore.subjectReader, RegisterStore.subjectReader]

    init(
        store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore, engine: EngineRooms,
        publishing: PublishingStore
    ) {
        items = ItemStore(
            store: store, journal: journal, obligations: obligations, people: people, alert: engine.engine.itemAlert)
        registers = RegisterStore(store: store, journal: journal, obligations: obligations, people: people)
        complaints = ComplaintStore(registers: registers, cipher: engine.notices.sealing) {
            try await publishing.portals().first(where: \.isDefault)?.agency
        }
        board = BoardStore(store: store, obligations: obligations, people: people, items: items)
        ruleTitle = engine.title
    }
}
