package import Documents
package import Kernel
package import Markup
import Publishing
package import Site

/// The addresses of 政策解读.
package enum InterpretationLinks {
    package static let list = Link("/console/interpretations")
    package static let begin = Link("/console/interpretations/start")
    package static let new = Link("/console/interpretations/new")
    package static let figures = Link("/console/interpretations/figures")
    package static let bulletinFile = Link("/console/interpretations/figures/bulletin.docx")
    package static let bulletins = Link("/console/interpretations/bulletins")
    package static let record = Route<PolicyCaseID>("/console/interpretations/cases/{case}")
    package static let act = Route<PolicyCaseID, String>("/console/interpretations/cases/{case}/acts/{act}")
    package static let changes = Route<PolicyCaseID>("/console/interpretations/cases/{case}/changes")
    package static let allChanges = Link("/console/interpretations/changes")
    package static let newSurvey = Route<PolicyCaseID>("/console/interpretations/cases/{case}/surveys")
    package static let survey = Route<PolicySurveyID>("/console/interpretations/surveys/{survey}")
    package static let surveyAct = Route<PolicySurveyID, String>("/console/interpretations/surveys/{survey}/acts/{act}")
    /// What visitors open.
    package static let publicSurvey = Route<PolicySurveyID>("/surveys/{survey}")

    package static func opening(_ document: DocumentID) -> Link { new.query("document", document.text) }
}

/// Names of fields on a page where several forms stand.
package enum CaseField {
    package static let version = "version"
    package static func name(_ act: CaseAct, _ field: String) -> String { "\(act.rawValue)_\(field)" }
    package static func content(_ item: ContentItem) -> String { name(.addMaterial, "said_\(item.rawValue)") }
}

/// An act that was refused, with what the person had typed.
package struct FailedCaseAct: Sendable {
    package let act: CaseAct
    package let refusal: Refusal
    package let state: FormState

    package init(_ act: CaseAct, _ refusal: Refusal, _ form: Form) {
        self.act = act
        self.refusal = refusal
        let field = refusal.field.map { CaseField.name(act, $0) } ?? ""
        state = form.state([FieldProblem(field, refusal.sentence)])
    }
}

extension CaseStanding {
    var badge: Badge {
        switch self {
        case .planning, .inReview, .signed: Badge(chinese, .active)
        case .released: Badge(chinese, .warning)
        case .done: Badge(chinese, .good)
        case .exempt, .dropped, .changeOnly: Badge(chinese, .faint)
        }
    }
}
