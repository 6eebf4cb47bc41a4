/// The edits of one sentence, made fit for reading.
struct TokenEdits {
    /// Tokens that stay, or that go and come.
    struct Edit {
        enum Kind { case same, changed }

        let kind: Kind
        var old: Range<Int>, new: Range<Int>
    }

    private(set) var list: [Edit] = []
    private let old: DiffTokens, new: DiffTokens

    init(_ matches: [SequenceAligner.Match], _ old: DiffTokens, _ new: DiffTokens) {
        self.old = old
        self.new = new
        var at = 0
        while at < matches.count {
            let start = matches[at]
            change(upTo: start.old, start.new)
            var length = 1
            while at + length < matches.count, matches[at + length].old == start.old + length,
                matches[at + length].new == start.new + length
            { length += 1 }
            append(Edit(kind: .same, old: start.old..<start.old + length, new: start.new..<start.new + length))
            at += length
        }
        change(upTo: old.ranges.count, new.ranges.count)
    }

    private mutating func change(upTo oldEnd: Int, _ newEnd: Int) {
        let (oldAt, newAt) = (list.last?.old.upperBound ?? 0, list.last?.new.upperBound ?? 0)
        if oldAt < oldEnd || newAt < newEnd {
            append(Edit(kind: .changed, old: oldAt..<oldEnd, new: newAt..<newEnd))
        }
    }

    private mutating func append(_ edit: Edit) {
        if edit.old.isEmpty && edit.new.isEmpty { return }
        if let last = list.last, last.kind == edit.kind {
            list[list.count - 1].old = last.old.lowerBound..<edit.old.upperBound
            list[list.count - 1].new = last.new.lowerBound..<edit.new.upperBound
        } else {
            list.append(edit)
        }
    }

    /// No islands of one or two characters between changes, edits that begin and end where phrases do, and a sentence
    /// of which little is left shown as replaced.
    mutating func tidy() {
        mergeIslands()
        for index in list.indices { slide(index) }
        let edits = list
        list = []
        for edit in edits { append(edit) }
        mergeIslands()
        replaceRuins()
    }

    // MARK: Islands

    private mutating func mergeIslands() {
        var merged = true
        var passes = 0
        while merged, passes < 8 {
            merged = false
            passes += 1
            let edits = list
            list = []
            for (index, edit) in edits.enumerated() {
                if index > 0, index + 1 < edits.count, isIsland(edit, edits[index - 1], edits[index + 1]) {
                    append(Edit(kind: .changed, old: edit.old, new: edit.new))
                    merged = true
                } else {
                    append(edit)
                }
            }
        }
    }

    private func isIsland(_ edit: Edit, _ before: Edit, _ after: Edit) -> Bool {
        guard edit.kind == .same, !SentenceBreaks.isLineEnd(new.ends(edit.new.upperBound - 1).last) else {
            return false
        }
        let length = new.length(edit.new)
        let shore = min(size(before), size(after))
        return length <= 2 ? length <= shore : length <= 4 && 4 * length <= shore
    }

    private func size(_ edit: Edit) -> Int { max(old.length(edit.old), new.length(edit.new)) }

    private mutating func replaceRuins() {
        let kept = list.reduce(0) { $1.kind == .same ? $0 + $1.new.count : $0 }
        let whole = max(old.ranges.count, new.ranges.count)
        guard kept * 4 < whole, !list.isEmpty else { return }
        list = [Edit(kind: .changed, old: old.ranges.indices, new: new.ranges.indices)]
    }

    // MARK: Sliding

    /// Moves an insertion or a deletion along what repeats: 卫生、[教育、]健康, not 卫生[、教育]、健康.
    private mutating func slide(_ index: Int) {
        guard index > 0, index + 1 < list.count, list[index].kind == .changed else { return }
        let edit = list[index]
        guard edit.old.isEmpty != edit.new.isEmpty else { return }
        let side = edit.old.isEmpty ? new : old
        let place = edit.old.isEmpty ? edit.new : edit.old
        let back = min(60, list[index - 1].old.count), on = min(60, list[index + 1].old.count)
        var least = 0, most = 0
        while least < back, side.names[place.lowerBound - least - 1] == side.names[place.upperBound - least - 1] {
            least += 1
        }
        while most < on, side.names[place.lowerBound + most] == side.names[place.upperBound + most] { most += 1 }
        var best = (shift: 0, score: -1)
        for shift in -least...most {
            let score =
                Self.joint(side, place.lowerBound + shift) + Self.joint(side, place.upperBound + shift)
            if score > best.score || (score == best.score && shift == 0) { best = (shift, score) }
        }
        move(index, by: best.shift)
    }

    private mutating func move(_ index: Int, by shift: Int) {
        func moved(_ range: Range<Int>, _ lower: Int, _ upper: Int) -> Range<Int> {
            range.lowerBound + lower..<range.upperBound + upper
        }
        list[index - 1].old = moved(list[index - 1].old, 0, shift)
        list[index - 1].new = moved(list[index - 1].new, 0, shift)
        list[index].old = moved(list[index].old, shift, shift)
        list[index].new = moved(list[index].new, shift, shift)
        list[index + 1].old = moved(list[index + 1].old, shift, 0)
        list[index + 1].new = moved(list[index + 1].new, shift, 0)
    }

    /// How well a phrase ends before the token.
    private static func joint(_ side: DiffTokens, _ token: Int) -> Int {
        if token <= 0 || token >= side.ranges.count { return 3 }
        let (before, after) = (side.ends(token - 1).last, side.ends(token).first)
        if opens(after) || (stops(before) && !opens(before)) { return 2 }
        return stops(after) || opens(before) ? 1 : 0
    }

    private static func stops(_ scalar: Unicode.Scalar) -> Bool {
        ScalarClass.isWidePunctuation(scalar) || ScalarClass.isBlank(scalar) || scalar == "," || scalar == "."
    }

    private static func opens(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "（", "(", "《", "〈", "“", "‘", "「", "『", "〔", "【", "[", "［": true
        default: false
        }
    }
}

/// Collects the pieces: between two stretches that stay stands one that went and one that came, at most.
struct DiffPieceBuilder {
    private var pieces: [DiffPiece] = []
    private var same = String.UnicodeScalarView(), gone = String.UnicodeScalarView()
    private var come = String.UnicodeScalarView()
    /// Characters that are no blanks.
    private(set) var addedCount = 0, removedCount = 0

    mutating func same(_ text: ArraySlice<Unicode.Scalar>) {
        if text.isEmpty { return }
        if !gone.isEmpty || !come.isEmpty { flush() }
        same.append(contentsOf: text)
    }

    mutating func removed(_ text: ArraySlice<Unicode.Scalar>) {
        gone.append(contentsOf: text)
        for scalar in text where !ScalarClass.isBlank(scalar) { removedCount += 1 }
    }

    mutating func added(_ text: ArraySlice<Unicode.Scalar>) {
        come.append(contentsOf: text)
        for scalar in text where !ScalarClass.isBlank(scalar) { addedCount += 1 }
    }

    func finished() -> [DiffPiece] {
        var copy = self
        copy.flush()
        return copy.pieces
    }

    private mutating func flush() {
        for (kind, text) in [(DiffPiece.Kind.same, same), (.removed, gone), (.added, come)] where !text.isEmpty {
            pieces.append(DiffPiece(kind, String(text)))
        }
        (same, gone, come) = (.init(), .init(), .init())
    }
}
