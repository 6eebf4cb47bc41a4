package import Kernel
package import Publishing

/// 一次发布: an article that went or will go through Publishing.
package struct OpinionStatement: Hashable, Sendable {
    package let id: OpinionPartID
    package let kind: StatementKind
    package let article: ArticleID
    /// The rumour that it answers.
    package let rumour: OpinionPartID?
    package let draftedAt: Moment
    package var publishedAt: Moment?

    package init(
        id: OpinionPartID, kind: StatementKind, article: ArticleID, rumour: OpinionPartID? = nil, draftedAt: Moment,
        publishedAt: Moment? = nil
    ) {
        self.id = id
        self.kind = kind
        self.article = article
        self.rumour = rumour
        self.draftedAt = draftedAt
        self.publishedAt = publishedAt
    }
}

/// 新闻发布会 (SEN-1, SEN-2, SEN-7).
package struct PressConference: Hashable, Sendable {
    package let id: OpinionPartID
    package let heldAt: Moment
    package let place: String
    package let speakers: Set<ConferenceSpeaker>
    /// Who they were: `疾控科科长 某某`; staff alone read it.
    package let attendance: String
    package let words: String

    package init(
        id: OpinionPartID, heldAt: Moment, place: String, speakers: Set<ConferenceSpeaker>, attendance: String,
        words: String
    ) {
        self.id = id
        self.heldAt = heldAt
        self.place = place
        self.speakers = speakers
        self.attendance = attendance
        self.words = words
    }
}

/// 不实信息: what was claimed, what is true, how one knows (SEN-6).
package struct OpinionRumour: Hashable, Sendable {
    package let id: OpinionPartID
    package let claim: String
    package let fact: String
    package let evidence: String
    /// 严重虚假信息: goes to the police.
    package let isSerious: Bool
    package var referredAt: Moment?
    /// To whom, and the number of the letter.
    package var referral = ""

    package init(id: OpinionPartID, claim: String, fact: String, evidence: String, isSerious: Bool) {
        self.id = id
        self.claim = claim
        self.fact = fact
        self.evidence = evidence
        self.isSerious = isSerious
    }
}

/// 建设性意见建议 (SEN-6).
package struct OpinionSuggestion: Hashable, Sendable {
    package let id: OpinionPartID
    package let words: String
    package let fate: SuggestionFate
    package let answer: String

    package init(id: OpinionPartID, words: String, fate: SuggestionFate, answer: String) {
        self.id = id
        self.words = words
        self.fate = fate
        self.answer = answer
    }
}

/// 研判会商.
package struct OpinionConsultation: Hashable, Sendable {
    package let members: String
    package let words: String
    package let at: Moment

    package init(members: String, words: String, at: Moment) {
        self.members = members
        self.words = words
        self.at = at
    }
}

/// 效果评估.
package struct OpinionEvaluation: Hashable, Sendable {
    package let effect: OpinionEffect
    package let words: String
    package let at: Moment

    package init(effect: OpinionEffect, words: String, at: Moment) {
        self.effect = effect
        self.words = words
        self.at = at
    }
}

/// 责任追究结果 (SEN-7).
package struct OpinionAccountability: Hashable, Sendable {
    package let outcome: AccountabilityOutcome
    package let words: String
    package let byName: String
    package let at: Moment

    package init(outcome: AccountabilityOutcome, words: String, byName: String, at: Moment) {
        self.outcome = outcome
        self.words = words
        self.byName = byName
        self.at = at
    }
}

/// 向上级报告 (SEN-8): a duty to report, not to publish.
package struct OpinionReport: Hashable, Sendable {
    package let at: Moment
    /// To whom: `县人民政府、市卫生健康委`.
    package let recipients: String

    package init(at: Moment, recipients: String) {
        self.at = at
        self.recipients = recipients
    }
}

/// 拟不予回应, until a second person has confirmed it.
package struct DeclineProposal: Hashable, Sendable {
    package let reason: String
    package let by: MemberID
    package let byName: String

    package init(reason: String, by member: MemberID, byName: String) {
        self.reason = reason
        by = member
        self.byName = byName
    }
}
