package import Kernel

extension InspectionPack {
    /// Judges what was seen by the items that hold on `day`: the same facts, the same result.
    package func judge(_ evidence: InspectionEvidence, on day: Day) -> InspectionResult {
        let offers = evidence.offersServices ?? true
        let items = items(on: day).filter { offers || $0.area != .service }
        let seen = items.filter { $0.matters.contains(where: evidence.seen.contains) }
        let findings = seen.map { finding(of: $0, evidence) }.filter { !$0.facts.isEmpty }.sorted(by: weighty)
        let lost = findings.reduce(Points.none) { $0 + $1.lost }
        let base = score(losing: lost, offersServices: offers)
        let verdict: InspectionResult.Verdict =
            findings.contains(where: \.isVetoed) ? .vetoed : base < pass ? .failed : .passed
        let bonus = verdict == .passed ? bonus(findings, over: base) : .none
        return InspectionResult(
            findings: findings, score: base + bonus, bonus: bonus, verdict: verdict,
            unseen: items.filter { item in !seen.contains(item) })
    }

    /// SITE-6: only what is above the threshold without them gains by merits, and at most the limit.
    private func bonus(_ findings: [InspectionFinding], over base: Points) -> Points {
        guard base > bonusAbove else { return .none }
        return min(findings.reduce(Points.none) { $0 + $1.gained }, mostBonus)
    }

    private func finding(of item: InspectionItem, _ evidence: InspectionEvidence) -> InspectionFinding {
        let facts = evidence.facts.filter { item.matters.contains($0.matter) && $0.amount > item.over }
            .sorted { ($1.amount, $0.key) < ($0.amount, $1.key) }
        switch item.weight {
        case .veto(let least, let below):
            let total = item.matters.compactMap { evidence.totals[$0] }.reduce(0, +)
            let all = below.map { total > 0 && total < $0 && facts.count >= total } ?? false
            return InspectionFinding(
                item: item, facts: facts, lost: .none, isVetoed: facts.count >= least || all && !facts.isEmpty)
        case .deduction(let each, let cap):
            return InspectionFinding(
                item: item, facts: facts, lost: min(each.times(facts.count), cap), isVetoed: false)
        case .bonus(let each, let cap):
            return InspectionFinding(
                item: item, facts: facts, lost: .none, gained: min(each.times(facts.count), cap), isVetoed: false)
        }
    }

    private func weighty(_ one: InspectionFinding, _ other: InspectionFinding) -> Bool {
        func rank(_ finding: InspectionFinding) -> Int { finding.isVetoed ? 0 : finding.lost > .none ? 1 : 2 }
        return (rank(one), other.lost, one.item.id) < (rank(other), one.lost, other.item.id)
    }

    /// SITE-6: without public services the rest counts for all of it, rounded down to a tenth.
    private func score(losing lost: Points, offersServices: Bool) -> Points {
        let base = offersServices ? full : withoutServices
        let left = max(base - lost, .none)
        guard !offersServices, withoutServices > .none else { return left }
        return Points(tenths: left.tenths * full.tenths / withoutServices.tenths)
    }
}
