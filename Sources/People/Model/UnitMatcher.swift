/// What a name in a document means among the agency's units.
package enum UnitMatch: Hashable, Sendable {
    /// The unit's own full name.
    case exact(Unit)
    /// Its short name, an alias, or its name with the agency's own before it.
    case alias(Unit)
    /// Many units at once (TASK-2); when `isVague`, some of these, and a person says which.
    case expands(to: [Unit], kinds: Set<UnitKind>, isVague: Bool)
    /// Not known, but like these, best first; a person decides.
    case candidates([UnitCandidate])
    /// Like none of them; a new unit can be proposed.
    case none
}

/// A unit a name may mean, and how much speaks for it: 1 … 99.
package struct UnitCandidate: Hashable, Sendable {
    package let unit: Unit
    package let score: Int
}

/// Finds the units that a plan's words name. Made once per import.
package struct UnitMatcher: Sendable {
    private struct Known: Sendable {
        let unit: Unit
        let full: String
        let others: [String]
    }

    private let known: [Known]
    private let agencyNames: [String]
    private static let longest = 120
    private static let enough = 45

    /// `agencyNames` are the names the document may use for the agency itself: `县卫健局宣教科` is `宣教科` then.
    package init(units: [Unit], agencyNames: [String] = []) {
        let sorted = units.filter(\.isActive).sorted { ($0.order, $0.name) < ($1.order, $1.name) }
        known = sorted.map { unit in
            Known(
                unit: unit, full: UnitNameForm.normal(unit.name),
                others: unit.names.dropFirst().map(UnitNameForm.normal))
        }
        self.agencyNames = agencyNames
    }

    /// What `name` means; the empty name means nothing.
    package func match(_ name: String) -> UnitMatch {
        let normal = UnitNameForm.normal(name)
        guard !normal.isEmpty, normal.count <= UnitMatcher.longest else { return .none }
        if let unit = known.first(where: { $0.full == normal })?.unit { return .exact(unit) }
        if let unit = known.first(where: { $0.others.contains(normal) })?.unit { return .alias(unit) }
        if let collective = CollectiveName(normal) { return expansion(of: collective) }
        let bare = UnitNameForm.withoutAgency(normal, agencyNames: agencyNames)
        if bare != normal,
            let unit = known.first(where: { $0.full == bare || $0.others.contains(bare) })?.unit
        {
            return .alias(unit)
        }
        let candidates = candidates(for: bare)
        return candidates.isEmpty ? .none : .candidates(candidates)
    }

    private func expansion(of collective: CollectiveName) -> UnitMatch {
        let units = known.map(\.unit).filter { collective.kinds.contains($0.kind) }
        return .expands(to: units, kinds: collective.kinds, isVague: collective.isVague)
    }

    private func candidates(for bare: String) -> [UnitCandidate] {
        let scored = known.compactMap { entry -> UnitCandidate? in
            let score = ([entry.full] + entry.others).map { UnitMatcher.score(bare, $0) }.max() ?? 0
            return score >= UnitMatcher.enough ? UnitCandidate(unit: entry.unit, score: score) : nil
        }
        return Array(scored.sorted { $0.score > $1.score }.prefix(5))
    }

    /// How alike two names are: `宣传处` and `宣传科` 85; an abbreviation of the other (`规信科`, `规划信息科`) 80, one that
    /// leaves out its beginning 65; otherwise by the characters they share.
    static func score(_ one: String, _ other: String) -> Int {
        let left = Array(UnitNameForm.core(one)), right = Array(UnitNameForm.core(other))
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        if left == right { return 85 }
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        if short.count >= 2, isSubsequence(short, of: long) { return short.first == long.first ? 80 : 65 }
        var rest = long
        var shared = 0
        for character in short {
            guard let index = rest.firstIndex(of: character) else { continue }
            rest.remove(at: index)
            shared += 1
        }
        return shared < 2 ? 0 : 60 * 2 * shared / (left.count + right.count)
    }

    private static func isSubsequence(_ short: [Character], of long: [Character]) -> Bool {
        var wanted = short[...]
        for character in long where character == wanted.first { wanted.removeFirst() }
        return wanted.isEmpty
    }
}
