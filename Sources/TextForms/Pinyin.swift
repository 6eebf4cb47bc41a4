import Foundation

/// How Chinese words sound, without tones: for suggestions, never for telling words apart.
package enum Pinyin {
    /// One syllable a character in lower case, ü written v; other characters as they are, blanks and punctuation left out.
    /// ICU knows some words (重庆) but reads most characters in one way only.
    package static func syllables(_ text: String) -> [String] {
        guard let latin = text.applyingTransform(StringTransform("Han-Latin"), reverse: false) else { return [] }
        var syllables: [String] = [], current = ""
        for scalar in latin.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar.value {
            case 0x61...0x7A, 0x30...0x39: current.unicodeScalars.append(scalar)
            case 0x308 where current.hasSuffix("u"):
                current.removeLast()
                current += "v"
            case 0x300...0x36F: continue
            default:
                if !current.isEmpty { syllables.append(current) }
                current = ""
            }
        }
        if !current.isEmpty { syllables.append(current) }
        return syllables
    }

    /// 政务公开 → `zhengwugongkai`.
    package static func whole(_ text: String) -> String { syllables(text).joined() }

    /// 政务公开 → `zwgk`.
    package static func initials(_ text: String) -> String {
        String(syllables(text).compactMap(\.first))
    }
}
