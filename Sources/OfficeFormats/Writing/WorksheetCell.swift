/// How one value is stored in a sheet.
struct WorksheetCell {
    enum Content {
        case nothing
        case text(String)
        case value(String)
    }

    let content: Content
    let number: WorkbookStyles.Number

    init(_ value: CellValue) {
        switch value {
        case .empty: (content, number) = (.nothing, .text)
        case .text(let text): (content, number) = (.text(text), .text)
        case .integer(let whole): (content, number) = Self.integer(whole)
        case .number(let real, let places): (content, number) = Self.real(real, .fixed(places))
        case .share(let share): (content, number) = Self.real(share, .share)
        case .day(let year, let month, let day): (content, number) = Self.day(year, month, day)
        case .minute(let year, let month, let day, let minutes):
            (content, number) = Self.minute(year, month, day, min(1439, max(0, minutes)))
        }
    }

    /// Numbers stand right and days in the middle unless the column says otherwise.
    func layout(in column: Column.Layout) -> Column.Layout {
        switch number {
        case .general, .text: column
        case .whole, .fixed, .share: column == .centred ? .centred : .right
        case .day, .minute: .centred
        }
    }

    /// A spreadsheet keeps 15 digits; a longer number would change silently.
    private static func integer(_ whole: Int) -> (Content, WorkbookStyles.Number) {
        whole.magnitude < 1_000_000_000_000_000 ? (.value(String(whole)), .whole) : (.text(String(whole)), .text)
    }

    private static func real(
        _ real: Double, _ format: WorkbookStyles.Number
    ) -> (Content, WorkbookStyles.Number) {
        real.isFinite ? (.value("\(real)"), format) : (.text("—"), .text)
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> (Content, WorkbookStyles.Number) {
        guard let serial = SpreadsheetDay.serial(year: year, month: month, day: day) else {
            return (.text(SpreadsheetDay.text(year: year, month: month, day: day)), .text)
        }
        return (.value(String(serial)), .day)
    }

    private static func minute(
        _ year: Int, _ month: Int, _ day: Int, _ minutes: Int
    ) -> (Content, WorkbookStyles.Number) {
        guard let serial = SpreadsheetDay.serial(year: year, month: month, day: day) else {
            let text = SpreadsheetDay.text(year: year, month: month, day: day)
            return (.text("\(text) \(SpreadsheetDay.text(minutes: minutes))"), .text)
        }
        return (.value(NumberText.fixed(Double(serial) + Double(minutes) / 1440, places: 10)), .minute)
    }

    /// What a spreadsheet may hold in one cell: 32,767 UTF-16 units; what reads like its own escape is escaped.
    static func stored(_ text: String) -> String {
        let limit = 32_000
        var kept = text
        if text.utf16.count > limit {
            kept = String(text.prefix(limit / 2))
            while kept.utf16.count > limit { kept.removeLast() }
            kept += "……（内容过长，此处未完）"
        }
        return escaped(kept)
    }

    /// `_x0041_` in a file means the character U+0041, so an underscore before such a group is itself escaped.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "_"), isEscape(bytes[index...]) { result += Array("_x005F".utf8) }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
        let group = Array(bytes.prefix(7))
        guard group.count == 7, group[1] == UInt8(ascii: "x"), group[6] == UInt8(ascii: "_") else { return false }
        return group[2..<6].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }
}
