package import Kernel
package import People

/// Finds the unit that 责任科室 names: the first of several that is known.
package struct OwnerReading: Sendable {
    private let units: [String: UnitID]

    package init(_ units: [Unit]) {
        var known: [String: UnitID] = [:]
        for unit in units where unit.isActive {
            for name in unit.names { known[name.unspaced] = known[name.unspaced] ?? unit.id }
        }
        self.units = known
    }

    package func owner(of words: String) -> UnitID? {
        if let whole = units[words.unspaced] { return whole }
        return words.split(whereSeparator: { "、，,；;/\n".contains($0) }).lazy.compactMap { units[$0.unspaced] }.first
    }

    /// The lines of a table with their owners, and a remark where nobody is known by the words.
    ///
    /// - Parameter fallback: owns what names nobody: the institution itself.
    package func lines(of read: ReadCatalogue, kind: CatalogueKind, fallback: UnitID? = nil) -> [CatalogueLine] {
        read.rows.map { row in
            let owner = owner(of: row.content.ownerWords) ?? fallback
            let missing =
                owner == nil ? ["\(kind.ownerTitle)“\(row.content.ownerWords.prefix(40))”没有对应的科室，请选择。"] : []
            return CatalogueLine(
                row.content, owner: owner, remarks: (row.remarks + missing).map { "\(row.place)：\($0)" })
        }
    }
}
