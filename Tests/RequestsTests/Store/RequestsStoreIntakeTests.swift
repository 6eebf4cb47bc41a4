import Ciphers
import Kernel
import SQL
import TestSupport
import Testing

@testable import Requests

@Suite(.serialized) struct RequestsStoreIntakeTests {
    typealias World = CaseWorld

    /// FOI-31: what came to the counter is received that day; what came by net waits for both sides.
    @Test(arguments: TestDatabases.all)
    func eachChannelHasItsReceiptDate(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            let table: [(IntakeChannel, Officer?, String?, RequestStage)] = [
                (.counter, World.handler, "2026-03-02", .registered),
                (.helped, World.handler, "2026-03-02", .registered),
                (.signedMail, World.handler, "2026-03-02", .registered),
                (.ordinaryMail, World.handler, nil, .awaitingConfirmation),
                (.fax, World.handler, nil, .awaitingConfirmation),
                (.web, nil, nil, .awaitingConfirmation),
            ]
            for (place, row) in table.enumerated() {
                let receipt = try await world.requests.receive(World.new(row.0), by: row.1)
                #expect(receipt.number == "2026-00\(place + 1)")
                let request = try await world.request(receipt.id)
                #expect(request.receivedOn?.description == row.2 && request.stage == row.3, "\(row.0)")
            }
            // Twenty working days of March 2026, and seven for the notice; one day to confirm.
            let duties = try await world.duties()
            #expect(duties.filter { $0 == .init("FOI-33", "open", "2026-03-30") }.count == 3)
            #expect(duties.filter { $0 == .init("FOI-30", "open", "2026-03-11") }.count == 3)
            #expect(duties.filter { $0 == .init("FOI-31", "open", "2026-03-03") }.count == 3)
            #expect(try await world.journalProblems() == [])
        }
    }

    /// A letter that was signed for last week began its term last week.
    @Test(arguments: TestDatabases.all)
    func aLetterEnteredLaterKeepsItsDay(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-06") { world in
            let arrived = Moment(day: World.day("2026-03-02"), minute: 600)
            let receipt = try await world.requests.receive(
                World.new(.signedMail, arrivedAt: arrived), by: World.handler)
            #expect(try await world.request(receipt.id).receivedOn == World.day("2026-03-02"))
            #expect(try await world.duties().contains(.init("FOI-33", "open", "2026-03-30")))
            for wrong in ["2026-03-07", "2024-01-01"] {
                let refusal = await world.refusal {
                    _ = try await world.requests.receive(
                        World.new(.signedMail, arrivedAt: Moment(day: World.day(wrong))), by: World.handler)
                }
                #expect(refusal?.field == "arrived_on", "\(wrong)")
            }
            #expect(try await world.count("request") == 1)
        }
    }

    @Test(arguments: TestDatabases.all)
    func theSameFormGivesTheSameReceipt(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let first = try await world.requests.receive(World.new(.web, formKey: "key-1"), by: nil)
            let again = try await world.requests.receive(World.new(.web, formKey: "key-1"), by: nil)
            #expect(again.id == first.id && again.number == first.number && again.code == first.code)
            #expect(!first.isRepeated && again.isRepeated)
            let other = try await world.requests.receive(World.new(.web, formKey: "key-2"), by: nil)
            #expect(other.number == "2026-002" && other.code != first.code)
            #expect(try await world.count("request") == 2)
        }
    }

    /// Twenty at one instant: no number twice, none left out, one case a form.
    @Test(arguments: TestDatabases.all)
    func numbersHaveNoGapsAndNoDoubles(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let numbers = try await withThrowingTaskGroup(of: String.self) { group in
                for place in 0..<20 {
                    group.addTask {
                        try await world.requests.receive(
                            World.new(.web, applicant: World.applicant(place), formKey: "key-\(place / 2)"), by: nil
                        ).number
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let expected = (1...10).map { "2026-0" + ($0 < 10 ? "0\($0)" : "\($0)") }
            #expect(Set(numbers).sorted() == expected)
            // What is refused takes no number.
            _ = await world.refusal {
                _ = try await world.requests.receive(World.new(.web, "  "), by: nil)
            }
            let next = try await world.requests.receive(World.new(.web), by: nil)
            #expect(next.number == "2026-011")
            #expect(try await world.journalProblems() == [])
        }
    }

    /// The tables hold no code and nothing of the applicant in clear; the same person is still found again.
    @Test(arguments: TestDatabases.all)
    func theTablesTellNothingOfTheApplicant(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let receipt = try await world.requests.receive(World.new(.web), by: nil)
            #expect(QueryCode.read(receipt.code) == receipt.code)
            let everything = try await world.store.read { snapshot in
                var text = ""
                for table in ["request", "request_applicant", "journal_entry", "obligation"] {
                    for row in try snapshot.query("SELECT * FROM \(table)") {
                        for value in row.values {
                            switch value {
                            case .text(let plain): text += plain + "\n"
                            case .bytes(let bytes): text += String(decoding: bytes, as: UTF8.self) + "\n"
                            case .null, .integer, .real: break
                            }
                        }
                    }
                }
                return text
            }
            for hidden in ["苏木槿", "1101011990", "13900001234", "sumujin", "南街", receipt.code] {
                #expect(!everything.contains(hidden), "\(hidden)")
            }
            #expect(everything.contains("问题清单"))
        }
    }

    /// Repeats and near repeats are shown to staff, with how they were decided; strangers' cases are not alike.
    @Test(arguments: TestDatabases.all)
    func repeatsAreShown(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let first = try await world.requests.receive(World.new(), by: World.handler)
            let sameWords = try await world.requests.receive(
                World.new(applicant: World.applicant(7, phone: "13900007777"), "全县医疗机构2025年监督检查发现的问题清单"),
                by: World.handler)
            let samePhone = try await world.requests.receive(
                World.new(applicant: World.applicant(8), "乡村医生养老补助发放办法"), by: World.handler)
            _ = try await world.requests.receive(
                World.new(applicant: World.applicant(9, phone: "13900009999"), "县医院门诊楼改造的招标文件"), by: World.handler)
            let seen = try await world.requests.view(first.id, for: World.handler).similar
            #expect(Set(seen.map(\.id)) == [sameWords.id, samePhone.id])
            #expect(seen.first { $0.id == sameWords.id }?.isSameApplicant == false)
            #expect((seen.first { $0.id == sameWords.id }?.likeness ?? 0) >= 60)
            #expect(seen.first { $0.id == samePhone.id }?.isSameApplicant == true)
            let before = try await world.requests.likely(World.new(), for: World.handler)
            #expect(before.first?.id == first.id && before.first?.likeness == 100)
            #expect(try await world.requests.askedTimes(first.id, for: World.handler) == 2)
        }
    }

    @Test(arguments: TestDatabases.all)
    func onlyThoseWhoMayRegister(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            for officer in [World.clerk, World.leader, World.outsider, World.above, World.administrator] {
                let refusal = await world.refusal {
                    _ = try await world.requests.receive(World.new(), by: officer)
                }
                #expect(refusal?.code == .roleRefused, "\(officer.name)")
            }
            let visitor = await world.refusal { _ = try await world.requests.receive(World.new(), by: nil) }
            #expect(visitor?.rule == "FOI-31")
            let rows = try await world.count("request") + world.count("request_serial")
            #expect(rows == 0)
        }
    }

    /// T4: what is no paper is not taken, whatever it is called.
    @Test func hostileFilesAreRefused() async throws {
        try await World.with(TestDatabases.all[0]) { world in
            let hostile: [(String, [UInt8])] = [
                ("申请.exe", [0x4D, 0x5A] + [UInt8](repeating: 0, count: 200)), ("空.pdf", []),
                ("假.pdf", Array("<html><script>alert(1)</script></html>".utf8)),
                ("页.html", Array("<html><body>x</body></html>".utf8)),
                ("图.svg", Array("<svg onload=\"x\"></svg>".utf8)),
            ]
            for (name, bytes) in hostile {
                let refusal = await world.refusal { _ = try await world.requests.keep(bytes, name: name) }
                #expect(refusal?.field == "file", "\(name)")
            }
            let big = [UInt8](repeating: 0x20, count: CaseFileLimits.bytes + 1)
            let heavy = await world.refusal { _ = try await world.requests.keep(big, name: "大.txt") }
            #expect(heavy?.code == .tooLarge)
            let kept = try await world.requests.keep(Array("说明".utf8), name: "../../etc/说明\u{202E}txt.txt")
            #expect(kept.name == "说明txt.txt" && kept.kind == "text" && kept.hash.count == 64)
            let receipt = try await world.requests.receive(World.new(.web, files: [kept]), by: nil)
            let files = try await world.requests.view(receipt.id, for: World.handler).files
            #expect(files.map(\.role) == [.applicant] && files.map(\.addedBy) == ["申请人"])
            let seen = try await world.requests.caseFile(files[0].id, code: receipt.code)
            #expect(seen.bytes == Array("说明".utf8))
        }
    }
}
