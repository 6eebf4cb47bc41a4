package import Kernel
package import Markup
package import Site

/// The addresses of 考核.
package enum AssessmentLinks {
    package static let list = Link("/console/assessment")
    package static let open = Link("/console/assessment/rounds")
    package static let round = Route<AssessmentRoundID>("/console/assessment/rounds/{round}")
    package static let export = Route<AssessmentRoundID>("/console/assessment/rounds/{round}/export")
    package static let sheet = Route<AssessmentSheetID>("/console/assessment/sheets/{sheet}")
    package static let paper = Route<AssessmentSheetID>("/console/assessment/sheets/{sheet}/paper")
    package static let act = Route<AssessmentSheetID, String>("/console/assessment/sheets/{sheet}/acts/{act}")
}

/// Names of fields on the sheet's page, where several forms stand.
package enum SheetField {
    package static let version = "version"

    package static func name(_ act: SheetAct, _ field: String) -> String { "\(act.rawValue)_\(field)" }
    package static func points(_ indicator: String) -> String { "manual_\(indicator)" }
    package static func reason(_ indicator: String) -> String { "manual_\(indicator)_reason" }
    package static func address(_ indicator: String) -> String { "manual_\(indicator)_address" }
}

/// An act that was refused, with what the person had typed.
package struct FailedSheetAct: Sendable {
    package let act: SheetAct
    package let refusal: Refusal
    package let state: FormState

    package init(_ act: SheetAct, _ refusal: Refusal, _ form: Form) {
        self.act = act
        self.refusal = refusal
        let isManual = refusal.field?.hasPrefix("manual_") ?? false
        let field = refusal.field.map { isManual ? $0 : SheetField.name(act, $0) } ?? ""
        state = form.state([FieldProblem(field, refusal.sentence)])
    }
}

extension AssessmentSheet.Stage {
    var badge: Badge {
        switch self {
        case .reporting: Badge(chinese, .neutral)
        case .checking, .commenting, .approving, .approved: Badge(chinese, .active)
        case .notified, .settled: Badge(chinese, .good)
        case .appealed: Badge(chinese, .warning)
        }
    }
}
