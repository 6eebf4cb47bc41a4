/// An amount of 人民币 in 分, never negative by itself and never rounded.
package struct Money: Hashable, Comparable, Sendable {
    /// 1 yuan is 100.
    package let fen: Int64

    package static let zero = Money(fen: 0)
    /// What an amount may reach: a hundred thousand million yuan.
    package static let most = Money(fen: 10_000_000_000_000)

    package init(fen: Int64) { self.fen = fen }

    /// Nil past `most`.
    package init?(yuan: Int) {
        let (fen, overflow) = Int64(yuan).multipliedReportingOverflow(by: 100)
        guard !overflow, fen.magnitude <= Money.most.fen.magnitude else { return nil }
        self.fen = fen
    }

    /// Reads `1234`, `1,234.5`, `￥12.30`, `12元`, full-width too; at most two decimals, no sign. Nil for anything else.
    package init?(_ text: some StringProtocol) {
        var plain = text.unspaced.halfWidth
        if plain.hasPrefix("¥") || plain.hasPrefix("￥") { plain.removeFirst() }
        if plain.hasSuffix("元") { plain.removeLast() }
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2, whole.utf8.count <= 18,
            let yuan = String(whole.filter { $0 != "," }).decimalNumber, let amount = Money(yuan: yuan)
        else { return nil }
        var cents: Int64 = 0
        if parts.count == 2 {
            guard parts[1].utf8.count <= 2, let read = parts[1].decimalNumber else { return nil }
            cents = Int64(parts[1].utf8.count == 1 ? read * 10 : read)
        }
        fen = amount.fen + cents
    }

    package static func < (one: Money, other: Money) -> Bool { one.fen < other.fen }

    /// Nil when the sum passes what 64 bits hold.
    package func adding(_ other: Money) -> Money? {
        let (sum, overflow) = fen.addingReportingOverflow(other.fen)
        return overflow ? nil : Money(fen: sum)
    }

    /// Nil when the product passes what 64 bits hold.
    package func times(_ count: Int) -> Money? {
        let (product, overflow) = fen.multipliedReportingOverflow(by: Int64(count))
        return overflow ? nil : Money(fen: product)
    }

    /// `1234.50`: always two decimals, as tables and JSON write it.
    package var yuanText: String {
        let size = fen.magnitude
        let cents = size % 100
        return (fen < 0 ? "-" : "") + "\(size / 100)." + (cents < 10 ? "0\(cents)" : "\(cents)")
    }

    /// `1234.50元`.
    package var chinese: String { yuanText + "元" }
}
