/// 文种: the fifteen of the official style, and what commissions keep beside them.
package enum DocumentKind: String, CaseIterable, Sendable, Hashable {
    case resolution
    case decision
    case order
    case bulletin
    case announcement
    case publicNotice = "public_notice"
    case opinion
    case notice
    case circular
    case report
    case instructionRequest = "instruction_request"
    case reply
    case motion
    case letter
    case minutes
    case meetingDecision = "meeting_decision"
    case other

    package var chinese: String {
        switch self {
        case .resolution: "决议"
        case .decision: "决定"
        case .order: "命令"
        case .bulletin: "公报"
        case .announcement: "公告"
        case .publicNotice: "通告"
        case .opinion: "意见"
        case .notice: "通知"
        case .circular: "通报"
        case .report: "报告"
        case .instructionRequest: "请示"
        case .reply: "批复"
        case .motion: "议案"
        case .letter: "函"
        case .minutes: "纪要"
        case .meetingDecision: "会议决定"
        case .other: "其他"
        }
    }

    /// The kind whose word ends the title (《关于……的通知》); nil when none does.
    package init?(title: String) {
        let found = DocumentKind.allCases.filter { $0 != .other && title.hasSuffix($0.chinese) }
        guard let longest = found.max(by: { $0.chinese.count < $1.chinese.count }) else { return nil }
        self = longest
    }
}
