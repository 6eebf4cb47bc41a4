/// Why an act was not done: a code for machines, a Chinese sentence for the person, the rule that says so.
///
/// The sentence says what was not done, why, and what to do next (see STYLE.md). Nothing has changed when a refusal is
/// returned or thrown.
package struct Refusal: Error, Hashable, Sendable {
    /// What kind of refusal; `Site` maps it to an HTTP status in one place.
    package enum Code: String, CaseIterable, Sendable {
        /// Not there, or not visible to this person (404).
        case notFound = "not_found"
        /// Not signed in (401, or a redirect to the login page).
        case signInRequired = "sign_in_required"
        /// Visible, but this role may not do it (403).
        case roleRefused = "role_refused"
        /// The record's state does not allow it (409).
        case stateRefused = "state_refused"
        /// Somebody else changed the record since it was read (412).
        case changedMeanwhile = "changed_meanwhile"
        /// The call does not say which version of the record it changes (428).
        case versionMissing = "version_missing"
        /// A field is missing or wrong (422).
        case invalid
        /// A file or a body is too large (413).
        case tooLarge = "too_large"
        /// Too many attempts; later (429).
        case tooManyAttempts = "too_many_attempts"
        /// The system cannot do it now; later (503).
        case unavailable
    }

    package let code: Code
    package let sentence: String
    /// The rule of domain.md that refuses: `"TASK-4"`. Nil when it is not a rule of law or practice.
    package let rule: String?
    /// The form field at fault, when there is one.
    package let field: String?

    package init(_ code: Code, _ sentence: String, rule: String? = nil, field: String? = nil) {
        self.code = code
        self.sentence = sentence
        self.rule = rule
        self.field = field
    }

    /// The one answer for what is not there and what this person must not know of.
    package static let notFound = Refusal(.notFound, "没有找到这条记录，或者您无权查看。请从列表重新进入。")
}
