extension LetterheadDocument {
    /// The same letter with its lines a little closer, if that holds text, organ and date on one page; never under 25 pt.
    /// GB/T 9704 lets the number of lines be adjusted; a letter that needs more room keeps the 22 lines.
    package func heldOnOnePage() -> LetterheadDocument {
        guard form == .letter else { return self }
        let lines = lineCount
        for points in stride(from: 29, through: 25, by: -1) where Self.room(points * 20, titleLines) >= lines {
            var letter = self
            // 579 is the pitch of 22 lines, a hair less than 29 pt.
            letter.pitch = min(LetterMeasure.pitch, points * 20)
            return letter
        }
        return self
    }

    private var titleLines: Int { TitleLines.broken(title).count }

    /// Lines under the title, the addressee's among them; half a line is left for what programs measure differently.
    private static func room(_ pitch: Int, _ titleLines: Int) -> Int {
        // Head, number and title end here where one line of title stands over two blank lines.
        let head = 3631 + 680 * titleLines
        return (14_854 - head - 3 * pitch - pitch / 2) / pitch
    }

    private var lineCount: Int {
        var count = recipients.isEmpty ? 0 : 1
        for block in body.blocks {
            switch block {
            case .paragraph(let words, _), .heading(_, let words): count += Self.lines(words)
            // What has no lines to count stays as it is.
            case .list, .table, .figure, .quote, .rule: count += 100
            }
        }
        if !attachments.isEmpty { count += 1 + attachments.count }
        if signedOn != nil { count += isSealed ? 4 : 3 }
        if annotation?.isEmpty == false { count += 1 }
        return count
    }

    private static func lines(_ words: [RichInline]) -> Int {
        let text = words.map { if case .text(let text, _) = $0 { text } else { "" } }.joined()
        return max(1, Int(((LetterheadFaces.noto.characters(text) + 2) / 27.5).rounded(.up)))
    }
}
