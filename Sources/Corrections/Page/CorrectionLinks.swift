package import Kernel
package import Markup
package import Site

/// The addresses of 网站找错.
package enum CorrectionLinks {
    /// The public form; `?page=` fills in the address of the page at fault.
    package static let new = Link("/corrections/new")
    package static let submit = Link("/corrections")
    package static let track = Link("/corrections/track")
    package static let reopen = Link("/corrections/reopening")

    package static let list = Link("/console/corrections")
    package static let record = Route<CorrectionID>("/console/corrections/{correction}")
    package static let act = Route<CorrectionID, String>("/console/corrections/{correction}/acts/{act}")
}

/// Names of fields on the record's page, where several forms stand.
package enum CorrectionField {
    package static let version = "version"

    package static func name(_ act: CorrectionAct, _ field: String) -> String { "\(act.rawValue)_\(field)" }
}

/// An act that was refused, with what the person had typed.
package struct FailedCorrectionAct: Sendable {
    package let act: CorrectionAct
    package let refusal: Refusal
    package let state: FormState

    package init(_ act: CorrectionAct, _ refusal: Refusal, _ form: Form) {
        self.act = act
        self.refusal = refusal
        let field = refusal.field.map { CorrectionField.name(act, $0) } ?? ""
        state = form.state([FieldProblem(field, refusal.sentence)])
    }
}

extension CorrectionState {
    var badge: Badge {
        switch self {
        case .received: Badge(chinese, .warning)
        case .handling: Badge(chinese, .active)
        case .answered: Badge(chinese, .good)
        case .rejected: Badge(chinese, .faint)
        }
    }
}

extension Correction {
    /// The page that is at fault, to open it.
    var pageLink: Link { Link(returning: page) ?? Link("/") }

    var pageName: String {
        if page == "/" { return "网站首页或者整个网站" }
        return pageTitle.isEmpty ? page : pageTitle
    }
}
