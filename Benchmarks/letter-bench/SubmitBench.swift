import Audit
import BenchTiming
import Ciphers
import Consultation
import Documents
import Kernel
import Letters
import ObjectStorage
import Obligations
import People
import SQL
import Screening

/// Letters written on the site: the letter, who wrote sealed, its duties with their clocks, the journal.
struct LetterSubmitBench {
    let options: BenchOptions

    func run() async throws {
        let race = SubmitRace(folder: options.folder, rounds: options.rounds, count: options.count)
        let store = try await race.open("letters.db")
        try await store.migrate(BenchHouse.common + LetterMigrations.all)
        try await store.write { try BenchHouse.settle($0) }
        let letters = LetterStore(
            store: store, journal: Journal(.sha256), obligations: BenchHouse.obligations,
            people: PeopleStore(store: store, journal: Journal(.sha256)), cipher: BenchHouse.cipher,
            screen: { Screen(ScreeningPolicy.shipped(), today: $0) }, agency: { BenchHouse.agency },
            vocabulary: try QuestionWordsFile.shipped())
        let first = try await letters.receive(LetterSubmitBench.letter(0))
        let bytes = try await store.read {
            SubmitRace.size(of: try $0.query("SELECT * FROM letter WHERE id = ?", [first.id]))
        }
        try await race.run(bytes: bytes) { _ = try await letters.receive(LetterSubmitBench.letter($0)) }
        await store.close()
    }

    private static func letter(_ number: Int) -> NewLetter {
        NewLetter(
            category: .consultation, channel: .message, title: "第\(number)件：接种证遗失后怎样补办",
            words: "孩子的预防接种证在搬家时遗失，入学查验需要。请问在哪里补办，需要带哪些材料，多长时间能办好？（第\(number)件）",
            writer: LetterWriterIdentity(name: "林小满", contact: "139\(10_000_000 + number)", address: "青禾县健康路1号"))
    }
}

/// Opinions on a paragraph of a draft: the comment, how to reach who wrote it sealed, the journal.
struct CommentSubmitBench {
    let options: BenchOptions

    func run() async throws {
        let race = SubmitRace(folder: options.folder, rounds: options.rounds, count: options.count)
        let store = try await race.open("comments.db")
        try await store.migrate(BenchHouse.common + DocumentMigrations.all + ConsultationMigrations.all)
        try await store.write { try BenchHouse.settle($0) }
        let consultations = try BenchHouse.consultations(store, folder: options.folder)
        let id = try await published(consultations)
        _ = try await consultations.receive(CommentSubmitBench.comment(0), files: [], isQueued: false, on: id)
        let bytes = try await store.read {
            SubmitRace.size(of: try $0.query("SELECT * FROM consultation_comment"))
        }
        try await race.run(bytes: bytes) {
            _ = try await consultations.receive(CommentSubmitBench.comment($0), files: [], isQueued: false, on: id)
        }
        await store.close()
    }

    /// A draft of forty paragraphs before the public.
    private func published(_ consultations: ConsultationStore) async throws -> ConsultationID {
        let text = (1...40).map { "第\($0)条　村卫生室每周开诊不少于五天，节假日由乡镇卫生院统一安排值班。" }.joined(separator: "\n")
        let draft = ConsultationDraft(
            kind: .decision, title: "青禾县村卫生室管理办法", text: text, explanation: "为加强管理，制定本办法。", basis: "《乡村医生从业管理条例》",
            ways: "城关镇健康路1号", closesOn: consultations.today.adding(days: 60))
        let new = try await consultations.draft(draft, in: nil, by: BenchHouse.drafter)
        _ = try await consultations.perform(.submit, on: new.id, by: BenchHouse.drafter)
        return try await consultations.perform(.publish, on: new.id, by: BenchHouse.office).id
    }

    private static func comment(_ number: Int) -> CommentDraft {
        CommentDraft(
            paragraph: "\(number % 40 + 1)", stance: "change",
            words: "建议把开诊天数改为每周六天，并且公布值班电话，方便外出务工人员周末看病。（第\(number)条）", contact: "0999-\(8_000_000 + number)")
    }
}

/// An invented agency: its people, its key, its stores.
enum BenchHouse {
    static let common = AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all
    static let agency: AgencyID = id(1)
    static let unit: UnitID = id(2)
    static let drafter = Officer(id: id(3), name: "起草人", agency: agency, roles: [.clerk], units: [unit])
    static let office = Officer(id: id(4), name: "公开办", agency: agency, roles: [.opennessOffice])
    static let obligations = ObligationStore(calendar: { StateCouncil.calendar })

    /// Derived once, as the program does.
    private static let kept = FieldCipher(secret: [UInt8](repeating: 7, count: 32))

    static let cipher: FieldCiphering = {
        guard let kept else { throw BenchFault("no cipher") }
        return kept
    }

    static func consultations(_ store: Store, folder: String) throws -> ConsultationStore {
        let journal = Journal(.sha256)
        return ConsultationStore(
            store: store, journal: journal, obligations: obligations,
            people: PeopleStore(store: store, journal: journal),
            normatives: NormativeStore(store: store, journal: journal, obligations: obligations),
            shelf: FileShelf(files: try FileStore(root: folder + "/files")), cipher: cipher,
            screen: { Screen(ScreeningPolicy.shipped(), today: $0) }, office: { nil })
    }

    static func settle(_ tx: Transaction) throws {
        try tx.execute(
            "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
            [agency, "青禾县卫健局", "青禾县卫生健康局"])
        try tx.execute(
            """
            INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
            VALUES (?, ?, '基层科', 'section', 0, 1, 0, 1)
            """, [unit, agency])
    }

    private static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_600_000_000_000), random: (0, UInt64(number)))
    }
}
