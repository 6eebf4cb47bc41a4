package import Kernel

/// Texts and their relations, from which the validity of each on any day follows (NORM-4).
///
/// A relation works from the day its acting text takes effect (or a later day that it names), if that text is in force
/// then: a repeal by a text that was itself ended before it took effect never happened. What was ended stays ended when
/// the text that ended it ends later.
package struct ValidityGraph: Sendable {
    private let facts: [NormativeID: ValidityFacts]
    private let acting: [NormativeID: [NormativeRelation]]
    private let endings: [NormativeID: ValidityEnding]

    package init(_ facts: [NormativeID: ValidityFacts], _ relations: [NormativeRelation]) {
        var acting: [NormativeID: [NormativeRelation]] = [:]
        for relation in relations {
            if let target = relation.target.own { acting[target, default: []].append(relation) }
        }
        self.facts = facts
        self.acting = acting
        var search = EndingSearch(facts: facts, acting: acting)
        for id in facts.keys.sorted() { _ = search.ending(of: id) }
        endings = search.found.compactMapValues(\.self)
    }

    /// The validity of a text on `day`; what is not known is not in force.
    package func validity(of id: NormativeID, on day: Day) -> Validity {
        guard let own = facts[id], own.isIssued else { return .notYet }
        if let ending = endings[id], ending.on <= day { return ending.kind.validity }
        guard let effective = own.effectiveOn, effective <= day else { return .notYet }
        return amendments(of: id, on: day).isEmpty ? .inForce : .amended
    }

    /// The relations that had changed the text by `day`, the oldest first.
    package func amendments(of id: NormativeID, on day: Day) -> [NormativeRelation] {
        let found = (acting[id] ?? []).filter(\.leavesRest).compactMap { relation in
            workingDay(of: relation).map { (relation: relation, day: $0) }
        }
        return found.filter { $0.day <= day }
            .sorted { ($0.day, $0.relation.id) < ($1.day, $1.relation.id) }.map(\.relation)
    }

    /// When and how the text ends; nil when nothing known ends it. Independent of the day that is asked about.
    package func ending(of id: NormativeID) -> ValidityEnding? { endings[id] }

    /// The relation that ended the text, when it was one.
    package func endingRelation(of id: NormativeID) -> NormativeRelation? {
        guard let ending = endings[id], ending.kind == .repealed else { return nil }
        return (acting[id] ?? []).filter(\.endsTarget).sorted { $0.id < $1.id }
            .first { workingDay(of: $0) == ending.on }
    }

    /// From when `relation` works; nil when it never does.
    package func workingDay(of relation: NormativeRelation) -> Day? {
        facts[relation.source]?.workingDay(of: relation, sourceEnding: endings[relation.source])
    }
}

/// Finds every ending once, the acting texts before those that they act on.
private struct EndingSearch {
    let facts: [NormativeID: ValidityFacts]
    let acting: [NormativeID: [NormativeRelation]]
    var found: [NormativeID: ValidityEnding?] = [:]
    private var underway: Set<NormativeID> = []

    init(facts: [NormativeID: ValidityFacts], acting: [NormativeID: [NormativeRelation]]) {
        self.facts = facts
        self.acting = acting
    }

    mutating func ending(of id: NormativeID) -> ValidityEnding? {
        if let known = found[id] { return known }
        guard let own = facts[id], own.isIssued else { return nil }
        underway.insert(id)
        var endings: [ValidityEnding] = []
        if let ending = own.ending { endings.append(ending) }
        if let last = own.expiresOn { endings.append(ValidityEnding(.expired, on: last.adding(days: 1))) }
        for relation in acting[id] ?? [] where relation.endsTarget {
            // Rows that run in a circle, which no decision lets in, must not run for ever.
            guard !underway.contains(relation.source), let source = facts[relation.source] else { continue }
            if let day = source.workingDay(of: relation, sourceEnding: ending(of: relation.source)) {
                endings.append(ValidityEnding(.repealed, on: day))
            }
        }
        underway.remove(id)
        let first = endings.min { $0.comes(before: $1) }
        found[id] = .some(first)
        return first
    }
}

extension ValidityFacts {
    /// The day from which `relation` of this text works; nil when the text was ended by then or never issued.
    fileprivate func workingDay(of relation: NormativeRelation, sourceEnding: ValidityEnding?) -> Day? {
        guard isIssued, let effectiveOn else { return nil }
        let day = max(relation.worksOn ?? effectiveOn, effectiveOn)
        if let sourceEnding, sourceEnding.on <= day { return nil }
        return day
    }
}
