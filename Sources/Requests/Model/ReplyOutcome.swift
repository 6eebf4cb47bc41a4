/// What a reply decides: one of K01…K23 for an application, one of four for a record to be corrected.
package enum ReplyOutcome: Hashable, Sendable {
    case decision(DecisionCode)
    case record(RecordOutcome)

    package var code: DecisionCode? {
        switch self {
        case .decision(let code): code
        case .record: nil
        }
    }

    package var chinese: String {
        switch self {
        case .decision(let code): code.chinese
        case .record(let outcome): outcome.chinese
        }
    }

    /// How stores and programs write it: `K02`, `corrected`.
    package var key: String {
        switch self {
        case .decision(let code): code.rawValue
        case .record(let outcome): outcome.rawValue
        }
    }

    package init?(key: some StringProtocol) {
        if let code = DecisionCode(rawValue: String(key)) {
            self = .decision(code)
        } else if let outcome = RecordOutcome(rawValue: String(key)) {
            self = .record(outcome)
        } else {
            return nil
        }
    }
}

/// How an application to correct a record ends (FOI-41).
package enum RecordOutcome: String, CaseIterable, Sendable, Hashable {
    /// 更正并告知.
    case corrected
    /// 转送有权更正的机关处理并告知.
    case forwarded
    /// 告知向有权更正的机关提出.
    case pointedOut = "pointed_out"
    /// 没有证据证明记录不准确，不予更正.
    case declined

    package var chinese: String {
        switch self {
        case .corrected: "已更正"
        case .forwarded: "已转送有权更正的机关"
        case .pointedOut: "告知向有权更正的机关提出"
        case .declined: "记录无误，不予更正"
        }
    }

    /// The facts a letter of this kind must carry.
    package var needed: [ReplyFact] {
        switch self {
        case .corrected: [.change]
        case .forwarded, .pointedOut: [.organ]
        case .declined: [.reason]
        }
    }
}
