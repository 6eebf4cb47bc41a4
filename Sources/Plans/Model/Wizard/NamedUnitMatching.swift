import Kernel
package import People

extension NamedUnit {
    /// A name with what People makes of it: certain matches are chosen, the rest is asked.
    package init(name: String, matched: UnitMatch) {
        switch matched {
        case .exact(let unit), .alias(let unit): self.init(name: name, choice: .units([unit.id.text]))
        case .expands(let units, _, let isVague):
            let ids = units.map(\.id.text)
            self.init(name: name, choice: isVague || ids.isEmpty ? nil : .units(ids), candidates: ids)
        case .candidates(let found): self.init(name: name, choice: nil, candidates: found.map(\.unit.id.text))
        case .none: self.init(name: name, choice: nil)
        }
    }
}
