package import Documents
package import Kernel
package import Publishing

/// 解读件: what one policy document needs beside its text. Its title is the document's and is asked of Documents, so that a
/// draft's title is told to nobody who may not read the draft. Of an article without a document there is only what a change
/// of it makes stale.
package struct PolicyCase: Hashable, Sendable {
    /// Why there is a duty to interpret, or none (INT-1).
    package enum Need: Hashable, Sendable {
        /// 行政规范性文件 or 政策性文件: by its kind.
        case byKind
        /// Another document, because somebody judged so.
        case judged(reason: String)
        /// No interpretation, for a reason that stays on record.
        case exempt(reason: String, by: String)
        /// The document was given up or became secret: nothing is left to interpret.
        case dropped
        /// Nobody has to interpret it, but pages speak of it: only what a change of it makes stale is looked after (NORM-6).
        case changeOnly
    }

    /// How far plan and material are (INT-2).
    package enum Stage: String, CaseIterable, Sendable {
        case planning
        case inReview = "in_review"
        case signed
    }

    /// 审签 of plan and material.
    package struct Signature: Hashable, Sendable {
        package let member: MemberID
        package let name: String
        package let at: Moment

        package init(member: MemberID, name: String, at: Moment) {
            self.member = member
            self.name = name
            self.at = at
        }
    }

    package let id: PolicyCaseID
    package let agency: AgencyID
    package let subject: PolicySubject
    /// 谁起草谁解读 (INT-5): the unit that drafted the document; of a joint one the lead's.
    package var unit: UnitID
    package let openedAt: Moment
    package var isNormative: Bool
    package var need: Need
    package var stage = Stage.planning
    package var plan = InterpretationPlan()
    /// Who handed plan and material in; they sign nothing.
    package var planner: MemberID?
    package var signature: Signature?
    /// Why it was sent back, until it is handed in again.
    package var returnReason = ""
    /// The article that makes the document public, and since when.
    package var policyArticle: ArticleID?
    package var publishedAt: Moment?
    /// When the first material stood beside it.
    package var interpretedAt: Moment?
    package var materials: [PolicyMaterial] = []
    package var releases: [ChannelRelease] = []
    package var members: [PackageMember] = []
    package var settlements: [PageSettlement] = []
    package var evaluation: PolicyEvaluation?
    package var version = 1

    package init(
        id: PolicyCaseID, agency: AgencyID, subject: PolicySubject, unit: UnitID, openedAt: Moment,
        isNormative: Bool = false, need: Need = .byKind
    ) {
        self.id = id
        self.agency = agency
        self.subject = subject
        self.unit = unit
        self.openedAt = openedAt
        self.isNormative = isNormative
        self.need = need
    }

    package var document: DocumentID? { subject.document }

    package func reach(of officer: Officer) -> RecordReach { RecordReach(of: officer, agency: agency, units: [unit]) }

    package var isOwed: Bool {
        switch need {
        case .byKind, .judged: true
        case .exempt, .dropped, .changeOnly: false
        }
    }

    package var standing: CaseStanding {
        switch need {
        case .exempt: return .exempt
        case .dropped: return .dropped
        case .changeOnly: return .changeOnly
        case .byKind, .judged: break
        }
        if interpretedAt != nil { return .done }
        if publishedAt != nil { return .released }
        switch stage {
        case .planning: return .planning
        case .inReview: return .inReview
        case .signed: return .signed
        }
    }

    /// INT-7: the kinds that are public or shown to have been.
    package var forms: Set<MaterialKind> { Set(materials.filter(\.isPublic).map(\.kind)) }
    /// INT-8. What stands on the site counts as the site.
    package var channels: Set<ReleaseChannel> {
        let site: Set<ReleaseChannel> = materials.contains { $0.isPublic && $0.article != nil } ? [.website] : []
        return site.union(releases.map(\.channel))
    }
}

/// Where a case stands, as lists say it.
package enum CaseStanding: String, CaseIterable, Sendable {
    case planning
    case inReview = "in_review"
    case signed, released, done, exempt, dropped
    case changeOnly = "change_only"

    package var chinese: String {
        switch self {
        case .planning: "编制方案和材料"
        case .inReview: "待审签"
        case .signed: "已审签，待发布"
        case .released: "文件已公开，待解读"
        case .done: "已解读"
        case .exempt: "不作解读"
        case .dropped: "已终止"
        case .changeOnly: "只处置变动牵连"
        }
    }
}

/// 政策评估 (INT-11): does it work, and what follows.
package struct PolicyEvaluation: Hashable, Sendable {
    package enum Result: String, CaseIterable, Sendable {
        case `continue`, revise, repeal

        package var chinese: String {
            switch self {
            case .continue: "继续执行"
            case .revise: "修改"
            case .repeal: "废止"
            }
        }
    }

    package let result: Result
    package let words: String
    package let on: Day
    package let byName: String
    /// Until when the document is to be revised or repealed.
    package let reviseUntil: Day?
    /// How the revision was settled; empty while it is open.
    package var revision = ""

    package init(result: Result, words: String, on day: Day, byName: String, reviseUntil: Day?) {
        self.result = result
        self.words = words
        on = day
        self.byName = byName
        self.reviseUntil = reviseUntil
    }
}
