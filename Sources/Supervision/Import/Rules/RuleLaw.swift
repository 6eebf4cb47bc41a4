import Kernel

/// What rules may not do to one another.
enum RuleLaw {
    static func faults(national: [RuleEntry], local: [RuleEntry]) -> [RuleFault] {
        local.compactMap { lawfulness(of: $0, national) } + doubles(national) + doubles(local)
            + (national + local).compactMap(span)
    }

    /// A term of law is the law's: an office may be told earlier and may give the duty to somebody else, but not more or less time.
    private static func lawfulness(of entry: RuleEntry, _ national: [RuleEntry]) -> RuleFault? {
        guard let base = national.last(where: { $0.id == entry.id }) else { return nil }
        if entry.trigger != base.trigger, !isRound(base.trigger) || !isRound(entry.trigger) {
            return fault(entry, "\(entry.id) 是随程序提供的规则，不能改变它的产生方式。请去掉“trigger”，或者另用一个编号。")
        }
        if entry.scope != base.scope {
            return fault(entry, "\(entry.id) 是随程序提供的规则，不能只对部分机构修改。请去掉“scope”。")
        }
        if entry.choice == .office, base.choice == .law {
            return fault(entry, "\(entry.id)（\(base.title)）的期限由\(base.source)规定，不能写“choice: office”。")
        }
        if base.choice == .law, entry.clock != base.clock {
            return fault(
                entry,
                "\(entry.id)（\(base.title)）的期限由\(base.source)规定为\(base.clock?.chinese ?? "无期限")，本地规则不能改变。请去掉“clock”。")
        }
        return nil
    }

    private static func isRound(_ trigger: RuleTrigger) -> Bool {
        switch trigger {
        case .recurring: true
        case .capability, .event, .assigned, .gate, .check: false
        }
    }

    /// Two versions that begin on the same day: nobody could say which holds.
    private static func doubles(_ entries: [RuleEntry]) -> [RuleFault] {
        var seen: [String: RuleEntry] = [:]
        return entries.compactMap { entry in
            let key = "\(entry.id) \(entry.effectiveFrom?.description ?? "")"
            defer { seen[key] = seen[key] ?? entry }
            return seen[key].map {
                fault(entry, "\(entry.id) 已在 \($0.place) 写过，施行日期相同。请改编号，或者用“from: 日期”写明新版本从哪天起。")
            }
        }
    }

    private static func span(_ entry: RuleEntry) -> RuleFault? {
        guard let from = entry.effectiveFrom, let to = entry.effectiveTo, to < from else { return nil }
        return fault(entry, "“to”（\(to)）早于“from”（\(from)）。请改正日期。")
    }

    private static func fault(_ entry: RuleEntry, _ problem: String) -> RuleFault {
        let parts = entry.place.split(separator: ":")
        return RuleFault(
            file: parts.first.map { String($0) } ?? entry.place, line: parts.last.flatMap { Int($0) }, problem)
    }
}
