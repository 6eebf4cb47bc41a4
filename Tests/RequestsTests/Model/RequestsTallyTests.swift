import Kernel
import Testing

@testable import Requests

/// Table 三 counted from cases (RPT-20…25).
@Suite struct RequestsTallyTests {
    @Test("RPT-21…24: every identity holds on random histories, year after year")
    func identities() throws {
        let counted = try RequestsHistoryTests.histories.get().compactMap { CountedRequest($0.ledger.request) }
        #expect(counted.count > 1_500)
        var previous: RequestTally?
        var total = 0
        for year in 2018...2026 {
            let tally = RequestTally(year: year, counted)
            for identity in tally.identities(after: previous) {
                if !identity.holds { Issue.record("\(year) \(identity)") }
            }
            total += tally[.total, 7]
            previous = tally
        }
        // Nobody is lost between the years: decided ones are counted once, the others are carried over at the end.
        #expect(total == counted.count(where: { $0.decidedOn != nil }))
        #expect(previous?[.carriedOver, 7] == counted.count(where: { $0.decidedOn == nil }))
    }

    @Test func aYearInLiterals() {
        func day(_ text: String) -> Day { LawWorld.day(text) }
        let tally = RequestTally(
            year: 2025,
            [
                CountedRequest(
                    applicant: .naturalPerson, receivedOn: day("2025-01-02"), decision: .disclosed,
                    decidedOn: day("2025-01-10")),
                CountedRequest(
                    applicant: .naturalPerson, receivedOn: day("2025-12-30"), decision: .notOurs,
                    decidedOn: day("2026-01-05")),
                CountedRequest(
                    applicant: .company, receivedOn: day("2024-12-20"), decision: .partlyDisclosed,
                    decidedOn: day("2025-01-06")),
                CountedRequest(
                    applicant: .company, receivedOn: day("2024-11-01"), decision: .notExisting,
                    decidedOn: day("2024-12-31")),
                CountedRequest(applicant: .legalServices, receivedOn: day("2025-06-03")),
                CountedRequest(
                    applicant: .research, receivedOn: day("2026-01-04"), decision: .disclosed,
                    decidedOn: day("2026-01-04")),
                CountedRequest(
                    applicant: .otherOrganization, receivedOn: day("2025-06-03"), decision: .uncorrected,
                    decidedOn: day("2025-12-31")),
            ])
        #expect(tally[.received] == [2, 0, 0, 0, 1, 1, 4])
        #expect(tally[.carriedIn] == [0, 1, 0, 0, 0, 0, 1])
        #expect(tally[.disclosed] == [1, 0, 0, 0, 0, 0, 1])
        #expect(tally[.partlyDisclosed] == [0, 1, 0, 0, 0, 0, 1])
        #expect(tally[.notHeld] == [0, 0, 0, 0, 0, 0, 0])
        #expect(tally[.uncorrected] == [0, 0, 0, 0, 0, 1, 1])
        #expect(tally[.total] == [1, 1, 0, 0, 0, 1, 3])
        #expect(tally[.carriedOver] == [1, 0, 0, 0, 1, 0, 2])
        #expect(tally.identities().filter { !$0.holds }.isEmpty)
    }

    /// A reply signed in December and posted in January is a decision of December (RPT-25).
    @Test func theYearIsThatOfTheDecision() throws {
        let day = LawWorld.day("2025-12-24")
        var ledger = try CaseLedger(LawWorld.fresh(arrived: day, received: day))
        try ledger.act(.accept, by: LawWorld.handler)
        try ledger.signed(on: LawWorld.day("2025-12-31"))
        let before = try #require(CountedRequest(ledger.request))
        try ledger.act(
            .deliver(Delivery(means: .post, on: LawWorld.day("2026-01-05"), proof: "XA1")), by: LawWorld.handler,
            on: LawWorld.day("2026-01-05"))
        let after = try #require(CountedRequest(ledger.request))
        #expect(before == after && after.decidedOn?.year == 2025)
    }

    @Test("RPT-20: each code has the row of section 1.4")
    func rowsOfCodes() {
        let rows = DecisionCode.allCases.map { "\($0.code)=\($0.row)" }.joined(separator: " ")
        #expect(
            rows == "K01=3 K02=3 K03=4 K04=5 K05=6 K06=7 K07=8 K08=9 K09=10 K10=11 K11=12 K12=13 K13=13 K14=14 K15=15 "
                + "K16=16 K17=17 K18=18 K19=19 K20=20 K21=21 K22=22 K23=23")
        #expect(
            DecisionCode.allCases.filter(\.isReconsiderationFirst).map(\.code) == [
                "K03", "K04", "K05", "K06", "K07", "K08", "K09", "K10",
            ])
    }
}
