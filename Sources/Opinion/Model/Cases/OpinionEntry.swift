package import Kernel
package import Publishing

/// What a person entered, parsed once.
package enum OpinionEntry: Sendable {
    case consult(members: String, words: String)
    case grade(OpinionGrading)
    case transfer(to: UnitID?, words: String)
    case reportUp(at: Moment?, recipients: String)
    case recordConference(
        at: Moment?, place: String, speakers: Set<ConferenceSpeaker>, attendance: String, words: String)
    case addRumour(claim: String, fact: String, evidence: String, isSerious: Bool)
    case referRumour(OpinionPartID?, words: String)
    case addSuggestion(words: String, SuggestionFate?, answer: String)
    /// Nil takes it off the topic page.
    case setTopic(ColumnID?)
    case handle(words: String)
    case evaluate(OpinionEffect?, words: String)
    case account(AccountabilityOutcome?, words: String)
    case archive
    case proposeDecline(reason: String)
    case confirmDecline
    case withdrawDecline(reason: String)
    case correctTimes(OpinionTimes, words: String)
    case reopen(words: String)

    package var act: OpinionAct {
        switch self {
        case .consult: .consult
        case .grade: .grade
        case .transfer: .transfer
        case .reportUp: .reportUp
        case .recordConference: .recordConference
        case .addRumour: .addRumour
        case .referRumour: .referRumour
        case .addSuggestion: .addSuggestion
        case .setTopic: .setTopic
        case .handle: .handle
        case .evaluate: .evaluate
        case .account: .account
        case .archive: .archive
        case .proposeDecline: .proposeDecline
        case .confirmDecline: .confirmDecline
        case .withdrawDecline: .withdrawDecline
        case .correctTimes: .correctTimes
        case .reopen: .reopen
        }
    }
}

/// 定级交办: the level, who answers, why it must be answered.
package struct OpinionGrading: Hashable, Sendable {
    package var level: OpinionLevel?
    package var unit: UnitID?
    package var reasons: Set<ResponseReason>
    package var spansPlaces: Bool
    package var superior: String
    package var order: String

    package init(
        level: OpinionLevel?, unit: UnitID?, reasons: Set<ResponseReason> = [], spansPlaces: Bool = false,
        superior: String = "", order: String = ""
    ) {
        self.level = level
        self.unit = unit
        self.reasons = reasons
        self.spansPlaces = spansPlaces
        self.superior = superior
        self.order = order
    }
}

/// When it happened and was noticed, as somebody corrects it.
package struct OpinionTimes: Hashable, Sendable {
    package var discovered: Moment?
    /// Nil when nobody knows.
    package var occurred: Moment?
    /// What was typed for it is no moment.
    package var isOccurredUnreadable: Bool

    package init(discovered: Moment?, occurred: Moment?, isOccurredUnreadable: Bool = false) {
        self.discovered = discovered
        self.occurred = occurred
        self.isOccurredUnreadable = isOccurredUnreadable
    }
}

/// What an act makes of a case.
package struct OpinionChange: Hashable, Sendable {
    package let act: OpinionAct
    package let next: OpinionCase
    /// The line of the timeline.
    package let note: String
}

/// What decisions need from outside: the moment, a new id, and which units are given new work.
package struct OpinionSetting {
    package let now: Moment
    package let id: OpinionPartID
    package let openUnits: Set<UnitID>

    package init(now: Moment, id: OpinionPartID, openUnits: Set<UnitID>) {
        self.now = now
        self.id = id
        self.openUnits = openUnits
    }
}
