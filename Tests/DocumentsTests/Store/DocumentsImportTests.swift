import Kernel
import SQL
import TestSupport
import Testing

@testable import Documents

/// What the agency's document system hands over, as often as it likes.
@Suite struct DocumentsImportTests {
    typealias World = DocumentsWorld

    static let approval = ImportedApproval(
        drafter: "李敏", secrecyReviewer: "王强", secrecy: SecrecyFinding(.open, basis: "未发现涉密内容"),
        signer: "赵刚", signedOn: World.day("2026-01-20"), number: "青卫发[2026]7号")

    static func imported(
        _ contents: DocumentContents = World.contents, id: String = "OA-1", approval: ImportedApproval? = approval
    ) -> ImportedDocument {
        ImportedDocument(
            system: "县公文系统", externalID: id, unit: World.section, contents: contents, approval: approval)
    }

    @Test(arguments: TestDatabases.all)
    func theSameAgainChangesNothing(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let first = try await world.documents.importDocument(Self.imported(), by: World.drafter)
            let before = try await world.contents()
            #expect(try await world.documents.importDocument(Self.imported(), by: World.drafter) == first)
            #expect(try await world.contents() == before)
            #expect(first.state == .signed && first.number?.text == "青卫发〔2026〕7号")
            #expect(first.publicationRefusal == nil)
        }
    }

    /// FOI-26: day 0 is the day it was signed, not the day it came.
    @Test(arguments: TestDatabases.all)
    func theClockRunsFromTheSignature(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let document = try await world.documents.importDocument(Self.imported(), by: World.drafter)
            let duty = try #require(try await world.obligation("FOI-26", of: document))
            // 20 working days after 2026-01-20, with Saturday 02-14 worked and 02-15…02-23 off.
            #expect(duty.dueCache?.moment.day == World.day("2026-02-24"))
        }
    }

    /// NORM-3: numbers given here go on after one given there; the same number twice is refused.
    @Test(arguments: TestDatabases.all)
    func numbersGoOnAfterImportedOnes(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            _ = try await world.documents.importDocument(Self.imported(), by: World.drafter)
            #expect(try await world.signedSerial() == 8)
            let before = try await world.contents()
            await #expect {
                try await world.documents.importDocument(Self.imported(id: "OA-2"), by: World.drafter)
            } throws: { ($0 as? Refusal)?.rule == "NORM-3" }
            #expect(try await world.contents() == before)
        }
    }

    @Test(arguments: TestDatabases.all)
    func aDraftIsReplacedUntilItIsHandedIn(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let first = try await world.documents.importDocument(Self.imported(approval: nil), by: World.drafter)
            var contents = World.contents
            contents.title = "青禾县卫生健康局关于预防接种工作的补充通知"
            let second = try await world.documents.importDocument(
                Self.imported(contents, approval: nil), by: World.drafter)
            #expect(second.id == first.id && second.contents.title == contents.title && second.version == 2)
            _ = try await world.documents.submit(second.id, by: World.drafter)
            contents.title = "第三稿"
            let before = try await world.contents()
            await #expect(throws: Refusal.self) {
                try await world.documents.importDocument(Self.imported(contents, approval: nil), by: World.drafter)
            }
            #expect(try await world.contents() == before)
        }
    }

    @Test(arguments: TestDatabases.all)
    func aSignedDocumentIsNotReplaced(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            _ = try await world.documents.importDocument(Self.imported(), by: World.drafter)
            var contents = World.contents
            contents.body = "<p>改过的正文</p>"
            await #expect {
                try await world.documents.importDocument(Self.imported(contents), by: World.drafter)
            } throws: { ($0 as? Refusal)?.code == .stateRefused }
        }
    }

    @Test(arguments: TestDatabases.all)
    func twoDeliveriesAtOnceMakeOneRecord(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let ids = try await withThrowingTaskGroup(of: DocumentID.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        try await world.documents.importDocument(Self.imported(), by: World.drafter).id
                    }
                }
                return try await group.reduce(into: Set<DocumentID>()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
            #expect(try await world.documents.ledger(DocumentQuery(), for: World.office).total == 1)
        }
    }

    /// What was signed elsewhere must show what a signature here would have asked for.
    @Test(
        arguments: [
            ("王强", "王强", "赵刚", "2026-01-20", "青卫发〔2026〕7号", "ROLE-13"),
            ("李敏", "", "赵刚", "2026-01-20", "青卫发〔2026〕7号", "SEC-1"),
            ("李敏", "王强", "李敏", "2026-01-20", "青卫发〔2026〕7号", "ROLE-13"),
            ("李敏", "王强", "赵刚", "2026-01-20", "七号文", "NORM-3"),
            ("李敏", "王强", "赵刚", "2026-02-20", "青卫发〔2026〕7号", nil),
        ] as [(String, String, String, String, String, String?)])
    func whatWasSignedElsewhereIsLookedAt(
        _ drafter: String, _ reviewer: String, _ signer: String, _ day: String, _ number: String, _ rule: String?
    ) {
        let approval = ImportedApproval(
            drafter: drafter, secrecyReviewer: reviewer, secrecy: SecrecyFinding(.open, basis: "依据"),
            signer: signer, signedOn: World.day(day), number: number)
        let made = Self.imported(approval: approval).document(
            World.id(51), fingerprint: "x", at: World.moment.adding(hours: -24 * 30), under: .standard,
            by: World.drafter)
        #expect(made.refused?.code == .invalid && made.refused?.rule == rule)
    }

    @Test func aMissingAttributeIsRefusedWhenSigned() {
        var contents = World.contents
        contents.proposal = nil
        let made = Self.imported(contents).document(
            World.id(51), fingerprint: "x", at: World.moment, under: .standard, by: World.drafter)
        #expect(made.refused?.rule == "OPN-2")
    }
}
