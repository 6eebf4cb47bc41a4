import Audit
import Ciphers
import Consultation
import Documents
import Interpretation
import Kernel
import ObjectStorage
import Obligations
import People
import Publishing
import SQL
import Screening
import TestSupport

/// A small commission with every store whose acts a rule may stop, wired as the program wires them.
struct GateWorld: Sendable {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let agency: AgencyID = id(1)
    static let section: UnitID = id(11)

    static let drafter = officer(21, "拟稿人", [.clerk], [section])
    static let head = officer(22, "科长", [.sectionHead], [section], heads: [section])
    static let office = officer(24, "公开办", [.opennessOffice])
    static let keeper = officer(25, "属性管理员", [.attributeKeeper])
    static let legal = officer(26, "合法性审查员", [.legalReviewer])
    static let secrecy = officer(27, "保密审查员", [.secrecyReviewer])
    static let leader = officer(28, "分管领导", [.leader])
    static let principal = officer(29, "主要负责人", [.principalHead, .leader])

    private static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID> = [], heads: Set<UnitID> = []
    ) -> Officer {
        Officer(id: id(number), name: name, agency: agency, roles: roles, units: units, headOf: heads)
    }

    /// A Tuesday.
    static let today = Day(iso: "2026-03-10") ?? .earliest
    static let screen = Screen(ScreeningPolicy.shipped(), today: today)
    static let gate = ContentGate { _ in screen }

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + DocumentMigrations.all
        + PublishingMigrations.all + InterpretationMigrations.all + ConsultationMigrations.all

    let store: Store
    let journal = Journal(.sha256)
    let documents: DocumentStore
    let normatives: NormativeStore
    let publishing: PublishingStore
    let interpretations: InterpretationStore
    let consultations: ConsultationStore

    static func with(_ database: TestDatabase, _ body: (GateWorld) async throws -> Void) async throws {
        try await TestFolder.with { folder in
            let files = try FileStore(root: folder.path("files"))
            let keeper = Timekeeper.still(Moment(day: today, minute: 570))
            try await database.withStore(migrations, timekeeper: keeper) { store in
                try await store.write { try settle($0) }
                let world = GateWorld(store, files)
                try await world.interpretations.begin(leading: section, by: office)
                try await body(world)
            }
        }
    }

    init(_ store: Store, _ files: FileStore) {
        self.store = store
        let obligations = ObligationStore(calendar: { StateCouncil.calendar })
        let people = PeopleStore(store: store, journal: journal, cost: .init(memory: 8, passes: 1))
        normatives = NormativeStore(store: store, journal: journal, obligations: obligations)
        let drafts = DocumentStore(store: store, journal: journal, obligations: obligations)
        let reading = PublishingStore(
            store: store, journal: journal, obligations: obligations, documents: drafts,
            gate: GateWorld.gate.findings(in:on:))
        let watch = InterpretationStore(
            store: store, journal: journal, obligations: obligations, documents: drafts, publishing: reading,
            people: people)
        documents = DocumentStore(
            store: store, journal: journal, obligations: obligations, objections: [watch.objection(to:on:in:)],
            followers: [watch.follow(_:by:in:)])
        publishing = PublishingStore(
            store: store, journal: journal, obligations: obligations, documents: documents,
            gate: GateWorld.gate.findings(in:on:), followers: [watch.follow(_:_:in:)],
            objections: [watch.objection(to:_:in:)])
        interpretations = InterpretationStore(
            store: store, journal: journal, obligations: obligations, documents: documents, publishing: publishing,
            people: people)
        consultations = ConsultationStore(
            store: store, journal: journal, obligations: obligations, people: people, normatives: normatives,
            shelf: FileShelf(files: files),
            cipher: {
                guard let cipher = FieldCipher(secret: [UInt8](repeating: 7, count: 32)) else { throw Refusal.notFound }
                return cipher
            }, screen: { _ in GateWorld.screen },
            office: { ConsultationOffice(agency: GateWorld.agency, unit: GateWorld.section) })
    }

    private static func settle(_ tx: Transaction) throws {
        try tx.execute(
            "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
            [agency, "青禾县卫健局", "青禾县卫生健康局"])
        try tx.execute(
            """
            INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
            VALUES (?, ?, ?, 'section', 0, 1, 0, 1)
            """, [section, agency, "基层科"])
    }

    /// How much is in every table, and where the journal stands: an act that was refused leaves both alone.
    func standing() async throws -> [String] {
        let names =
            try await store.read { snapshot in
                try snapshot.query(
                    TestDatabases.all == [.postgres]
                        ? "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
                        : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                ).map { try $0.text(0) }
            }
        return try await store.read { [journal] snapshot in
            try names.sorted().map { "\($0) \(try snapshot.first("SELECT count(*) FROM \($0)")?.integer(0) ?? 0)" }
                + journal.heads(in: snapshot).map { "\($0.chain) \($0.sequence) \($0.hash)" }
        }
    }
}

/// What people do before the act in question.
extension GateWorld {
    func paper(
        _ proposal: AttributeProposal, superior: SuperiorDocument? = nil, override: String? = nil,
        isPolicy: Bool = false
    ) async throws -> DocumentID {
        let contents = DocumentContents(
            title: "青禾县卫生健康局关于加强村卫生室管理的通知", kind: .notice, organCode: "青卫发", addressees: "各乡镇卫生院",
            body: "<p>为加强村卫生室管理，现就有关事项通知如下。</p>", isPolicy: isPolicy, proposal: proposal, superior: superior,
            superiorOverride: override)
        return try await documents.draft(contents, unit: Self.section, by: Self.drafter).id
    }

    func portal() async throws -> Portal {
        if let first = try await publishing.portals().first { return first }
        return try await publishing.addPortal(
            code: "qhwjj", name: "青禾县卫生健康局", agency: Self.agency, by: Self.office)
    }

    static func column(_ slug: String, description: String = "通知和公告", keywords: String = "通知,公告") -> ColumnDraft {
        ColumnDraft(name: "通知公告", slug: slug, type: .notice, description: description, keywords: keywords)
    }

    func article(_ body: String) async throws -> Article {
        let portal = try await portal()
        let columns = try await publishing.columns(of: portal.id)
        let column: SiteColumn
        if let first = columns.first {
            column = first
        } else {
            column = try await publishing.keepColumn(Self.column("tzgg"), on: portal.id, by: Self.office)
        }
        let content = ArticleContent(title: "关于开展义诊的通知", body: body, issuer: "青禾县卫生健康局", column: column.id)
        return try await publishing.draft(
            ArticleBeginning(
                content: content, unit: Self.section, portal: portal.id,
                findings: Self.gate.findings(in: content, on: Self.today)), by: Self.drafter)
    }

    /// An article with three reviews and three proof passes; secrecy review is another step.
    func reviewed(_ body: String) async throws -> Article {
        let article = try await article(body)
        _ = try await publishing.submit(article.id, by: Self.drafter)
        let hash = article.working?.hash ?? ""
        for officer in [Self.head, Self.office, Self.leader] {
            _ = try await publishing.sign(.proof, of: article.id, seen: hash, words: "", by: officer)
            _ = try await publishing.sign(.review, of: article.id, seen: hash, words: "同意", by: officer)
        }
        return article
    }

    func clear(_ article: Article) async throws {
        for officer in [Self.head, Self.secrecy, Self.principal] {
            _ = try await publishing.concludeSecrecy(
                article.id, .mayPublish, basis: "未涉密", seen: article.working?.hash ?? "", by: officer)
        }
    }

    func text(_ title: String, _ number: String) async throws -> NormativeText {
        try await normatives.enrol(
            NormativeDraft(title: title, issuer: "青禾县卫生健康局", unit: Self.section),
            NormativeRegistration(
                number: number, code: nil, on: Self.today, effectiveOn: Self.today, term: .years(5)),
            publication: nil, by: Self.legal)
    }

    /// A draft of a normative document, handed in, to be closed on that day.
    func consultation(until closesOn: String) async throws -> ConsultationID {
        let draft = ConsultationDraft(
            kind: .normative, touchesMarket: false, title: "青禾县村卫生室管理办法", text: "第一条 为规范村卫生室管理，制定本办法。",
            explanation: "为规范管理，起草了本办法。", basis: "《基本医疗卫生与健康促进法》", ways: "青禾县城关镇健康路1号",
            closesOn: Day(iso: closesOn) ?? .earliest, shortReason: "", questions: "")
        let new = try await consultations.draft(draft, in: nil, by: Self.drafter)
        _ = try await consultations.perform(.submit, on: new.id, by: Self.head)
        return new.id
    }
}
