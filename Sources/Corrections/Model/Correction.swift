package import Kernel

/// One error of the site that visitors reported (SITE-4).
package struct Correction: Hashable, Sendable {
    package let id: CorrectionID
    package let agency: AgencyID
    /// `ZC2026-0007`: counts within the agency and year.
    package let number: String
    package let page: String
    /// What the page was called when the report came in.
    package let pageTitle: String
    package let kind: CorrectionKind
    package let words: String
    package let receivedAt: Moment
    package var state = CorrectionState.received
    /// Who has to see to it: the unit of the page, or the one it was given to.
    package var unit: UnitID
    /// 2 after the visitor asked to look again; there is no third.
    package var round = 1
    package var reopenedAt: Moment?
    package var reopeningWords = ""
    package var acceptedAt: Moment?
    package var closedAt: Moment?
    package var answers: [CorrectionAnswer] = []
    /// How many people reported the same error.
    package var reports = 1
    package var version = 0

    package init(
        id: CorrectionID, agency: AgencyID, number: String, page: String, pageTitle: String, kind: CorrectionKind,
        words: String, unit: UnitID, receivedAt: Moment
    ) {
        self.id = id
        self.agency = agency
        self.number = number
        self.page = page
        self.pageTitle = pageTitle
        self.kind = kind
        self.words = words
        self.unit = unit
        self.receivedAt = receivedAt
    }

    package func reach(of officer: Officer) -> RecordReach {
        RecordReach(of: officer, agency: agency, units: [unit])
    }

    /// The same record after `event`.
    package func after(_ event: CorrectionEvent, at now: Moment) -> Correction {
        var next = self
        next.version += 1
        switch event {
        case .received: break
        case .accepted:
            next.state = .handling
            next.acceptedAt = now
        case .assigned(let unit, _):
            next.state = .handling
            next.unit = unit
            next.acceptedAt = next.acceptedAt ?? now
        case .closed(let answer):
            next.state = answer.isRejection ? .rejected : .answered
            next.acceptedAt = next.acceptedAt ?? now
            next.closedAt = now
            next.answers.append(answer)
        case .reopened(let words):
            next.state = .received
            next.round += 1
            next.reopenedAt = now
            next.reopeningWords = words
            next.acceptedAt = nil
            next.closedAt = nil
        }
        return next
    }
}

/// What the visitor reads at the end of a round.
package struct CorrectionAnswer: Hashable, Sendable {
    package let round: Int
    package let words: String
    package let isRejection: Bool
    package let unit: UnitID
    package let at: Moment

    package init(round: Int, words: String, isRejection: Bool, unit: UnitID, at: Moment) {
        self.round = round
        self.words = words
        self.isRejection = isRejection
        self.unit = unit
        self.at = at
    }
}

package enum CorrectionEvent: Hashable, Sendable {
    case received
    case accepted
    case assigned(UnitID, note: String)
    case closed(CorrectionAnswer)
    case reopened(String)
}

package enum CorrectionAct: String, CaseIterable, Sendable {
    case accept, assign, answer, reject, reveal

    package var chinese: String {
        switch self {
        case .accept: "受理"
        case .assign: "转办"
        case .answer: "答复"
        case .reject: "不予处理"
        case .reveal: "查看联系方式"
        }
    }
}
