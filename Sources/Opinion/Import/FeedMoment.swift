package import Kernel

/// Dates as lists of entries write them.
package enum FeedMoment {
    private static let months = [
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
        "nov": 11, "dec": 12,
    ]

    /// `2026-09-14T22:10:00+08:00`, `Mon, 14 Sep 2026 22:10:00 +0800`; without a zone it is Beijing's. Nil for anything else.
    package static func read(_ text: String) -> Moment? {
        let text = text.trimmed
        guard text.utf8.count <= 60 else { return nil }
        return iso(text) ?? letter(text)
    }

    private static func iso(_ text: String) -> Moment? {
        let characters = Array(text)
        guard characters.count >= 10, Day(iso: String(characters[0..<10])) != nil else { return nil }
        if characters.count == 10 { return Moment(iso: text) }
        var time = String(characters[11...])
        let zone: Int?
        if time.hasSuffix("Z") || time.hasSuffix("z") {
            zone = 0
            time.removeLast()
        } else if let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            zone = offset(String(time[sign...]))
            if zone == nil { return nil }
            time = String(time[..<sign])
        } else {
            zone = nil
        }
        if let dot = time.firstIndex(of: ".") { time = String(time[..<dot]) }
        return moved(Moment(iso: String(characters[0..<10]) + "T" + time), zone)
    }

    private static func letter(_ text: String) -> Moment? {
        var words = text.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
        if let first = words.first, !first.allSatisfy(\.isNumber) { words.removeFirst() }
        guard words.count >= 4, let day = words[0].decimalNumber, let month = months[words[1].prefix(3).lowercased()],
            let year = words[2].decimalNumber, let date = Day(year: year, month: month, day: day)
        else { return nil }
        let zone = words.count > 4 ? offset(words[4]) : 0
        guard let zone else { return nil }
        return moved(Moment(iso: "\(date)T\(words[3])"), zone)
    }

    /// Minutes east of Greenwich.
    private static func offset(_ text: String) -> Int? {
        switch text.uppercased() {
        case "Z", "GMT", "UT", "UTC": return 0
        default: break
        }
        let digits = text.filter(\.isNumber)
        guard digits.count == 4, let number = digits.decimalNumber, number % 100 < 60, number <= 1_400,
            let sign = text.first, sign == "+" || sign == "-"
        else { return nil }
        let minutes = number / 100 * 60 + number % 100
        return sign == "-" ? -minutes : minutes
    }

    /// The reading took the hour for Beijing's.
    private static func moved(_ moment: Moment?, _ zone: Int?) -> Moment? {
        guard let moment, let zone else { return moment }
        return moment.adding(seconds: (Int(Moment.beijingOffsetMinutes) - zone) * 60)
    }
}
