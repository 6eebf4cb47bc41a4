import Kernel

/// What is wrong with an entry. Every sentence says what was not done, why, and what to do.
struct RequestFaults {
    let act: String
    let context: RequestContext

    init(_ act: RequestAct, _ context: RequestContext) {
        self.act = act.chinese
        self.context = context
    }

    init(_ act: ApplicantAct, _ context: RequestContext) {
        self.act = act.chinese
        self.context = context
    }

    static let mostWords = 5_000

    func fault(_ why: String, _ next: String, rule: String?, field: String?) -> Refusal {
        Refusal(.invalid, "未能\(act)：\(why)。\(next)。", rule: rule, field: field)
    }

    /// Nil when `text` is there and not too long.
    func missing(_ text: String, _ what: String, _ rule: String, field: String = "words") -> Refusal? {
        if text.isBlank { return fault("没有填写\(what)", "请填写后再提交", rule: rule, field: field) }
        return tooLong(text, what, field: field)
    }

    func tooLong(
        _ text: String, _ what: String, most: Int = RequestFaults.mostWords, field: String = "words"
    ) -> Refusal? {
        guard text.utf8.count > most * 4 || text.count > most else { return nil }
        return fault("\(what)超过 \(most) 字", "请精简后再提交", rule: nil, field: field)
    }

    /// Nil when `day` is neither in the future nor before what it follows.
    func impossible(
        _ day: Day, _ what: String, since earliest: Day?, _ rule: String, field: String = "on"
    ) -> Refusal? {
        if day > context.today {
            return fault("\(what) \(day) 还没有到", "请填写实际发生的日期", rule: rule, field: field)
        }
        if let earliest, day < earliest {
            return fault("\(what) \(day) 早于 \(earliest)", "请核对日期", rule: rule, field: field)
        }
        return nil
    }

    /// Nil when `day` lies after today and not further than so many working days.
    func unreasonable(
        _ day: Day, _ what: String, within days: Int, of start: Day, _ rule: String, field: String = "due"
    ) -> Refusal? {
        if day <= context.today {
            return fault("\(what) \(day) 不在今天之后", "请填写今后的日期", rule: rule, field: field)
        }
        let last = context.calendar.workday(days, after: start)
        guard day > last else { return nil }
        return fault("\(what) \(day) 过远，最迟可以到 \(last)", "请改早后再提交", rule: rule, field: field)
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isBlank) }
}

/// Short names for what every decision answers with.
typealias Deciding = Result<RequestDecision, Refusal>

extension Result where Success == RequestDecision, Failure == Refusal {
    /// The first refusal, or the decision.
    static func unless(_ refusals: Refusal?..., then decision: () -> RequestDecision) -> Deciding {
        for case let refusal? in refusals { return .failure(refusal) }
        return .success(decision())
    }
}
