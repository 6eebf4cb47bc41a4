import Kernel
import Markup
import Site

/// 信息处理费 and 延期: what was proposed, by whom, and how it was decided (FEE-10, FOI-33).
struct CaseMoneyAndTime: Component {
    let request: DisclosureRequest
    let names: DeskNames

    var html: HTML { "\(fee)\(lengthening)" }

    private var fee: HTML {
        guard let fee = request.fee else { return .empty }
        var facts: [(String, HTML)] = [
            ("收费标准", HTML(text: fee.basis.words)),
            ("金额", "<strong>\(fee.amount.chinese)</strong>\(FeeSteps(basis: fee.basis))"),
            ("提出", HTML(text: names.name(fee.proposer))),
        ]
        facts.append(("决定", fee.isDecided ? Badge("已决定收费", .active).html : Badge("待决定", .warning).html))
        if let day = fee.sentOn { facts.append(("通知发出", "\(day.chinese)，期限停止计算")) }
        if let day = fee.receivedOn { facts.append(("申请人收到通知", "\(day.chinese)，次日起 20 个工作日内缴纳")) }
        if fee.paidOn == nil, !fee.claim.isEmpty { facts.append(("申请人称已缴费", HTML(text: fee.claim))) }
        if let day = fee.paidOn {
            facts.append(("缴费", "\(day.chinese)，票据 \(fee.receipt)。期限自次日重新计算。"))
        }
        return Panel("信息处理费", DefinitionList(facts).html).html
    }

    private var lengthening: HTML {
        guard let extra = request.lengthening else { return .empty }
        let state: Badge =
            switch extra.state {
            case .proposed: Badge("待批准", .warning)
            case .approved: Badge("已批准", .good)
            case .declined: Badge("未批准", .bad)
            }
        var facts: [(String, HTML)] = [
            ("延长", "\(extra.workingDays) 个工作日 \(state)"), ("理由", HTML(text: extra.reason)),
            ("提出", HTML(text: "\(names.name(extra.proposer)) \(extra.proposedOn.chinese)")),
        ]
        if let day = extra.notifiedOn { facts.append(("告知申请人", HTML(text: day.chinese))) }
        return Panel("延期", DefinitionList(facts).html).html
    }
}

extension FeeDemand.Basis {
    var words: String {
        switch self {
        case .items(let now, let before): "按件：本次 \(now) 件，当月此前 \(before) 件"
        case .pages(let pages): "按量：\(pages) 页"
        }
    }
}

/// How the amount was reached, band by band (FEE-2, FEE-3).
struct FeeSteps: Component {
    let basis: FeeDemand.Basis

    var html: HTML {
        let steps = FeeTariff(basis).steps.each { "<li>\($0)</li>" }
        return "<details class=\"why\"><summary>怎样算出来的</summary><ul>\(steps)</ul></details>"
    }
}
