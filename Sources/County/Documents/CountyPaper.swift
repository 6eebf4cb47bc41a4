import Documents
import Kernel

/// How far the county got with one official document.
enum PaperFate: Hashable {
    case drafting, inSection, inAttribute, inSecrecy, inSigning
    /// Signed, not yet printed.
    case signed
    case issued
    /// Back on the drafter's desk.
    case returned
    case abandoned
}

/// What was special on its way.
enum PaperTurn: Hashable {
    case none
    /// The head sent it back once.
    case sentBackOnce
    /// The office thought of another attribute: asked, agreed to, or refused and decided by the leader.
    case counterOpen, counterAccepted, counterDeclined
    /// The undeterminable was put to a higher organ (SEC-2).
    case referred
}

/// What became of the attribute after the signature (OPN-9).
enum PaperAftermath: Hashable {
    case none, kept
    /// Called for so long ago that the look is overdue, or lately.
    case calledLongAgo, calledLately
    case releaseProposed, released
}

/// One official document of the county, before anybody has touched it.
struct CountyPaper {
    let title: String
    let code: String
    let kind: DocumentKind
    let unit: String
    let paragraphs: [String]
    let attribute: AttributeProposal
    /// The day the first line is written.
    let on: Day
    var fate: PaperFate = .issued
    var turn: PaperTurn = .none
    var aftermath: PaperAftermath = .none
    /// Where the portal shows it; nil while it is not to be there.
    var column: String?
    var addressees = "各乡镇卫生院，县直各医疗卫生单位"
    var isPolicy = false
    var superior: SuperiorDocument?
    var exception: String?
    var organs: [String] = []

    init(
        _ title: String, _ code: String, _ unit: String, _ on: Day, _ attribute: DisclosureAttribute,
        reason: String = "", kind: DocumentKind? = nil, _ paragraphs: [String]
    ) {
        self.title = title
        self.code = code
        self.kind = kind ?? DocumentKind(title: title) ?? .other
        self.unit = unit
        self.on = on
        self.attribute = AttributeProposal(attribute, reason: reason)
        self.paragraphs = paragraphs
    }

    func with(_ change: (inout CountyPaper) -> Void) -> CountyPaper {
        var next = self
        change(&next)
        return next
    }

    /// What the drafter proposes; the office may have brought it to what it is in the end.
    private var proposal: AttributeProposal {
        turn == .counterAccepted ? AttributeProposal(.onRequest, reason: "属于业务指导，依申请提供") : attribute
    }

    var contents: DocumentContents {
        DocumentContents(
            title: title, kind: kind, organCode: code, addressees: addressees,
            body: paragraphs.map { "<p>\($0)</p>" }.joined(), isPolicy: isPolicy, proposal: proposal,
            superior: superior, superiorOverride: exception, jointOrgans: organs)
    }
}

/// The time from the county's first March to the day it stands on.
struct CountySpan {
    let first: Day
    let last: Day

    init(until day: Day) {
        first = Day(year: day.year - 1, month: 3, day: 1) ?? .earliest
        last = day
    }

    /// - Parameter share: thousandths of the way.
    func at(_ share: Int) -> Day { first.adding(days: first.days(to: last) * share / 1_000) }
    func ago(_ days: Int) -> Day { last.adding(days: -days) }
}
