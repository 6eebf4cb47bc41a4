import HTTPTypes
import Kernel
import Markup
import SQL
import Site
import TestSupport
import Testing

@testable import Documents

/// Meetings, normative documents, clean-ups and gazettes for programs: what the pages decide, in the same words.
@Suite struct NormativeAPITests {
    typealias World = NormativeWorld

    private static func with(
        _ database: TestDatabase = TestDatabases.all[0],
        _ body: @escaping @Sendable (NormativeStoreWorld, NormativeClock, DocumentsAPI) async throws -> Void
    ) async throws {
        try await NormativeStoreWorld.with(database, on: "2026-03-02") { world, clock in
            try await DocumentsAPI.with(world.store, world.documents, World.everybody, normative: world.texts) { api in
                try await body(world, clock, api)
            }
        }
    }

    private static let draft = NormativeDraft(title: "青禾县试行办法", issuer: "青禾县卫生健康局", unit: World.medical)

    private static let start = """
        {"title":"青禾县医疗机构管理办法","issuer":"青禾县卫生健康局","issuer_kind":"organ","unit":"\(World.medical)",\
        "criteria":["competent","public","rights","general","repeatable"]}
        """

    private static func entry(_ clock: NormativeClock, _ more: String = "") -> String {
        #"{"on":"\#(clock.now.day)","note":"已办"\#(more)}"#
    }

    private static func steps(_ clock: NormativeClock) -> [(String, @Sendable () -> String, Officer)] {
        let registration: @Sendable () -> String = {
            """
            {"number":"青卫发〔2026〕1号","on":"\(clock.now.day)","effective":"\(clock.now.day)",\
            "term":"years","years":5}
            """
        }
        return [
            ("study", { entry(clock) }, World.drafter), ("draft", { entry(clock) }, World.drafter),
            ("comment", { entry(clock, #","from":"\#(clock.now.day.adding(days: -31))""#) }, World.drafter),
            ("consult", { entry(clock) }, World.drafter),
            ("submit-review", { entry(clock, #","unit":"\#(World.legalUnit)""#) }, World.drafter),
            ("conclude-review", { entry(clock, #","opinion":"lawful""#) }, World.legal),
            ("deliberate", { entry(clock) }, World.office), ("sign", { entry(clock) }, World.leader),
            ("register", registration, World.legal),
            ("publish", { #"{"on":"\#(clock.now.day)","address":"/articles/1"}"# }, World.office),
            ("skip", { #"{"stage":"filing","reason":"不需要备案"}"# }, World.legal),
        ]
    }

    /// NORM-2: from 立项 to 统一登记 and after, each act under a key.
    @Test(arguments: TestDatabases.all) func aTextGoesThroughTheChain(_ database: TestDatabase) async throws {
        try await NormativeAPITests.with(database) { world, clock, api in
            let made = try await api.post("/api/v1/normative-documents", Self.start, as: World.drafter, key: "start")
            #expect(made.status == 201, "\(made.text)")
            let place = try #require(made.headers[.location])
            // The chain begins with the study.
            let early = try await api.upload(
                "\(place)/draft", Self.entry(clock), "file", "草案.txt", Array("草案".utf8), as: World.drafter, key: nil,
                version: 1)
            #expect(early.status == 409, "\(early.text)")
            let steps = Self.steps(clock)
            var version = 1
            for (act, body, officer) in steps {
                clock.advance()
                let reply: DocumentsAPI.Reply
                if act == "draft" {
                    reply = try await api.upload(
                        "\(place)/draft", body(), "file", "草案.txt", Array("草案".utf8), as: officer, key: act,
                        version: version)
                } else {
                    reply = try await api.post("\(place)/\(act)", body(), as: officer, version: version, key: act)
                }
                #expect(reply.status == 200, "\(act) \(reply.text)")
                guard case .integer(let next) = reply.json["version"] else { throw Refusal.notFound }
                #expect(next == version + 1 && reply.headers[.eTag] == "\"\(next)\"", "\(act)")
                version = next
            }
            let record = try await api.get("\(place)/record", as: World.legal)
            #expect(record.json["text"]?["number"] == .text("青卫发〔2026〕1号") && record.text("validity") == "in_force")
            guard case .list(let timeline) = record.json["timeline"] else { throw Refusal.notFound }
            #expect(timeline.count == steps.count + 1)
            #expect(try await api.get("\(place)/record", as: World.outsider).status == 404)
        }
    }

    /// NORM-4, NORM-5: relations and a new text in the place of an old one.
    @Test(arguments: TestDatabases.all) func textsAreRelatedAndRenewed(_ database: TestDatabase) async throws {
        try await NormativeAPITests.with(database) { world, clock, api in
            let enrolled = """
                {"title":"旧办法","issuer":"青禾县卫生健康局","issuer_kind":"organ","unit":"\(World.medical)",\
                "number":"青卫发〔2023〕1号","on":"2023-01-01","effective":"2023-01-01","term":"years","years":5}
                """
            let made = try await api.post(
                "/api/v1/normative-documents/enrolments", enrolled, as: World.legal, key: "a")
            #expect(made.status == 201, "\(made.text)")
            let place = try #require(made.headers[.location])
            let bad = enrolled.replacing(#","years":5"#, with: "").replacing("1号", with: "2号")
            let refused = try await api.post("/api/v1/normative-documents/enrolments", bad, as: World.legal, key: "b")
            #expect(refused.status == 422 && refused.text("rule") == "NORM-5")
            let related = try await api.post(
                "\(place)/relate", #"{"kind":"basis","title":"中华人民共和国基本医疗卫生与健康促进法"}"#, as: World.legal, version: 1)
            #expect(related.status == 200 && related.json["version"] == .integer(2), "\(related.text)")
            // What is registered keeps its relations; a draft lets go of one.
            let kept = try await api.post(
                "\(place)/unrelate", #"{"relation":"\#(World.medical)"}"#, as: World.legal, version: 2)
            #expect(kept.status == 409)
            let young = "/api/v1/normative-documents/\(try await world.texts.start(Self.draft, by: World.drafter).id)"
            _ = try await api.post(
                "\(young)/relate", #"{"kind":"basis","title":"某法","number":"第一号"}"#, as: World.drafter, version: 1)
            let record = try await api.get("\(young)/record", as: World.drafter)
            guard case .list(let rows) = record.json["relations"], case .text(let row) = rows.first?["id"] else {
                throw Refusal.notFound
            }
            let removed = try await api.post(
                "\(young)/unrelate", #"{"relation":"\#(row)"}"#, as: World.drafter, version: 2)
            #expect(removed.json["version"] == .integer(3))
            let next = try await api.post("\(place)/renew", as: World.drafter, key: "renew")
            #expect(next.status == 201 && next.headers[.location] != place, "\(next.text)")
        }
    }

    /// What a page refuses, an operation refuses in the same words.
    @Test func whatThePageRefusesTheAPIRefuses() async throws {
        try await NormativeAPITests.with { world, clock, api in
            let text = try await world.text(before: .deliberation, clock)
            for officer in World.everybody where !officer.isAdministrator {
                for act in NormativeAct.allCases {
                    guard let refusal = text.refusal(of: act, by: officer) else { continue }
                    let path = NormativeOperations.act(act).route(text.id).path
                    let reply = try await api.post(
                        path, Self.body(of: act), as: officer, version: text.version,
                        key: "\(officer.id)-\(act.rawValue)")
                    #expect(reply.status == refusal.code.status.code, "\(act) \(officer.name) \(reply.text)")
                    #expect(reply.text("detail") == refusal.sentence && reply.text("rule") == refusal.rule ?? "")
                }
            }
            #expect(try await world.texts.text(text.id, for: World.legal) == text)
        }
    }

    /// The least that passes the schema of an act.
    private static func body(of act: NormativeAct) -> String {
        switch act {
        case .study, .draft, .consult, .deliberate, .sign, .file, .interpret, .evaluate, .revise:
            #"{"on":"2026-03-02"}"#
        case .comment: #"{"on":"2026-03-02","from":"2026-01-02"}"#
        case .submitReview: #"{"on":"2026-03-02","unit":"\#(World.legalUnit)"}"#
        case .concludeReview: #"{"on":"2026-03-02","opinion":"lawful"}"#
        case .register: #"{"number":"一","on":"2026-03-02","effective":"2026-03-02","term":"open"}"#
        case .skip: #"{"stage":"study","reason":"一"}"#
        case .relate: #"{"kind":"basis"}"#
        case .unrelate: #"{"relation":"\#(World.medical)"}"#
        case .renew: "{}"
        case .publish: #"{"on":"2026-03-02","address":"/a"}"#
        }
    }

    /// NORM-6 and GAZ-2: a clean-up to its publication, a submission to its page in the gazette.
    @Test(arguments: TestDatabases.all) func cleanUpAndGazette(_ database: TestDatabase) async throws {
        try await NormativeAPITests.with(database) { world, clock, api in
            let text = try await world.enrol("甲办法", "青卫发〔2023〕1号", effective: "2023-01-01")
            let today = clock.now.day
            let stranger = try await api.post(
                "/api/v1/clean-ups", #"{"title":"清理","as_of":"\#(today)"}"#, as: World.drafter, key: "x")
            #expect(
                stranger.status == 403 && stranger.text("detail") == CleanUp.openingRefusal(by: World.drafter)?.sentence
            )
            let opened = try await api.post(
                "/api/v1/clean-ups", #"{"title":"清理","as_of":"\#(today)"}"#, as: World.legal, key: "open")
            let place = try #require(opened.headers[.location], "\(opened.text)")
            let steps: [(String, String, Officer)] = [
                ("texts/\(text.id)/propose", #"{"choice":"amend","reason":"与上位法不一致"}"#, World.drafter),
                ("texts/\(text.id)/review", #"{"agrees":true}"#, World.legal),
                ("approve", #"{"on":"\#(today)"}"#, World.leader),
                ("publish", #"{"address":"/articles/2"}"#, World.office),
            ]
            for (index, (act, body, officer)) in steps.enumerated() {
                let early = try await api.post("\(place)/publish", steps[3].1, as: World.office, version: index + 1)
                if index < 3 {
                    #expect(early.status == 409, "\(early.text)")
                } else {
                    #expect(early.status == 200); break
                }
                let reply = try await api.post(
                    "\(place)/\(act)", body, as: officer, version: index + 1, key: "k\(index)")
                #expect(reply.status == 200, "\(act) \(reply.text)")
            }
            let read = try await api.get(place, as: World.leader)
            guard case .list(let items) = read.json["items"] else { throw Refusal.notFound }
            #expect(read.text("state") == "published" && items.first?["choice"] == .text("amend"))
            #expect(items.first?["settled_on"] == .null)
            let sent = try await api.post(
                "/api/v1/normative-documents/\(text.id)/gazette-submissions",
                #"{"level":"province","gazette":"云岭省人民政府公报","on":"\#(today)"}"#, as: World.office, key: "g")
            let issue = try #require(sent.headers[.location], "\(sent.text)")
            let late = try await api.post("\(issue)/print", #"{"year":2026,"issue":3,"page":7}"#, as: World.office)
            #expect(late.status == 409)
            #expect(try await api.post("\(issue)/accept", #"{"on":"\#(today)"}"#, as: World.office).status == 200)
            let printed = try await api.post("\(issue)/print", #"{"year":2026,"issue":3,"page":7}"#, as: World.office)
            #expect(printed.text("state") == "printed" && printed.json["issue"] == .integer(3), "\(printed.text)")
            #expect(try await api.get(issue, as: World.outsider).status == 404)
        }
    }

    /// OPN-12: a meeting is recorded, mended and confirmed; then its decisions wait for their publication.
    @Test(arguments: TestDatabases.all) func aMeetingIsConfirmed(_ database: TestDatabase) async throws {
        try await NormativeAPITests.with(database) { world, _, api in
            func contents(_ reason: String) -> String {
                """
                "kind":"committee","title":"2026年第1次局务会议","held_on":"2026-02-27","decisions":[\
                {"text":"同意增设接种点。","attribute":"proactive"},\
                {"text":"研究人事事项。","attribute":"withheld","reason":"\(reason)"}]
                """
            }
            let bare = #"{"unit":"\#(World.general)",\#(contents(""))}"#
            let refused = try await api.post("/api/v1/meetings", bare, as: World.office, key: "a")
            #expect(refused.status == 422 && refused.text("rule") == "OPN-12", "\(refused.text)")
            let made = try await api.post(
                "/api/v1/meetings", #"{"unit":"\#(World.general)",\#(contents("内部人事"))}"#, as: World.office, key: "b")
            let place = try #require(made.headers[.location], "\(made.text)")
            let edited = try await api.post("\(place)/edit", "{\(contents("内部人事管理"))}", as: World.office, version: 1)
            #expect(edited.status == 200, "\(edited.text)")
            #expect(try await api.post("\(place)/confirm", as: World.office, version: 2).status == 403)
            let confirmed = try await api.post("\(place)/confirm", as: World.leader, version: 2, key: "c")
            guard case .list(let decisions) = confirmed.json["decisions"] else { throw Refusal.notFound }
            #expect(decisions.map { $0["standing"] } == [.text("owed"), .text("kept_back")])
            #expect(
                try await api.post("\(place)/edit", "{\(contents("一"))}", as: World.office, version: 3).status == 409)
            guard case .list(let all) = try await api.get("/api/v1/meetings", as: World.office).json["items"] else {
                throw Refusal.notFound
            }
            #expect(all.count == 1)
            #expect(try await api.get(place, as: World.outsider).status == 404)
        }
    }
}
