import Foundation

/// Reads the words off a picture of a page with tesseract, in a limited child.
package enum PageRecognition {
    /// Words that stand close together on a line, and where, in pixels.
    package struct Word: Sendable, Hashable {
        /// What it says, as far as it could be read.
        package fileprivate(set) var text: String
        /// Where it stands.
        package fileprivate(set) var area: PixelArea
        fileprivate let line: Substring
    }

    /// The words in the order of reading; what is mere guessing is left out. Throws `ReadingError`, also when the program is missing.
    package static func words(_ page: PixelPage, resolution: Int) async throws(ReadingError) -> [Word] {
        guard access("/usr/bin/tesseract", X_OK) == 0 else { throw ReadingError(.converterMissing, "tesseract") }
        let run = ForeignTool.Run(
            arguments: [
                "OMP_THREAD_LIMIT=1", "tesseract", "stdin", "stdout", "--dpi", String(resolution), "-l", "chi_sim+eng",
                "--psm", "3", "tsv",
            ], limits: recognising)
        let listed = try await ForeignTool.output("env", run, input: page.pnm)
        var words: [Word] = []
        for line in String(decoding: listed, as: UTF8.self).split(whereSeparator: \.isNewline) {
            guard let word = word(line) else { continue }
            if let last = words.last, let both = joined(last, word) {
                words[words.count - 1] = both
            } else {
                words.append(word)
            }
        }
        return levelled(words)
    }

    /// On a line all stand equally high, whatever strokes they have: otherwise readers take them for several lines.
    private static func levelled(_ words: [Word]) -> [Word] {
        var lines: [Substring: (top: Int, bottom: Int)] = [:]
        for word in words {
            let known = lines[word.line] ?? (word.area.top, word.area.bottom)
            lines[word.line] = (min(known.top, word.area.top), max(known.bottom, word.area.bottom))
        }
        return words.map { word in
            guard let line = lines[word.line] else { return word }
            var level = word
            level.area = PixelArea(left: word.area.left, top: line.top, right: word.area.right, bottom: line.bottom)
            return level
        }
    }

    /// It parts Chinese words; a reader does not. Nil when a gap is between them.
    private static func joined(_ one: Word, _ two: Word) -> Word? {
        let gap = two.area.left - one.area.right, height = one.area.bottom - one.area.top
        guard one.line == two.line, gap > -height, gap < height else { return nil }
        var both = one
        both.text = TextRecognition.joined(one.text + " " + two.text)
        both.area = PixelArea(
            left: min(one.area.left, two.area.left), top: min(one.area.top, two.area.top),
            right: max(one.area.right, two.area.right), bottom: max(one.area.bottom, two.area.bottom))
        return both
    }

    private static let recognising = ConfinementLimits(
        memoryBytes: 1 << 30, processorSeconds: 60, wallClock: .seconds(120), fileBytes: 64 << 20)

    /// Columns: level page block paragraph line word left top width height confidence text; level 5 are words.
    private static func word(_ line: Substring) -> Word? {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 12, fields[0] == "5", let confidence = Double(fields[10]), confidence >= 20 else {
            return nil
        }
        let numbers = fields[6...9].compactMap { Int($0) }.filter { (0...20_000).contains($0) }
        let text = fields[11].trimmingCharacters(in: .whitespaces)
        guard numbers.count == 4, !text.isEmpty else { return nil }
        let area = PixelArea(
            left: numbers[0], top: numbers[1], right: numbers[0] + numbers[2], bottom: numbers[1] + numbers[3])
        return Word(text: text, area: area, line: line[fields[1].startIndex..<fields[4].endIndex])
    }
}
