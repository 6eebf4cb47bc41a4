import Audit
import Ciphers
import Kernel
import Obligations
import People
import SQL
import Synchronization
import TestSupport

@testable import Documents

/// Documents in a real database, with a clock that the test sets.
final class DocumentsStoreWorld: Sendable {
    typealias World = DocumentsWorld

    let store: Store
    let journal: Journal
    let documents: DocumentStore
    let obligations: ObligationStore
    let clock: DocumentsClock

    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + DocumentMigrations.all

    private init(_ store: Store, _ clock: DocumentsClock) {
        self.store = store
        self.clock = clock
        journal = Journal(.sha256)
        obligations = ObligationStore(calendar: { StateCouncil.calendar })
        documents = DocumentStore(store: store, journal: journal, obligations: obligations)
    }

    static func with(
        _ database: TestDatabase, on day: String = "2026-01-30", _ body: (DocumentsStoreWorld) async throws -> Void
    ) async throws {
        let clock = DocumentsClock(day)
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            try await body(DocumentsStoreWorld(store, clock))
        }
    }

    /// A document that waits for its signer.
    func readyToSign(_ contents: DocumentContents = World.contents) async throws -> OfficialDocument {
        let conclusion: SecrecyConclusion = contents.proposal?.attribute == .withheld ? .forbidden : .open
        let finding = SecrecyFinding(conclusion, basis: "未发现涉密内容")
        let drafted = try await documents.draft(contents, unit: World.section, by: World.drafter)
        _ = try await documents.submit(drafted.id, by: World.drafter)
        _ = try await documents.approveDraft(drafted.id, finding, by: World.head)
        _ = try await documents.passAttribute(drafted.id, opinion: "同意", by: World.keeper)
        var document = try await documents.concludeSecrecy(drafted.id, finding, by: World.secrecy)
        if contents.isNormative {
            document = try await documents.passLegality(drafted.id, opinion: "合法", by: World.legal)
        }
        return document
    }

    func signed(_ contents: DocumentContents = World.contents) async throws -> OfficialDocument {
        let document = try await readyToSign(contents)
        return try await documents.sign(
            document.id, contents.proposal ?? AttributeProposal(.proactive), by: World.leader)
    }

    func signedNumber() async throws -> String? { try await signed().number?.text }
    func signedSerial() async throws -> Int? { try await signed().number?.serial }

    func obligation(_ rule: String, of document: OfficialDocument) async throws -> Obligation? {
        try await store.read { [obligations] snapshot in
            let subject: Obligation.Subject
            if rule == "OPN-9" {
                guard
                    let row = try snapshot.first(
                        "SELECT id FROM document_review WHERE document_id = ? ORDER BY id DESC LIMIT 1", [document.id])
                else { return nil }
                subject = Obligation.Subject(kind: "document_review", id: try row.text(0))
            } else {
                subject = document.subject
            }
            return try obligations.obligation(rule, on: subject, of: document.agency, in: snapshot)
        }
    }

    /// Row counts and versions of everything an act could touch.
    func contents() async throws -> [String] {
        try await store.read { snapshot in
            try [
                "document", "document_body", "document_file", "document_joint", "document_serial", "document_review",
                "document_publication", "meeting", "meeting_decision", "obligation", "obligation_event",
                "journal_entry",
            ].map { "\($0) \(try snapshot.first("SELECT count(*) FROM \($0)")?.integer(0) ?? -1)" }
                + snapshot.query("SELECT id, state, version FROM document ORDER BY id").map {
                    "\(try $0.text(0)) \(try $0.text(1)) \(try $0.integer(2))"
                }
        }
    }

    static let file = DocumentFile(
        role: .source, name: "通知.docx", hash: String(repeating: "c", count: 64), size: 1_024, kind: "docx")
}

/// A clock that stands where it is put.
final class DocumentsClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ day: String) { moment = Mutex(DocumentsClock.morning(day)) }

    var now: Moment { moment.withLock { $0 } }

    func set(_ day: String) { moment.withLock { $0 = DocumentsClock.morning(day) } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.still(now)
        keeper.now = { [self] in now }
        keeper.recordedAt = { [self] in now }
        return keeper
    }

    private static func morning(_ day: String) -> Moment { Moment(day: DocumentsWorld.day(day), minute: 570) }
}
