package import Kernel

package enum LetterSubject {}
package enum QuestionGroupSubject {}
/// 一件来信.
package typealias LetterID = Identifier<LetterSubject>
/// 一组重复提问.
package typealias QuestionGroupID = Identifier<QuestionGroupSubject>

/// What the writer wants (MAIL-2).
package enum LetterCategory: String, CaseIterable, Sendable {
    case consultation, help, complaint, report, suggestion, praise

    package var chinese: String {
        switch self {
        case .consultation: "咨询"
        case .help: "求助"
        case .complaint: "投诉"
        case .report: "举报"
        case .suggestion: "建议"
        case .praise: "表扬"
        }
    }

    /// As a table of 12345 writes it; also 投诉举报, which is treated as the stricter of the two.
    package init?(chinese word: String) {
        if word == "投诉举报" || word == "举报投诉" {
            self = .report
            return
        }
        guard let found = LetterCategory.allCases.first(where: { $0.chinese == word }) else { return nil }
        self = found
    }
}

/// By which way it came.
package enum LetterChannel: String, CaseIterable, Sendable {
    case hotline, mailbox, message, phone, visit

    package var chinese: String {
        switch self {
        case .hotline: "12345热线"
        case .mailbox: "领导信箱"
        case .message: "网站留言"
        case .phone: "来电"
        case .visit: "来访"
        }
    }

    /// Whether the checks of government sites count it (MAIL-4).
    package var isOnSite: Bool {
        switch self {
        case .mailbox, .message: true
        case .hotline, .phone, .visit: false
        }
    }

    package init?(chinese word: String) {
        if word == "12345" || word == "热线" {
            self = .hotline
            return
        }
        if word == "信箱" || word == "局长信箱" || word == "主任信箱" || word == "县长信箱" {
            self = .mailbox
            return
        }
        if word == "留言" {
            self = .message
            return
        }
        guard let found = LetterChannel.allCases.first(where: { $0.chinese == word }) else { return nil }
        self = found
    }
}

/// Where a letter stands in the closed loop (MAIL-1).
package enum LetterStage: String, CaseIterable, Sendable {
    case received, accepted, dispatched, returning, handling, reviewing, replied, visited, closed
    /// 信访件: routed to the procedure of its own (MAIL-5).
    case petition
    case petitionClosed = "petition_closed"
    /// Not content with the result: looked at by the organ above, and by the one above that; then it is final.
    case petitionReview = "petition_review"
    case petitionReviewed = "petition_reviewed"
    case petitionRecheck = "petition_recheck"
    case petitionFinal = "petition_final"
    case declined, transferred, merged, withdrawn

    package var chinese: String {
        switch self {
        case .received: "待受理"
        case .accepted: "待派单"
        case .dispatched: "待签收"
        case .returning: "退单待定"
        case .handling: "办理中"
        case .reviewing: "待审核"
        case .replied: "待回访"
        case .visited: "待办结"
        case .closed: "办结"
        case .petition: "信访办理"
        case .petitionClosed: "信访办结"
        case .petitionReview: "复查办理"
        case .petitionReviewed: "复查办结"
        case .petitionRecheck: "复核办理"
        case .petitionFinal: "复核办结"
        case .declined: "不予受理"
        case .transferred: "已转出"
        case .merged: "已并案"
        case .withdrawn: "已撤回"
        }
    }

    /// Whether somebody still has to do something.
    package var isOpen: Bool {
        switch self {
        case .received, .accepted, .dispatched, .returning, .handling, .reviewing, .replied, .visited, .petition,
            .petitionReview, .petitionRecheck:
            true
        case .closed, .petitionClosed, .petitionReviewed, .petitionFinal, .declined, .transferred, .merged, .withdrawn:
            false
        }
    }

    /// Whether the writer still waits for an answer.
    package var isUnanswered: Bool {
        switch self {
        case .received, .accepted, .dispatched, .returning, .handling, .reviewing, .petition: true
        case .replied, .visited, .closed, .petitionClosed, .petitionReview, .petitionReviewed, .petitionRecheck,
            .petitionFinal, .declined, .transferred, .merged, .withdrawn:
            false
        }
    }

    /// Whether an answer went out by the ordinary way.
    package var isAnswered: Bool {
        switch self {
        case .replied, .visited, .closed: true
        case .received, .accepted, .dispatched, .returning, .handling, .reviewing, .petition, .petitionClosed,
            .petitionReview, .petitionReviewed, .petitionRecheck, .petitionFinal, .declined, .transferred, .merged,
            .withdrawn:
            false
        }
    }
}

/// What the writer thinks of it, told at the return visit or by themselves (MAIL-3, MAIL-6).
package enum LetterOutcome: String, CaseIterable, Sendable {
    case satisfied, fair
    case handlerUnsatisfied = "handler_unsatisfied"
    case resultUnsatisfied = "result_unsatisfied"
    case unreached

    package var chinese: String {
        switch self {
        case .satisfied: "满意"
        case .fair: "基本满意"
        case .handlerUnsatisfied: "对办理过程不满意"
        case .resultUnsatisfied: "对办理结果不满意"
        case .unreached: "没有联系上"
        }
    }

    /// What the writer can choose.
    package static let ratings: [LetterOutcome] = [.satisfied, .fair, .handlerUnsatisfied, .resultUnsatisfied]

    /// Nil when nothing was said.
    package var isContent: Bool? {
        switch self {
        case .satisfied, .fair: true
        case .handlerUnsatisfied, .resultUnsatisfied: false
        case .unreached: nil
        }
    }
}

/// Why a unit may give an order back: law or duty, nothing else (MAIL-3).
package enum LetterReturnGround: String, CaseIterable, Sendable {
    case notDuty = "not_duty"
    case lawAssignsOther = "law_assigns_other"
    case factsMissing = "facts_missing"

    package var chinese: String {
        switch self {
        case .notDuty: "不属于本单位职责"
        case .lawAssignsOther: "法律法规规定由其他单位办理"
        case .factsMissing: "缺少必要信息，依法无法办理"
        }
    }
}

/// Why a letter is not taken up. The writer is always told, and may write again.
package enum LetterDeclineGround: String, CaseIterable, Sendable {
    case notOurs = "not_ours"
    case otherProcedure = "other_procedure"
    case alreadyAnswered = "already_answered"
    case noMatter = "no_matter"
    case abusive

    package var chinese: String {
        switch self {
        case .notOurs: "不属于本机关职责"
        case .otherProcedure: "应当通过诉讼、仲裁、行政复议等法定途径解决"
        case .alreadyAnswered: "同一事项已经答复，没有新的事实和理由"
        case .noMatter: "没有具体内容，无法办理"
        case .abusive: "只有辱骂、骚扰内容，没有诉求"
        }
    }
}
