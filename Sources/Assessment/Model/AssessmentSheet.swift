package import Inspection
package import Kernel

package enum AssessmentRoundSubject {}
package typealias AssessmentRoundID = Identifier<AssessmentRoundSubject>
package enum AssessmentSheetSubject {}
package typealias AssessmentSheetID = Identifier<AssessmentSheetSubject>

/// Who is assessed: a unit of the agency (a hospital is one too), or an agency below.
package enum AssessedParty: Hashable, Sendable {
    case unit(UnitID)
    case agency(AgencyID)
}

/// The assessment of one year by one scheme.
package struct AssessmentRound: Hashable, Sendable {
    package static let journalKind = "assessment_round"
    package let id: AssessmentRoundID
    package let agency: AgencyID
    package let year: Int
    package let scheme: String
    package let share: Int
    package let openedAt: Moment

    package init(id: AssessmentRoundID, agency: AgencyID, year: Int, scheme: String, share: Int, openedAt: Moment) {
        self.id = id
        self.agency = agency
        self.year = year
        self.scheme = scheme
        self.share = share
        self.openedAt = openedAt
    }
}

/// One party's sheet in a round (EVAL-2, EVAL-4).
package struct AssessmentSheet: Hashable, Sendable {
    package static let journalKind = "assessment_sheet"

    package enum Stage: String, CaseIterable, Sendable, Hashable {
        case reporting, checking, commenting, approving, approved, notified, appealed, settled

        package var chinese: String {
            switch self {
            case .reporting: "自评"
            case .checking: "待核查"
            case .commenting: "待评议"
            case .approving: "待审定"
            case .approved: "待通报"
            case .notified: "已通报"
            case .appealed: "申诉中"
            case .settled: "申诉已答复"
            }
        }

        /// The figures are kept from the check on; before they follow the records.
        package var isFrozen: Bool {
            switch self {
            case .reporting, .checking: false
            case .commenting, .approving, .approved, .notified, .appealed, .settled: true
            }
        }

        /// Everybody in the agency may know the result.
        package var isTold: Bool {
            switch self {
            case .reporting, .checking, .commenting, .approving, .approved: false
            case .notified, .appealed, .settled: true
            }
        }
    }

    package let id: AssessmentSheetID
    package let round: AssessmentRoundID
    package let agency: AgencyID
    package let party: AssessedParty
    package let name: String
    package let group: PartyGroup
    /// Who owes its report: the unit itself, or the one that stands for the agency.
    package let owner: UnitID
    package var stage = Stage.reporting
    package var total: Points?
    package var adjusted = Points.none
    package var selfWords = ""
    package var commentWords = ""
    package var appealWords = ""
    package var answerWords = ""
    /// Who did what, so that nobody does two things that exclude one another.
    package var reporter: MemberID?
    package var checker: MemberID?
    package var commenter: MemberID?
    package var approver: MemberID?
    package var notifiedAt: Moment?
    package var version = 0

    package init(
        id: AssessmentSheetID, round: AssessmentRoundID, agency: AgencyID, party: AssessedParty, name: String,
        group: PartyGroup, owner: UnitID
    ) {
        self.id = id
        self.round = round
        self.agency = agency
        self.party = party
        self.name = name
        self.group = group
        self.owner = owner
    }

    package var duty: Obligation.Subject { Obligation.Subject(kind: AssessmentSheet.journalKind, id: id.text) }
    package var appealDuty: Obligation.Subject { Obligation.Subject(kind: "assessment_appeal", id: id.text) }

    /// Whether an officer belongs to who is assessed.
    package func isParty(_ officer: Officer) -> Bool {
        switch party {
        case .unit(let unit): officer.units.contains(unit)
        case .agency(let agency): officer.agency == agency
        }
    }

    /// Whoever runs the assessment, leads or watches reads every sheet; the others their own, and what has been told.
    package func isReadable(by officer: Officer) -> Bool {
        if officer.isAdministrator { return false }
        if isParty(officer) || officer.overseen.contains(agency) { return true }
        guard officer.agency == agency else { return false }
        return stage.isTold
            || !officer.roles.isDisjoint(with: [
                .assessor, .opennessOffice, .officeHead, .leader, .principalHead, .supervisor,
            ])
    }
}
