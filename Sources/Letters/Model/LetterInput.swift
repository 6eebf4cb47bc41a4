package import Kernel

/// An act with what was entered for it.
package enum LetterInput: Hashable, Sendable {
    case accept
    case dispatch(to: UnitID?, note: String)
    case sign
    case askReturn(LetterReturnGround?, words: String)
    case grantReturn(words: String)
    case refuseReturn(words: String)
    case askExtension(days: Int?, reason: String)
    case grantExtension
    case refuseExtension(words: String)
    case draft(words: String)
    case approve
    case sendBack(words: String)
    case visit(LetterOutcome?, words: String)
    case rehandle(words: String)
    case close
    case urge(words: String)
    case decline(LetterDeclineGround?, words: String)
    case transfer(to: String, words: String)
    case merge(into: String)
    case reclassify(LetterCategory?, isUrgent: Bool)
    case routePetition(words: String)
    case notifyPetition(isAccepted: Bool?, words: String)
    case extendPetition(words: String)
    case finishPetition(words: String)
    case askReview(words: String)
    case answerReview(words: String)
    case proposePublication(title: String, question: String, answer: String)
    case publish
    case declinePublication(words: String)
    case unpublish(words: String)

    package var act: LetterAct {
        switch self {
        case .accept: .accept
        case .dispatch: .dispatch
        case .sign: .sign
        case .askReturn: .askReturn
        case .grantReturn: .grantReturn
        case .refuseReturn: .refuseReturn
        case .askExtension: .askExtension
        case .grantExtension: .grantExtension
        case .refuseExtension: .refuseExtension
        case .draft: .draft
        case .approve: .approve
        case .sendBack: .sendBack
        case .visit: .visit
        case .rehandle: .rehandle
        case .close: .close
        case .urge: .urge
        case .decline: .decline
        case .transfer: .transfer
        case .merge: .merge
        case .reclassify: .reclassify
        case .routePetition: .routePetition
        case .notifyPetition: .notifyPetition
        case .extendPetition: .extendPetition
        case .finishPetition: .finishPetition
        case .askReview: .askReview
        case .answerReview: .answerReview
        case .proposePublication: .proposePublication
        case .publish: .publish
        case .declinePublication: .declinePublication
        case .unpublish: .unpublish
        }
    }
}

/// What a decision has to know besides the letter.
package struct LetterContext: Sendable {
    package let now: Moment
    package let terms: LetterTermTable
    /// The units that still exist and take new work.
    package let openUnits: Set<UnitID>
    /// The letter that `merge(into:)` names, when it is there and may be seen.
    package var main: Letter?
    /// What was found of a person in the texts that are to be published; nil when nothing was.
    package var personal: String?
    /// How many were selected before: the next duty to select is told apart by it.
    package var selections = 0

    package init(now: Moment, terms: LetterTermTable, openUnits: Set<UnitID>) {
        self.now = now
        self.terms = terms
        self.openUnits = openUnits
    }
}

/// A letter after an act, the line of its timeline, and what becomes of its clocks.
package struct LetterDecision: Hashable, Sendable {
    package var next: Letter
    package let note: String
    package let rule: String
    package var duties: [LetterDuty] = []

    init(_ next: Letter, _ note: String, rule: String = "MAIL-1", _ duties: [LetterDuty] = []) {
        self.next = next
        self.next.version += 1
        self.note = note
        self.rule = rule
        self.duties = duties
    }
}

/// One thing owed for a letter.
package enum LetterClock: Hashable, Sendable {
    /// The answer in the term of its category (MAIL-2).
    case answer(LetterCategory)
    /// The answer after it is handled again (MAIL-3).
    case again
    /// Signing the n-th order, or giving it back (MAIL-2).
    case signing(Int)
    /// No message on the site may wait three months (MAIL-4).
    case site
    case petitionNotice, petition
    /// 复查 is the first, 复核 the second and last (MAIL-5).
    case petitionReview(Int)
    /// The n-th selection of an agency (MAIL-4).
    case selection(Int)

    package var rule: String {
        switch self {
        case .answer, .again, .signing: "MAIL-2"
        case .site, .selection: "MAIL-4"
        case .petitionNotice, .petition, .petitionReview: "MAIL-5"
        }
    }

    /// The kind of subject in the ledger.
    package var kind: String {
        switch self {
        case .answer: "letter"
        case .again: "letter.again"
        case .signing: "letter.sign"
        case .site: "letter.site"
        case .petitionNotice: "letter.petition_notice"
        case .petition: "letter.petition"
        case .petitionReview: "letter.petition_review"
        case .selection: "letter.selection"
        }
    }

    /// All kinds, for whoever looks for the page of an obligation.
    package static let kinds = [
        "letter", "letter.again", "letter.sign", "letter.site", "letter.petition_notice", "letter.petition",
        "letter.petition_review",
    ]
    /// Those that end with an answer to who wrote.
    package static let answerKinds = ["letter", "letter.again"]
    package static let selectionKind = "letter.selection"

    func subject(of letter: Letter) -> Obligation.Subject {
        let id = letter.id.text
        switch self {
        case .answer(let category): return Obligation.Subject(kind: kind, id: "\(id)/\(category.rawValue)")
        case .signing(let order), .petitionReview(let order):
            return Obligation.Subject(kind: kind, id: "\(id)/\(order)")
        case .again, .site, .petitionNotice, .petition: return Obligation.Subject(kind: kind, id: id)
        case .selection(let number): return Obligation.Subject(kind: kind, id: "\(letter.agency.text)/\(number)")
        }
    }
}

/// What an act does to a clock.
package enum LetterDuty: Hashable, Sendable {
    case open(LetterClock, title: String, owner: UnitID, Term, from: Moment?)
    case meet(LetterClock)
    case waive(LetterClock, reason: String)
    case hand(LetterClock, UnitID)
    case extend(LetterClock, Int, reason: String)
}
