import Foundation
import Kernel
import SQL
import Synchronization
import TestSupport
import Testing

@testable import Requests

/// K01 to K23, each lived through in a database: what has to happen before it, its letter with basis and remedies, how the
/// case ends and its one row of table 三 (section 1.4, FOI-R1, FOI-R2, RPT-20), against a pinned table.
@Suite struct RequestsEveryCodeTests {
    private typealias World = CaseWorld

    @Test(arguments: TestDatabases.all)
    func everyCodeIsReachedAndHasItsLetterAndRow(_ database: TestDatabase) async throws {
        var lines: [String] = []
        for code in DecisionCode.allCases { lines.append(try await lived(code, database)) }
        try compare(lines.joined(separator: "\n") + "\n")
    }

    private func lived(_ code: DecisionCode, _ database: TestDatabase) async throws -> String {
        let texts = Mutex<[LetterText]>([])
        let templates = try LetterSample.templates().with(LetterSample.office, for: "青禾县卫生健康局")
        var policy = RequestPolicy.standard
        policy.demandsFees = true
        let used = policy
        var line = ""
        try await World.with(database, policy: used) { plain in
            let world = plain.writing { matter in
                let text = try templates.text(of: matter)
                texts.withLock { $0.append(text) }
                return try CaseLetterDocument.bytes(of: text)
            }
            let ended = try await end(code, world)
            let tally = RequestTally(year: 2026, [try #require(CountedRequest(ended))])
            let rows = ReportRow.allCases.filter { $0 != .total && tally[$0, 7] == 1 && (3...23).contains($0.rawValue) }
            let letter = try #require(
                try await world.requests.view(ended.id, for: World.handler).letters.last { $0.kind == .reply })
            let bytes = try await world.requests.letterFile(letter.id, of: ended.id, for: World.handler).bytes
            let reply = try #require(texts.withLock { $0.last { $0.kind == .reply } })
            #expect(bytes.starts(with: Array("PK".utf8)))
            #expect(rows.map(\.rawValue) == [code.row] && ended.closing?.code == code && tally[.total, 7] == 1)
            line = [
                code.rawValue, ended.closing?.why.rawValue ?? "-", ended.replyNumber ?? "无文号", reply.title,
                Self.basis(reply.paragraphs), Self.remedies(reply.paragraphs.last ?? ""), "\(code.row)",
            ].joined(separator: " | ")
        }
        return line
    }

    /// The application, what this kind needs before it can be given, and the end.
    private func end(_ code: DecisionCode, _ world: CaseWorld) async throws -> DisclosureRequest {
        let requests = world.requests
        let id = try await requests.receive(World.new(), by: World.handler).id
        func act(_ input: RequestInput, by officer: Officer = World.handler) async throws -> DisclosureRequest {
            try await requests.act(input, on: id, by: officer)
        }
        switch code {
        case .uncorrected:
            _ = try await act(.requireCorrection(items: ["写明年度"], due: nil))
            world.clock.set("2026-06-01")
            return try await act(.lapseUncorrected)
        case .stillUnclear:
            _ = try await act(.requireCorrection(items: ["写明年度"], due: nil))
            _ = try await act(.receiveCorrection(on: requests.today, words: "近几年的"))
        case .unreasonable:
            _ = try await act(.requireReasons(why: "本年已申请86件", due: nil))
            _ = try await act(.receiveReasons(on: requests.today, words: "想看", isReasonable: false))
        default: _ = try await act(.accept)
        }
        switch code {
        case .notExisting:
            _ = try await act(
                .recordSearch(places: "档案室、公文系统", words: "检查清单", result: "没有检索到", on: requests.today))
        case .thirdPartyRights:
            let asked = try await act(.consult(whom: .thirdParty, party: "清泉公司", question: "是否同意公开"))
            let letter = try #require(asked.consultations.first?.id)
            _ = try await act(.noteConsultReceipt(letter, on: requests.today))
            _ = try await act(.recordAnswer(letter, .objects, on: requests.today, words: "不同意"))
        case .unpaid:
            _ = try await act(.proposeFee(.items(12, already: 0)))
            _ = try await act(.decideFee(approved: true, words: ""), by: World.head)
            _ = try await act(.noteFeeReceipt(on: requests.today))
            world.clock.set("2026-06-01")
            return try await act(.lapseUnpaid)
        default: break
        }
        let ground: [DecisionCode] = code == .partlyDisclosed ? [.processInformation] : []
        return try await world.reply(id, World.draft(code, withheld: ground))
    }

    private static let regulation = "《中华人民共和国政府信息公开条例》（国务院令第711号）"

    private static func basis(_ paragraphs: [String]) -> String {
        guard let words = paragraphs.first(where: { $0.contains(regulation) }),
            let start = words.firstRange(of: regulation)?.upperBound
        else { return "不引条文" }
        let rest = words[start...]
        let found = rest[..<(rest.firstRange(of: "规定")?.lowerBound ?? rest.endIndex)]
        return "条例" + (found.hasSuffix("的") ? found.dropLast() : found)
    }

    private static func remedies(_ words: String) -> String {
        switch (words.contains("应当先"), words.contains("6个月内直接")) {
        case (true, true): "不予公开的部分先复议"
        case (true, false): "先复议"
        case (false, true): "复议或者起诉"
        case (false, false): "没有救济告知：\(words)"
        }
    }

    private func compare(_ actual: String) throws {
        let pinned = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Pinned/decision-codes.txt").standardized
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: pinned, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: pinned, encoding: .utf8) == actual)
    }
}
