import Screening

/// A name in a long passage that is removed may stand alone elsewhere.
extension Redactor {
    /// Personal data that lies wholly inside a mark; the words around it tell what it is.
    func personal(in text: RedactableText, _ marks: [RedactionMark]) -> [RemovedWords] {
        guard let screen else { return [] }
        return marks.flatMap { mark -> [RemovedWords] in
            guard case .text(let number, let range) = mark.place, let unit = text.unit(number) else { return [] }
            let hits = screen.hits(in: unit.text).filter {
                $0.kind.isPrivacy && range.contains($0.start) && $0.end <= range.upperBound
            }
            return hits.map { RemovedWords($0.text, place: unit.place) }
        }
    }

    /// Personal data in what stood in the boxes of pages.
    func personal(in removed: [RemovedWords]) -> [RemovedWords] {
        guard let screen else { return [] }
        return removed.flatMap { words in
            screen.hits(in: words.text).filter(\.kind.isPrivacy).map { RemovedWords($0.text, place: words.place) }
        }
    }
}
