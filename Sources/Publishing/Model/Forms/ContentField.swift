import Kernel

/// 要素: one fact of a structured article, as its form declares it.
package struct ContentField: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case text
        /// Several lines.
        case passage
        case day, number
        case choice([String])
        /// An address of this site or of the web.
        case link
    }

    package struct Traits: OptionSet, Hashable, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }

        /// Without it the text cannot be sent to review.
        package static let required = Traits(rawValue: 1)
        /// A column of the public list.
        package static let listed = Traits(rawValue: 2)
    }

    /// What storage and programs call it; never changed, for it stands in signed texts.
    package let key: String
    package let name: String
    package let kind: Kind
    package let traits: Traits

    init(_ key: String, _ name: String, _ kind: Kind = .text, _ traits: Traits = []) {
        self.key = key
        self.name = name
        self.kind = kind
        self.traits = traits
    }

    package var isRequired: Bool { traits.contains(.required) }
    package var isListed: Bool { traits.contains(.listed) }

    package var longest: Int {
        switch kind {
        case .passage: 10_000
        case .text, .link: 500
        case .day, .number, .choice: 100
        }
    }

    /// What is wrong with a value that is there, as the end of a sentence.
    func fault(in value: String) -> String? {
        if value.count > longest { return "超过\(longest)字" }
        switch kind {
        case .text, .passage: return nil
        case .day: return Day(iso: value) != nil ? nil : "不是日期，请按“2026-03-13”的格式填写"
        case .number: return NumberText.isNumber(value) ? nil : "不是数字"
        case .choice(let words): return words.contains(value) ? nil : "不在可选的内容之中"
        case .link: return LinkText.isAddress(value) ? nil : "不是网址，请填写以 https:// 或者 http:// 开头的网址，或者本站以 / 开头的地址"
        }
    }
}

/// A plain decimal number.
enum NumberText {
    static func isNumber(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count) else { return false }
        return parts.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }
}

/// An address that a reader may be led to.
enum LinkText {
    static func isAddress(_ text: String) -> Bool {
        let isKnown = text.hasPrefix("https://") || text.hasPrefix("http://") || isOwn(text)
        return isKnown && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "\"" && $0 != "<" && $0 != ">" }
    }

    /// `//host` would be another site.
    private static func isOwn(_ text: String) -> Bool { text.hasPrefix("/") && !text.hasPrefix("//") }
}
