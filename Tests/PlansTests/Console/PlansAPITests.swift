import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Markup
import NIOCore
import ObjectStorage
import People
import SQL
import SignedInSite
import TestSupport
import Testing

@testable import Plans
@testable import Site

/// The ledger for programs, behind real stores: the decisions of the pages, receipts that commit with the act.
@Suite struct PlansAPITests {
    typealias World = LedgerWorld

    /// From the handing out to the accepted report, over the API alone (TASK-4).
    @Test(arguments: TestDatabases.all) func aTaskIsDoneOverTheAPI(_ database: TestDatabase) async throws {
        try await LedgerAPI.with(database) { api in
            let plan = try await api.site.world.plan()
            let task = try #require(try await api.site.world.tasks(of: plan).first)
            let units = task.assignments.map { #"{"unit":"\#($0.unit)","duty":"\#($0.duty.rawValue)"}"# }
                .joined(separator: ",")
            var version = 1
            func act(_ name: String, _ body: String, _ officer: Officer, state: TaskState) async throws {
                let reply = try await api.post(task, name, body, as: officer, version: version)
                #expect(reply.status == 200, "\(name) \(reply.text)")
                version += 1
                #expect(reply.json["state"] == .text(state.rawValue) && reply.json["version"] == .integer(version))
                #expect(reply.headers[.eTag] == "\"\(version)\"")
            }
            try await act("assignment", "{\"units\":[\(units)]}", World.office, state: .assigned)
            try await act("acknowledgement", "", World.leadHead, state: .acknowledged)
            let delegate = #"{"unit":"\#(World.publicity)","member":"\#(World.leadClerk.id)"}"#
            try await act("delegation", delegate, World.leadHead, state: .acknowledged)
            try await act("progress", #"{"words":"已起草"}"#, World.leadClerk, state: .inProgress)
            try await act("change", #"{"due":"2026-12-15","reason":"材料未到"}"#, World.office, state: .inProgress)
            try await act("change/approval", "{}", World.leader, state: .inProgress)
            let reported = try await api.report(task, "已发布解读三篇", as: World.leadClerk, version: version)
            #expect(reported.status == 200 && reported.json["report"]?["evidence_count"] == .integer(1))
            version += 1
            try await act("return", #"{"reason":"缺少截图"}"#, World.office, state: .returned)
            #expect(try await api.report(task, "补充截图", as: World.leadClerk, version: version).status == 200)
            version += 1
            try await act("acceptance", #"{"note":"同意"}"#, World.office, state: .accepted)

            let read = try await api.get("/api/v1/tasks/\(task.id)", as: World.office)
            #expect(read.json["task"]?["due"] == .text("2026-12-15"))
            guard case .list(let reports) = read.json["reports"], case .list(let timeline) = read.json["timeline"],
                case .list(let files) = reports.first?["evidence"], case .text(let file) = files.first?["id"]
            else { throw Refusal.notFound }
            // One line for each act and one for the entry in the ledger.
            #expect(reports.count == 3 && timeline.count == 11)
            let evidence = try await api.get("/api/v1/evidence/\(file)", as: World.leadClerk)
            #expect(evidence.status == 200 && evidence.text.contains("PNG"))
            #expect(try await api.get("/api/v1/evidence/\(file)", as: World.uninvolved).status == 200)
            #expect(try await api.get("/api/v1/evidence/\(file)", as: World.outsider).status == 404)
        }
    }

    /// Each act's own refusal is that of the page: the same code, sentence and rule.
    @Test func whatThePageRefusesTheAPIRefuses() async throws {
        try await LedgerAPI.with { api in
            let task = try await api.site.world.assigned()
            for officer in World.everybody {
                for act in TaskAct.allCases {
                    guard let refusal = task.refusal(of: act, by: officer) else { continue }
                    let reply = try await api.post(
                        task, LedgerAPI.name(of: act), LedgerAPI.body(of: act), as: officer, version: task.version)
                    let isStaff = !officer.isAdministrator
                    #expect(reply.json["code"] == .text(isStaff ? refusal.code.rawValue : "role_refused"))
                    if isStaff {
                        #expect(reply.json["detail"] == .text(refusal.sentence))
                        #expect(reply.json["rule"] == refusal.rule.map { .text($0) })
                    }
                    #expect(reply.status == (isStaff ? refusal.code.status.code : 403))
                }
            }
            #expect(try await api.site.reread(task) == task)
        }
    }

    @Test func staleMissingAndForeign() async throws {
        try await LedgerAPI.with { api in
            let task = try await api.site.world.assigned()
            let path = "acknowledgement"
            #expect(try await api.post(task, path, "", as: World.leadHead, version: nil).status == 428)
            #expect(try await api.post(task, path, "", as: World.leadHead, version: 1).status == 412)
            #expect(try await api.post(task, path, "", as: World.outsider, version: task.version).status == 404)
            // TASK-4, with the page's sentence.
            let bare = try await api.post(
                task, "report", #"{"words":"完成"}"#, as: World.leadClerk, version: task.version)
            #expect(
                bare.status == 422 && bare.json["rule"] == .text("TASK-4") && bare.json["field"] == .text("evidence"))
            let foreign = #"{"units":[{"unit":"0192f0c4-7a10-7b3c-8d4e-5f60718293a4","duty":"lead"}],"reason":"一"}"#
            let change = try await api.post(task, "change", foreign, as: World.office, version: task.version)
            #expect(change.status == 422 && change.json["field"] == .text("units"))
            #expect(try await api.site.reread(task) == task)
        }
    }

    @Test(arguments: TestDatabases.all) func aRetriedActIsDoneOnce(_ database: TestDatabase) async throws {
        try await LedgerAPI.with(database) { api in
            let task = try await api.site.world.assigned()
            let body = #"{"words":"进展"}"#
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...20 {
                    group.addTask {
                        try await api.post(
                            task, "progress", body, as: World.leadClerk, version: task.version, key: "k"
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.allSatisfy { $0 == 200 || $0 == 409 } && statuses.contains(200))
            #expect(try await api.site.world.plans.reports(on: task.id, for: World.office).count == 1)
            let again = try await api.post(task, "progress", body, as: World.leadClerk, version: task.version, key: "k")
            #expect(again.status == 200 && again.headers[.idempotencyReplayed] == "true")
            #expect(again.json["version"] == .integer(task.version + 1))
            let other = try await api.post(
                task, "progress", #"{"words":"别的"}"#, as: World.leadClerk, version: task.version, key: "k")
            #expect(other.status == 422 && other.json["field"] == .text("Idempotency-Key"))
            // Another person's same key is another key.
            let theirs = try await api.post(
                task, "contribution", body, as: World.cooperating, version: task.version + 1, key: "k")
            #expect(theirs.status == 200 && theirs.headers[.idempotencyReplayed] == nil)
        }
    }

    /// Every writing operation leaves a receipt: an act whose value its answer does not fit would be answered 500.
    @Test func plansAreHandedOutPublishedAndWithdrawnOnce() async throws {
        try await LedgerAPI.with { api in
            let plan = try await api.site.world.plan(["甲。", "乙。", "丙。"])
            for (path, expected) in [
                ("assignments", #"{"assigned":3,"left":0}"#),
                ("publication", "{\"plan\":\"\(plan)\",\"published\":true}"),
                ("withdrawal", "{\"plan\":\"\(plan)\",\"published\":false}"),
            ] {
                for round in 1...2 {
                    let reply = try await api.send(
                        .post, "/api/v1/plans/\(plan)/\(path)", "", as: World.office, key: path)
                    #expect(reply.status == 200 && reply.text == expected, "\(path) \(round) \(reply.text)")
                }
                let fresh = try await api.send(
                    .post, "/api/v1/plans/\(plan)/\(path)", "", as: World.office, key: "n" + path)
                #expect(fresh.status == 409)
            }
            let read = try await api.get("/api/v1/plans/\(plan)", as: World.office)
            #expect(read.json["total"] == .integer(3) && read.json["published_at"] == .null)
            #expect(try await api.get("/api/v1/plans/\(plan)", as: World.outsider).status == 404)
        }
    }

    @Test func listsShowWhatThePersonMaySee() async throws {
        try await LedgerAPI.with { api in
            let plan = try await api.site.world.plan((1...7).map { "第\($0)项任务。" })
            var seen: [JSONValue] = [], cursor = ""
            repeat {
                let reply = try await api.get("/api/v1/tasks?plan=\(plan)&limit=3\(cursor)", as: World.office)
                guard case .list(let items) = reply.json["items"] else { throw Refusal.notFound }
                seen += items.compactMap { $0["position"] }
                guard case .text(let next) = reply.json["next"] else { break }
                cursor = "&cursor=\(next)"
            } while seen.count < 100
            #expect(seen == (1...7).map { .integer($0) })
            let words = try await api.get(
                "/api/v1/tasks?words=\(PercentEncoding.encode("第3项"))&state=pending", as: World.office)
            guard case .list(let found) = words.json["items"] else { throw Refusal.notFound }
            #expect(found.count == 1)
            for (officer, count) in [(World.outsider, 0), (World.above, 1), (World.office, 1)] {
                let reply = try await api.get("/api/v1/plans", as: officer)
                guard case .list(let items) = reply.json["items"] else { throw Refusal.notFound }
                #expect(items.count == count && reply.json["next"] == .null)
            }
            #expect(try await api.get("/api/v1/tasks", as: World.administrator).status == 403)
            #expect(try await api.get("/api/v1/tasks?state=x", as: World.office).status == 422)
        }
    }

    /// No input ends in a fault of ours: random JSON to every operation.
    @Test func garbageIsRefusedInWords() async throws {
        try await LedgerAPI.with { api in
            let task = try await api.site.world.assigned()
            var garbage = GarbageJSON(seed: 20_260_613)
            for round in 1...400 {
                let act = TaskAct.allCases[round % TaskAct.allCases.count]
                let body = round % 3 == 0 ? garbage.bytes() : garbage.object(LedgerAPI.fields(of: act))
                let officer = World.everybody[round % World.everybody.count]
                let reply = try await api.post(
                    task, LedgerAPI.name(of: act), body, as: officer,
                    version: try await api.site.reread(task).version)
                #expect(reply.status < 500, "seed 20260613 round \(round): \(body)")
            }
        }
    }
}
