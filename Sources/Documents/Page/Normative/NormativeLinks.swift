package import Kernel
package import Markup
package import Site

/// The addresses of normative documents, clean-ups and gazettes.
package enum NormativeLinks {
    package static let list = Link("/console/normative")
    package static let new = Link("/console/normative/new")
    package static let enrolment = Link("/console/normative/enrolment")
    package static let export = Route<String>("/console/normative/export/{format}")
    package static let text = Route<NormativeID>("/console/normative/texts/{text}")
    /// Where each act on a text is posted.
    package static let act = Route<NormativeID, String>("/console/normative/texts/{text}/acts/{act}")
    package static let file = Route<NormativeID, String>("/console/normative/texts/{text}/files/{hash}")
    package static let submission = Route<NormativeID>("/console/normative/texts/{text}/gazette")

    package static let cleanUps = Link("/console/clean-ups")
    package static let cleanUp = Route<CleanUpID>("/console/clean-ups/{cleanup}")
    package static let cleanUpAct = Route<CleanUpID, String>("/console/clean-ups/{cleanup}/acts/{act}")
    package static let cleanUpItem = Route<CleanUpID, NormativeID, String>(
        "/console/clean-ups/{cleanup}/texts/{text}/{act}")

    package static let gazette = Link("/console/gazette")
    package static let gazetteAct = Route<GazetteSubmissionID, String>("/console/gazette/{submission}/acts/{act}")

    package static let portal = Link("/normative")
}

/// Names of fields. Several forms stand on one page, so each name says its act.
package enum NormativeField {
    package static let version = "version"

    package static func name(_ act: NormativeAct, _ field: String) -> String { "\(act.rawValue)_\(field)" }
}

/// A form that was refused, with what the person had typed.
package struct FailedNormativeAct: Sendable {
    package let act: NormativeAct?
    package let refusal: Refusal
    package let state: FormState

    /// - Parameter act: the act on a text; nil for forms that stand alone.
    package init(_ act: NormativeAct?, _ refusal: Refusal, _ form: Form) {
        self.act = act
        self.refusal = refusal
        let field = refusal.field.map { field in act.map { NormativeField.name($0, field) } ?? field } ?? ""
        state = form.state([FieldProblem(field, refusal.sentence)])
    }
}
