package import Kernel

/// A questionnaire with what a page shows beside it.
package struct SurveyView: Sendable {
    package let survey: PolicySurvey
    package let policyCase: PolicyCase
    package let policyTitle: String
    package let results: SurveyResults
    /// What was typed, by question: for staff, not for the public.
    package let words: [[String]]
    package let today: Day

    package var state: PolicySurvey.State { survey.state(on: today) }
}
