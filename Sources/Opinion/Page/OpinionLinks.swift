package import Kernel
package import Markup
package import Publishing
package import Site

/// The addresses of 舆情.
package enum OpinionLinks {
    package static let list = Link("/console/opinion")
    package static let new = Link("/console/opinion/new")
    package static let wall = Link("/console/opinion/wall")
    package static let clues = Link("/console/opinion/clues")
    package static let clueMerging = Route<OpinionClueID>("/console/opinion/clues/{clue}/merging")
    package static let clueDismissal = Route<OpinionClueID>("/console/opinion/clues/{clue}/dismissal")
    package static let feeds = Link("/console/opinion/sources")
    package static let feedState = Route<OpinionFeedID>("/console/opinion/sources/{source}/state")
    package static let roster = Link("/console/opinion/roster")
    package static let figures = Link("/console/opinion/figures")
    package static let record = Route<OpinionID>("/console/opinion/cases/{case}")
    package static let act = Route<OpinionID, String>("/console/opinion/cases/{case}/acts/{act}")
    package static let urgent = Route<OpinionID, ArticleID>("/console/opinion/cases/{case}/statements/{article}/urgent")

    package static func registering(_ clue: OpinionClueID) -> Link { new.query("clue", clue.text) }
}

/// Names of fields on a page where several forms stand.
package enum OpinionField {
    package static let version = "version"
    package static func name(_ act: OpinionAct, _ field: String) -> String { "\(act.rawValue)_\(field)" }
    package static func urgent(_ article: ArticleID, _ field: String) -> String { "urgent_\(field)_\(article)" }
}

/// An act that was refused, with what the person had typed.
package struct FailedOpinionAct: Sendable {
    package let act: OpinionAct
    package let refusal: Refusal
    package let state: FormState

    package init(_ act: OpinionAct, _ refusal: Refusal, _ form: Form) {
        self.act = act
        self.refusal = refusal
        let field = refusal.field.map { OpinionField.name(act, $0) } ?? ""
        state = form.state([FieldProblem(field, refusal.sentence)])
    }
}

extension OpinionStage {
    var badge: Badge {
        switch self {
        case .registered, .consulted, .assigned: Badge(chinese, .warning)
        case .responded, .handled, .evaluated: Badge(chinese, .active)
        case .archived: Badge(chinese, .good)
        case .declined: Badge(chinese, .faint)
        }
    }
}

extension OpinionKind {
    var badge: Badge {
        switch self {
        case .major: Badge(chinese, .bad)
        case .ordinary: Badge(chinese, .neutral)
        }
    }
}

extension OpinionClockFace {
    func badge(at now: Moment) -> SignalBadge { SignalBadge(signal(at: now), sentence(at: now)) }
}
