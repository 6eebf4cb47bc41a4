import Kernel
import Site

/// Names of one's own units and colleagues, as the pages say them.
struct DeskNames: Sendable {
    let units: [UnitID: String]
    let members: [MemberID: String]

    func name(_ unit: UnitID) -> String { units[unit] ?? "（已撤销的科室）" }

    func name(_ person: MemberID?) -> String {
        guard let person else { return "未指定" }
        return members[person] ?? "（已停用的人员）"
    }

    var unitChoices: [SelectField.Choice] {
        units.sorted { $0.value < $1.value }.map { .init($0.key.text, $0.value) }
    }

    var memberChoices: [SelectField.Choice] {
        members.sorted { $0.value < $1.value }.map { .init($0.key.text, $0.value) }
    }
}
