package import Markup
package import Site

/// The addresses of the import wizard.
package enum WizardLinks {
    package static let plans = Link("/console/plans")
    package static let upload = Link("/console/plans/imports/new")
    package static let imports = Link("/console/plans/imports")
    package static let item = Route<PlanImportID>("/console/plans/imports/{import}")
    package static let head = Route<PlanImportID>("/console/plans/imports/{import}/head")
    package static let units = Route<PlanImportID>("/console/plans/imports/{import}/units")
    package static let answers = Route<PlanImportID>("/console/plans/imports/{import}/answers")
    package static let row = Route<PlanImportID, Int>("/console/plans/imports/{import}/rows/{row}")
    package static let inclusion = Route<PlanImportID, Int>("/console/plans/imports/{import}/rows/{row}/inclusion")
    package static let confirmation = Route<PlanImportID>("/console/plans/imports/{import}/confirmation")
    package static let discard = Route<PlanImportID>("/console/plans/imports/{import}/discard")
}
