import Kernel
import Markup
import Site

extension RequestStage {
    var badge: Badge {
        switch self {
        case .awaitingConfirmation, .correcting, .explaining, .awaitingPayment, .consulting:
            Badge(chinese, .warning)
        case .registered, .handling, .drafting, .legalReview, .secrecyReview, .signing, .delivering:
            Badge(chinese, .active)
        case .closed: Badge(chinese, .good)
        case .archived: Badge(chinese, .faint)
        }
    }

    /// What comes next, and by whom: the sentence under the number of a case.
    var next: String {
        switch self {
        case .awaitingConfirmation: "下一步：与申请人联系，双方确认之日为收到申请之日（条例第三十一条）。由公开办办理。"
        case .registered: "下一步：审核申请内容是否明确；不明确的，自收到之日起 7 个工作日内一次性告知补正（条例第三十条）。由公开办办理。"
        case .correcting: "下一步：等待申请人补正。收到补正材料后期限重新起算；逾期不补正的，不再处理。"
        case .explaining: "下一步：等待申请人说明理由，再决定是否处理、何时答复（条例第三十五条）。"
        case .handling: "下一步：检索并拟写答复；涉及第三方或者其他机关的，先发函征求意见。由承办人办理。"
        case .consulting: "下一步：等待对方答复；到期未答复的，登记逾期后继续办理（条例第三十二条、第三十四条）。"
        case .awaitingPayment: "下一步：等待申请人缴费；缴费次日起期限重新计算，逾期未缴的不再处理。"
        case .drafting: "下一步：承办人写好答复，选定处理类型和附件后送审。"
        case .legalReview: "下一步：合法性审核，由合法性审查员办理。"
        case .secrecyReview: "下一步：保密审查，由保密审查员办理。"
        case .signing: "下一步：签发，由委领导办理；签发时编定文号。"
        case .delivering: "下一步：送达并登记。直接送达以签收日、邮寄以交邮日为答复日。由公开办办理。"
        case .closed: "下一步：归档。由公开办办理。"
        case .archived: "本件已归档。复议、诉讼和投诉仍可登记。"
        }
    }
}

/// The signal of a clock with what is left, or how it ended.
struct DueBadge: Component {
    let reading: ClockReading?

    var html: HTML {
        guard let reading else { return Badge("未起算", .faint).html }
        if let closing = reading.closing {
            switch closing {
            case .onTime: return Badge(closing.chinese, .good).html
            case .late: return SignalBadge(.black, closing.chinese).html
            case .waived: return Badge(closing.chinese, .faint).html
            }
        }
        return SignalBadge(reading.signal, reading.sentence).html
    }
}

extension Consultation.Answer {
    var badge: Badge {
        switch self {
        case .consents: Badge(chinese, .good)
        case .objects: Badge(chinese, .bad)
        case .silent, .ended: Badge(chinese, .warning)
        }
    }
}
