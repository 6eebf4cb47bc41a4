package import Kernel

/// One edition of a catalogue. In force only when approved; a change is a new edition, the old one stays readable (CAT-1).
package struct CatalogueEdition: Hashable, Sendable {
    package enum Stage: String, CaseIterable, Sendable, Hashable {
        case draft, submitted, inForce = "in_force", superseded, discarded

        package var chinese: String {
            switch self {
            case .draft: "草拟中"
            case .submitted: "待批准"
            case .inForce: "现行"
            case .superseded: "已被替代"
            case .discarded: "已作废"
            }
        }

        package var isOpen: Bool { self == .draft || self == .submitted }
        package var wasPublic: Bool { self == .inForce || self == .superseded }
    }

    package let id: EditionID
    package let agency: AgencyID
    package let kind: CatalogueKind
    /// The institution it is of; nil but for INST-2.
    package let unit: UnitID?
    /// The unit that keeps it: owes the yearly review.
    package let keeper: UnitID
    package let number: Int
    package var stage: Stage
    package var changeNote: String
    /// What the last import said.
    package var importNote: String
    package var items: [CatalogueItem]
    package let drafter: MemberID
    package var submitter: MemberID?
    package var approverName: String
    package var approvedAt: Moment?
    package var supersededAt: Moment?
    package var version: Int

    package init(
        id: EditionID, agency: AgencyID, kind: CatalogueKind, unit: UnitID? = nil, keeper: UnitID, number: Int,
        stage: Stage = .draft, changeNote: String = "", importNote: String = "", items: [CatalogueItem] = [],
        drafter: MemberID, submitter: MemberID? = nil, approverName: String = "", approvedAt: Moment? = nil,
        supersededAt: Moment? = nil, version: Int = 1
    ) {
        self.id = id
        self.agency = agency
        self.kind = kind
        self.unit = unit
        self.keeper = keeper
        self.number = number
        self.stage = stage
        self.changeNote = changeNote
        self.importNote = importNote
        self.items = items
        self.drafter = drafter
        self.submitter = submitter
        self.approverName = approverName
        self.approvedAt = approvedAt
        self.supersededAt = supersededAt
        self.version = version
    }

    package static let journalKind = "catalogue_edition"

    /// `2026年版（第2版）`; without the year until approved.
    package var title: String { (approvedAt.map { "\($0.day.year)年版（第\(number)版）" }) ?? "第\(number)版" }

    package func item(_ id: CatalogueItemID) -> CatalogueItem? { items.first { $0.id == id } }

    package func reach(of officer: Officer) -> RecordReach {
        RecordReach(of: officer, agency: agency, units: unit.map { [$0] } ?? [])
    }

    /// The edition as the journal hashes it.
    package var canonicalText: String {
        let lines = items.map(\.canonicalText).joined(separator: ",")
        let texts = [
            ("id", id.text), ("kind", kind.rawValue), ("unit", unit?.text ?? ""), ("keeper", keeper.text),
            ("number", "\(number)"), ("stage", stage.rawValue), ("note", changeNote), ("import", importNote),
            ("submitter", submitter?.text ?? ""), ("approver", approverName),
            ("approved", approvedAt?.description ?? ""), ("superseded", supersededAt?.description ?? ""),
        ]
        return "{\(texts.map { "\"\($0.0)\":\(JSONText.quoted($0.1))" }.joined(separator: ",")),\"items\":[\(lines)]}"
    }
}

extension CatalogueItem {
    var canonicalText: String {
        let texts = [
            id.text, content.category, content.name, content.content, content.basis, content.clause,
            content.channelWords, content.limit.text, content.ownerWords,
            content.audiences.inOrder().map(\.rawValue).joined(separator: " "), content.group,
            content.modes.inOrder().map(\.rawValue).joined(separator: " "),
            content.levels.inOrder().map(\.rawValue).joined(separator: " "), owner?.text ?? "",
            remarks.joined(separator: "\n"),
        ]
        return "[\(texts.map(JSONText.quoted).joined(separator: ","))]"
    }
}

/// Which catalogue is meant: of an agency, of a kind, for institutions of a unit.
package struct CatalogueName: Hashable, Sendable {
    package let agency: AgencyID
    package let kind: CatalogueKind
    package let unit: UnitID?

    package init(_ kind: CatalogueKind, of agency: AgencyID, unit: UnitID? = nil) {
        self.kind = kind
        self.agency = agency
        self.unit = kind == .institution ? unit : nil
    }
}

extension CatalogueEdition {
    package var catalogue: CatalogueName { CatalogueName(kind, of: agency, unit: unit) }
}
