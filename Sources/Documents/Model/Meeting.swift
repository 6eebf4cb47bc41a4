package import Kernel

/// 会议: what was decided is published unless it is secret (OPN-12).
package struct Meeting: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case partyGroup = "party_group"
        case directors
        case committee

        package var chinese: String {
            switch self {
            case .partyGroup: "党组会"
            case .directors: "主任办公会"
            case .committee: "委务会"
            }
        }
    }

    package let id: MeetingID
    package let agency: AgencyID
    /// The unit that keeps the minutes and owes the publication.
    package let unit: UnitID
    package let recorder: MemberID
    package let recorderName: String
    package var contents: MeetingContents
    package var decisions: [MeetingDecision]
    package var confirmerName: String?
    package var confirmedOn: Day?
    package var version: Int

    package init(
        id: MeetingID, agency: AgencyID, unit: UnitID, recorder: MemberID, recorderName: String,
        contents: MeetingContents, decisions: [MeetingDecision], confirmerName: String? = nil,
        confirmedOn: Day? = nil, version: Int = 1
    ) {
        self.id = id
        self.agency = agency
        self.unit = unit
        self.recorder = recorder
        self.recorderName = recorderName
        self.contents = contents
        self.decisions = decisions
        self.confirmerName = confirmerName
        self.confirmedOn = confirmedOn
        self.version = version
    }

    package func reach(of officer: Officer) -> RecordReach {
        let reach = RecordReach(of: officer, agency: agency, units: CollectionOfOne(unit))
        switch reach {
        case .none: return .none
        case .reading: return confirmedOn == nil ? .none : .reading
        case .acting:
            if officer.units.contains(unit) { return .acting }
            guard officer.agency == agency else { return .none }
            return officer.roles.isDisjoint(with: OfficialDocument.readers) ? .none : .acting
        }
    }
}

/// What is written of a meeting beside its decisions.
package struct MeetingContents: Hashable, Sendable {
    package var kind: Meeting.Kind
    package var title: String
    package var heldOn: Day
    /// 视频直播, for meetings on matters of public interest.
    package var livestreamAddress: String?

    package init(kind: Meeting.Kind, title: String, heldOn: Day, livestreamAddress: String? = nil) {
        self.kind = kind
        self.title = title
        self.heldOn = heldOn
        self.livestreamAddress = livestreamAddress
    }
}

/// 会议决定事项.
package struct MeetingDecision: Hashable, Sendable {
    package let id: MeetingDecisionID
    package let text: String
    package let attribute: DisclosureAttribute
    /// Why it is not simply public.
    package let reason: String
    /// The document that carries it out.
    package var document: DocumentID?
    /// The article that makes it public, from its drafting on.
    package var article: String?
    /// Where it is public, or was until `withdrawnAt`.
    package var address: String?
    package var withdrawnAt: Moment?

    package init(
        id: MeetingDecisionID, text: String, attribute: DisclosureAttribute, reason: String = "",
        document: DocumentID? = nil, article: String? = nil, address: String? = nil, withdrawnAt: Moment? = nil
    ) {
        self.id = id
        self.text = text
        self.attribute = attribute
        self.reason = reason
        self.document = document
        self.article = article
        self.address = address
        self.withdrawnAt = withdrawnAt
    }
}

extension MeetingDecision {
    /// What became of its publication.
    package enum Standing: Hashable, Sendable {
        case keptBack
        case owed
        case inPreparation
        case open(address: String)
        case withdrawn(Moment)
    }

    package var standing: Standing {
        guard attribute.isPublic else { return .keptBack }
        if let withdrawnAt { return .withdrawn(withdrawnAt) }
        if let address { return .open(address: address) }
        return article == nil ? .owed : .inPreparation
    }

    /// Whether the public still waits for it, whoever is at work on it.
    package var isAwaited: Bool {
        switch standing {
        case .keptBack, .open: false
        case .owed, .inPreparation, .withdrawn: true
        }
    }

    /// Whether an article may be begun for it.
    var isFree: Bool {
        switch standing {
        case .keptBack, .open, .inPreparation: false
        case .owed, .withdrawn: true
        }
    }
}

/// A decision as it was typed.
package struct MeetingDecisionDraft: Hashable, Sendable {
    package var text: String
    package var attribute: DisclosureAttribute
    package var reason: String

    package init(text: String, attribute: DisclosureAttribute = .proactive, reason: String = "") {
        self.text = text
        self.attribute = attribute
        self.reason = reason
    }
}
