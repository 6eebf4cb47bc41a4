package import People

/// What the limited child hands back of an uploaded file: the rows it became and the document beside them. No unit is
/// matched yet; the child knows no agency.
package struct ReadPlan: Hashable, Sendable, Codable {
    package var draft: ImportDraft
    package let source: SourcePreview

    package init(draft: ImportDraft, source: SourcePreview) {
        self.draft = draft
        self.source = source
    }

    /// The same with every unit name looked up among the agency's units.
    package func matched(with matcher: UnitMatcher) -> ReadPlan {
        var plan = self
        plan.draft.units = draft.units.map { NamedUnit(name: $0.name, matched: matcher.match($0.name)) }
        return plan
    }
}
