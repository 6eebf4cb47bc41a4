/// What a cell of an exported table holds. Text is written so that no program ever takes it for a formula (T9).
package enum CellValue: Sendable, Hashable {
    /// Nothing.
    case empty
    /// Text, line breaks allowed.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number shown with `places` digits after the point; one that is not finite is shown as a dash.
    case number(Double, places: Int)
    /// A share, 1 being 100 %, shown with two digits after the point.
    case share(Double)
    /// A calendar day. One that no spreadsheet can hold as a date (before March 1900) is written as text.
    case day(year: Int, month: Int, day: Int)
    /// A day and the minutes since its midnight.
    case minute(year: Int, month: Int, day: Int, minutes: Int)
}

extension CellValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// A literal text.
    package init(stringLiteral value: String) { self = .text(value) }
    /// A literal whole number.
    package init(integerLiteral value: Int) { self = .integer(value) }
}

/// Days as spreadsheets count them.
enum SpreadsheetDay {
    /// Serial number in the 1900 system; nil before 1 March 1900, where programs disagree, after 9999, and for days
    /// that do not exist.
    static func serial(year: Int, month: Int, day: Int) -> Int? {
        guard (1900...9999).contains(year), (1...12).contains(month), day >= 1, day <= length(year, month) else {
            return nil
        }
        guard year > 1900 || month > 2 else { return nil }
        let before = (0..<(month - 1)).reduce(0) { $0 + length(year, $1 + 1) }
        let years = year - 1
        let sinceYearOne = years * 365 + years / 4 - years / 100 + years / 400 + before + day
        return sinceYearOne - 693_594
    }

    static func text(year: Int, month: Int, day: Int) -> String {
        "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    static func text(minutes: Int) -> String {
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    private static func length(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
