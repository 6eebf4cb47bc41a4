package import Kernel

/// One thing that was seen, with where to mend it.
package struct InspectionFact: Hashable, Sendable {
    package let matter: InspectionMatter
    /// What it is about: `栏目“通知公告”`.
    package let subject: String
    /// What the pack's `over` is compared with: days, elements, percent; 1 when there is nothing to count.
    package let amount: Int
    /// The path of the page where it is seen or mended; empty when there is none.
    package let address: String
    package let note: String
    /// Who has to see to it; nil when nobody is known, then the openness office.
    package let unit: UnitID?

    package init(
        _ matter: InspectionMatter, _ subject: String, amount: Int = 1, address: String = "", note: String = "",
        unit: UnitID? = nil
    ) {
        self.matter = matter
        self.subject = String(subject.prefix(200))
        self.amount = amount
        self.address = String(address.prefix(500))
        self.note = String(note.prefix(500))
        self.unit = unit
    }

    /// The same thing in another rehearsal, whatever its amount is by then.
    package var key: String { "\(matter.rawValue) \(address) \(subject)" }

    package func owned(by unit: UnitID?) -> InspectionFact {
        InspectionFact(matter, subject, amount: amount, address: address, note: note, unit: unit ?? self.unit)
    }
}

/// All that was seen, and what was looked at: silence about what nobody looked at is no praise.
package struct InspectionEvidence: Hashable, Sendable {
    package var facts: [InspectionFact]
    package var seen: Set<InspectionMatter>
    /// How many there are in all of what an item with `all_below` counts.
    package var totals: [InspectionMatter: Int]
    /// Nil when nobody could tell.
    package var offersServices: Bool?
    /// What the one who looked wants to say: how many pages, what was left out.
    package var remarks: [String]

    package init(
        _ facts: [InspectionFact] = [], seen: Set<InspectionMatter> = [], totals: [InspectionMatter: Int] = [:],
        offersServices: Bool? = nil, remarks: [String] = []
    ) {
        self.facts = facts
        self.seen = seen
        self.totals = totals
        self.offersServices = offersServices
        self.remarks = remarks
    }

    package func merging(_ other: InspectionEvidence) -> InspectionEvidence {
        let known = Set(facts.map(\.key))
        return InspectionEvidence(
            facts + other.facts.filter { !known.contains($0.key) }, seen: seen.union(other.seen),
            totals: totals.merging(other.totals, uniquingKeysWith: max),
            offersServices: offersServices ?? other.offersServices, remarks: remarks + other.remarks)
    }
}
