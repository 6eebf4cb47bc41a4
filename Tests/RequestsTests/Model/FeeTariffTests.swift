import Kernel
import Testing

@testable import Requests

/// 信息处理费 against the worked examples and the tables of FEE-2 and FEE-3.
@Suite struct RequestsFeeTests {
    @Test(
        "FEE-4: items",
        arguments: [
            (0, 0), (1, 0), (10, 0), (11, 100), (30, 2_000), (31, 2_200), (40, 4_000), (41, 4_300), (50, 7_000),
            (60, 11_000), (100, 37_000),
        ])
    func items(_ count: Int, _ fee: Int) {
        #expect(FeeTariff(.items(count, already: 0)).amount == Money(yuan: fee))
    }

    @Test(
        "FEE-4: pages",
        arguments: [
            (0, 0), (1, 0), (30, 0), (31, 10), (100, 700), (101, 720), (150, 1_700), (200, 2_700), (201, 2_740),
            (250, 4_700), (500, 14_700),
        ])
    func pages(_ count: Int, _ fee: Int) { #expect(FeeTariff(.pages(count)).amount == Money(yuan: fee)) }

    @Test("FEE-2: within a month it does not matter how the items were divided")
    func divided() {
        for total in 0...120 {
            for already in 0...total {
                let before = FeeTariff(.items(already, already: 0)).amount
                let now = FeeTariff(.items(total - already, already: already)).amount
                #expect(before.fen + now.fen == FeeTariff(.items(total, already: 0)).amount.fen)
            }
        }
    }

    @Test func theStepsAddUpInWords() {
        #expect(
            FeeTariff(.items(35, already: 5)).steps == [
                "按件计收，按自然月累计：当月此前 5 件，本次 35 件。", "第 6–10 件不收费。", "第 11–30 件，每件 100 元，计 20 件 2000 元。",
                "第 31–40 件，每件 200 元，计 10 件 2000 元。", "合计 4000 元。",
            ])
        #expect(
            FeeTariff(.pages(31)).steps == [
                "按量计收，单件申请：本次 31 页（A4 及以下幅面的单面为 1 页）。", "第 1–30 页不收费。",
                "第 31 页，每页 10 元，计 1 页 10 元。", "合计 10 元。",
            ])
        #expect(FeeTariff(.pages(0)).steps.last == "应收 0 元。")
    }

    @Test func nothingOverflows() {
        #expect(FeeTariff(.items(.max, already: .max)).amount > .zero)
        #expect(FeeTariff(.pages(.max)).amount == Money(yuan: 700 + 1_000 * 2 + (1_000_000 - 200) * 40))
        #expect(FeeTariff(.pages(-5)).amount == .zero)
    }

    @Test("FEE-10: no fee is proposed unless the office has switched it on, none that is nothing")
    func proposing() throws {
        let day = LawWorld.day("2025-06-03")
        var off = try CaseLedger(LawWorld.fresh(arrived: day, received: day), policy: .standard)
        try off.act(.accept, by: LawWorld.handler)
        #expect(off.request.refusal(of: .proposeFee, by: LawWorld.handler, in: off.context)?.rule == "FEE-10")
        var on = try CaseLedger(LawWorld.fresh(arrived: day, received: day))
        try on.act(.accept, by: LawWorld.handler)
        for basis in [FeeDemand.Basis.pages(30), .items(3, already: 7), .pages(0), .pages(-1), .items(0, already: 50)] {
            #expect(throws: Refusal.self) { try on.act(.proposeFee(basis), by: LawWorld.handler) }
        }
        try on.act(.proposeFee(.items(1, already: 10)), by: LawWorld.handler)
        #expect(on.request.fee?.amount == Money(yuan: 100))
        #expect(throws: Refusal.self) {
            try on.act(.decideFee(approved: false, words: ""), by: LawWorld.head)
        }
        try on.act(.decideFee(approved: false, words: "首次申请"), by: LawWorld.head)
        #expect(on.request.fee == nil && on.request.stage == .handling)
    }
}
