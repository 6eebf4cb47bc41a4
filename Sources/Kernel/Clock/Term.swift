/// How long an obligation may take, and what may happen to its clock on the way.
package struct Term: Hashable, Sendable {
    package let length: TermLength
    /// By how much it may be extended, once, in its own unit; 0 for never (FOI-D5).
    package let extensionCap: Int
    /// Working days from the first start in which a request to correct stops the clock; nil when nothing of the kind
    /// does (FOI-30).
    package let correctionWithin: Int?
    /// Whether a fee notice stops the clock until payment (FEE-7).
    package let stopsForPayment: Bool
    /// Whether the time used to consult others is left out (FOI-33).
    package let excludesConsultation: Bool

    package init(
        _ length: TermLength, extensionCap: Int = 0, correctionWithin: Int? = nil, stopsForPayment: Bool = false,
        excludesConsultation: Bool = false
    ) {
        self.length = length
        self.extensionCap = min(max(extensionCap, 0), TermLength.mostUnits)
        self.correctionWithin = correctionWithin
        self.stopsForPayment = stopsForPayment
        self.excludesConsultation = excludesConsultation
    }
}

/// The unit and number of a term. Day 0 is the day it starts, worked or not (FOI-D1, FOI-D2).
package enum TermLength: Hashable, Sendable {
    case workingDays(Int)
    /// With `rolls`, a last day that is not worked passes to the next working day (FOI-D6).
    case naturalDays(Int, rolls: Bool)
    case naturalMonths(Int, rolls: Bool)
    /// By day and night, from the moment itself (SEN-3).
    case naturalHours(Int)
    /// A fixed day, as work plans set (TASK-1).
    case until(Day)

    /// More than any law gives, and few enough that no arithmetic overflows.
    static let mostUnits = 100_000

    /// The number of units, held to what the kernel can count; 0 for a fixed day.
    package var count: Int {
        switch self {
        case .workingDays(let n), .naturalDays(let n, _), .naturalMonths(let n, _), .naturalHours(let n):
            min(max(n, 0), TermLength.mostUnits)
        case .until: 0
        }
    }

    /// `20 个工作日`, `60 日`, `6 个月`, `48 小时`, `2026年12月31日前`.
    package var chinese: String {
        switch self {
        case .until(let day): "\(day.chinese)前"
        case .workingDays, .naturalDays, .naturalMonths, .naturalHours: "\(count) \(unit)"
        }
    }

    /// Whether the hour matters, and not the day alone.
    var isHourly: Bool {
        switch self {
        case .naturalHours: true
        case .workingDays, .naturalDays, .naturalMonths, .until: false
        }
    }

    /// Whether `one` comes before `other`, as far as a clock of this length tells them apart.
    func isEarlier(_ one: Moment, than other: Moment) -> Bool { isHourly ? one < other : one.day < other.day }

    var unit: String {
        switch self {
        case .workingDays: "个工作日"
        case .naturalDays: "日"
        case .naturalMonths: "个月"
        case .naturalHours: "小时"
        case .until: ""
        }
    }
}

extension TermLength: CustomStringConvertible {
    /// How rule files and tables write it: `20wd`, `60d`, `60d+roll`, `6m+roll`, `48h`, `2026-12-31`.
    package var description: String {
        switch self {
        case .workingDays(let n): "\(n)wd"
        case .naturalDays(let n, let rolls): "\(n)d" + (rolls ? "+roll" : "")
        case .naturalMonths(let n, let rolls): "\(n)m" + (rolls ? "+roll" : "")
        case .naturalHours(let n): "\(n)h"
        case .until(let day): day.description
        }
    }

    /// Reads what `description` writes; nil for anything else, and for a length past 10,000.
    package init?(_ text: some StringProtocol) {
        if let day = Day(iso: text) {
            self = .until(day)
            return
        }
        let rolls = text.hasSuffix("+roll")
        let plain = rolls ? String(text.dropLast(5)) : String(text)
        let number = plain.prefix { $0.isASCII && $0.isNumber }
        guard let count = number.decimalNumber, count <= 10_000 else { return nil }
        switch (plain.dropFirst(number.count), rolls) {
        case ("wd", false): self = .workingDays(count)
        case ("d", _): self = .naturalDays(count, rolls: rolls)
        case ("m", _): self = .naturalMonths(count, rolls: rolls)
        case ("h", false): self = .naturalHours(count)
        default: return nil
        }
    }
}

extension Term {
    /// Reply to a request: 20 working days, once up to 20 more; correction and payment restart, consultation is left out
    /// (FOI-33, FOI-30, FEE-7).
    package static let reply = Term(
        .workingDays(20), extensionCap: 20, correctionWithin: 7, stopsForPayment: true, excludesConsultation: true)
    /// Telling an applicant once what to correct (FOI-30).
    package static let correctionNotice = Term(.workingDays(7))
    /// Answer of a third party or a joint maker from receipt of the letter (FOI-32, FOI-34).
    package static let consultationAnswer = Term(.workingDays(15))
    /// Publication from the day the information is formed or changed (FOI-26).
    package static let publication = Term(.workingDays(20))
    /// Publication of the budget and the like after approval, in natural days (FOI-26).
    package static let budgetPublication = Term(.naturalDays(20, rolls: false))
    /// Interpretation after the document is published (INT-3).
    package static let interpretation = Term(.workingDays(3))
    /// Payment of the fee from receipt of its notice (FEE-6).
    package static let payment = Term(.workingDays(20))
}
