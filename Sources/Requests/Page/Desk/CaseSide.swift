import Kernel
import Markup
import Site

/// Who applies, masked; in clear for those who need it, and the journal says that they looked (PII-3).
struct CaseApplicant: Component {
    let page: CasePage
    let context: SiteContext

    var html: HTML {
        if let applicant = page.revealed { return whole(applicant) }
        let masked = page.view.applicant
        let facts = rows(
            masked.kind, masked.name, masked.proof, masked.proofNumber, masked.representative, masked.contactName,
            masked.phone, masked.address, masked.email)
        let id = page.view.request.id
        let act: HTML =
            page.view.acts.contains(.reveal)
            ? PostButton("查看（将留痕）", to: DeskLinks.act(id, RequestAct.reveal.rawValue), context).html : ""
        return Panel("申请人", "\(DefinitionList(facts))\(act)").html
    }

    private func whole(_ applicant: Applicant) -> HTML {
        let facts = rows(
            applicant.kind, applicant.name, applicant.proof, applicant.proofNumber, applicant.representative,
            applicant.contactName, applicant.phone,
            [applicant.address, applicant.postcode].filter { !$0.isEmpty }
                .joined(separator: " "), applicant.email)
        return Panel("申请人", "\(Notice(.info, text: "本次查看已记入审计日志，离开本页后重新隐去。"))\(DefinitionList(facts))").html
    }

    private func rows(
        _ kind: ApplicantKind, _ name: String, _ proof: Applicant.Proof, _ number: String, _ representative: String,
        _ contact: String, _ phone: String, _ address: String, _ email: String
    ) -> [(String, HTML)] {
        let texts = [
            ("类型", kind.chinese), ("姓名或名称", name), (proof.chinese, number), ("法定代表人", representative),
            ("联系人", contact), ("电话", phone), ("地址", address), ("邮箱", email),
        ]
        return texts.filter { !$0.1.isEmpty }.map { ($0.0, HTML(text: $0.1)) }
    }
}

/// The other clocks of the case: correction, consultations, assistance, payment, each with its reasons.
struct CaseDeadlines: Component {
    let duties: [CaseDuty]

    var html: HTML {
        guard !duties.isEmpty else { return .empty }
        let items = duties.each { duty in
            let day: HTML = duty.explanation.due.deadline.map { "<span>\($0.day.chinese)</span> " } ?? ""
            return """
                <li><p><strong>\(duty.title)</strong> <span class="rule hint">\(duty.rule)</span></p>\
                <p>\(day)\(DueBadge(reading: duty.reading))</p>\
                \(DeadlineDays(title: "怎样算出来的", name: duty.title, explanation: duty.explanation))</li>
                """
        }
        return Panel("各项期限", "<ul class=\"clocks\">\(items)</ul>").html
    }
}

/// Similar cases, and those that this one is linked with: hints for a person, never a decision.
struct CaseRelations: Component {
    let view: CaseView

    var html: HTML {
        var lines = HTML.empty
        if let id = view.request.splitFrom { lines += line("由此件拆分", id) }
        if let id = view.request.repeats { lines += line("与此件重复", id) }
        lines += view.similar.each { other in
            let code: HTML = other.code.map { "，\($0.chinese)" } ?? ""
            return """
                <li><a href="\(link: DeskLinks.request(other.id))">\(other.number)</a> \(other.stage.badge)\
                <p>\(other.description.prefix(60))</p><p class="hint">\(other.isSameApplicant ? "同一申请人，" : "")内容相近 \(other.likeness)%，\
                \(other.arrivedOn.chinese)到达\(code)</p></li>
                """
        }
        guard !lines.isEmpty else { return .empty }
        return Panel(
            "相近和相关的申请",
            "<ul class=\"lines\">\(lines)</ul><p class=\"hint\">由程序比对，仅供参考。三件以上要求公开同一信息的，可以提出转为主动公开（条例第四十四条）。</p>"
        ).html
    }

    private func line(_ words: String, _ id: RequestID) -> HTML {
        "<li>\(words)：<a href=\"\(link: DeskLinks.request(id))\">打开</a></li>"
    }
}
