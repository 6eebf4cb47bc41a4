import Kernel
import Synchronization
import Testing

@testable import Requests

/// The query code is shown for ten minutes to the browser that sent, and to no other.
@Suite struct RequestsReceiptTests {
    final class Hand: Sendable {
        let at = Mutex(ContinuousClock.now)
        func moves(_ seconds: Int) { at.withLock { $0 = $0.advanced(by: .seconds(seconds)) } }
    }

    static func receipt(_ number: String) -> PublicReceipt {
        PublicReceipt(
            RequestReceipt(id: DeskWorld.id(41), number: number, code: PublicCases.code), kind: .disclosure,
            description: "清单", files: 0, sentOn: DeskWorld.today,
            days: ExpectedDays(sentOn: DeskWorld.today, calendar: StateCouncil.calendar))
    }

    @Test func itIsThereForTenMinutesInOneBrowser() async {
        let hand = Hand()
        let memory = ReceiptMemory(now: { hand.at.withLock { $0 } })
        await memory.keep(RequestsReceiptTests.receipt("2026-001"), for: "a")
        await memory.keep(RequestsReceiptTests.receipt("2026-002"), for: "a")
        #expect(await memory.receipt(of: "a")?.receipt.number == "2026-002")
        #expect(await memory.receipt(of: "b") == nil)
        hand.moves(599)
        #expect(await memory.receipt(of: "a") != nil)
        hand.moves(1)
        #expect(await memory.receipt(of: "a") == nil)
        await memory.keep(RequestsReceiptTests.receipt("2026-003"), for: "a")
        await memory.forget("a")
        #expect(await memory.receipt(of: "a") == nil)
    }

    @Test func theOldestGoesWhenThereAreTooMany() async {
        let hand = Hand()
        let memory = ReceiptMemory(now: { hand.at.withLock { $0 } })
        await memory.keep(RequestsReceiptTests.receipt("2026-001"), for: "first")
        hand.moves(1)
        for number in 1...2_000 { await memory.keep(RequestsReceiptTests.receipt("2026-002"), for: "\(number)") }
        #expect(await memory.receipt(of: "first") == nil)
        #expect(await memory.receipt(of: "2000") != nil)
    }
}
