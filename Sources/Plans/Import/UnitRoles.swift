/// Who does what in one task, in the order of mention.
struct UnitRoles: Equatable {
    enum Role { case lead, responsible, cooperating }

    var lead: [String] = []
    var responsible: [String] = []
    var cooperating: [String] = []
    var deadline: String?
    var flags: Set<ReviewCode> = []

    var isEmpty: Bool { lead.isEmpty && responsible.isEmpty && cooperating.isEmpty }

    mutating func add(_ name: Scalars, as role: Role) { add(name.string, as: role) }

    private mutating func add(_ text: String, as role: Role) {
        switch role {
        case .lead: if !lead.contains(text) { lead.append(text) }
        case .responsible: if !responsible.contains(text) { responsible.append(text) }
        case .cooperating: if !cooperating.contains(text) { cooperating.append(text) }
        }
    }

    mutating func merge(_ other: UnitRoles) {
        if isEmpty {
            (lead, responsible, cooperating) = (other.lead, other.responsible, other.cooperating)
        } else {
            for name in other.lead { add(name, as: .lead) }
            for name in other.responsible { add(name, as: .responsible) }
            for name in other.cooperating { add(name, as: .cooperating) }
        }
        deadline = deadline ?? other.deadline
        flags.formUnion(other.flags)
    }
}
