import Kernel
import TextForms

/// Finds what can be measured in a task's words (reading rules 14–16).
struct RequirementReading {
    private static let least = Words("不少于 不低于 不得少于 不得低于 不小于 不低於 至少 达到 不下于")
    private static let rateWords = Words("不低于 不少于 不小于 不得低于 不得少于 达到 均要达到 达 超过 高于 以上 至 至少 保持在 确保")
    private static let figures = Marks("一二两三四五六七八九十百")
    private static let roughly = Scalars("左右")
    private static let above = Words("以上 及以上")
    private static let noDemand = Words("涉及 岁 级 县")
    private static let atMost = Words("不超过 不得超过 不能超过 不要超过")
    private static let within = Words("内 以内 之内")
    /// Where a quote begins: the first word of degree before the number, else 率.
    private static let rateOpenings = Words("不低于 不少于 不小于 不得低于 不得少于 达到 均要达到 均达到 超过 高于 至少 保持在")
    private static let rateEnds = Words("率 率为 率均为")
    private static let weight = Words("权重 分值")
    private static let units = Words(
        "场次 人次 个工作日 工作日 个月 次 篇 名 家 天 条 件 场 期 个 人 项 部 份 批 轮 种 例 户 幅 台 套 册 处 所 分 字 小时 课时 学时 宗 则 组 类 类别 张 位 只 辆 万 日 周")
    private static let stops = Marks("。；;！")
    private static let commas = Marks("。；;！，,")

    private let text: Scalars
    private let depths: [Int]
    private let year: Int?
    private var found: [(start: Int, requirement: RequirementDraft)] = []

    /// In a text (`isColumn` false) or the words of a deadline column (true).
    static func read(_ text: Scalars, year: Int?, isColumn: Bool = false) -> [RequirementDraft] {
        var reading = RequirementReading(text, year: year)
        reading.dates(isColumn: isColumn)
        reading.quantities()
        return reading.found.sorted { $0.start < $1.start }.map(\.requirement)
    }

    private init(_ text: Scalars, year: Int?) {
        self.text = text
        self.year = year
        depths = Self.titleDepths(text)
    }

    private func isInTitle(_ index: Int) -> Bool { !depths.isEmpty && depths[index] > 0 }

    /// Names of documents in 《》 demand nothing. Empty for a text without.
    private static func titleDepths(_ text: Scalars) -> [Int] {
        guard text.contains("《") else { return [] }
        var depth = 0
        return text.map { scalar in
            if scalar == "《" { depth += 1 }
            defer { if scalar == "》", depth > 0 { depth -= 1 } }
            return depth
        }
    }

    private mutating func add(
        _ kind: RequirementDraft.Kind, _ value: RequirementDraft.Value, _ unit: String, _ from: Int, _ to: Int,
        period: String? = nil
    ) {
        found.append(
            (
                from,
                RequirementDraft(
                    kind: kind, value: value, unit: unit, quote: text.part(from, to).string, period: period)
            ))
    }

    private mutating func dates(isColumn: Bool) {
        for date in DateReading(year: year, isColumn: isColumn).all(in: text) where !isInTitle(date.start) {
            add(.byDate, .day(date.day), "date", date.start, date.end)
        }
    }

    /// Nearly every character is told by this.
    private static func mayOpen(_ scalar: Unicode.Scalar) -> Bool {
        PeriodWords.mayOpen(scalar) || isFigure(scalar)
    }

    private mutating func quantities() {
        var index = 0
        while index < text.count {
            defer { index += 1 }
            guard Self.mayOpen(text[index]), !isInTitle(index) else { continue }
            if let (length, unit) = PeriodWords.at(index, in: text) {
                frequency(index, length, unit)
                index += length - 1
            } else if let (value, end) = Self.number(text, index) {
                quantity(value, index, end)
                index = end - 1
            }
        }
    }

    /// A number in figures or Chinese that begins here.
    static func number(_ text: Scalars, _ start: Int) -> (value: Double, end: Int)? {
        guard let first = text.at(start) else { return nil }
        if ScalarClass.digit(first) != nil {
            guard text.at(start - 1).flatMap(ScalarClass.digit) == nil, text.at(start - 1) != "." else { return nil }
            var digits = ""
            var end = start
            while let scalar = text.at(end), digits.count < 9 {
                if let digit = ScalarClass.digit(scalar) {
                    digits += String(digit)
                } else if scalar == ".", text.at(end + 1).flatMap(ScalarClass.digit) != nil, !digits.contains(".") {
                    digits += "."
                } else {
                    break
                }
                end += 1
            }
            return Double(digits).map { ($0, end) }
        }
        var end = start
        while let scalar = text.at(end), figures.contains(scalar), end - start < 5 { end += 1 }
        guard end > start, let value = HanFigures.value(text.part(start, end)) else { return nil }
        return (Double(value), end)
    }

    /// The beginning of the part of the sentence that `index` stands in, at most `reach` back.
    private func clauseStart(_ index: Int, reach: Int, at marks: Marks) -> Int {
        var start = index
        while start > 0, index - start < reach, !marks.contains(text[start - 1]) { start -= 1 }
        return start
    }

    private func clauseEnd(_ index: Int, at marks: Marks) -> Int {
        var end = index
        while let scalar = text.at(end), !marks.contains(scalar) { end += 1 }
        return end
    }

    private mutating func quantity(_ value: Double, _ start: Int, _ afterNumber: Int) {
        var end = afterNumber
        while text.at(end) == " " { end += 1 }
        if let mark = text.at(end), mark == "%" || mark == "％" { return percent(value, start, end + 1) }
        let before = text.part(clauseStart(start, reach: 6, at: Self.commas), start)
        for (word, kind, unit) in Self.timeWords {
            guard text.has(word, at: end) else { continue }
            let after = end + word.count
            let isLimit = Self.within.at(after, in: text) != nil
            if isLimit || before.containsAny(Self.atMost) {
                add(kind, .number(value), unit, start, after + (Self.within.at(after, in: text) ?? 0))
                return
            }
        }
        count(value, start, end)
    }

    private static let timeWords: [(Scalars, RequirementDraft.Kind, String)] = {
        let words: [(String, RequirementDraft.Kind, String)] = [
            ("个工作日", .withinWorkingDays, "working_day"), ("工作日", .withinWorkingDays, "working_day"),
            ("个小时", .withinHours, "hour"), ("小时", .withinHours, "hour"),
        ]
        return words.map { (Scalars($0.0), $0.1, $0.2) }
    }()

    /// Rule 14: 左右 and plain numbers demand nothing.
    private mutating func count(_ value: Double, _ start: Int, _ end: Int) {
        guard let length = Self.units.at(end, in: text) else { return }
        var after = end + length
        if text.has(Self.roughly, at: after) { return }
        let from = clauseStart(start, reach: 8, at: Self.commas)
        let trigger = lastTrigger(from, start)
        let isAbove = Self.above.at(after, in: text) != nil
        guard trigger != nil || isAbove, text.part(end, after) != "日" else { return }
        if trigger == nil, text.part(from, start).containsAny(Self.noDemand) { return }
        if isAbove { after += text.at(after) == "及" ? 3 : 2 }
        var quoteStart = trigger ?? start
        var period: String?
        let sentence = clauseStart(quoteStart, reach: 24, at: Self.stops)
        if let last = PeriodWords.last(in: text.part(sentence, quoteStart)) {
            period = last.unit
            quoteStart = sentence + last.start
        }
        add(.minimumCount, .number(value), text.part(end, end + length).string, quoteStart, after, period: period)
    }

    /// Where the last of the words that make a number a minimum stands between two places, no other number after it.
    private func lastTrigger(_ from: Int, _ to: Int) -> Int? {
        for index in stride(from: to - 1, through: from, by: -1) {
            if text.at(index).flatMap(ScalarClass.digit) != nil { return nil }
            if let length = Self.least.at(index, in: text), index + length <= to { return index }
        }
        return nil
    }

    private mutating func percent(_ value: Double, _ start: Int, _ end: Int) {
        if text.has(Self.roughly, at: end) { return }
        let from = clauseStart(start, reach: 14, at: Self.commas)
        let before = text.part(from, start)
        let isRate = before.endsAny(Self.rateEnds)
        let isAbove = Self.above.at(end, in: text) != nil
        guard before.containsAny(Self.rateWords) || isAbove || isRate && value == 100 else { return }
        let kind: RequirementDraft.Kind = before.containsAny(Self.weight) ? .minimumWeight : .minimumRate
        let opening =
            before.indices.first { Self.weight.at($0, in: before) != nil }
            ?? before.indices.first { Self.rateOpenings.at($0, in: before) != nil } ?? before.lastIndex(of: "率")
        add(kind, .number(value), "%", from + (opening ?? 0), isAbove ? end + 2 : end)
    }

    /// Rule 16: with a minimum count beside it the word only says over what time that runs.
    private mutating func frequency(_ start: Int, _ length: Int, _ unit: String) {
        let end = clauseEnd(start, at: Self.commas)
        let rest = text.part(start + length, end)
        if rest.containsAny(Self.least) || rest.containsAny(Self.above), rest.contains(where: Self.isFigure),
            !rest.contains("%")
        {
            return
        }
        var times = 1.0
        var quoted = end
        for index in rest.indices {
            guard let (value, after) = Self.number(rest, index) else { continue }
            if rest.at(after) == "次" || rest.at(after) == "场" && index <= 6 {
                times = value
                quoted = start + length + after + 1
            }
            break
        }
        add(.frequency, .number(times), unit, start, quoted)
    }

    private static func isFigure(_ scalar: Unicode.Scalar) -> Bool {
        ScalarClass.digit(scalar) != nil || figures.contains(scalar)
    }
}
