/// How much of an interpretation is the document's own words (INT-6): the share of its runs of six characters that stand in
/// the document too. Punctuation, digits' width and spaces do not count.
package enum TextSimilarity {
    static let run = 6
    /// INT-6 [C].
    package static let warnsAbove = 60

    /// In whole percent; 0 when the text is shorter than one run.
    package static func percent(of text: String, takenFrom source: String) -> Int {
        let own = runs(of: text)
        guard !own.isEmpty else { return 0 }
        let theirs = Set(runs(of: source))
        let common = own.count { theirs.contains($0) }
        return common * 100 / own.count
    }

    private static func runs(of text: String) -> [UInt64] {
        let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.isIdeographic }
            .map(\.value)
        guard letters.count >= run else { return [] }
        // A rolling mixture: equal runs have equal numbers, and unlike runs almost never.
        return (0...(letters.count - run)).map { start in
            letters[start..<(start + run)].reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        }
    }
}
