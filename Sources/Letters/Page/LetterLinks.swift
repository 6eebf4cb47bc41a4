package import Kernel
package import Markup
package import Site

/// The addresses of 来信.
package enum LetterLinks {
    package static let published = Link("/letters")
    package static let submit = Link("/letters")
    package static let article = Route<LetterID>("/letters/answers/{letter}")
    package static let statistics = Link("/letters/statistics")
    package static let feed = Link("/letters/feed.atom")
    package static let new = Link("/letters/new")
    package static let track = Link("/letters/track")
    package static let withdraw = Link("/letters/withdrawal")
    package static let rate = Link("/letters/rating")

    package static let list = Link("/console/letters")
    package static let enter = Link("/console/letters/new")
    package static let importing = Link("/console/letters/import")
    package static let export = Link("/console/letters/export")
    package static let units = Link("/console/letters/units")
    package static let terms = Link("/console/letters/terms")
    package static let questions = Link("/console/letters/questions")
    package static let acceptQuestions = Link("/console/letters/questions/acceptance")
    package static let publishedQuestions = Route<QuestionGroupID>("/console/letters/questions/{group}/publication")
    package static let record = Route<LetterID>("/console/letters/records/{letter}")
    package static let act = Route<LetterID, String>("/console/letters/records/{letter}/acts/{act}")
}

/// Names of fields on the record's page, where several forms stand.
package enum LetterField {
    package static let version = "version"

    package static func name(_ act: LetterAct, _ field: String) -> String { "\(act.rawValue)_\(field)" }
}

/// An act that was refused, with what the person had typed.
package struct FailedLetterAct: Sendable {
    package let act: LetterAct
    package let refusal: Refusal
    package let state: FormState

    package init(_ act: LetterAct, _ refusal: Refusal, _ form: Form) {
        self.act = act
        self.refusal = refusal
        let field = refusal.field.map { LetterField.name(act, $0) } ?? ""
        state = form.state([FieldProblem(field, refusal.sentence)])
    }
}

extension LetterStage {
    var badge: Badge {
        switch self {
        case .received, .accepted, .dispatched, .returning: Badge(chinese, .warning)
        case .handling, .reviewing, .petition, .petitionReview, .petitionRecheck: Badge(chinese, .active)
        case .replied, .visited, .closed, .petitionClosed, .petitionReviewed, .petitionFinal: Badge(chinese, .good)
        case .declined, .transferred, .merged, .withdrawn: Badge(chinese, .faint)
        }
    }
}

extension LetterCategory {
    static let choices = allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
}

extension LetterChannel {
    static let choices = allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
    /// What the public form writes to.
    package static let ofSite: [LetterChannel] = [.message, .mailbox]
    package static let ofDesk: [LetterChannel] = [.phone, .visit, .mailbox, .message, .hotline]
}
