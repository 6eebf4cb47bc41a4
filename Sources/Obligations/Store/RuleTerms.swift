package import Kernel

/// What a rule in force says of the obligations that are opened under it.
package struct RuleTerms: Hashable, Sendable {
    /// When its light changes; nil for those of FOI-D7.
    package let thresholds: Thresholds?
    /// The length a capability asks for, and the one an office has chosen in its place, where the law lets it choose.
    package let usual: TermLength?
    package let chosen: TermLength?

    package init(thresholds: Thresholds?, usual: TermLength? = nil, chosen: TermLength? = nil) {
        self.thresholds = thresholds
        self.usual = usual
        self.chosen = chosen
    }

    /// `term` with the office's own length. A length that is not the rule's usual one is another duty under the same rule and
    /// stays as it is.
    package func term(insteadOf term: Term) -> Term {
        guard let chosen, term.length == usual else { return term }
        return Term(
            chosen, extensionCap: term.extensionCap, correctionWithin: term.correctionWithin,
            stopsForPayment: term.stopsForPayment, excludesConsultation: term.excludesConsultation)
    }
}

/// The rule of that id in force on a day; nil when no rule file names it.
package typealias RulesInForce = @Sendable (_ rule: String, _ day: Day) -> RuleTerms?
