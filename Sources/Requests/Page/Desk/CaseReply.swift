import Kernel
import Markup
import Site

/// The draft as it goes through the hands, and what became of it.
struct CaseReply: Component {
    let request: DisclosureRequest
    let names: DeskNames
    let fileNames: [CaseFileID: String]
    let officer: Officer

    var html: HTML {
        guard let draft = request.draft else { return .empty }
        let body: HTML =
            draft.body.isEmpty ? "<p class=\"hint\">正文使用范本文字。</p>" : "<div class=\"typed official\">\(draft.body)</div>"
        return Panel("答复\(request.signedOn == nil ? "（草稿）" : "")", "\(head(draft))\(body)\(facts(draft))\(links)").html
    }

    private func head(_ draft: ReplyDraft) -> HTML {
        let number: HTML = request.replyNumber.map { "<span class=\"number\">\($0)</span> " } ?? ""
        return """
            <p>\(number)\(Badge([draft.code?.code, draft.outcome.chinese].compactMap(\.self).joined(separator: " "), .active)) \
            <span class="hint">\(draft.code?.basis)</span></p>
            """
    }

    private func facts(_ draft: ReplyDraft) -> HTML {
        var facts: [(String, HTML)] = draft.facts.keys.sorted().compactMap { key in
            draft.facts[key].map { (ReplyFact(rawValue: key)?.chinese ?? key, HTML(text: $0)) }
        }
        if !draft.withheld.isEmpty {
            facts.append(
                ("不公开部分", HTML(text: draft.withheld.map { "\($0.code) \($0.chinese)" }.joined(separator: "；"))))
        }
        if !draft.enclosures.isEmpty {
            let files = draft.enclosures.map { fileNames[$0] ?? "（已删除的材料）" }
            facts.append(("附件", HTML(text: files.joined(separator: "；"))))
        }
        if let code = draft.code {
            facts.append(("统计", HTML(text: "年度报告表三第 \(code.row) 行")))
            facts.append(("救济途径", HTML(text: code.remedyWords)))
        }
        facts.append(("拟稿", HTML(text: names.name(draft.drafter))))
        if let legal = request.hands.legal { facts.append(("合法性审核", HTML(text: names.name(legal)))) }
        if let secrecy = request.hands.secrecy { facts.append(("保密审查", HTML(text: names.name(secrecy)))) }
        if let signer = request.hands.signer {
            facts.append(("签发", HTML(text: "\(names.name(signer)) \(request.signedOn?.chinese ?? "")")))
        }
        if let delivery = request.delivery {
            facts.append(("送达", HTML(text: "\(delivery.means.chinese)，\(delivery.on.chinese)（\(delivery.proof)）")))
        }
        return DefinitionList(facts).html
    }

    private var links: HTML {
        guard request.refusal(ofOpening: .letter(.reply), by: officer) == nil else { return .empty }
        return """
            <p class="buttons"><a class="button" href="\(link: DeskLinks.preview(request.id))">预览答复书</a>\
            <a class="button" href="\(link: DeskLinks.previewFile(request.id, "docx"))" download>下载 docx</a></p>
            """
    }
}
