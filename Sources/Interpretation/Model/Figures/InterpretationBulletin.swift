package import Kernel
package import Publishing

/// 一期季度通报 (INT-9): made from the figures of a day and frozen with them, published as an article.
package struct InterpretationBulletin: Hashable, Sendable {
    package let id: InterpretationBulletinID
    package let agency: AgencyID
    package let quarter: Period
    package let article: ArticleID
    package let madeAt: Moment
    package let madeByName: String
    package var publishedAt: Moment?

    package init(
        id: InterpretationBulletinID, agency: AgencyID, quarter: Period, article: ArticleID, madeAt: Moment,
        madeByName: String, publishedAt: Moment? = nil
    ) {
        self.id = id
        self.agency = agency
        self.quarter = quarter
        self.article = article
        self.madeAt = madeAt
        self.madeByName = madeByName
        self.publishedAt = publishedAt
    }

    /// What the duty of a quarter is kept under: `agency/2026-07-01`.
    package static func subject(_ agency: AgencyID, _ quarter: Period) -> String { "\(agency)/\(quarter.first)" }

    /// 通报 within fifteen working days after the quarter [C].
    package static let days = 15

    package static func refusal(by officer: Officer, quarter: Period, today: Day) -> Refusal? {
        guard PolicyCase.leads(officer, agency: officer.agency), !officer.holds(.supervisor) else {
            return Refusal(.roleRefused, "未能拟制通报：季度通报由政务公开办拟制。请由政务公开办办理。", rule: "INT-9")
        }
        guard quarter.last < today else {
            return Refusal(.stateRefused, "未能拟制通报：\(quarter.title)还没有结束。请在季度结束以后拟制。", rule: "INT-9")
        }
        return nil
    }
}
