package import Audit
package import Kernel

/// Which items a list shows.
package struct ItemQuery: Hashable, Sendable {
    package var stage: ItemStage?
    package var isOpen: Bool
    package var unit: UnitID?
    package var page: Int
    package var size: Int

    package init(stage: ItemStage? = nil, isOpen: Bool = false, unit: UnitID? = nil, page: Int = 1, size: Int = 30) {
        self.stage = stage
        self.isOpen = isOpen
        self.unit = unit
        self.page = min(max(page, 1), 100_000)
        self.size = min(max(size, 1), 200)
    }
}

package struct ItemList: Sendable {
    package var items: [SupervisionItem] = []
    package var stages: [ItemStage: Int] = [:]
    package var clocks: [SupervisionItemID: ClockReading] = [:]
    package var names = ItemNames()

    package init() {}

    package var open: Int { stages.reduce(0) { $0 + ($1.key.isOpen ? $1.value : 0) } }
    package var total: Int { stages.values.reduce(0, +) }
}

/// What pages call agencies, units and people.
package struct ItemNames: Sendable {
    package var agencies: [AgencyID: String] = [:]
    package var units: [UnitID: String] = [:]
    package var members: [MemberID: String] = [:]

    package init() {}

    package func name(_ unit: UnitID) -> String { units[unit] ?? "" }
    package func name(_ agency: AgencyID) -> String { agencies[agency] ?? "" }
    package func name(_ member: MemberID?) -> String { member.flatMap { members[$0] } ?? "" }
}

/// One item with what its page shows beside it.
package struct ItemView: Sendable {
    package let item: SupervisionItem
    package let context: ItemContext
    /// The clock of this round's rectification; nil before the order was signed.
    package let clock: ClockReading?
    /// The obligations it is about, as they stand now.
    package var owed: [ObligationID: Obligation] = [:]
    package var names = ItemNames()
    package var timeline: [RecordedEntry] = []

    package init(item: SupervisionItem, context: ItemContext, clock: ClockReading?) {
        self.item = item
        self.context = context
        self.clock = clock
    }
}
