/// Marked words that also stand where nobody has marked them: to be marked too, or confirmed with `mayRemain` or `othersStay`.
package struct StandingWords: Sendable, Hashable {
    package let words: String
    /// `第3段`, `第2页`.
    package let places: [String]

    package init(words: String, places: [String]) {
        self.words = words
        self.places = places
    }
}

extension RedactableMaterial {
    /// What the verification will find in the text that stays, told beforehand so that a person can decide.
    package func standing(_ plan: RedactionPlan) -> [StandingWords] {
        let (removed, kept) = parted(by: plan.marks)
        let texts = kept.map { ($0.place, Array(WordsFold.folded($0.text).utf8)) }
        return WantedWords.of(removed, except: plan.mayRemain).compactMap { wanted in
            let places = texts.filter { RawWords.find(wanted.folded, in: $0.1) }.map(\.0)
            return places.isEmpty ? nil : StandingWords(words: wanted.text, places: places)
        }
    }

    private func parted(by marks: [RedactionMark]) -> (removed: [RemovedWords], kept: [RemovedWords]) {
        switch self {
        case .text(let text):
            guard let redacted = text.redacted(marks) else { return ([], []) }
            return (redacted.removed, redacted.units.map { RemovedWords($0.text, place: $0.place) })
        case .pages(let pages):
            var removed: [RemovedWords] = [], kept: [RemovedWords] = []
            for (index, page) in pages.pages.enumerated() {
                let boxes = marks.compactMap { mark -> RedactionBox? in
                    guard case .page(index + 1, let box) = mark.place else { return nil }
                    return box
                }
                let (inside, outside) = page.parted(by: boxes)
                removed += inside.map { RemovedWords($0, place: "第\(index + 1)页") }
                kept.append(RemovedWords(outside, place: "第\(index + 1)页"))
            }
            return (removed, kept)
        }
    }
}
