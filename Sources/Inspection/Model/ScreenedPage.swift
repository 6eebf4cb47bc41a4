package import Kernel
package import Screening

/// What the gate finds in the words of a page; the words themselves stay out of it where they are somebody's data (PII-2).
package enum ScreenedPage {
    package static func facts(in words: String, by screen: Screen) -> [InspectionFact] {
        var facts: [InspectionFact] = []
        for hit in screen.hits(in: words) where hit.confidence == .high {
            if hit.kind.isPrivacy {
                facts.append(InspectionFact(.privacy, "疑似\(hit.kind.chinese)", note: "依据 \(hit.rule)"))
            } else {
                let matter: InspectionMatter = hit.rule == "WORD-5" ? .wordingSerious : .wording
                let hint = hit.suggestion.map { "，建议写“\($0)”" } ?? ""
                facts.append(InspectionFact(matter, "“\(hit.text.prefix(40))”\(hint)", note: "依据 \(hit.rule)"))
            }
            if facts.count >= 20 { break }
        }
        return facts
    }
}
