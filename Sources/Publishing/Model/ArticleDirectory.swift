package import Kernel
package import People

/// The names that pages of Publishing show for one agency, read once for a page.
package struct ArticleDirectory: Sendable {
    package let agencyName: String
    /// In their order, closed ones too.
    package let units: [Unit]
    /// Those with an open account.
    package let members: [Member]

    package init(agencyName: String, units: [Unit], members: [Member] = []) {
        self.agencyName = agencyName
        self.units = units
        self.members = members
    }

    package func name(_ unit: UnitID) -> String { units.first { $0.id == unit }?.name ?? "（已撤销的科室）" }
    package func name(_ member: MemberID) -> String { members.first { $0.id == member }?.name ?? "（已离开的人员）" }
    package var open: [Unit] { units.filter(\.isActive) }
}
