import Kernel
import TextForms

/// Days, months and year-ends by which something is to be done (reading rule table, by_date).
struct DateReading {
    struct Found {
        var start: Int
        var end: Int
        /// Nil when the year is unknown.
        var day: Day?
    }

    private static let before = Words("前 之前 以前 止 为止")
    private static let latest = Words("截至 截止 截止到 不迟于 最迟 不晚于 到 至")
    private static let until = Words("截至 截止")
    private static let nextYear = Words("次年 明年 翌年 下一年")
    private static let thisYear = Words("今年 本年 当年")
    private static let thirds = Words("上旬 中旬 下旬")
    /// What a date can begin with, besides a figure.
    private static let openings = Marks("次明翌下今本当年")
    private static let rangeMarks = Marks("-—–~～至到")
    private static let done = Words("完成 实现 建成 形成 达到 基本")

    let year: Int?
    /// In a deadline column a bare day or month is a time limit; in a sentence it needs 前 or the like.
    let isColumn: Bool

    /// All of them in order; of a range only its end counts.
    func all(in text: Scalars) -> [Found] {
        guard text.contains("月") || text.contains("年") || isColumn else { return [] }
        var out: [Found] = []
        var index = 0
        var carried: Int?
        while index < text.count {
            guard let (found, explicit) = date(text, index, carried: carried) else {
                index += 1
                continue
            }
            carried = explicit ?? carried
            if let last = out.last, isRange(text.part(last.end, found.start)) { out.removeLast() }
            out.append(found)
            index = max(found.end, index + 1)
        }
        return out
    }

    private func isRange(_ between: Scalars) -> Bool {
        let marks = between.filter { !ScalarClass.isBlank($0) }
        return !marks.isEmpty && marks.count <= 2 && marks.allSatisfy(Self.rangeMarks.contains)
    }

    private func number(_ text: Scalars, _ start: Int, most: Int) -> (value: Int, end: Int)? {
        var value = 0
        var end = start
        while end - start < most, let digit = text.at(end).flatMap(ScalarClass.digit) {
            value = value * 10 + digit
            end += 1
        }
        guard end > start, text.at(end).flatMap(ScalarClass.digit) == nil else { return nil }
        while let scalar = text.at(end), scalar == " " { end += 1 }
        return (value, end)
    }

    private func date(_ text: Scalars, _ start: Int, carried: Int?) -> (Found, Int?)? {
        guard let first = text.at(start), ScalarClass.digit(first) != nil || Self.openings.contains(first),
            text.at(start - 1).flatMap(ScalarClass.digit) == nil
        else { return nil }
        var place = start
        var ownYear = carried ?? year
        var explicit: Int?
        if let (value, end) = number(text, start, most: 4), (1990...2199).contains(value), let mark = text.at(end) {
            if isColumn, mark == "." || mark == "-" || mark == "/" {
                return dotted(text, start, year: value, from: end + 1)
            }
            guard mark == "年" else { return nil }
            explicit = value
            ownYear = value
            place = end + 1
        } else if let (shift, end) = relativeYear(text, start) {
            ownYear = year.map { $0 + shift }
            place = end
        }
        while let scalar = text.at(place), ScalarClass.isBlank(scalar) { place += 1 }
        if let found = yearEnd(text, start, place, ownYear) ?? monthOrDay(text, start, place, ownYear) {
            return (found, explicit)
        }
        return nil
    }

    private func relativeYear(_ text: Scalars, _ start: Int) -> (Int, Int)? {
        if let length = Self.nextYear.at(start, in: text) { return (1, start + length) }
        if let length = Self.thisYear.at(start, in: text) { return (0, start + length) }
        return nil
    }

    /// `年底前` `2020年年底前` `2021年底`
    private func yearEnd(_ text: Scalars, _ start: Int, _ place: Int, _ year: Int?) -> Found? {
        var end = place
        if text.at(end) == "年" { end += 1 } else if place == start { return nil }
        guard let mark = text.at(end), mark == "底" || mark == "末", text.at(start - 1) != "每" else { return nil }
        guard let closed = closing(text, start, end + 1) else { return nil }
        return Found(start: start, end: closed, day: year.flatMap { Day(year: $0, month: 12, day: 31) })
    }

    private func monthOrDay(_ text: Scalars, _ start: Int, _ place: Int, _ year: Int?) -> Found? {
        guard let (month, afterMonth) = number(text, place, most: 2), (1...12).contains(month),
            text.at(afterMonth) == "月"
        else { return nil }
        var end = afterMonth + 1
        if text.at(end) == "份" { end += 1 }
        while let scalar = text.at(end), scalar == " " { end += 1 }
        var day: Int?
        if let (value, afterDay) = number(text, end, most: 2), let mark = text.at(afterDay), mark == "日" || mark == "号"
        {
            day = value
            end = afterDay + 1
        } else if let mark = text.at(end), mark == "底" || mark == "末" {
            end += 1
        } else if Self.thirds.at(end, in: text) != nil {
            day = text.at(end) == "上" ? 10 : text.at(end) == "中" ? 20 : nil
            end += 2
        }
        guard let closed = closing(text, start, end) else { return nil }
        let known = year.flatMap { year in
            day.map { Day(year: year, month: month, day: $0) } ?? Day(year: year, month: month, day: 1)?.lastOfMonth
        }
        if year != nil, known == nil { return nil }
        return Found(start: start, end: closed, day: known)
    }

    /// `2021.12.31` in a column.
    private func dotted(_ text: Scalars, _ start: Int, year: Int, from: Int) -> (Found, Int?)? {
        guard let (month, afterMonth) = number(text, from, most: 2), (1...12).contains(month) else { return nil }
        guard let mark = text.at(afterMonth), mark == "." || mark == "-" || mark == "/",
            let (day, end) = number(text, afterMonth + 1, most: 2)
        else {
            return (Found(start: start, end: afterMonth, day: Day(year: year, month: month, day: 1)?.lastOfMonth), year)
        }
        return (Found(start: start, end: end, day: Day(year: year, month: month, day: day)), year)
    }

    /// The end of the date with its 前; nil when the words do not make it a time limit.
    private func closing(_ text: Scalars, _ start: Int, _ end: Int) -> Int? {
        if let length = Self.before.at(end, in: text) { return end + length }
        if isColumn { return end }
        let mark = text.at(end - 1)
        let isEnd = mark == "底" || mark == "末"
        if text.part(max(0, start - 4), start).containsAny(Self.latest),
            isEnd || Self.until.at(start - 2, in: text) != nil
        {
            return end
        }
        if isEnd, Self.done.at(end, in: text) != nil { return end }
        return nil
    }
}
