package import Documents
package import Kernel
package import Publishing

/// A case with what lists and pages say beside it.
package struct CaseLine: Sendable {
    package let found: PolicyCase
    package let title: String
    package let number: String?
    /// The clock of INT-3; nil before the document is public.
    package let reading: ClockReading?
    package let brokenLinks: Int
    /// A change in force left pages behind (NORM-6).
    package let owesPages: Bool

    /// What is missing now, in words: nothing when all is done.
    package var missing: [String] {
        var words: [String] = []
        switch found.standing {
        case .planning:
            words.append(found.returnReason.isEmpty ? "方案和材料未送审签" : "被退回，未重新送审签")
        case .inReview: words.append("委领导未审签")
        case .signed: words.append("未成套发布")
        case .released: words.append("解读材料未公开")
        case .done:
            if !found.forms.contains(where: \.isNonText) { words.append("没有多样化解读") }
            if found.channels.count < 2 { words.append("只有一类渠道") }
        case .exempt, .dropped, .changeOnly: break
        }
        if brokenLinks > 0 { words.append("关联失效\(brokenLinks)处") }
        if owesPages { words.append("变动牵连未处置") }
        if let evaluation = found.evaluation, evaluation.reviseUntil != nil, evaluation.revision.isEmpty {
            words.append("待\(evaluation.result.chinese)")
        }
        return words
    }
}

/// What a change of one text makes stale.
package struct ChangeView: Sendable {
    package let found: PolicyCase
    package let title: String
    package let number: String?
    package let changes: [KnockOn]
}

/// A text with what its change would make stale, for the page that leads there.
package struct ChangeTarget: Sendable {
    package let found: PolicyCase
    package let title: String
    package let number: String?
    package let owesPages: Bool
}

/// Which cases a list shows.
package struct CaseQuery: Sendable {
    package var standing: CaseStanding?
    package var unit: UnitID?
    package var words: String
    package var page: Int
    package var size = 30

    package init(standing: CaseStanding? = nil, unit: UnitID? = nil, words: String = "", page: Int = 1) {
        self.standing = standing
        self.unit = unit
        self.words = words
        self.page = min(max(page, 1), 100_000)
    }
}

package struct CaseListPage: Sendable {
    package let lines: [CaseLine]
    package let total: Int
    /// How many there are in each standing, whatever the filter.
    package let counts: [CaseStanding: Int]
}

/// Everything that the page of a case shows.
package struct CaseView: Sendable {
    package let line: CaseLine
    package let document: OfficialDocument
    package let surveys: [PolicySurvey]
    package let links: [LinkFinding]
    package let glances: [ArticleID: ArticleGlance]
    /// INT-6: of the materials that are texts here, how much is the document's own words.
    package let similarity: [PolicyMaterialID: Int]
    package let policyDraft: ArticleID?
    package let choices: [(id: ArticleID, title: String)]
    package let openChanges: Int
    /// Pages of other capabilities that belong to the package.
    package let outside: [OutsideMember]
    package let today: Day

    package var found: PolicyCase { line.found }
}

extension CaseLine {
    /// Whether somebody still has to do something.
    package var isWaiting: Bool {
        switch found.standing {
        case .planning, .inReview, .signed, .released: true
        case .done: !missing.isEmpty
        case .exempt, .dropped, .changeOnly: owesPages
        }
    }

    func isWaiting(for officer: Officer) -> Bool {
        let leads = PolicyCase.leads(officer, agency: found.agency), isUnit = officer.units.contains(found.unit)
        switch found.standing {
        case .planning: return isUnit
        case .inReview: return found.refusal(of: .sign, by: officer) == nil
        case .signed: return leads
        case .released: return isUnit || leads
        case .done: return (brokenLinks > 0 || owesPages) && (isUnit || leads)
        case .exempt, .dropped, .changeOnly: return owesPages && (isUnit || leads)
        }
    }
}
