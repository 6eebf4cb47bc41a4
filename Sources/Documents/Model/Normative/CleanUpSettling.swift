package import Kernel

extension CleanUp {
    /// The results “修改” that no text has carried out yet (NORM-6).
    package var unsettled: [CleanUpItem] {
        guard decidedOn != nil else { return [] }
        return items.filter { $0.proposal?.choice == .amend && $0.settlement == nil }
    }

    /// With every result “修改” closed that was carried out by `day`: a text that amends or replaces this one is in force
    /// since, or this one has ended (NORM-6). Nil when nothing is to be closed.
    package func settling(in library: NormativeLibrary, on day: Day) -> CleanUp? {
        let found = unsettled.compactMap { item in
            library.settlement(of: item.text, after: asOf, on: day).map { (item.text, $0) }
        }
        guard !found.isEmpty else { return nil }
        return after { next in
            for (text, settlement) in found {
                guard let index = next.items.firstIndex(where: { $0.text == text }) else { continue }
                next.items[index].settlement = settlement
            }
        }
    }
}

extension NormativeLibrary {
    fileprivate func settlement(of id: NormativeID, after start: Day, on day: Day) -> CleanUpItem.Settlement? {
        // What worked before the clean-up began was known to whoever proposed to amend the text.
        let change = graph.amendments(of: id, on: day).compactMap { relation in
            graph.workingDay(of: relation).map { CleanUpItem.Settlement(by: relation.source, on: $0) }
        }.first { $0.on > start }
        guard let ending = graph.ending(of: id), ending.on > start, ending.on <= day else { return change }
        if let change, change.on <= ending.on { return change }
        return CleanUpItem.Settlement(by: graph.endingRelation(of: id)?.source, on: ending.on)
    }
}
