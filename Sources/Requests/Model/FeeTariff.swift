package import Kernel

/// 信息处理费 (FEE-2, FEE-3): progressive, by items within a calendar month or by pages of one application.
package struct FeeTariff: Hashable, Sendable {
    /// More items or pages than any application has, and few enough that no sum overflows.
    package static let mostUnits = 1_000_000

    package let amount: Money
    /// How it was reached, a sentence for each band.
    package let steps: [String]

    package init(_ basis: FeeDemand.Basis) {
        switch basis {
        case .items(let count, let already):
            self = FeeTariff.items(FeeTariff.held(count), already: FeeTariff.held(already))
        case .pages(let count): self = FeeTariff.pages(FeeTariff.held(count))
        }
    }

    private init(bands: [Band], unit: String, head: String) {
        var fee = 0, steps = [head]
        for band in bands {
            fee += band.fee
            steps.append(band.sentence(unit))
        }
        steps.append(bands.count > 1 ? "合计 \(fee) 元。" : "应收 \(fee) 元。")
        amount = Money(fen: Int64(fee) * 100)
        self.steps = steps
    }

    /// Units first…last of one price.
    private struct Band {
        let first: Int
        let last: Int
        let price: Int

        var fee: Int { (last - first + 1) * price }

        func sentence(_ unit: String) -> String {
            let which = first == last ? "第 \(first) \(unit)" : "第 \(first)–\(last) \(unit)"
            if price == 0 { return "\(which)不收费。" }
            return "\(which)，每\(unit) \(price) 元，计 \(last - first + 1) \(unit) \(fee) 元。"
        }
    }

    private static func items(_ count: Int, already: Int) -> FeeTariff {
        let head =
            already == 0
            ? "按件计收，按自然月累计：本次 \(count) 件。" : "按件计收，按自然月累计：当月此前 \(already) 件，本次 \(count) 件。"
        return FeeTariff(
            bands: bands(after: already, count: count, end: endOfItems, price: priceOfItem), unit: "件", head: head)
    }

    private static func pages(_ count: Int) -> FeeTariff {
        FeeTariff(
            bands: bands(after: 0, count: count, end: endOfPages, price: priceOfPage), unit: "页",
            head: "按量计收，单件申请：本次 \(count) 页（A4 及以下幅面的单面为 1 页）。")
    }

    private static func bands(
        after already: Int, count: Int, end: (Int) -> Int, price: (Int) -> Int
    ) -> [Band] {
        var bands: [Band] = [], next = already + 1
        let last = already + count
        while next <= last {
            let band = Band(first: next, last: min(end(next), last), price: price(next))
            bands.append(band)
            next = band.last + 1
        }
        return bands
    }

    /// The price of the k-th item of the month (FEE-2).
    private static func priceOfItem(_ k: Int) -> Int { k <= 10 ? 0 : k <= 30 ? 100 : 100 * ((k - 31) / 10 + 2) }
    private static func endOfItems(_ k: Int) -> Int { k <= 10 ? 10 : k <= 30 ? 30 : (k - 1) / 10 * 10 + 10 }

    /// The price of the k-th page of one application (FEE-3).
    private static func priceOfPage(_ k: Int) -> Int { k <= 30 ? 0 : k <= 100 ? 10 : k <= 200 ? 20 : 40 }
    private static func endOfPages(_ k: Int) -> Int {
        k <= 30 ? 30 : k <= 100 ? 100 : k <= 200 ? 200 : 2 * mostUnits
    }

    private static func held(_ count: Int) -> Int { min(max(count, 0), mostUnits) }
}
