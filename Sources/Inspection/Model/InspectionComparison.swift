/// What changed since the rehearsal before.
package struct InspectionComparison: Hashable, Sendable {
    package let mended: [InspectionTodo]
    package let new: [InspectionTodo]
    package let standing: Int
    package let difference: Points

    /// - Parameter seen: what this rehearsal looked at: what nobody looked at is not mended by that.
    package init(
        _ before: [InspectionTodo], _ after: [InspectionTodo], seen: Set<InspectionMatter>, from old: Points,
        to now: Points
    ) {
        let past = Set(before.map(\.fact.key)), present = Set(after.map(\.fact.key))
        mended = before.filter { !present.contains($0.fact.key) && seen.contains($0.fact.matter) }
        new = after.filter { !past.contains($0.fact.key) }
        standing = after.count - new.count
        difference = now - old
    }
}
