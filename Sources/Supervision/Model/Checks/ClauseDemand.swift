package import Kernel

/// A number that a clause asks for, with the time it runs over.
package struct ClauseDemand: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case percent(Int)
        /// 不少于 3 次; without a number, once.
        case count(Int)
        case workingDays(Int)
        case hours(Int)
        case days(Int)
    }

    package let kind: Kind
    /// 不超过, 低于.
    package let isCeiling: Bool
    package let period: Period.Kind?
    /// The words it was read from.
    package let quote: String

    package init(_ kind: Kind, isCeiling: Bool = false, period: Period.Kind? = nil, quote: String) {
        self.kind = kind
        self.isCeiling = isCeiling
        self.period = period
        self.quote = quote
    }
}

/// Reads the demands of one part of a sentence.
struct DemandReading {
    private static let periods: [(String, Period.Kind)] = [
        ("每半年", .halfYear), ("半年", .halfYear), ("每季度", .quarter), ("每季", .quarter), ("按季度", .quarter), ("按季", .quarter),
        ("逐季", .quarter), ("季度", .quarter), ("每个月", .month), ("每月", .month), ("按月", .month), ("逐月", .month),
        ("月度", .month), ("每两周", .week), ("每周", .week), ("按周", .week), ("每星期", .week), ("每年度", .year), ("每年", .year),
        ("按年", .year), ("全年", .year), ("年内", .year), ("年度", .year), ("一年", .year), ("本年", .year),
    ]
    /// Of these alone, without a number, something is asked for once in each.
    private static let repeating: Set<String> = [
        "每半年", "每季度", "每季", "按季度", "按季", "逐季", "每个月", "每月", "按月", "逐月", "每周", "按周", "每星期", "每年度", "每年", "按年",
    ]
    /// Words of degree right before a number.
    private static let floors = [
        "不少于", "不低于", "不得少于", "不得低于", "不小于", "至少", "达到", "达", "超过", "高于", "确保", "保持在", "实现", "完成",
    ]
    /// Those that may stand a few words before it: 至少听取两次.
    private static let farFloors = ["不少于", "不低于", "不得少于", "不得低于", "至少"]
    private static let ceilings = ["不超过", "不得超过", "不要超过", "不高于", "不得高于", "控制在", "不多于", "低于"]
    private static let units = [
        "次", "场", "期", "篇", "条", "件", "个", "项", "家", "份", "批", "部", "人次", "轮", "例", "名", "集", "种", "类",
    ]

    let text: [Character]
    private var found: [ClauseDemand] = []

    static func demands(in part: String) -> [ClauseDemand] {
        var reading = DemandReading(text: Array(part.halfWidth.unspaced))
        reading.run()
        return reading.found
    }

    /// The time over which a whole sentence runs.
    static func period(in part: String) -> Period.Kind? {
        let text = part.halfWidth.unspaced
        return periods.first { text.contains($0.0) }?.1
    }

    private init(text: [Character]) { self.text = text }

    private mutating func run() {
        let whole = String(text)
        let period = DemandReading.period(in: whole)
        var index = 0
        while index < text.count {
            guard let number = number(at: index) else {
                index += 1
                continue
            }
            if let demand = demand(number, from: index, period) { found.append(demand) }
            index = number.end
        }
        guard found.isEmpty, let word = DemandReading.repeating.first(where: { whole.contains($0) }) else { return }
        found.append(ClauseDemand(.count(1), period: DemandReading.period(in: word), quote: word))
    }

    private struct Number {
        let value: Int
        let end: Int
        let isPercent: Bool
        /// 两位小数 and the like.
        let hasFraction: Bool
    }

    private func number(at start: Int) -> Number? {
        if has("百分之百", at: start) {
            return Number(value: 100, end: start + 4, isPercent: true, hasFraction: false)
        }
        if has("百分之", at: start), let inner = plain(at: start + 3) {
            return Number(value: inner.value, end: inner.end, isPercent: true, hasFraction: inner.hasFraction)
        }
        return plain(at: start)
    }

    private func plain(at start: Int) -> Number? {
        var end = start, digits = ""
        while let character = at(end), character.isASCII, character.isNumber, digits.count < 9 {
            digits.append(character)
            end += 1
        }
        if let value = digits.decimalNumber {
            var fraction = false
            if at(end) == ".", at(end + 1)?.isNumber == true {
                end += 1
                while let character = at(end), character.isASCII, character.isNumber {
                    fraction = fraction || character != "0"
                    end += 1
                }
            }
            let isPercent = at(end) == "%"
            return Number(value: value, end: isPercent ? end + 1 : end, isPercent: isPercent, hasFraction: fraction)
        }
        while let character = at(end), "零〇一二两三四五六七八九十百千".contains(character), end - start < 8 { end += 1 }
        guard end > start, let value = ChineseNumeral.value(of: String(text[start..<end])) else { return nil }
        return Number(value: value, end: end, isPercent: false, hasFraction: false)
    }

    private func demand(_ number: Number, from start: Int, _ period: Period.Kind?) -> ClauseDemand? {
        let before = String(text[max(0, start - 8)..<start])
        let after = String(text[number.end..<min(text.count, number.end + 8)])
        let degree = DemandReading.degree(before)
        let ceiling = degree.map(DemandReading.ceilings.contains) ?? false
        if number.isPercent {
            // A clause that asks for 99.5 % is only met by what is certainly no less.
            let value = min(number.hasFraction && !ceiling ? number.value + 1 : number.value, 100)
            return ClauseDemand(.percent(value), isCeiling: ceiling, period: period, quote: quote(start, number.end))
        }
        if let limit = time(number.value, after, ceiling) {
            return ClauseDemand(limit.kind, period: period, quote: quote(start, number.end + limit.length))
        }
        guard let unit = DemandReading.units.first(where: { after.hasPrefix($0) }) else { return nil }
        let rest = after.dropFirst(unit.count)
        let isFarFloor = DemandReading.farFloors.contains { before.contains($0) }
        let isFloor =
            degree.map(DemandReading.floors.contains) ?? isFarFloor || rest.hasPrefix("以上") || rest.hasPrefix("及以上")
        let isRepeated = period != nil && ["次", "场", "期", "篇"].contains(unit)
        guard isFloor || isRepeated || ceiling else { return nil }
        return ClauseDemand(
            .count(number.value), isCeiling: ceiling, period: period, quote: quote(start, number.end + unit.count))
    }

    /// A limit of time: 3个工作日内, 24小时内, 两周内.
    private func time(_ value: Int, _ after: String, _ ceiling: Bool) -> (kind: ClauseDemand.Kind, length: Int)? {
        let units: [(String, (Int) -> ClauseDemand.Kind)] = [
            ("个工作日", { .workingDays($0) }), ("工作日", { .workingDays($0) }), ("个小时", { .hours($0) }),
            ("小时", { .hours($0) }), ("个自然日", { .days($0) }), ("天", { .days($0) }), ("日", { .days($0) }),
            ("周", { .days($0 * 7) }), ("个星期", { .days($0 * 7) }), ("星期", { .days($0 * 7) }),
            ("个月", { .days($0 * 30) }),
        ]
        for (word, kind) in units where after.hasPrefix(word) {
            let rest = after.dropFirst(word.count)
            let isLimit = rest.hasPrefix("内") || rest.hasPrefix("以内") || rest.hasPrefix("之内")
            guard isLimit || ceiling, value <= 3_660 else { continue }
            return (kind(value), word.count + (rest.hasPrefix("内") ? 1 : isLimit ? 2 : 0))
        }
        return nil
    }

    /// The number with the words of degree before it.
    private func quote(_ start: Int, _ end: Int) -> String {
        let word = DemandReading.degree(String(text[max(0, start - 8)..<start]))
        return (word ?? "") + String(text[start..<min(end, text.count)])
    }

    /// The word of degree that ends `before`, the longest: 不低于, not 低于.
    private static func degree(_ before: String) -> String? {
        (floors + ceilings).filter { before.hasSuffix($0) }.max { $0.count < $1.count }
    }

    private func at(_ index: Int) -> Character? { text.indices.contains(index) ? text[index] : nil }

    private func has(_ word: String, at start: Int) -> Bool {
        start + word.count <= text.count && String(text[start..<start + word.count]) == word
    }
}
