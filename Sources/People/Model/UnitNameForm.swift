/// The shapes of a unit's name that comparisons work on.
enum UnitNameForm {
    /// Without white space and quotation marks, full-width signs as half-width ones, small letters.
    static func normal(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x201C, 0x201D, 0x22, 0x300A, 0x300B: continue
            default: if !scalar.properties.isWhitespace { scalars.append(scalar) }
            }
        }
        return String(scalars)
    }

    /// Without what stands in brackets, an open one included: `各科室(所、办)` → `各科室`.
    static func withoutBrackets(_ normal: String) -> String {
        var depth = 0
        var kept = ""
        for character in normal {
            switch character {
            case "(", "[", "【": depth += 1
            case ")", "]", "】": depth = max(depth - 1, 0)
            default: if depth == 0 { kept.append(character) }
            }
        }
        return kept
    }

    /// Without the words by which a document names its own agency: `局机关办公室`, `县卫健局办公室` → `办公室`.
    static func withoutAgency(_ normal: String, agencyNames: [String]) -> String {
        let longestFirst = agencyNames.map(self.normal).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
        for prefix in longestFirst + selfReferences where normal.hasPrefix(prefix) {
            let rest = normal.dropFirst(prefix.count)
            if rest.count >= 2 { return String(rest) }
        }
        return normal
    }

    /// Without the word that only says what kind of unit it is: `宣传处` and `宣传科` → `宣传`.
    static func core(_ normal: String) -> String {
        let bare = withoutBrackets(normal)
        for ending in ["科室", "处室", "股室"] where bare.hasSuffix(ending) && bare.count > ending.count + 1 {
            return String(bare.dropLast(ending.count))
        }
        guard bare.count > 2, let last = bare.last, "科处股室所办局委中心".contains(last) else { return bare }
        return String(bare.dropLast())
    }

    private static let selfReferences = [
        "本局机关", "本委机关", "局机关", "委机关", "本局", "本委", "我局", "我委", "机关", "局", "委",
    ]
}
