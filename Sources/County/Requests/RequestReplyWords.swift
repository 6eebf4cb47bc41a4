import Kernel
import Requests

/// What the county's replies say.
enum RequestReplyWords {
    /// What the public log says of the one reply that is put into it.
    static let published = "全年监督检查餐饮具集中消毒单位6家、抽检餐饮具120份，合格117份；不合格的3份已责令整改并复检合格。全文已在本网站“监督检查结果”栏目公开。"

    /// - Parameter consulted: whether third parties were asked, whose silence or refusal the reply must deal with.
    static func draft(
        _ outcome: ReplyOutcome, withheld: [DecisionCode], consulted: Bool = false, by drafter: MemberID
    ) -> ReplyDraft {
        ReplyDraft(
            outcome, body: body(outcome), facts: facts(outcome, consulted), withheld: withheld, drafter: drafter)
    }

    private static func body(_ outcome: ReplyOutcome) -> String {
        switch outcome {
        case .decision(let code) where code.discloses:
            "经审查，您申请的信息\(code.chinese)，现将有关内容提供给您。"
        case .decision(let code): "经审查，您的申请\(code.chinese)。"
        case .record(let record): "经核实，\(record.chinese)。"
        }
    }

    private static func facts(_ outcome: ReplyOutcome, _ consulted: Bool) -> [String: String] {
        var needed: [ReplyFact] =
            switch outcome {
            case .decision(let code): code.needed
            case .record(let record): record.needed
            }
        // FOI-36 (2): what is disclosed without a file says way and time.
        if case .decision(let code) = outcome, code.discloses { needed += [.way, .when] }
        if consulted, case .decision(let code) = outcome {
            needed += code.discloses ? [.judgement, .publicInterest] : [.judgement]
        }
        var facts: [String: String] = [:]
        for fact in needed { facts[fact.rawValue] = words(fact) }
        return facts
    }

    private static func words(_ fact: ReplyFact) -> String {
        switch fact {
        case .place: "本机关门户网站“政府信息公开”栏目"
        case .way: "按您填写的获取途径提供"
        case .when: "自本答复送达之日起十个工作日内"
        case .reason: "经审查，该信息符合上述规定的情形"
        case .provision: "《中华人民共和国基本医疗卫生与健康促进法》第九十二条"
        case .kind: "属于该条所列情形之一"
        case .law: "《医疗机构管理条例》有关登记查询的规定"
        case .organ: "青禾县教育局"
        case .organContact: "0999-8000200"
        case .unclear: "申请内容没有指向具体的政府信息"
        case .channel: "可向青禾县卫生监督所反映，电话0999-8000120"
        case .earlierNumber: "此前对同一内容的答复书"
        case .judgement: "经逐项核对，涉及商业秘密的部分公开会损害第三方合法权益"
        case .publicInterest: "其余部分关系公众健康，不公开将对公共利益造成重大影响"
        case .change: "健康档案血型一栏已改为O型"
        }
    }
}
