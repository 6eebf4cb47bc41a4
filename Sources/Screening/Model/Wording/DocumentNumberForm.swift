import Kernel

/// 文号 as NORM-3 writes them: six-cornered brackets, no 第, no leading zeros (WORD-6).
struct DocumentNumberForm {
    let text: ScannedText

    private static let closers: [UInt32: UInt32] = [
        0x5B: 0x5D, 0x28: 0x29, 0xFF08: 0xFF09, 0x3010: 0x3011, 0xFE5D: 0xFE5E, 0xFF3B: 0xFF3D, 0x3008: 0x3009,
        0x3014: 0x3015,
    ]
    private static let notOrgan = Set("和与及据按照的号以为见在于从到了是有请将由经对".unicodeScalars.map(\.value))

    /// The number whose bracket opens at `open`.
    func read(at open: Int) -> Finding? {
        guard let closer = DocumentNumberForm.closers[text[open]], Scalars.isHan(text[open - 1]),
            let close = year(open + 1, closer)
        else { return nil }
        var place = close + 1
        if Scalars.isBlank(text[place]) { place += 1 }
        let isOrdinal = text[place] == 0x7B2C
        if isOrdinal { place += 1 }
        let serial = place
        while place - serial < 6, Scalars.isDigit(text[place]) { place += 1 }
        guard place > serial, text[place] == 0x53F7 else { return nil }
        let start = organ(before: open), end = place + 1
        // 公告〔2026〕第3号, 卫公证字〔2026〕第3号: announcements and permits have their 第.
        let hasOwnForm = text[open - 1] == 0x544A || text[open - 1] == 0x5B57
        guard start < open, !(isOrdinal && hasOwnForm) else { return nil }
        // 5号楼, 3号病房
        if [0x697C, 0x623F, 0x9662, 0x75C5, 0x6807, 0x5730].contains(text[end]) { return nil }
        return judged(start, end)
    }

    private func judged(_ start: Int, _ end: Int) -> Finding? {
        let written = text.string(start..<end)
        guard let number = DocumentNumber(written), number.text != written else { return nil }
        return Finding(.documentNumber, start, end, "WORD-6", .high, suggestion: number.text)
    }

    /// Where the bracket behind a year closes.
    private func year(_ start: Int, _ closer: UInt32) -> Int? {
        var place = start, value = 0
        while place - start < 5, let digit = Scalars.digit(text[place]) {
            value = value * 10 + Int(digit)
            place += 1
        }
        guard place - start == 4, (1_900...2_099).contains(value) else { return nil }
        if text[place] == 0x5E74 { place += 1 }
        return text[place] == closer ? place : nil
    }

    private func organ(before open: Int) -> Int {
        var start = open
        while open - start < 12, Scalars.isHan(text[start - 1]), !DocumentNumberForm.notOrgan.contains(text[start - 1])
        {
            start -= 1
        }
        return start
    }
}
