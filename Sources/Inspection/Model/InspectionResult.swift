package import Kernel

/// What one item came to.
package struct InspectionFinding: Hashable, Sendable {
    package let item: InspectionItem
    /// The facts that count; each is something to do, also when there are too few of them to cost anything.
    package let facts: [InspectionFact]
    package let lost: Points
    /// What it is worth beyond the full score, before the limit for all of them.
    package let gained: Points
    package let isVetoed: Bool

    package init(
        item: InspectionItem, facts: [InspectionFact], lost: Points, gained: Points = .none, isVetoed: Bool
    ) {
        self.item = item
        self.facts = facts
        self.lost = lost
        self.gained = gained
        self.isVetoed = isVetoed
    }

    /// `2 个，再有 3 个即单项否决`, `3 个，扣 1.5 分`, `1 个，可加 3 分`.
    package var chinese: String {
        let count = facts.count
        switch item.weight {
        case .veto where isVetoed: return "\(count) 个，单项否决"
        case .veto(let least, _): return "\(count) 个，再有 \(max(least - count, 1)) 个即单项否决"
        case .deduction: return "\(count) 个，扣 \(lost) 分"
        case .bonus: return "\(count) 个，可加 \(gained) 分"
        }
    }
}

/// The outcome of a rehearsal.
package struct InspectionResult: Hashable, Sendable {
    package enum Verdict: String, CaseIterable, Sendable, Hashable {
        case vetoed, failed, passed

        package var chinese: String {
            switch self {
            case .vetoed: "不合格（单项否决）"
            case .failed: "不合格"
            case .passed: "合格"
            }
        }
    }

    /// Those with facts, vetoes first, then by the points lost.
    package let findings: [InspectionFinding]
    /// With the bonus.
    package let score: Points
    /// What the merits added; none for a site that has a veto or is not above the threshold.
    package let bonus: Points
    package let verdict: Verdict
    /// Items that nobody looked at this time.
    package let unseen: [InspectionItem]

    package init(
        findings: [InspectionFinding], score: Points, bonus: Points, verdict: Verdict, unseen: [InspectionItem]
    ) {
        self.findings = findings
        self.score = score
        self.bonus = bonus
        self.verdict = verdict
        self.unseen = unseen
    }

    package var vetoes: [InspectionFinding] { findings.filter(\.isVetoed) }
    /// What speaks for the site; nothing to mend.
    package var merits: [InspectionFinding] { findings.filter(\.item.isBonus) }
    package var faults: [InspectionFinding] { findings.filter { !$0.item.isBonus } }

    /// Each thing to do once, with the heaviest item that it counts for.
    package var todos: [InspectionTodo] {
        var known: Set<String> = []
        return faults.flatMap { finding in
            finding.facts.filter { known.insert($0.key).inserted }.map { InspectionTodo(item: finding.item, fact: $0) }
        }
    }
}

/// One thing to mend.
package struct InspectionTodo: Hashable, Sendable {
    package let item: InspectionItem
    package let fact: InspectionFact

    package init(item: InspectionItem, fact: InspectionFact) {
        self.item = item
        self.fact = fact
    }
}
