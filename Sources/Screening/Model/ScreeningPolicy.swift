/// What a screening looks for and what it lets pass.
package struct ScreeningPolicy: Sendable {
    package let words: [WordEntry]
    package let leaders: [LeaderEntry]
    /// Passages that are never hits: the organ's own telephone numbers, words of its own.
    package let allowed: [String]
    /// Kinds that are not looked for.
    package let ignoring: Set<HitKind>

    package init(
        words: [WordEntry], leaders: [LeaderEntry] = [], allowed: [String] = [], ignoring: Set<HitKind> = []
    ) {
        self.words = words
        self.leaders = leaders
        self.allowed = allowed
        self.ignoring = ignoring
    }

    /// The lists that come with the program.
    package static func shipped(allowed: [String] = []) -> ScreeningPolicy {
        ScreeningPolicy(words: WordLists.all, allowed: allowed)
    }

    /// The same with the agency's own files: a word given again replaces the shipped one.
    package func adding(_ file: WordFile) -> ScreeningPolicy {
        let gone = Set(file.words.map(\.wrong)).union(file.removed)
        return ScreeningPolicy(
            words: words.filter { !gone.contains($0.wrong) } + file.words, leaders: leaders + file.leaders,
            allowed: allowed, ignoring: ignoring)
    }

    /// One allowed passage a line; `#` begins a remark.
    package static func allowedLines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            var line = line.drop(while: { $0.isWhitespace || $0 == "\u{FEFF}" })
            while let last = line.last, last.isWhitespace { line = line.dropLast() }
            return line.isEmpty || line.hasPrefix("#") ? nil : String(line)
        }
    }
}
