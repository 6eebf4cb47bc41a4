package import Kernel
import Obligations
package import Publishing
import SQL

extension CatalogueStore {
    /// Coverage, freshness and overdue of an edition today, item by item.
    ///
    /// - Parameter columns: all columns of the agency's portals.
    package func measures(of edition: CatalogueEdition, columns: [SiteColumn]) async throws -> [ItemMeasure] {
        try await store.read { try measures(of: edition, columns: columns, in: $0) }
    }

    func measures(
        of edition: CatalogueEdition, columns: [SiteColumn], in snapshot: Snapshot
    ) throws -> [ItemMeasure] {
        let today = today, calendar = calendar
        let since = edition.approvedAt?.day ?? today
        let byID = Dictionary(columns.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let ids = edition.items.map(\.id)
        let bindings = try BindingRows.bindings(of: ids, in: snapshot)
        let activity = try ColumnActivity.of(Set(bindings.values.joined()).sorted(), in: snapshot)
        var changes: [CatalogueItemID: Day] = [:]
        for open in try ChangeRows.open(of: ids, in: snapshot) {
            let duty = try obligations.obligation(
                open.rule, on: open.change.subject, of: open.agency, in: snapshot)
            guard let due = duty?.dueCache?.moment.day else { continue }
            changes[open.change.item] = min(changes[open.change.item] ?? due, due)
        }
        return edition.items.map { item in
            ItemMeasure(
                item, columns: (bindings[item.id] ?? []).compactMap { byID[$0] }, activity: activity, since: since,
                change: changes[item.id], on: today, calendar: calendar)
        }
    }
}
