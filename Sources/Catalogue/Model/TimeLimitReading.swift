import Kernel

/// Reads 公开时限 as catalogues write it. Each clause gives at most one span; what says nothing of time gives none.
enum TimeLimitReading {
    static func spans(_ text: String) -> [TimeLimit.Span] {
        var found: [TimeLimit.Span] = []
        for clause in text.prefix(2_000).split(whereSeparator: { stops.contains($0) }) {
            let plain = String(clause.map(plain)).unspaced
            if let span = span(of: plain), !found.contains(span), found.count < 10 { found.append(span) }
        }
        return found
    }

    private static let stops = Set<Character>("。；;，,\n（）()")
    private static let atOnce = ["实时", "即时", "及时", "随时", "立即", "当日", "当天"]

    private static func plain(_ character: Character) -> Character {
        "０１２３４５６７８９".firstIndex(of: character).map { index in
            Character(String("０１２３４５６７８９".distance(from: "０１２３４５６７８９".startIndex, to: index)))
        } ?? character
    }

    private static func span(of clause: String) -> TimeLimit.Span? {
        if let recurrence = recurrence(of: clause) { return .recurring(recurrence) }
        if let days = number(before: ["个工作日", "工作日"], in: clause) { return .workingDays(days) }
        if let hours = number(before: ["小时", "个小时"], in: clause) { return .hours(hours) }
        if let days = number(before: ["个自然日", "日内", "天内", "日以内", "天"], in: clause) { return .naturalDays(days) }
        if atOnce.contains(where: clause.contains) { return .atOnce }
        return clause.contains("长期") ? .standing : nil
    }

    private static func recurrence(of clause: String) -> Recurrence? {
        func says(_ words: String...) -> Bool { words.contains { clause.contains($0) } }
        if says("半年") { return .halfYearly(month: 6, .last) }
        if says("每年", "按年", "年度") { return yearly(clause) }
        if says("每季", "按季", "季度") { return .quarterly(month: after(clause) == nil ? 3 : 1, after(clause) ?? .last) }
        if says("每月", "按月", "月度", "逐月") { return .monthly(after(clause) ?? dayOfMonth(clause) ?? .last) }
        if says("每周", "按周") { return .weekly(.sunday) }
        return nil
    }

    private static func yearly(_ clause: String) -> Recurrence {
        guard let month = number(before: ["月"], in: clause), (1...12).contains(month) else {
            return .yearly(month: 12, .last)
        }
        return .yearly(month: month, dayOfMonth(clause) ?? .last)
    }

    /// `10日`, `10号`.
    private static func dayOfMonth(_ clause: String) -> Recurrence.DayOfMonth? {
        if let days = number(before: ["个工作日", "工作日"], in: clause) { return .workday(min(days, 23)) }
        guard let day = number(before: ["日", "号"], in: clause), (1...31).contains(day) else { return nil }
        return .day(day)
    }

    /// `季度终了后15日内`: counted from the end of the period, so it falls into the next one.
    private static func after(_ clause: String) -> Recurrence.DayOfMonth? {
        guard clause.contains("后"), let day = dayOfMonth(clause) else { return nil }
        return day
    }

    /// The number right before the first of `units` that has one: in digits or Chinese numerals.
    private static func number(before units: [String], in clause: String) -> Int? {
        let characters = Array(clause)
        for unit in units {
            let unit = Array(unit)
            guard characters.count > unit.count else { continue }
            for start in 1...(characters.count - unit.count) where characters[start..<(start + unit.count)] == unit[...]
            {
                if let value = number(endingAt: start, characters) { return value }
            }
        }
        return nil
    }

    private static func number(endingAt end: Int, _ characters: [Character]) -> Int? {
        var start = end
        while start > 0, end - start < 6, isDigit(characters[start - 1]) { start -= 1 }
        if start < end { return Int(String(characters[start..<end])).flatMap { (1...10_000).contains($0) ? $0 : nil } }
        while start > 0, end - start < 6, "〇零一二两三四五六七八九十百".contains(characters[start - 1]) { start -= 1 }
        guard start < end, let value = ChineseNumeral.value(of: String(characters[start..<end])) else { return nil }
        return (1...10_000).contains(value) ? value : nil
    }

    private static func isDigit(_ character: Character) -> Bool { character >= "0" && character <= "9" }
}
