package import Kernel
package import People

/// The units and members that pages of the ledger name, read once for a page.
package struct LedgerDirectory: Sendable {
    /// Units of the agencies asked for, in their order, closed ones too.
    package let units: [Unit]
    /// Full name of every unit that may occur.
    package let names: [UnitID: String]
    /// Name of every member that may occur.
    package let members: [MemberID: String]

    package init(units: [Unit], members: [MemberID: String] = [:]) {
        self.units = units
        self.members = members
        names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    package func name(_ unit: UnitID) -> String { names[unit] ?? "（已撤销的单位）" }
    package func name(_ member: MemberID) -> String { members[member] ?? "（已注销的人员）" }

    /// Units that can be given a task.
    package func active(in agency: AgencyID) -> [Unit] { units.filter { $0.agency == agency && $0.isActive } }
}
