package import Kernel
package import SQL

/// Tells people of what happened to an item, inside the transaction in which it happened.
package typealias ItemAlert = @Sendable (SupervisionItem, ItemEvent, Transaction) throws -> Void

extension EngineStore {
    /// The unit hears of an order, of what is sent back and of criticism; the supervising office of what was put right.
    package var itemAlert: ItemAlert {
        { item, event, tx in
            guard let words = ItemAlerts.words(event) else { return }
            let notice = StaffNotice(
                agency: item.target, kind: .order, source: "\(item.id):\(item.version)", rule: SupervisionItem.rule,
                title: "\(item.number ?? "")\(words)：\(item.contents.title)", words: "一件督办\(words)。",
                address: "/console/supervision/items/\(item.id)")
            let agency = ItemAlerts.isForUnit(event) ? item.target : item.agency
            let people = try recipients(of: agency, in: tx)
            try notices.tell(
                notice, to: people.told(ItemAlerts.isForUnit(event) ? [.unit] : [.office, .supervisor], of: item.unit),
                in: tx)
        }
    }
}

/// What is said of an event, and to whom; nil for steps among the drafters.
enum ItemAlerts {
    static func words(_ event: ItemEvent) -> String? {
        switch event {
        case .issued: "已签发，请签收、整改"
        case .failed: "复核未通过，请继续整改"
        case .circulated: "逾期未整改，已通报"
        case .withdrawn: "已撤销"
        case .rectified: "已报送整改情况，请复核"
        case .recommended: "已提出处理建议"
        case .edited, .submitted, .sentBack, .acknowledged, .passed, .closed, .interviewed: nil
        }
    }

    static func isForUnit(_ event: ItemEvent) -> Bool {
        if case .rectified = event { return false }
        return true
    }
}
