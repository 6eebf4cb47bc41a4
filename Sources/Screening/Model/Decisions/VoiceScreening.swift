/// What the public wrote, on its way to being public. What the machine finds is masked in a proposal and holds publication
/// back; what may be a name and may be none is shown to the person who confirms (PII-1, PII-6).
extension Screen {
    /// The first kind of personal data that holds a text back; nil when the machine finds none.
    package func personal(inSpoken text: String) -> HitKind? {
        hits(in: text, isSpoken: true).first { $0.kind.isPrivacy && $0.confidence >= .medium }?.kind
    }

    /// The text with everything masked that was found, to be read and mended by a person.
    package func masked(spoken text: String) -> String { Masking.masked(text, hits(in: text, isSpoken: true)) }

    /// Names that people gave of themselves or others; without mere forms of address.
    package static func names(inSpoken text: String) -> [String] {
        let scanned = ScannedText(text)
        return SpokenNames(text: scanned).findings.map { scanned.string($0.start..<$0.end) }
            .filter { SpokenWords.form(atEndOf: $0).isEmpty && $0.count > 1 }
    }

    /// Words that may name somebody and that nothing around them decides: for the person who confirms. Each once.
    package func doubts(inSpoken texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.flatMap { text in
            hits(in: text, isSpoken: true).filter { $0.kind.isPrivacy && $0.confidence == .low }.map(\.text)
                + SpokenNames(text: ScannedText(text)).perhaps
        }.filter { seen.insert($0).inserted }
    }
}
