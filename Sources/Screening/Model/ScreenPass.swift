/// One walk over a text: each character is looked at once, detectors read on from the few that begin something.
struct ScreenPass {
    let text: ScannedText
    let head: ScannedText
    let screen: Screen
    private(set) var findings: [Finding] = []
    /// Where a longer right word covers a wrong one.
    private(set) var shadows: [Range<Int>] = []
    private(set) var allowed: [Range<Int>] = []
    private var brackets = BracketPairs()

    init(text: ScannedText, head: ScannedText, screen: Screen) {
        self.text = text
        self.head = head
        self.screen = screen
    }

    mutating func run() {
        let values = text.values, index = screen.index, classes = screen.classes
        var place = 0
        // The character behind the current one is read once and kept.
        var value = values.first ?? 0
        while place < values.count {
            let following = place + 1
            let next = following < values.count ? values[following] : 0
            let kind = classes.of(value)
            if kind == .han {
                if index.mayBegin(value, next) {
                    place = terms(at: place)
                } else {
                    place = following
                }
            } else if kind == .plain {
                place = following
            } else {
                place = other(kind, value, next, at: place)
            }
            value = place == following ? next : text[place]
        }
        if let finding = brackets.endLine(in: text) { findings.append(finding) }
        cell()
    }

    private mutating func other(_ kind: ScalarClasses.Class, _ value: UInt32, _ next: UInt32, at place: Int) -> Int {
        switch kind {
        case .digit: return number(at: place)
        case .letter:
            let answer = LetterReader(text: text, head: head).read(at: place)
            take(answer.finding)
            return max(answer.end, place + 1)
        case .at: take(LetterReader(text: text, head: head).email(at: place))
        case .lineEnd where endsParagraph(at: place): take(brackets.endLine(in: text))
        case .narrowMark: take(PunctuationReader(text: text).narrowMark(at: place))
        case .wideMark:
            if screen.index.mayBegin(value, next) { _ = terms(at: place) }
            if value == next { take(PunctuationReader(text: text).wideMark(at: place)) }
        case .bracket: bracket(value, next, at: place)
        case .han, .plain, .lineEnd: break
        }
        return place + 1
    }

    /// Lines of a PDF end anywhere: a pair may close in the next one unless the sentence is over.
    private func endsParagraph(at place: Int) -> Bool {
        let before = text[place - 1]
        if text[place] == 0x0A, before == 0x0D { return false }
        return Scalars.endsSentence(before) || Scalars.isColon(before)
    }

    private mutating func take(_ finding: Finding?) {
        if let finding { findings.append(finding) }
    }

    private mutating func bracket(_ value: UInt32, _ next: UInt32, at place: Int) {
        if screen.index.mayBegin(value, next) { _ = terms(at: place) }
        take(brackets.take(value, at: place, in: text))
        guard Scalars.isDigit(next) else { return }
        take(DocumentNumberForm(text: text).read(at: place))
        if value == 0x28 || value == 0xFF08 {
            take(NumberReader(text: text, head: head, today: screen.today).bracketedLandline(at: place))
        }
    }

    private mutating func number(at place: Int) -> Int {
        if screen.index.mayBegin(text[place], text[place + 1]) { _ = terms(at: place) }
        let answer = NumberReader(text: text, head: head, today: screen.today).read(at: place)
        if let finding = answer.finding {
            take(finding)
            return answer.next
        }
        let end = answer.next
        guard end - place <= 12 else { return end }
        take(DateReader(text: text).read(from: place, to: end))
        take(QuantityReader(text: text).read(from: place, to: end))
        if end - place <= 5 { take(AddressReader(text: text).read(upTo: end, from: place)) }
        return end
    }

    private mutating func terms(at place: Int) -> Int {
        var next = place + 1
        for term in screen.index.terms(in: text, at: place) {
            let end = place + term.word.count
            switch term.meaning {
            case .wording(let number): wording(screen.policy.words[number], place, end)
            case .leader(let number):
                take(LeaderReader(text: text).read(screen.policy.leaders[number], at: place, end))
            case .allowed: allowed.append(place..<end)
            case .person(let word): take(NameReader(text: text).read(behind: end, word))
            case .residence: take(AddressReader(text: text).read(behind: end))
            case .patientNumber: take(LetterReader(text: text, head: head).patientNumber(behind: end))
            case .disease: disease(place, end)
            case .numeral:
                let answer = SpelledNumberReader(text: text, today: screen.today).read(at: place)
                take(answer.finding)
                next = max(next, answer.next - 1)
            }
        }
        return next
    }

    private mutating func wording(_ entry: WordEntry, _ place: Int, _ end: Int) {
        let isException = entry.exceptions.contains { ScreenPass.covers(text, $0, entry.wrong, place) }
        // WORD-2: what a body was called is right behind 原 and in a title.
        let isHistory =
            entry.rule == "WORD-2" && text[place] != 0x300A
            && (text[place - 1] == 0x539F || text[place - 1] == 0x65E7 || brackets.isInTitle)
        if isException || isHistory {
            shadows.append(place..<end)
        } else {
            take(Finding(.wording, place, end, entry.rule, entry.confidence, suggestion: entry.right))
        }
    }

    private static func covers(_ text: ScannedText, _ longer: String, _ wrong: String, _ place: Int) -> Bool {
        let whole = longer.unicodeScalars.map(\.value), part = wrong.unicodeScalars.map(\.value)
        guard whole.count >= part.count else { return false }
        return (0...whole.count - part.count).contains { offset in
            Array(whole[offset..<offset + part.count]) == part && text.has(whole, at: place - offset)
        }
    }

    /// 诊断为 and 确诊为 tell the disease that follows.
    private mutating func disease(_ place: Int, _ end: Int) {
        var stop = end
        if text[end - 1] == 0x4E3A {
            while stop - end < 14, Scalars.isHan(text[stop]) || Scalars.letter(text[stop]) != nil { stop += 1 }
        }
        take(Finding(.health, place, stop, "PII-5", .medium, isConditional: true))
    }

    /// What the head of a column says about a whole cell.
    private mutating func cell() {
        guard head.count > 0, text.count > 0, text.count <= 80 else { return }
        findings += HeadedCell(text: text, head: head).findings(beside: findings)
    }
}
