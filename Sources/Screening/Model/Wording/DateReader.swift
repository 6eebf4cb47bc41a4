import Kernel

/// Days that do not exist, and days of the week that do not fit (WORD-3).
struct DateReader {
    let text: ScannedText

    /// A number that ends at `end`, with 年 月 日 or date hyphens behind it.
    func read(from start: Int, to end: Int) -> Finding? {
        switch text[end] {
        case 0x5E74: afterYear(start, end)
        case 0x6708 where text[start - 1] != 0x5E74: monthAndDay(nil, start, start)
        case 0x2D, 0x2F, 0x2E: numeric(start, end)
        default: nil
        }
    }

    private func number(at start: Int) -> (value: Int, end: Int)? {
        var end = start, value = 0
        while end - start < 5, let digit = Scalars.digit(text[end]) {
            value = value * 10 + Int(digit)
            end += 1
        }
        return end > start && !Scalars.isDigit(text[end]) ? (value, end) : nil
    }

    private func afterYear(_ start: Int, _ end: Int) -> Finding? {
        guard end - start == 4, let year = number(at: start)?.value, (1_900...2_199).contains(year) else { return nil }
        let month = skippingBlank(end + 1)
        guard Scalars.isDigit(text[month]) else { return nil }
        return monthAndDay(year, start, month)
    }

    private func monthAndDay(_ year: Int?, _ start: Int, _ place: Int) -> Finding? {
        guard let month = number(at: place), month.end - place <= 2, text[month.end] == 0x6708 else { return nil }
        if !(1...12).contains(month.value) { return wrong(start, month.end + 1, "没有\(month.value)月") }
        guard let day = number(at: skippingBlank(month.end + 1)), day.value < 100, text[day.end] == 0x65E5 else {
            return nil
        }
        let end = day.end + 1
        guard (1...Day.length(ofMonth: month.value, year: year ?? 2_000)).contains(day.value) else {
            return wrong(start, end, "\(month.value)月没有\(day.value)日")
        }
        guard let year, let date = Day(year: year, month: month.value, day: day.value) else { return nil }
        return weekday(date, start, end)
    }

    private func skippingBlank(_ place: Int) -> Int { Scalars.isBlank(text[place]) ? place + 1 : place }

    /// （星期三）, 周三 right behind the day.
    private func weekday(_ date: Day, _ start: Int, _ end: Int) -> Finding? {
        var place = end
        while place - end < 2, text[place] == 0xFF08 || text[place] == 0x28 || Scalars.isBlank(text[place]) {
            place += 1
        }
        if text[place] == 0x661F, text[place + 1] == 0x671F {
            place += 2
        } else if text[place] == 0x5468 {
            place += 1
        } else {
            return nil
        }
        let days: [UInt32] = [0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x65E5]
        let said = text[place] == 0x5929 ? 0x65E5 : text[place]
        guard let index = days.firstIndex(of: said), index + 1 != date.weekday.rawValue else { return nil }
        return Finding(
            .wording, start, place + 1, "WORD-3", .high, suggestion: "\(date.chinese)是\(date.weekday.chinese)")
    }

    /// 2026-02-30, 2026/2/30, 2026.2.30
    private func numeric(_ start: Int, _ end: Int) -> Finding? {
        guard end - start == 4, let year = number(at: start)?.value, (1_900...2_199).contains(year),
            let month = number(at: end + 1), text[month.end] == text[end], month.end - end <= 3,
            let day = number(at: month.end + 1), day.end - month.end <= 3, !Scalars.isHyphen(text[day.end]),
            text[day.end] != 0x2E || !Scalars.isDigit(text[day.end + 1]), text[day.end] != 0x2F,
            Scalars.letter(text[day.end]) == nil, Scalars.letter(text[start - 1]) == nil, text[start - 1] != 0x2F,
            text[start - 1] != 0x2D, text[start - 1] != 0x2E
        else { return nil }
        if Day(year: year, month: month.value, day: day.value) != nil { return nil }
        return wrong(start, day.end, "没有这一天")
    }

    private func wrong(_ start: Int, _ end: Int, _ why: String) -> Finding {
        Finding(.wording, start, end, "WORD-3", .high, suggestion: why)
    }
}
