package import Kernel

/// 索引号 (CAT-3): how an agency composes it. `{code9}/{yyyy}-{serial5}` gives `000014349/2017-00110`.
package struct IndexNumberTemplate: Hashable, Sendable {
    private enum Part: Hashable, Sendable {
        case words(String)
        /// The 9 characters of the organisation code within the 统一社会信用代码, or all 18.
        case code9, code18
        case year, month
        case serial(digits: Int)
    }

    package static let usual = IndexNumberTemplate([.code9, .words("/"), .year, .words("-"), .serial(digits: 5)])

    private let parts: [Part]

    private init(_ parts: [Part]) { self.parts = parts }

    /// Nil when it has no serial, or something in braces that is not known.
    package init?(_ text: String) {
        var parts: [Part] = [], rest = text[...]
        while !rest.isEmpty {
            if rest.first == "{" {
                guard let end = rest.firstIndex(of: "}"),
                    let part = IndexNumberTemplate.part(String(rest[rest.index(after: rest.startIndex)..<end]))
                else { return nil }
                parts.append(part)
                rest = rest[rest.index(after: end)...]
            } else {
                let words = rest.prefix { $0 != "{" }
                parts.append(.words(String(words)))
                rest = rest[words.endIndex...]
            }
        }
        let serials = parts.count { if case .serial = $0 { true } else { false } }
        guard serials == 1, text.count <= 60 else { return nil }
        self.parts = parts
    }

    private static func part(_ name: String) -> Part? {
        switch name {
        case "code9": return .code9
        case "code18": return .code18
        case "yyyy": return .year
        case "yyyymm": return .month
        default:
            guard name.hasPrefix("serial"), let digits = Int(name.dropFirst(6)), (3...8).contains(digits) else {
                return nil
            }
            return .serial(digits: digits)
        }
    }

    /// The row that counts: serials begin anew each year where the number says the year.
    package func span(on day: Day) -> Int { parts.contains(.year) || parts.contains(.month) ? day.year : 0 }

    /// - Parameters:
    ///   - creditCode: of the agency; nil when it has none.
    ///   - fallback: what stands in its place then.
    package func number(_ serial: Int, on day: Day, creditCode: String?, fallback: String) -> String {
        let code = creditCode.flatMap { $0.count == 18 ? $0 : nil }
        return parts.map { part in
            switch part {
            case .words(let words): words
            case .code9: code.map { String($0.dropFirst(8).prefix(9)) } ?? fallback
            case .code18: code ?? fallback
            case .year: "\(day.year)"
            case .month: "\(day.year)\(padded(day.month, 2))"
            case .serial(let digits): padded(serial, digits)
            }
        }.joined()
    }

    private func padded(_ number: Int, _ digits: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(digits - text.count, 0)) + text
    }
}
