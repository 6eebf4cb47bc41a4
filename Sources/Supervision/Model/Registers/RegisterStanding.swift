package import Kernel

/// How a register stands on a day: what its rule demands, and whether it is so.
package struct RegisterStanding: Hashable, Sendable {
    package let kind: RegisterKind
    package let signal: Signal
    package let sentence: String
    package let count: Int

    /// - Parameters:
    ///   - entries: of one agency and register.
    ///   - overdue: complaints whose term ended unanswered (SUP-3).
    package init(_ kind: RegisterKind, _ entries: [RegisterEntry], overdue: Int, on today: Day) {
        self.kind = kind
        count = entries.count { $0.state != .ended }
        switch kind {
        case .training: (signal, sentence) = RegisterStanding.training(entries, today)
        case .hearing: (signal, sentence) = RegisterStanding.hearing(entries, today)
        case .responsible: (signal, sentence) = RegisterStanding.responsible(entries)
        case .complaint: (signal, sentence) = RegisterStanding.complaint(entries, overdue)
        case .newMedia: (signal, sentence) = RegisterStanding.newMedia(entries, today)
        }
    }

    /// S4: a plan every year; by the end of March it must be there.
    private static func training(_ entries: [RegisterEntry], _ today: Day) -> (Signal, String) {
        let ours = entries.filter { $0.day.year == today.year }
        let records = ours.count { $0.values["form"] == "培训记录" }
        guard ours.contains(where: { $0.values["form"] == "年度计划" }) else {
            return (today.month > 3 ? .red : .yellow, "\(today.year)年还没有培训计划。")
        }
        return (records == 0 && today.month > 9 ? .orange : .green, "\(today.year)年有培训计划，已培训 \(records) 次。")
    }

    /// ROLE-1: once in every half-year at least.
    private static func hearing(_ entries: [RegisterEntry], _ today: Day) -> (Signal, String) {
        let half = Period(.halfYear, containing: today),
            before = Period(.halfYear, containing: half.first.adding(days: -1))
        let now = entries.count { half.contains($0.day) }, earlier = entries.count { before.contains($0.day) }
        let said = "\(before.title) \(earlier) 次，\(half.title) \(now) 次。"
        if now > 0 { return (earlier > 0 ? .green : .yellow, said) }
        let left = today.days(to: half.last)
        return (earlier == 0 ? .red : left <= 30 ? .orange : .yellow, said + "本半年还没有听取汇报。")
    }

    /// ROLE-7, OPN-11: named, and two of them not the same person.
    private static func responsible(_ entries: [RegisterEntry]) -> (Signal, String) {
        let present = entries.filter { $0.state == .recorded }
        func names(_ duty: RegisterDuty) -> Set<String> {
            Set(present.filter { $0.values["duty"] == duty.rawValue }.map(\.title))
        }
        let missing = RegisterDuty.allCases.filter { $0.isDemanded && names($0).isEmpty }
        guard missing.isEmpty else {
            return (.red, "还没有明确：\(missing.map(\.rawValue).joined(separator: "、"))。")
        }
        let both = names(.attributes).intersection(names(.requests))
        guard both.isEmpty else { return (.orange, "公文公开属性管理员和依申请公开办理员是同一人。") }
        return (.green, "各项责任人员已经明确，共 \(present.count) 人次。")
    }

    /// SUP-3.
    private static func complaint(_ entries: [RegisterEntry], _ overdue: Int) -> (Signal, String) {
        let open = entries.count { $0.state == .open }
        guard open > 0 else { return (.green, entries.isEmpty ? "还没有投诉举报。" : "收到 \(entries.count) 件，全部答复。") }
        return overdue > 0
            ? (.black, "办理中 \(open) 件，其中 \(overdue) 件超过15个工作日没有答复。") : (.yellow, "办理中 \(open) 件，没有逾期。")
    }

    /// SITE-7: 14 days.
    package static let freshness = Check(
        id: "SITE-7", title: "政务新媒体更新", source: "政府网站与政务新媒体检查指标", measure: "new-media.age", period: .month,
        threshold: .withinDays(14), margin: 4)

    private static func newMedia(_ entries: [RegisterEntry], _ today: Day) -> (Signal, String) {
        let running = entries.filter { $0.state == .recorded }
        guard !running.isEmpty else { return (.green, "还没有登记账号。") }
        let stale = running.filter { $0.freshness(on: today).signal == .red }
        guard stale.isEmpty else {
            return (.red, "\(stale.map { "“\($0.title)”" }.joined())已超过14天没有更新。")
        }
        let near = running.contains { $0.freshness(on: today).signal == .yellow }
        return (near ? .yellow : .green, "\(running.count) 个账号均在14天内更新。")
    }
}

extension RegisterEntry {
    /// How long an account has been silent (SITE-7).
    package func freshness(on today: Day) -> CheckResult {
        RegisterStanding.freshness.result(.age(days: max(day.days(to: today), 0)))
    }
}
