import Foundation

/// Simplified and traditional characters.
///
/// Both directions are ICU's tables, which know words: 发展 becomes 發展 and 头发 becomes 頭髮. Only Chinese characters
/// change, so a whole HTML document can be converted: its tags, attributes and addresses are ASCII.
package enum ChineseScripts {
    /// `text` in simplified characters.
    package static func simplified(_ text: String) -> String { converted(text, toSimplified) }

    /// `text` in traditional characters, by the words of the mainland (里面 becomes 裡面, 信息 stays 信息).
    package static func traditional(_ text: String) -> String { converted(text, toTraditional) }

    /// The simplified form of one character, whatever stands beside it: text and query must fold alike, so search uses
    /// this and not the words.
    @inlinable package static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let value = scalar.value
        guard (first...last).contains(value) else { return scalar }
        return foldedTable[Int(value - first)]
    }

    @usableFromInline static let first: UInt32 = 0x4E00
    @usableFromInline static let last: UInt32 = 0x9FFF
    @usableFromInline static let foldedTable: [Unicode.Scalar] = makeTable()

    private static let toSimplified = StringTransform("Traditional-Simplified")
    private static let toTraditional = StringTransform("Simplified-Traditional")

    private static func converted(_ text: String, _ transform: StringTransform) -> String {
        guard text.unicodeScalars.contains(where: ScalarClass.isHan) else { return text }
        return text.applyingTransform(transform, reverse: false) ?? text
    }

    /// Each character on a line of its own, so that none is read as part of a word.
    private static func makeTable() -> [Unicode.Scalar] {
        let plain = (first...last).compactMap(Unicode.Scalar.init)
        let lines = simplified(plain.map { String($0) }.joined(separator: "\n")).split(separator: "\n")
        var table = plain
        guard lines.count == plain.count else { return table }
        for (index, line) in lines.enumerated() {
            guard let scalar = line.unicodeScalars.first, line.unicodeScalars.count == 1 else { continue }
            table[index] = scalar
        }
        for (variant, usual) in variants { table[Int(variant.value - first)] = usual }
        return table
    }

    /// Other shapes of the same character that ICU leaves as they are.
    private static let variants: [Unicode.Scalar: Unicode.Scalar] = [
        "峯": "峰", "麪": "面", "卽": "即", "鄕": "乡", "靑": "青", "眞": "真", "歩": "步", "妳": "你", "恵": "惠",
        "畧": "略", "羣": "群", "啓": "启", "戸": "户", "歳": "岁", "毎": "每", "黒": "黑", "塩": "盐", "渉": "涉",
    ]
}
