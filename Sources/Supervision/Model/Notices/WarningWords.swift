package import Kernel
package import Obligations

extension StaffNotice {
    /// What is told of a light that came on, at the last of its turns.
    package static func warning(
        of turned: TurnedObligation, rule: RuleEntry?, unit: String, address: String
    ) -> StaffNotice {
        let duty = rule.map { "\($0.title)（\(turned.rule)）" } ?? turned.rule
        let due = turned.due.map { turned.length.isOfHours ? $0.minute : $0.day.chinese }
        let state = turned.signal == .black ? "已逾期" : "转为\(turned.signal.chinese)"
        return StaffNotice(
            agency: turned.agency, kind: .warning, source: turned.warningKey(turned.signal), signal: turned.signal,
            rule: turned.rule, title: rule?.warnings.isDiscreet == true ? duty : turned.title,
            words: "\(duty)\(state)\(due.map { "，期限 \($0)" } ?? "")。责任科室：\(unit)。", address: address,
            isFast: turned.length.isOfHours)
    }
}

extension TurnedObligation {
    /// A light for a due moment is told once; when the due moment moves it can come on again.
    package func warningKey(_ signal: Signal) -> String { "\(id):\(signal.rawValue):\(dueKey)" }

    package var dueKey: String { due.map { length.isOfHours ? $0.minute : $0.day.description } ?? "" }
}

extension TermLength {
    package var isOfHours: Bool {
        switch self {
        case .naturalHours: true
        case .workingDays, .naturalDays, .naturalMonths, .until: false
        }
    }
}
