/// A line on its way to its normal form: blanks folded over the borders of runs, equal neighbours made one, links flat.
struct RichLine {
    /// What a line consists of once nothing stands in anything else.
    enum Piece {
        case text(String.UnicodeScalarView, RichMarks, link: String?)
        case image(RichImageReference, link: String?)
        case note(Int)
        case lineBreak
    }

    private var pieces: [Piece] = []
    /// The text that is still growing.
    private var run = ""
    private var runMarks: RichMarks = []
    private var runLink: String?
    /// A blank that is written when something follows.
    private var pending: (marks: RichMarks, link: String?, isLineEnd: Bool)?
    private var isAtStart = true
    private var last: Unicode.Scalar?

    mutating func append(_ text: String, _ marks: RichMarks, link: String?) {
        if RichText.isSettled(text) { return append(settled: text, marks, link: link) }
        for scalar in text.unicodeScalars where RichText.isShown(scalar) {
            if RichText.collapses(scalar) {
                let isLineEnd = scalar == "\n" || pending?.isLineEnd ?? false
                pending = (pending?.marks ?? marks, pending == nil ? link : pending?.link, isLineEnd)
            } else if !(isAtStart && RichText.isEdge(scalar)) {
                if pending != nil { space(before: scalar) }
                if isAtStart || runMarks != marks || runLink != link { open(marks, link) }
                run.unicodeScalars.append(scalar)
                (isAtStart, last) = (false, scalar)
            }
        }
    }

    /// A text without anything to fold, as it is.
    private mutating func append(settled text: String, _ marks: RichMarks, link: String?) {
        if pending != nil { space(before: text.unicodeScalars.first) }
        if isAtStart || runMarks != marks || runLink != link { open(marks, link) }
        run += text
        (isAtStart, last) = (false, text.unicodeScalars.last)
    }

    mutating func append(_ image: RichImageReference, link: String?) {
        space(before: nil)
        close()
        pieces.append(.image(image, link: link))
        (isAtStart, last) = (false, nil)
    }

    mutating func append(note: Int) {
        space(before: nil)
        close()
        pieces.append(.note(note))
        (isAtStart, last) = (false, nil)
    }

    mutating func breakLine() {
        trimEnd()
        pieces.append(.lineBreak)
    }

    /// The pieces without blanks and line breaks at the ends.
    mutating func finish() -> [Piece] {
        trimEnd()
        while case .lineBreak = pieces.last { pieces.removeLast() }
        let first = pieces.firstIndex { piece in if case .lineBreak = piece { false } else { true } }
        return first.map { Array(pieces[$0...]) } ?? []
    }

    private mutating func space(before scalar: Unicode.Scalar?) {
        guard let blank = pending else { return }
        pending = nil
        if isAtStart { return }
        // A line end in the source between two Chinese characters is no blank.
        if blank.isLineEnd, let last, let scalar, RichText.isChinese(last), RichText.isChinese(scalar) { return }
        open(blank.marks, blank.link)
        run.append(" ")
    }

    private mutating func open(_ marks: RichMarks, _ link: String?) {
        if runMarks == marks, runLink == link { return }
        close()
        (runMarks, runLink) = (marks, link)
    }

    private mutating func close() {
        if !run.isEmpty { pieces.append(.text(run.unicodeScalars, runMarks, link: runLink)) }
        run = ""
    }

    private mutating func trimEnd() {
        close()
        (pending, isAtStart, last) = (nil, true, nil)
        while case .text(var text, let marks, let link) = pieces.last {
            pieces.removeLast()
            while let scalar = text.last, RichText.isEdge(scalar) { text.removeLast() }
            if text.isEmpty { continue }
            pieces.append(.text(text, marks, link: link))
            return
        }
    }
}
