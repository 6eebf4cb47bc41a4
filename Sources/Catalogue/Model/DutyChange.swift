package import Kernel

/// 职责有调整: the duty behind an item has changed, so what is public of it must follow (FOI-26, INST-2).
package struct DutyChange: Hashable, Sendable {
    package let id: DutyChangeID
    package let item: CatalogueItemID
    package let owner: UnitID
    package let happenedOn: Day
    package let reason: String
    package let metAt: Moment?
    /// What met it: an edition or an article.
    package let metBy: String

    package init(
        id: DutyChangeID, item: CatalogueItemID, owner: UnitID, happenedOn: Day, reason: String, metAt: Moment? = nil,
        metBy: String = ""
    ) {
        self.id = id
        self.item = item
        self.owner = owner
        self.happenedOn = happenedOn
        self.reason = reason
        self.metAt = metAt
        self.metBy = metBy
    }

    package static func fault(on happenedOn: Day, _ reason: String, today: Day) -> Refusal? {
        if happenedOn > today {
            return Refusal(.invalid, "未能登记职责调整：调整日期晚于今天。请填写实际调整的日期。", rule: "CAT-1", field: "happened_on")
        }
        if happenedOn < today.adding(days: -730) {
            return Refusal(.invalid, "未能登记职责调整：调整日期早于两年前。请核对日期。", rule: "CAT-1", field: "happened_on")
        }
        guard !reason.isEmpty, reason.count <= 500 else {
            return Refusal(.invalid, "未能登记职责调整：请用1至500字说明调整的内容和依据。", rule: "CAT-1", field: "reason")
        }
        return nil
    }
}
