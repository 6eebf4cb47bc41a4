/// Points of a score, in tenths: 0.5 is lost exactly.
package struct Points: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let tenths: Int

    package init(tenths: Int) { self.tenths = tenths }
    package init(_ whole: Int) { tenths = whole.multipliedReportingOverflow(by: 10).partialValue }

    /// `5`, `0.5`; nil for anything else and beyond a thousand.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ Points.digits($0, 4) }), whole <= 1_000, parts.count <= 2 else {
            return nil
        }
        var rest = 0
        if parts.count == 2 {
            guard let digit = Points.digits(parts[1], 1) else { return nil }
            rest = digit
        }
        tenths = whole * 10 + rest
    }

    private static func digits(_ text: Substring, _ most: Int) -> Int? {
        guard (1...most).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }

    package static let none = Points(tenths: 0)
    package static func < (one: Points, other: Points) -> Bool { one.tenths < other.tenths }
    package static func + (one: Points, other: Points) -> Points { Points(tenths: one.tenths + other.tenths) }
    package static func - (one: Points, other: Points) -> Points { Points(tenths: one.tenths - other.tenths) }

    /// So many times, without overflow.
    package func times(_ count: Int) -> Points {
        let (product, overflow) = tenths.multipliedReportingOverflow(by: count)
        return Points(tenths: overflow ? Int.max : product)
    }

    /// `92.5`, `60`.
    package var description: String {
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }
}
