import Audit
import Kernel
import Obligations
import SQL
import TestSupport
import Testing

@testable import Documents

@Suite struct DocumentsStoreTests {
    typealias World = DocumentsWorld

    /// The whole way, read back field by field, and told by the journal.
    @Test(arguments: TestDatabases.all)
    func aDocumentGoesItsWay(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            var contents = World.contents
            contents.files = [DocumentsStoreWorld.file]
            contents.jointOrgans = ["县疾控局"]
            contents.superior = SuperiorDocument(number: "省卫办〔2026〕3号", title: "上级", attribute: .proactive)
            let drafted = try await world.documents.draft(contents, unit: World.section, by: World.drafter)
            #expect(try await world.documents.document(drafted.id, for: World.keeper) == drafted)
            _ = try await world.documents.recordAgreement(
                drafted.id, of: "县疾控局", .agreed, opinion: "同意", by: World.drafter)
            let finding = SecrecyFinding(.open, basis: "未发现涉密内容")
            _ = try await world.documents.submit(drafted.id, by: World.drafter)
            _ = try await world.documents.approveDraft(drafted.id, finding, opinion: "同意", by: World.head)
            _ = try await world.documents.passAttribute(drafted.id, opinion: "同意", by: World.keeper)
            _ = try await world.documents.concludeSecrecy(drafted.id, finding, by: World.secrecy)
            let signed = try await world.documents.sign(drafted.id, AttributeProposal(.proactive), by: World.leader)
            #expect(signed.number?.text == "青卫发〔2026〕1号")
            let issued = try await world.documents.issue(drafted.id, by: World.office)
            let told = try await world.documents.informJoint(drafted.id, by: World.office)
            #expect(issued.issuedOn == World.day("2026-01-30") && told.agreements[0].toldOn == World.day("2026-01-30"))
            #expect(try await world.documents.document(drafted.id, for: World.above) == told)
            let acts = try await world.documents.timeline(of: drafted.id, for: World.office).map(\.documentWords)
            #expect(
                acts == [
                    "拟稿", "登记会签意见", "送审", "审核通过", "通过属性审核", "作出保密审查结论", "签发", "印发", "告知联合发文机关",
                ])
        }
    }

    /// FOI-26 (CAL-T14): formed 2026-01-30, so due 2026-03-05; the page meets it.
    @Test(arguments: TestDatabases.all)
    func aPublicSignatureStartsTheClock(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let document = try await world.signed()
            let duty = try #require(try await world.obligation("FOI-26", of: document))
            #expect(duty.dueCache?.moment.day == World.day("2026-03-05") && duty.owner == World.section)
            #expect(try await world.obligation("OPN-9", of: document) == nil)
            world.clock.set("2026-03-04")
            try await world.publish(document)
            #expect(try await world.obligation("FOI-26", of: document)?.state == .met)
            let published = try await world.store.read {
                try world.documents.publications(of: document.id, in: $0)
            }
            #expect(published.map(\.address) == ["/articles/7"])
            try await world.withdraw(document)
            try await world.publish(document)
            let again = try await world.store.read { try world.documents.publications(of: document.id, in: $0) }
            #expect(again.count == 1 && again[0].withdrawnAt == nil)
        }
    }

    @Test(arguments: TestDatabases.all)
    func aLatePageIsLate(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let document = try await world.signed()
            world.clock.set("2026-03-06")
            try await world.publish(document)
            #expect(try await world.obligation("FOI-26", of: document)?.state == .metLate)
        }
    }

    /// OPN-1: what is not public is not published, and nothing is left of the attempt.
    @Test(arguments: TestDatabases.all)
    func aWithheldDocumentIsNotPublished(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let document = try await world.signed(World.contents(.withheld))
            #expect(try await world.obligation("FOI-26", of: document) == nil)
            let before = try await world.contents()
            await #expect(throws: Refusal.self) { try await world.publish(document) }
            #expect(try await world.contents() == before)
            let facts = try await world.store.read {
                try world.documents.publicFacts(of: [document.id], on: world.clock.now.day, in: $0)
            }
            #expect(facts.isEmpty)
        }
    }

    @Test(arguments: TestDatabases.all)
    func publicFactsSayWhatPagesShow(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let document = try await world.signed()
            let facts = try await world.store.read {
                try world.documents.publicFacts(of: [document.id], on: world.clock.now.day, in: $0)
            }
            let own = try #require(facts[document.id])
            #expect(own.number == "青卫发〔2026〕1号" && own.writtenOn == World.day("2026-01-30"))
            #expect(own.annotation == "（此件公开发布）" && own.title == World.contents.title)
        }
    }

    /// OPN-9: a signature that keeps something back opens the next look; keeping it opens the one after.
    @Test(arguments: TestDatabases.all)
    func aWithheldDocumentIsLookedAtAgain(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            var document = try await world.signed(World.contents(.withheld))
            #expect(try await world.obligation("OPN-9", of: document)?.dueCache?.moment.day == World.day("2027-01-30"))
            world.clock.set("2026-04-01")
            document = try await world.documents.callForReview(document.id, reason: "收到3件相同申请", by: World.keeper)
            // 20 working days after 2026-04-01: 清明 4/4–4/6 and 劳动节 5/1–5/5 are off.
            #expect(document.review?.nextOn == World.day("2026-04-30"))
            let called = try #require(try await world.obligation("OPN-9", of: document))
            #expect(called.dueCache?.moment.day == World.day("2026-04-30") && called.state == .open)
            world.clock.set("2026-04-20")
            document = try await world.documents.keepAttribute(document.id, reason: "仍属过程性信息", by: World.keeper)
            let reviews = try await world.documents.reviews(of: document.id, for: World.keeper)
            #expect(reviews.map(\.outcome) == [.open, .kept])
            #expect(reviews[0].dueOn == World.day("2027-04-20") && reviews[1].reviewer == World.keeper.name)
            #expect(reviews[1].cause == "收到3件相同申请" && reviews[1].nextOn == World.day("2027-04-20"))
        }
    }

    /// OPN-9: a change to 主动公开 meets the review and starts FOI-26 on the day of the decision.
    @Test(arguments: TestDatabases.all)
    func aReleaseStartsPublication(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            var document = try await world.signed(World.contents(.withheld))
            let review = try #require(try await world.obligation("OPN-9", of: document))
            world.clock.set("2026-09-30")
            _ = try await world.documents.proposeRelease(
                document.id, .proactive, reason: "已过保密期限", by: World.keeper)
            world.clock.set("2026-10-08")
            document = try await world.documents.approveRelease(document.id, by: World.leader)
            #expect(document.attribute.final?.attribute == .proactive)
            // 20 working days after 2026-10-08; Saturday 10-10 is worked.
            let duty = try #require(try await world.obligation("FOI-26", of: document))
            #expect(duty.dueCache?.moment.day == World.day("2026-11-04"))
            let met = try await world.store.read { snapshot in
                try world.obligations.obligation(
                    "OPN-9", on: review.subject, of: review.agency, in: snapshot)
            }
            #expect(met?.state == .met)
            try await world.publish(document)
        }
    }

    /// Nobody overwrites what somebody else did meanwhile, and a refused act leaves nothing.
    @Test(arguments: TestDatabases.all)
    func staleAndRefusedActsWriteNothing(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let document = try await world.readyToSign()
            let before = try await world.contents()
            await #expect(throws: DocumentStore.changedMeanwhile) {
                try await world.documents.sign(
                    document.id, AttributeProposal(.proactive), by: World.leader, version: document.version - 1)
            }
            await #expect(throws: Refusal.self) {
                try await world.documents.sign(document.id, AttributeProposal(.proactive), by: World.drafter)
            }
            await #expect(throws: Refusal.self) {
                try await world.documents.sign(document.id, AttributeProposal(.withheld), by: World.leader)
            }
            await #expect(throws: Refusal.notFound) {
                try await world.documents.sign(document.id, AttributeProposal(.proactive), by: World.outsider)
            }
            #expect(try await world.contents() == before)
        }
    }

    /// SEC-4: text, files and answers are gone from the tables.
    @Test(arguments: TestDatabases.all)
    func whatGoesOfflineIsTakenOut(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            var contents = World.contents
            contents.files = [DocumentsStoreWorld.file]
            contents.jointOrgans = ["县疾控局"]
            let document = try await world.documents.draft(contents, unit: World.section, by: World.drafter)
            _ = try await world.documents.moveOffline(document.id, by: World.drafter)
            let left = try await world.store.read { snapshot in
                try ["document_file", "document_joint"].map {
                    try snapshot.first("SELECT count(*) FROM \($0)")?.integer(0)
                } + [try snapshot.query("SELECT document_id FROM document_body WHERE html <> ''").count]
            }
            #expect(left == [0, 0, 0])
            let stub = try await world.documents.registerOffline(
                kind: .report, unit: World.section, by: World.drafter)
            #expect(stub.state == .offline && stub.allowedActsOfEverybody.isEmpty)
        }
    }

    /// The journal's last hash is that of the row, whatever was done.
    @Test(arguments: TestDatabases.all)
    func theJournalMatchesTheRow(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let document = try await world.signed(World.contents(.severed))
            try await world.publish(document)
            let standing = try await world.store.read { snapshot in
                (
                    try DocumentStore.subjectReader.canonical(document.id.text, snapshot),
                    try world.documents.document(document.id, in: snapshot)?.canonicalText
                )
            }
            #expect(standing.0 == standing.1 && standing.0 != nil)
        }
    }

    /// The list shows to each the same documents as the record's own border.
    @Test(arguments: TestDatabases.all)
    func theLedgerKeepsTheBorder(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let made = [
                try await world.documents.draft(World.contents, unit: World.section, by: World.drafter),
                try await world.signed(), try await world.signed(World.contents(.withheld)),
                try await world.signed(World.contents(.onRequest)),
            ]
            for officer in World.everybody {
                let page = try await world.documents.ledger(DocumentQuery(pageSize: 100), for: officer)
                let expected = Set(made.filter { $0.reach(of: officer).canRead }.map(\.id))
                #expect(Set(page.lines.map(\.id)) == expected, "\(officer.name)")
                #expect(page.total == expected.count)
            }
        }
    }

    @Test(arguments: TestDatabases.all)
    func theLedgerFiltersAndOrders(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let open = try await world.signed()
            let kept = try await world.signed(World.contents(.withheld))
            func ids(_ query: DocumentQuery) async throws -> [DocumentID] {
                try await world.documents.ledger(query, for: World.office).lines.map(\.id)
            }
            #expect(try await ids(DocumentQuery(attribute: .withheld)) == [kept.id])
            #expect(try await ids(DocumentQuery(states: [.drafting])).isEmpty)
            #expect(try await ids(DocumentQuery(words: "预防 接种")).count == 2)
            #expect(try await ids(DocumentQuery(words: "青卫发[2026]2号")) == [kept.id])
            #expect(try await ids(DocumentQuery(words: "%")).isEmpty)
            #expect(try await ids(DocumentQuery(year: 2026, order: .number, descending: true)) == [kept.id, open.id])
            #expect(try await ids(DocumentQuery(year: 2025)).isEmpty)
            #expect(try await ids(DocumentQuery(reviewBy: World.day("2027-01-30"))) == [kept.id])
            #expect(try await ids(DocumentQuery(unpublished: true)) == [open.id])
            try await world.publish(open)
            #expect(try await ids(DocumentQuery(unpublished: true)).isEmpty)
        }
    }

    /// What waits for each: the next act of the flow, and nothing for those who only look.
    @Test(arguments: TestDatabases.all)
    func everybodySeesWhatWaits(_ database: TestDatabase) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let document = try await world.readyToSign()
            #expect(try await world.documents.waiting(for: World.leader).map(\.id) == [document.id])
            for officer in [World.drafter, World.head, World.supervisor, World.above, World.administrator] {
                #expect(try await world.documents.waiting(for: officer).isEmpty, "\(officer.name)")
            }
        }
    }
}

extension DocumentsStoreWorld {
    func publish(_ document: OfficialDocument) async throws {
        try await store.write { [documents] tx in
            try documents.recordPublication(
                of: document.id, article: "7", address: "/articles/7", by: World.office.id, name: "公开办", in: tx)
        }
    }

    func withdraw(_ document: OfficialDocument) async throws {
        try await store.write { [documents] tx in
            try documents.recordWithdrawal(
                of: document.id, article: "7", by: World.office.id, name: "公开办", in: tx)
        }
    }
}

extension OfficialDocument {
    var allowedActsOfEverybody: [DocumentAct] { DocumentsWorld.everybody.flatMap(allowedActs) }
}
