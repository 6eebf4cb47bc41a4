package import Kernel

/// What a unit is to its agency.
package enum UnitKind: String, CaseIterable, Sendable, Hashable {
    /// 科室、处室、股室: inside the agency.
    case section
    /// 直属单位、直属部门: a hospital or centre under the agency, often an agency of its own too.
    case affiliate
    /// 县区、乡镇: a lower government that the plan gives tasks to.
    case locality

    package var chinese: String {
        switch self {
        case .section: "科室"
        case .affiliate: "直属单位"
        case .locality: "县区、乡镇"
        }
    }
}

/// One to whom tasks are given: a section of the agency, or a body under it.
package struct Unit: Hashable, Sendable {
    package let id: UnitID
    package let agency: AgencyID
    /// Unique in the agency.
    package let name: String
    package let shortName: String?
    package let kind: UnitKind
    /// The agency this unit is at the same time (a hospital with its own portal); its officers act for this unit too.
    package let ownAgency: AgencyID?
    /// Where it stands in lists; equal ones stand by name.
    package let order: Int
    /// Other names documents use for it.
    package let aliases: [String]
    /// False once it was merged or closed: it keeps its history and gets nothing new.
    package let isActive: Bool

    package init(
        id: UnitID, agency: AgencyID, name: String, shortName: String? = nil, kind: UnitKind = .section,
        ownAgency: AgencyID? = nil, order: Int = 0, aliases: [String] = [], isActive: Bool = true
    ) {
        self.id = id
        self.agency = agency
        self.name = name
        self.shortName = shortName
        self.kind = kind
        self.ownAgency = ownAgency
        self.order = order
        self.aliases = aliases
        self.isActive = isActive
    }

    /// All names it goes by, the full one first.
    package var names: [String] { [name] + (shortName.map { [$0] } ?? []) + aliases }
}

/// What somebody typed to make a unit, not yet looked at.
package struct UnitDraft: Hashable, Sendable {
    package var name: String
    package var shortName: String
    package var kind: UnitKind
    package var ownAgency: AgencyID?
    package var order: Int
    package var aliases: [String]

    package init(
        name: String, shortName: String = "", kind: UnitKind = .section, ownAgency: AgencyID? = nil, order: Int = 0,
        aliases: [String] = []
    ) {
        self.name = name
        self.shortName = shortName
        self.kind = kind
        self.ownAgency = ownAgency
        self.order = order
        self.aliases = aliases
    }

    /// The unit these words describe; empty aliases and those that repeat another name fall away.
    package func unit(id: UnitID, agency: AgencyID) -> Result<Unit, Refusal> {
        let name = PlainName.trimmed(name), short = PlainName.trimmed(shortName)
        if let refusal = PlainName.refusal(of: name, what: "单位名称", field: "name") { return .failure(refusal) }
        var others: [String] = []
        for other in ([short] + aliases).map(PlainName.trimmed) where !other.isEmpty && other != name {
            if let refusal = PlainName.refusal(of: other, what: "单位别名", field: "aliases") { return .failure(refusal) }
            if !others.contains(other) { others.append(other) }
        }
        if ownAgency == agency {
            return .failure(Refusal(.invalid, "单位未保存：机构不能是它自己的下属单位。请另选对应机构，或留空。", field: "own_agency"))
        }
        return .success(
            Unit(
                id: id, agency: agency, name: name, shortName: short.isEmpty || short == name ? nil : short, kind: kind,
                ownAgency: ownAgency, order: order, aliases: others.filter { $0 != short }))
    }
}
