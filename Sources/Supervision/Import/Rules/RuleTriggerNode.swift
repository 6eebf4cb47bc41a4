import Kernel
import Yams

/// What starts a rule, and who is told: the two parts of a file that have parts of their own.
extension RuleNode {
    func trigger(_ node: Node) throws(RuleFault) -> RuleTrigger {
        if node.string == "assigned" { return .assigned }
        let parts = try mapping(
            node, "“trigger”",
            ["opened_by", "gate", "check", "event", "met_by", "waived_by", "owner_is_actor", "recurring", "lead"])
        let forms = ["opened_by", "gate", "check", "event", "recurring"].filter { parts[$0] != nil }
        guard forms.count == 1, let form = forms.first, let value = parts[form], let text = value.scalar?.string else {
            throw fault(node, "“trigger”应写其中一种：event（日志记录）、recurring（定期）、check（核查）、opened_by、gate，或者 assigned。")
        }
        switch form {
        case "event": return .event(try event(value, text, parts))
        case "recurring":
            guard let recurrence = RecurrenceText.read(text) else {
                throw fault(
                    value,
                    "周期“\(text)”看不懂。请写成 weekly 5、monthly 10、monthly last、monthly 5wd、quarterly 1 15、half_yearly 6 last 或 yearly 1 31。"
                )
            }
            return .recurring(RuleRound(recurrence, lead: try lead(parts["lead"]), metBy: try acts(parts["met_by"])))
        case "check":
            guard text.utf8.count <= 80 else { throw fault(value, "指标名称过长。") }
            return .check(text)
        default:
            // What the program does by itself cannot be written by an office.
            guard layer == .national else {
                throw fault(value, "“\(form)”只用于随程序提供的规则。本单位的规则请写 event、recurring、check 或 assigned。")
            }
            guard RuleTrigger.capabilities[text] != nil else { throw fault(value, "没有“\(text)”这个模块。") }
            return form == "gate" ? .gate(text) : .capability(text)
        }
    }

    private func event(_ node: Node, _ act: String, _ parts: [String: Node]) throws(RuleFault) -> RuleEvent {
        guard isAct(act) else { throw fault(node, "日志记录“\(act)”的写法不对。请写成 document.sign 这样，可在办理记录或日志导出中查到。") }
        let met = try acts(parts["met_by"])
        guard !met.isEmpty else { throw fault(node, "缺少“met_by”。请写明由哪些日志记录了结，例如“met_by: [article.publish]”。") }
        guard !met.contains(act) else { throw fault(node, "产生和了结不能是同一种记录“\(act)”。") }
        let isActor: Bool
        switch parts["owner_is_actor"]?.string {
        case nil, "false": isActor = false
        case "true": isActor = true
        default: throw fault(node, "“owner_is_actor”应写 true（由经办人所在科室负责）或 false。")
        }
        return RuleEvent(opens: act, metBy: met, waivedBy: try acts(parts["waived_by"]), ownerIsActor: isActor)
    }

    private func acts(_ node: Node?) throws(RuleFault) -> Set<String> {
        guard let node, node.null == nil else { return [] }
        let names = node.sequence?.compactMap { $0.scalar?.string } ?? node.scalar.map { [$0.string] } ?? []
        guard !names.isEmpty, names.count == (node.sequence?.count ?? 1), names.allSatisfy(isAct) else {
            throw fault(node, "应列出日志记录的名称，例如“[article.publish, article.publish_urgently]”。")
        }
        return Set(names)
    }

    /// `capability.verb`; what the engine itself writes cannot start a rule, or rules would feed themselves.
    private func isAct(_ name: String) -> Bool {
        name.utf8.count <= 80 && name.contains(".") && !name.hasPrefix("supervision.engine.")
            && name.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x5F
            }
    }

    private func lead(_ node: Node?) throws(RuleFault) -> Int? {
        guard let node, node.null == nil else { return nil }
        guard let days = node.scalar.flatMap({ Int($0.string) }), (0...300).contains(days) else {
            throw fault(node, "“lead”是提前多少日列为应办事项，应为 0 至 300 的整数。")
        }
        return days
    }

    // MARK: Warnings

    func warnings(_ node: Node?, _ base: WarningPolicy?) throws(RuleFault) -> WarningPolicy {
        guard let node, node.null == nil else { return base ?? .usual }
        let base = base ?? .usual
        let parts = try mapping(node, "“warnings”", ["lights", "yellow", "orange", "red", "black", "discreet"])
        var listeners = base.listeners
        for signal in [Signal.yellow, .orange, .red, .black] {
            if let value = parts[signal.rawValue] { listeners[signal] = try told(value) }
        }
        return WarningPolicy(
            thresholds: try thresholds(parts["lights"]) ?? base.thresholds, listeners: listeners,
            isDiscreet: parts["discreet"].map { $0.string == "true" } ?? base.isDiscreet)
    }

    private func thresholds(_ node: Node?) throws(RuleFault) -> Thresholds? {
        guard let node, node.null == nil else { return nil }
        guard let found = node.scalar.flatMap({ Thresholds($0.string) }) else {
            throw fault(node, "亮灯条件“\(node.string ?? "")”看不懂。请依次写黄、橙、红：5wd 3wd 1wd（剩几个工作日）或 50% 25% 10%（剩期限的几成）。")
        }
        return found
    }

    private func told(_ node: Node) throws(RuleFault) -> Set<WarningPolicy.Listener> {
        let names = node.sequence?.compactMap { $0.scalar?.string } ?? node.scalar.map { [$0.string] } ?? []
        let found = names.compactMap(WarningPolicy.Listener.init)
        guard found.count == names.count, found.count == (node.sequence?.count ?? 1) else {
            let known = WarningPolicy.Listener.allCases.map { "\($0.rawValue)（\($0.chinese)）" }
            throw fault(node, "提醒对象看不懂。可以写：\(known.joined(separator: "、"))，例如“[unit, office]”。")
        }
        return Set(found)
    }
}

/// `yearly 1 31`, `quarterly 1 15`, `monthly last`, `monthly 5wd`, `weekly 5` (1 is Monday).
enum RecurrenceText {
    static func read(_ text: String) -> Recurrence? {
        let words = text.split(separator: " ")
        switch (words.first, words.count) {
        case ("weekly", 2): return Int(words[1]).flatMap(Weekday.init(rawValue:)).map { .weekly($0) }
        case ("monthly", 2): return day(words[1]).map { .monthly($0) }
        case ("quarterly", 3): return placed(words, 3) { .quarterly(month: $0, $1) }
        case ("half_yearly", 3): return placed(words, 6) { .halfYearly(month: $0, $1) }
        case ("yearly", 3): return placed(words, 12) { .yearly(month: $0, $1) }
        default: return nil
        }
    }

    private static func placed(
        _ words: [Substring], _ most: Int, _ make: (Int, Recurrence.DayOfMonth) -> Recurrence
    ) -> Recurrence? {
        guard let month = Int(words[1]), (1...most).contains(month), let day = day(words[2]) else { return nil }
        return make(month, day)
    }

    private static func day(_ word: Substring) -> Recurrence.DayOfMonth? {
        if word == "last" { return .last }
        let isWorkday = word.hasSuffix("wd")
        guard let number = Int(isWorkday ? word.dropLast(2) : word), (1...(isWorkday ? 23 : 31)).contains(number) else {
            return nil
        }
        return isWorkday ? .workday(number) : .day(number)
    }
}
