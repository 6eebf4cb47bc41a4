package import Kernel

/// 公文: one official document with all that was said on it.
package struct OfficialDocument: Hashable, Sendable {
    package let id: DocumentID
    package let agency: AgencyID
    /// The unit that drafts it.
    package let unit: UnitID
    package let drafter: MemberID
    package let drafterName: String
    package var contents: DocumentContents
    package var state: DocumentState
    /// Since when it stands in this state.
    package var stateSince: Moment
    package var attribute: AttributeStanding
    package var secrecy: SecrecyStanding
    package var hands: DocumentHands
    package var agreements: [JointAgreement]
    package var number: DocumentNumber?
    /// 成文日期: the day of the signature (DOC-7).
    package var signedOn: Day?
    package var signerName: String?
    package var issuedOn: Day?
    package var review: ReviewStanding?
    package var external: ExternalSource?
    /// Counts every write; a stale one is refused.
    package var version: Int

    package init(
        id: DocumentID, agency: AgencyID, unit: UnitID, drafter: MemberID, drafterName: String,
        contents: DocumentContents, state: DocumentState = .drafting, stateSince: Moment,
        attribute: AttributeStanding = AttributeStanding(), secrecy: SecrecyStanding = SecrecyStanding(),
        hands: DocumentHands = DocumentHands(), agreements: [JointAgreement] = [], number: DocumentNumber? = nil,
        signedOn: Day? = nil, signerName: String? = nil, issuedOn: Day? = nil, review: ReviewStanding? = nil,
        external: ExternalSource? = nil, version: Int = 1
    ) {
        self.id = id
        self.agency = agency
        self.unit = unit
        self.drafter = drafter
        self.drafterName = drafterName
        self.contents = contents
        self.state = state
        self.stateSince = stateSince
        self.attribute = attribute
        self.secrecy = secrecy
        self.hands = hands
        self.agreements = agreements
        self.number = number
        self.signedOn = signedOn
        self.signerName = signerName
        self.issuedOn = issuedOn
        self.review = review
        self.external = external
        self.version = version
    }

    /// What holds now: decided, else agreed on with the office, else proposed.
    package var currentAttribute: DisclosureAttribute? {
        if let final = attribute.final { return final.attribute }
        return attribute.passed ?? contents.proposal?.attribute
    }

    package var currentReason: String { attribute.final?.reason ?? contents.proposal?.reason ?? "" }

    /// (此件公开发布): only what was decided is printed (OPN-8).
    package var annotation: String? { attribute.final?.attribute.annotation }

    package var isJoint: Bool { !contents.jointOrgans.isEmpty }
}

extension OfficialDocument {
    /// Who may know of it: until it is signed and public, the drafting unit and those who work on documents; an agency
    /// above reads what was signed (MLPS-2).
    package func reach(of officer: Officer) -> RecordReach {
        let reach = RecordReach(of: officer, agency: agency, units: CollectionOfOne(unit))
        switch reach {
        case .none: return .none
        case .reading: return state.isSigned ? .reading : .none
        case .acting:
            if officer.units.contains(unit) || officer.id == drafter { return .acting }
            guard officer.agency == agency else { return .none }
            let isOpen = state.isSigned && (attribute.final?.attribute.isPublic ?? false)
            return isOpen || !officer.roles.isDisjoint(with: OfficialDocument.readers) ? .acting : .none
        }
    }

    /// The roles that see every document of their agency.
    package static let readers: Set<Role> = [
        .opennessOffice, .officeHead, .attributeKeeper, .requestHandler, .secrecyReviewer, .legalReviewer, .leader,
        .principalHead, .supervisor,
    ]
}
