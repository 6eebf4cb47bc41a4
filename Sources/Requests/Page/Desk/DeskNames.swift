package import Kernel

/// Names of one's own units and colleagues, as the pages say them.
package struct DeskNames: Sendable {
    package struct Unit: Sendable {
        package let id: UnitID
        package let name: String

        package init(_ id: UnitID, _ name: String) {
            self.id = id
            self.name = name
        }
    }

    package struct Person: Sendable {
        package let id: MemberID
        package let name: String

        package init(_ id: MemberID, _ name: String) {
            self.id = id
            self.name = name
        }
    }

    package let agency: String
    package let units: [Unit]
    package let people: [Person]

    package init(agency: String, units: [Unit], people: [Person]) {
        self.agency = agency
        self.units = units
        self.people = people
    }

    func name(_ unit: UnitID) -> String { units.first { $0.id == unit }?.name ?? "（已撤销的科室）" }

    func name(_ person: MemberID?) -> String {
        guard let person else { return "未指定" }
        return people.first { $0.id == person }?.name ?? "（已停用的人员）"
    }
}
