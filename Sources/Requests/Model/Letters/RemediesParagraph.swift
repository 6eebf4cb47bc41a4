/// Which way is open against a decision (FOI-R1, FOI-R2).
package enum RemedyPath: String, CaseIterable, Sendable, Hashable {
    /// 复议前置: reconsideration first, then court.
    case reconsiderationFirst = "reconsideration_first"
    /// Reconsideration or court.
    case either
    /// A partial disclosure: reconsideration first for what is withheld, either for the rest.
    case split

    package init(_ code: DecisionCode, withheld: [DecisionCode] = []) {
        if code.isRefusalOfDisclosure {
            self = .reconsiderationFirst
        } else if code == .partlyDisclosed, withheld.isEmpty || withheld.contains(where: \.isRefusalOfDisclosure) {
            // Not settled by what was read: the safer reading ([C], section 17 no. 10).
            self = .split
        } else {
            self = .either
        }
    }
}

/// The paragraph that tells the applicant what can be done against a decision; terms and organs by FOI-R1.
package struct RemediesParagraph: Hashable, Sendable {
    package let path: RemedyPath
    /// The same-level people's government: since 2024 the only one for a department's act.
    package let government: String
    package let court: String
    /// What the letter calls itself: 答复书, 告知书.
    package let letter: String

    package init(path: RemedyPath, government: String, court: String, letter: String = "答复书") {
        self.path = path
        self.government = government
        self.court = court
        self.letter = letter
    }

    package var text: String {
        switch path {
        case .reconsiderationFirst: "如对本\(letter)不服，" + first
        case .either: "如对本\(letter)不服，" + either
        case .split:
            "如对本\(letter)中不予公开的部分不服，\(first)如对本\(letter)的其他内容不服，\(either)"
        }
    }

    /// 行政复议法 Articles 20, 23 and 24; 行政诉讼法 Article 45.
    private var first: String {
        "应当先自收到本\(letter)之日起60日内向\(government)申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向\(court)提起行政诉讼。"
    }

    /// 行政复议法 Articles 20 and 24; 行政诉讼法 Articles 45 and 46.
    private var either: String {
        "可以自收到本\(letter)之日起60日内向\(government)申请行政复议，也可以自收到本\(letter)之日起6个月内直接向\(court)提起行政诉讼。"
    }
}
