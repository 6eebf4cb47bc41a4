package import Kernel
package import Obligations

/// All rules with all their versions: the national set, then what the office adds or puts in its place.
package struct RuleBook: Hashable, Sendable {
    /// National ones first.
    package let entries: [RuleEntry]

    package init(_ entries: [RuleEntry]) {
        self.entries = entries.filter { $0.layer == .national } + entries.filter { $0.layer == .local }
    }

    /// The version of rule `id` that holds on `day`: of several the one that took effect last, and of those the local one. A
    /// day in the past finds the version of then.
    package func inForce(_ id: String, on day: Day) -> RuleEntry? {
        entries.filter { $0.id == id && $0.isEffective(on: day) }.reduce(nil) { RuleBook.later($1, $0) }
    }

    /// Every rule that holds on `day`, in the order of the files.
    package func inForce(on day: Day) -> [RuleEntry] { ids.compactMap { inForce($0, on: day) } }

    /// Every id, in the order of the files.
    package var ids: [String] {
        var seen: Set<String> = []
        return entries.map(\.id).filter { seen.insert($0).inserted }
    }

    /// The versions of one rule, the oldest first.
    package func versions(of id: String) -> [RuleEntry] {
        entries.filter { $0.id == id }.sorted { ($0.effectiveFrom ?? .earliest) < ($1.effectiveFrom ?? .earliest) }
    }

    /// What lists show: the title of then, or the id when no file names the rule.
    package func title(_ id: String, on day: Day) -> String {
        (inForce(id, on: day) ?? versions(of: id).last)?.title ?? id
    }

    /// What an obligation that is opened on `day` takes from its rule: thresholds, and the office's own length where the law
    /// lets it choose.
    package func terms(_ id: String, on day: Day) -> RuleTerms? {
        guard let entry = inForce(id, on: day) else { return nil }
        let usual = entries.last { $0.id == id && $0.layer == .national && $0.isEffective(on: day) }?.clock
        let isChosen = entry.layer == .local && entry.clock != usual
        return RuleTerms(
            thresholds: entry.warnings.thresholds, usual: isChosen ? usual : nil, chosen: isChosen ? entry.clock : nil)
    }

    private static func later(_ one: RuleEntry, _ other: RuleEntry?) -> RuleEntry {
        guard let other else { return one }
        // A local version stands in the place of a national one as long as it holds.
        if one.layer != other.layer { return one.layer == .local ? one : other }
        return (one.effectiveFrom ?? .earliest) >= (other.effectiveFrom ?? .earliest) ? one : other
    }
}
