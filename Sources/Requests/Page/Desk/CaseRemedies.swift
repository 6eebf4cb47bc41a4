import Kernel
import Markup
import Site

/// 复议、诉讼、投诉, 转主动公开 and what the applicant said in the end.
struct CaseRemedies: Component {
    let view: CaseView
    let names: DeskNames

    private var request: DisclosureRequest { view.request }

    var html: HTML { "\(remedies)\(publication)\(rating)" }

    private var remedies: HTML {
        guard !request.remedies.isEmpty else { return .empty }
        let rows = request.remedies.map { remedy in
            let answered: HTML =
                remedy.answeredOn.map { "\($0.chinese)" } ?? (remedy.isOpen ? Badge("待答复", .warning).html : "")
            let result: HTML =
                remedy.result.map { result in
                    "\(Badge(result.chinese, result == .corrected ? .bad : .neutral)) \(remedy.decidedOn?.chinese) \(remedy.words)"
                } ?? Badge("尚未审结", .faint).html
            let kind: HTML = "\(remedy.kind.chinese)\(if: remedy.isSimplified, "<span class=\"hint\">（简易程序）</span>")"
            return Table.Row([
                kind, "\(remedy.authority) <span class=\"hint\">\(remedy.number)</span>",
                HTML(text: remedy.receivedOn.chinese), answered, result,
            ])
        }
        let table = Table(
            "复议、诉讼和投诉",
            columns: [.init("种类"), .init("受理机关和案号"), .init("收到"), .init("答复"), .init("结果")], rows: rows)
        return "<section class=\"part\"><h2>复议、诉讼和投诉</h2>\(table)</section>"
    }

    private var publication: HTML {
        guard let proposal = request.publication else { return .empty }
        var facts: [(String, HTML)] = [
            (
                "提出",
                "\(proposal.proposer == nil ? "申请人" : names.name(proposal.proposer)) \(proposal.proposedOn.chinese)"
            ),
            ("理由", HTML(text: proposal.why)),
        ]
        let tone: Badge.Tone =
            switch proposal.state {
            case .proposed: .warning
            case .accepted: .good
            case .declined: .neutral
            }
        let day: HTML = proposal.decidedOn.map { " \($0.chinese)" } ?? ""
        facts.append(("决定", "\(Badge(proposal.state.chinese, tone))\(day) \(proposal.reason)"))
        if let draft = proposal.draft.flatMap({ Link(returning: $0) }) {
            facts.append(("草稿", "<a href=\"\(link: draft)\">在信息发布中打开</a>"))
        }
        return Panel("转为主动公开", DefinitionList(facts).html).html
    }

    private var rating: HTML {
        guard let rating = request.rating else { return .empty }
        let words: HTML = rating.words.isEmpty ? "" : "<p class=\"typed\">\(rating.words)</p>"
        return Panel(
            "申请人评价", "<p>\(rating.stars) 分（满分 5 分） <span class=\"hint\">\(rating.on.chinese)</span></p>\(words)"
        ).html
    }
}
