/// The strings and number formats that the cells of a workbook share.
struct XlsxValues {
    var startsIn1904 = false
    private var strings: [String] = []
    /// For each cell format whether it shows a date, and whether with the time.
    private var dateFormats: [Bool] = []

    mutating func loadStrings(_ bytes: [UInt8]?, limits: ReadingLimits) throws {
        guard let bytes else { return }
        let pull = try XMLPull(bytes, limits: limits)
        while try pull.next() != .finished {
            guard pull.event == .start, pull.name == "si" else { continue }
            strings.append(Self.richText(try pull.element()))
        }
    }

    mutating func loadStyles(_ bytes: [UInt8]?, limits: ReadingLimits) throws {
        guard let bytes else { return }
        var custom: [Int: Bool] = [:]
        let pull = try XMLPull(bytes, limits: limits)
        while try pull.next() != .finished {
            guard pull.event == .start else { continue }
            switch pull.name {
            case "numFmt":
                let attributes = pull.attributes()
                guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { continue }
                custom[id] = Self.isDate(attributes["formatCode"] ?? "")
            case "cellXfs":
                for format in try pull.element().elements {
                    let id = format.attributes["numFmtId"].flatMap { Int($0) } ?? 0
                    let builtIn = (14...17).contains(id) || id == 22 || (27...36).contains(id) || (50...58).contains(id)
                    dateFormats.append(custom[id] ?? builtIn)
                }
            default: continue
            }
        }
    }

    /// What a cell shows.
    func text(type: String, style: Int?, raw: String, inline: XMLNode?) -> String {
        switch type {
        case "s":
            guard let index = Int(raw), strings.indices.contains(index) else { return "" }
            return strings[index]
        case "inlineStr": return inline.map(Self.richText) ?? ""
        case "str", "d": return raw
        case "b": return raw == "1" ? "是" : raw == "0" ? "否" : raw
        case "e": return ""
        default:
            guard let style, dateFormats.indices.contains(style), dateFormats[style], let serial = Double(raw) else {
                return Self.number(raw)
            }
            return day(serial) ?? raw
        }
    }

    /// `3.0` as 3: what a general cell shows; anything else as it stands.
    private static func number(_ raw: String) -> String {
        guard raw.hasSuffix(".0"), let value = Double(raw), let whole = Int(exactly: value) else { return raw }
        return String(whole)
    }

    /// A serial day as `2021年3月5日`.
    private func day(_ serial: Double) -> String? {
        guard serial >= 1, let whole = Int(exactly: serial.rounded(.down)), whole < 2_958_466 else { return nil }
        // Serial 60 is the 29 February 1900 that never was.
        let sinceEpoch = startsIn1904 ? whole - 24_107 : whole - (whole < 60 ? 25_568 : 25_569)
        let shifted = sinceEpoch + 719_468
        let era = shifted / 146_097, dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(year)年\(month)月\(dayOfYear - (153 * march + 2) / 5 + 1)日"
    }

    private static func isDate(_ code: String) -> Bool {
        var quoted = false
        var bracketed = false
        for character in code.lowercased() {
            if character == "\"" { quoted.toggle() }
            if character == "[" { bracketed = true }
            if character == "]" { bracketed = false }
            if !quoted, !bracketed, character == "y" || character == "d" { return true }
        }
        return code.contains("月") && code.lowercased().contains("m")
    }

    /// The runs of a string without its reading aids.
    private static func richText(_ node: XMLNode) -> String {
        var out = ""
        for child in node.elements {
            switch child.name {
            case "t": out += child.allText
            case "r": out += child.elements.filter { $0.name == "t" }.map(\.allText).joined()
            default: continue
            }
        }
        return out
    }
}
