package import Kernel

/// What has no national rule and is set by each place (NORM-5, NORM-7).
package struct NormativePolicy: Hashable, Sendable {
    /// The term of a text in years, and that of one called 暂行 or 试行 (NORM-5).
    package var termYears: Int
    package var trialYears: Int
    /// Working days the reviewer has at least (CONS-6); never fewer than seven.
    package private(set) var reviewWorkingDays: Int
    /// Working days of public consultation, and natural days when market players are closely concerned (CONS-8).
    package var commentWorkingDays: Int
    package var marketCommentDays: Int
    /// 备案: the days after registration, and whom it goes to (NORM-7).
    package var filing: TermLength
    package var filingReceiver: String
    /// How many months before expiry the evaluation is to be made (NORM-5).
    package var evaluationMonths: Int
    /// Days before expiry on which it is brought to mind (NORM-5).
    package var reminderDays: [Int]
    /// How long a unit has to amend what a clean-up says is to be amended (NORM-6).
    package var amendment: TermLength

    package init(
        termYears: Int = 5, trialYears: Int = 2, reviewWorkingDays: Int = 7, commentWorkingDays: Int = 7,
        marketCommentDays: Int = 30, filing: TermLength = .workingDays(15), filingReceiver: String = "本级人民政府",
        evaluationMonths: Int = 6, reminderDays: [Int] = [180, 90, 30],
        amendment: TermLength = .naturalMonths(12, rolls: false)
    ) {
        self.termYears = min(max(termYears, 1), 30)
        self.trialYears = min(max(trialYears, 1), 30)
        self.reviewWorkingDays = max(reviewWorkingDays, 7)
        self.commentWorkingDays = max(commentWorkingDays, 7)
        self.marketCommentDays = max(marketCommentDays, 30)
        self.filing = filing
        self.filingReceiver = filingReceiver
        self.evaluationMonths = min(max(evaluationMonths, 1), 60)
        self.reminderDays = reminderDays.filter { $0 > 0 }.sorted(by: >)
        self.amendment = amendment
    }

    package static let standard = NormativePolicy()

    /// The most years a text with this title may be given.
    package func longestTerm(of title: String) -> Int { NormativeTerm.isTrial(title) ? trialYears : termYears }
}
