import HTTPTypes
import Kernel
import Markup
import SQL
import Site
import TestSupport
import Testing

@testable import Documents

/// Official documents for programs: the document system's import, every act, the review platform's opinion.
@Suite struct DocumentsAPITests {
    typealias World = DocumentsWorld

    private static func with(
        _ database: TestDatabase = TestDatabases.all[0],
        _ body: @escaping @Sendable (DocumentsStoreWorld, DocumentsAPI) async throws -> Void
    ) async throws {
        try await DocumentsStoreWorld.with(database) { world in
            let normative = NormativeStore(
                store: world.store, journal: world.journal, obligations: world.obligations)
            try await DocumentsAPI.with(world.store, world.documents, World.everybody, normative: normative) { api in
                try await body(world, api)
            }
        }
    }

    private static let contents = """
        "unit":"\(World.section)","title":"关于预防接种工作的通知","kind":"notice","organ_code":"青卫发",\
        "body":"<p onclick=\\"x\\">现通知如下。</p><script>1</script>","proposal":{"attribute":"proactive","reason":""}
        """

    /// Each act under a key, so that each is seen to leave its receipt (OPN-6).
    @Test(arguments: TestDatabases.all) func aDocumentGoesFromDraftToIssue(_ database: TestDatabase) async throws {
        try await DocumentsAPITests.with(database) { _, api in
            let made = try await api.post(
                "/api/v1/documents", "{\(DocumentsAPITests.contents)}", as: World.drafter, key: "draft")
            #expect(made.status == 201, "\(made.text)")
            #expect(!made.text("body").contains("script") && !made.text("body").contains("onclick"))
            let place = try #require(made.headers[.location])
            let finding = #""conclusion":"open","basis":"未发现涉密内容""#
            let steps: [(String, String, Officer, DocumentState)] = [
                ("submit", "{}", World.drafter, .sectionReview), ("take-back", "{}", World.drafter, .drafting),
                (
                    "edit",
                    "{\(DocumentsAPITests.contents.replacing("预防", with: "免疫").split(separator: ",").dropFirst().joined(separator: ","))}",
                    World.drafter, .drafting
                ),
                ("submit", "{}", World.drafter, .sectionReview),
                ("approve-draft", "{\(finding)}", World.head, .attributeReview),
                ("send-back", #"{"step":"drafting","reason":"缺附件"}"#, World.keeper, .drafting),
                ("submit", "{}", World.drafter, .sectionReview),
                ("approve-draft", "{\(finding)}", World.head, .attributeReview),
                ("pass-attribute", "{}", World.keeper, .secrecyReview),
                ("conclude-secrecy", "{\(finding)}", World.secrecy, .signing),
                ("sign", #"{"attribute":"proactive"}"#, World.leader, .signed),
                ("issue", "{}", World.keeper, .issued),
            ]
            for (index, (act, body, officer, state)) in steps.enumerated() {
                let reply = try await api.post(
                    "\(place)/\(act)", body, as: officer, version: index + 1,
                    key: "\(act) \(index)".replacing(" ", with: "-"))
                #expect(reply.status == 200 && reply.text("state") == state.rawValue, "\(act) \(reply.text)")
                #expect(reply.headers[.eTag] == "\"\(index + 2)\"")
            }
            let read = try await api.get(place, as: World.drafter)
            #expect(read.json["document"]?["number"] == .text("青卫发〔2026〕1号"))
            let listed = try await api.get("/api/v1/documents?state=issued&unpublished=true", as: World.office)
            guard case .list(let items) = listed.json["items"] else { throw Refusal.notFound }
            #expect(items.count == 1 && items.first?["title"] == .text("关于免疫接种工作的通知"))
            #expect(try await api.get(place, as: World.outsider).status == 404)
        }
    }

    /// A text as long as a document may hold comes in by JSON too; a longer one is refused by the same sentence.
    @Test func aLongTextComesInWhole() async throws {
        try await DocumentsAPITests.with { _, api in
            func draft(_ characters: Int, key: String) async throws -> DocumentsAPI.Reply {
                let text = String(repeating: "通", count: characters)
                let body = #"{"unit":"\#(World.section)","title":"通知","kind":"notice","text":"\#(text)"}"#
                return try await api.post("/api/v1/documents", body, as: World.drafter, key: key)
            }
            #expect(try await draft(660_000, key: "a").status == 201)
            let long = try await draft(700_000, key: "b")
            #expect(long.status == 422 && long.text("detail").contains("正文过长"), "\(long.text.prefix(300))")
            #expect(try await draft(1_100_000, key: "c").status == 413)
        }
    }

    /// What a page refuses, an operation refuses in the same words.
    @Test func whatThePageRefusesTheAPIRefuses() async throws {
        try await DocumentsAPITests.with { world, api in
            let document = try await world.readyToSign()
            for officer in World.everybody where !officer.isAdministrator {
                for act in DocumentAct.allCases {
                    guard let refusal = document.refusal(of: act, by: officer) else { continue }
                    let path = DocumentOperations.act(act).route(document.id).path
                    let reply = try await api.post(
                        path, DocumentsAPITests.body(of: act), as: officer, version: document.version)
                    #expect(reply.status == refusal.code.status.code, "\(act) \(officer.name) \(reply.text)")
                    #expect(reply.text("detail") == refusal.sentence)
                    #expect(reply.text("rule") == refusal.rule ?? "")
                }
            }
            #expect(try await world.documents.document(document.id, for: World.leader) == document)
        }
    }

    /// The least that passes the schema of an act.
    private static func body(of act: DocumentAct) -> String {
        switch act {
        case .edit: #"{"title":"一","kind":"notice"}"#
        case .submit, .takeBack, .issue, .informJoint, .moveOffline, .approveRelease, .acceptCounter, .passAttribute:
            "{}"
        case .abandon, .callForReview, .declineRelease, .review: #"{"reason":"一"}"#
        case .approveDraft, .concludeSecrecy: #"{"conclusion":"open","basis":"一"}"#
        case .counterAttribute: #"{"attribute":"withheld","opinion":"一"}"#
        case .declineCounter, .passLegality: #"{"opinion":"一"}"#
        case .referSecrecy: #"{"organ":"保密局","reason":"一"}"#
        case .sendBack: #"{"step":"drafting","reason":"一"}"#
        case .sign: #"{"attribute":"proactive"}"#
        case .recordAgreement: #"{"organ":"教育局","answer":"agreed"}"#
        }
    }

    /// OPN-12: by its own number and by the key, a document comes in once.
    @Test(arguments: TestDatabases.all) func theDocumentSystemsImportComesInOnce(_ database: TestDatabase) async throws
    {
        try await DocumentsAPITests.with(database) { world, api in
            func imported(_ more: String, key: String) async throws -> DocumentsAPI.Reply {
                let data = "{\"system\":\"OA\",\"external_id\":\"2026-17\",\(DocumentsAPITests.contents)\(more)}"
                return try await api.upload(
                    "/api/v1/documents/imports", data, "attachment", "附件.txt", Array("附件内容".utf8), as: World.drafter,
                    key: key)
            }
            let approval = """
                ,"approval":{"drafter":"甲","secrecy_reviewer":"乙","secrecy":{"conclusion":"open","basis":"无涉密"},\
                "signer":"丙","signed_on":"2026-01-20","number":"青卫发〔2026〕3号"}
                """
            let first = try await imported("", key: "a"), again = try await imported("", key: "a")
            #expect(first.status == 201 && again.text == first.text, "\(first.text)")
            #expect(again.headers[.idempotencyReplayed] == "true")
            let other = try await imported("", key: "b")
            #expect(other.status == 201 && other.text("id") == first.text("id") && other.json["version"] == .integer(1))
            let signed = try await imported(approval, key: "c")
            #expect(signed.text("id") == first.text("id") && signed.text("number") == "青卫发〔2026〕3号", "\(signed.text)")
            let late = try await imported(approval.replacing("3号", with: "4号"), key: "d")
            #expect(late.status == 409 && late.text("rule") == "OPN-6")
            #expect(try await imported(approval, key: "a").status == 422)
            let page = try await api.get("/api/v1/documents", as: World.drafter)
            guard case .list(let items) = page.json["items"] else { throw Refusal.notFound }
            #expect(items.count == 1)
            let file = try await api.get("/api/v1/documents/\(first.text("id"))/files/0", as: World.drafter)
            #expect(file.status == 200 && file.text == "附件内容")
            #expect(try await api.get("/api/v1/documents/\(first.text("id"))/files/1", as: World.drafter).status == 404)
        }
    }

    @Test func parallelImportsMakeOneDocument() async throws {
        try await DocumentsAPITests.with(TestDatabases.all[TestDatabases.all.count - 1]) { _, api in
            let data = "{\"system\":\"OA\",\"external_id\":\"1\",\(DocumentsAPITests.contents)}"
            let ids = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 1...12 {
                    group.addTask {
                        let reply = try await api.post(
                            "/api/v1/documents/imports", data, as: World.drafter, key: "key-\(number % 3)")
                        #expect(reply.status == 201 || reply.status == 409, "\(reply.text)")
                        return reply.text("id")
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(ids.subtracting([""]).count == 1)
        }
    }

    /// CONS-6: an opinion with its file, once.
    @Test(arguments: TestDatabases.all) func thePlatformsOpinionComesInOnce(_ database: TestDatabase) async throws {
        typealias World = NormativeWorld
        try await NormativeStoreWorld.with(database) { world, clock in
            var text = try await world.text(before: .legality, clock)
            let today = clock.now.day
            text = try await world.texts.submitReview(
                StageEntry(on: today, note: ""), to: World.legalUnit, on: text.id, by: World.drafter)
            let id = text.id
            try await DocumentsAPI.with(world.store, world.documents, World.everybody, normative: world.texts) { api in
                let waiting = try await api.get("/api/v1/normative-documents?awaiting=true", as: World.legal)
                guard case .list(let items) = waiting.json["items"] else { throw Refusal.notFound }
                #expect(items.map { $0["id"] } == [.id(id)])
                func give(_ words: String, _ officer: Officer, key: String) async throws -> DocumentsAPI.Reply {
                    let data = """
                        {"system":"合法性审核平台","external_id":"HF-17","opinion":"lawful","text":"\(words)",\
                        "reviewer":"司法局","on":"\(today)"}
                        """
                    return try await api.upload(
                        "/api/v1/normative-documents/\(id)/legality-opinions", data, "file", "意见书.txt",
                        Array("同意".utf8), as: officer, key: key)
                }
                #expect(try await give("合法", World.drafter, key: "x").status == 403)
                let first = try await give("合法", World.legal, key: "a"),
                    again = try await give("合法", World.legal, key: "a")
                #expect(first.status == 201 && again.text == first.text, "\(first.text)")
                #expect(try await give("合法", World.legal, key: "b").status == 201)
                #expect(try await give("不合法", World.legal, key: "c").status == 409)
                let read = try await api.get("/api/v1/normative-documents/\(id)", as: World.legal)
                guard case .list(let reviews) = read.json["reviews"],
                    case .text(let hash) = reviews.last?["opinion_file"]?["sha256"]
                else { throw Refusal.notFound }
                #expect(reviews.last?["opinion"] == .text("lawful") && reviews.last?["platform_id"] == .text("HF-17"))
                let file = try await api.get("/api/v1/normative-documents/\(id)/files/\(hash)", as: World.legal)
                #expect(file.text == "同意")
            }
        }
    }
}

extension HTTPField.Name {
    fileprivate static let idempotencyReplayed = HTTPField.Name(parsed: "idempotency-replayed") ?? .server
}
