/// Readable texts in bytes of unknown make: old formats, left-over memory, settings of printers.
enum Printables {
    private static let mostRuns = 20_000

    static func add(_ bytes: [UInt8], place: ExtractedPlace, detail: String, scope: ExtractionScope) {
        var runs = narrow(bytes)
        runs += wide(bytes, from: 0) + wide(bytes, from: 1)
        if runs.count > mostRuns {
            scope.fail("too_many_strings", "二进制内容过多，没有全部检查。请用办公软件另存后重新提交。")
        }
        for run in runs.prefix(mostRuns) { scope.add(place, detail, run) }
    }

    private static func isText(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x80...0xFF: true
        default: false
        }
    }

    /// Runs in UTF-8 or, when they hold digits, GB 18030.
    private static func narrow(_ bytes: [UInt8]) -> [String] {
        var runs: [String] = []
        var start: Int?
        for index in 0...bytes.count {
            let byte: UInt8 = index < bytes.count ? bytes[index] : 0
            if isText(byte) {
                if start == nil { start = index }
                continue
            }
            guard let from = start else { continue }
            start = nil
            if index - from >= 6, let run = decoded(Array(bytes[from..<index])) { runs.append(run) }
        }
        return runs
    }

    private static func decoded(_ run: [UInt8]) -> String? {
        if let text = String(validating: run, as: UTF8.self) {
            return tells(text, chineseNeeded: 2) ? text : nil
        }
        guard hasDigits(run) else { return nil }
        return CharacterDecoding.text(run)
    }

    private static func hasDigits(_ run: [UInt8]) -> Bool {
        run.count { (0x30...0x39).contains($0) } >= 7 || run.contains(UInt8(ascii: "@"))
    }

    /// Runs in UTF-16, low byte first.
    private static func wide(_ bytes: [UInt8], from offset: Int) -> [String] {
        var runs: [String] = []
        var units: [UInt16] = []
        func finish() {
            if units.count >= 4 {
                let text = String(decoding: units, as: UTF16.self)
                // Latin letters in the other order of bytes look Chinese.
                let isTurned = units.count { $0 & 0xFF == 0 } * 2 > units.count
                if !isTurned, tells(text, chineseNeeded: 6) { runs.append(text) }
            }
            units = []
        }
        var index = offset
        while index + 1 < bytes.count {
            let unit = UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
            if isText(unit) { units.append(unit) } else { finish() }
            index += 2
        }
        finish()
        return runs
    }

    private static func isText(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x20...0x7E, 0x09, 0x0A, 0x0D, 0x4E00...0x9FA5, 0x3000...0x303F, 0xFF01...0xFF5E, 0x2010...0x2026, 0xB7:
            true
        default: false
        }
    }

    private static func tells(_ text: String, chineseNeeded: Int) -> Bool {
        var digits = 0, chinese = 0
        for scalar in text.unicodeScalars {
            if scalar == "@" { return true }
            if (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value) { digits += 1 }
            if (0x4E00...0x9FFF).contains(scalar.value) { chinese += 1 }
        }
        return digits >= 7 || chinese >= chineseNeeded
    }
}
