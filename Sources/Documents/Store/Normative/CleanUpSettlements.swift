import Audit
package import Kernel
import Obligations
import SQL

/// Results “修改” of clean-ups, from the approval to the day the amended text holds (NORM-6).
extension NormativeStore {
    /// Closes what came into force since it was looked at last; time itself acts.
    ///
    /// - Returns: how many results were closed.
    package func settleCleanUps() async throws -> Int {
        try await store.write { tx in
            let writer = NormativeWriter(
                tx: tx, actor: (nil, "系统（清理结果落实）"), journal: journal, obligations: obligations, policy: policy)
            return try NormativeRows.agencies(in: tx).reduce(0) { try $0 + writer.settleCleanUps(of: $1) }
        }
    }

    /// By when each text that is to be amended should be.
    package func amendmentDays(of id: CleanUpID, for officer: Officer) async throws -> [NormativeID: Day] {
        try await store.read { snapshot in
            let cleanUp = try NormativeStore.cleanUp(id, to: officer, in: snapshot)
            var days: [NormativeID: Day] = [:]
            for item in cleanUp.unsettled {
                days[item.text] = try obligations.obligation(
                    "NORM-6", on: cleanUp.amendment(of: item.text), of: cleanUp.agency, in: snapshot)?
                    .dueCache?.moment.day
            }
            return days
        }
    }
}

extension NormativeWriter {
    @discardableResult
    func settleCleanUps(of agency: AgencyID) throws -> Int {
        let waiting = try CleanUpRows.all(of: agency, in: tx).filter { !$0.unsettled.isEmpty }
        guard !waiting.isEmpty else { return 0 }
        let library = try NormativeRows.library(of: agency, in: tx)
        var count = 0
        for cleanUp in waiting {
            guard let next = cleanUp.settling(in: library, on: tx.today) else { continue }
            try CleanUpRows.update(next, from: cleanUp, in: tx)
            let closed = next.items.filter { $0.settlement != cleanUp.item($0.text)?.settlement }
            for item in closed { try close(item, of: next) }
            count += closed.count
            let names = closed.map { "《\($0.title)》" }.joined(separator: "、")
            try journal.append(next.entry("settle", before: cleanUp, note: "已按清理结果落实：\(names)", by: actor), in: tx)
        }
        return count
    }

    private func close(_ item: CleanUpItem, of cleanUp: CleanUp) throws {
        let subject = cleanUp.amendment(of: item.text)
        guard let settlement = item.settlement,
            let open = try obligations.obligation("NORM-6", on: subject, of: cleanUp.agency, in: tx),
            open.state == .open
        else { return }
        // Counted on the day it came into force, also when it is looked at later; never before it was owed.
        let begun = open.clock.events.first?.at ?? tx.now
        try obligations.append(
            settlement.by == nil ? .waived : .met, to: "NORM-6", on: subject, of: cleanUp.agency,
            at: min(max(Moment(day: settlement.on), begun), tx.now), in: tx)
    }
}
