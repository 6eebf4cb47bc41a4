import Kernel
import Markup
import Site

/// What is asked for and how it is to be had, with what was corrected since.
struct CaseWanted: Component {
    let request: DisclosureRequest

    var html: HTML {
        let wanted = request.wanted
        var facts: [(String, HTML)] = []
        if !wanted.documentNumber.isEmpty { facts.append(("文号", HTML(text: wanted.documentNumber))) }
        facts.append(("提供形式", HTML(text: wanted.medium.chinese)))
        facts.append(("获取途径", HTML(text: wanted.route.chinese)))
        facts.append(("申请渠道", HTML(text: request.channel.chinese)))
        let arrived = request.channel == .web ? request.arrivedAt.chinese : request.arrivedAt.day.chinese
        facts.append(("到达时间", HTML(text: arrived)))
        facts.append(("收到申请之日", received))
        return Panel(
            request.kind == .disclosure ? "申请的信息" : "申请更正的信息",
            "<div class=\"typed wanted\">\(wanted.description)</div>\(original)\(corrected)\(DefinitionList(facts))"
        ).html
    }

    private var received: HTML {
        request.receivedOn.map { HTML(text: $0.chineseWithWeekday) } ?? Badge("待双方确认", .warning).html
    }

    /// FEE-2: what was asked stays readable in the applicant's own words.
    private var original: HTML {
        request.originalWanted.map { "<h3>拆分前的申请内容</h3><div class=\"typed\">\($0)</div>" } ?? .empty
    }

    private var corrected: HTML {
        guard let correction = request.correction, let day = correction.receivedOn else { return .empty }
        return "<h3>补正内容（\(day.chinese)收到）</h3><div class=\"typed\">\(correction.words)</div>"
    }
}

/// 补正 and 说明理由: what was asked of the applicant, until when, and what came (FOI-30, FOI-35).
struct CaseNotices: Component {
    let request: DisclosureRequest

    var html: HTML { "\(correction)\(reasons)" }

    private var correction: HTML {
        guard let notice = request.correction else { return .empty }
        let items = notice.items.each { "<li>\($0)</li>" }
        let state: HTML =
            notice.receivedOn.map { "\(Badge("已补正", .good)) \($0.chinese)收到，期限自当日重新起算。" }
            ?? "\(Badge("待补正", .warning)) 申请人应在\(notice.due.chineseWithWeekday)前补正。"
        return Panel("补正", "<p>\(notice.notifiedOn.chinese)一次性告知：</p><ol>\(items)</ol><p>\(state)</p>").html
    }

    private var reasons: HTML {
        guard let notice = request.reasons else { return .empty }
        var facts: [(String, HTML)] = [
            ("要求说明的原因", HTML(text: notice.why)), ("告知日期", HTML(text: notice.notifiedOn.chinese)),
            ("说明期限", HTML(text: notice.due.chinese)),
        ]
        if let day = notice.receivedOn {
            facts.append(("申请人的说明", "\(day.chinese)收到：<span class=\"typed\">\(notice.words)</span>"))
        }
        if let reasonable = notice.isReasonable {
            facts.append(("判断", Badge(reasonable ? "理由合理" : "理由不合理", reasonable ? .good : .bad).html))
        }
        if let day = notice.delayedUntil { facts.append(("延迟答复至", HTML(text: day.chineseWithWeekday))) }
        return Panel("说明理由", DefinitionList(facts).html).html
    }
}

/// 征求意见 and 协办: who was asked what, since when, and what came back.
struct CaseOthers: Component {
    let request: DisclosureRequest
    let names: DeskNames
    /// Whether the name of a third party may be read here; otherwise only that there is one.
    let showsParties: Bool

    var html: HTML { "\(consultations)\(assistances)\(searches)" }

    private var consultations: HTML {
        guard !request.consultations.isEmpty else { return .empty }
        let rows = request.consultations.map { consultation in
            Table.Row([
                HTML(text: showsParties ? consultation.party : "（已隐去）"), HTML(text: consultation.whom.chinese),
                "<span class=\"typed\">\(consultation.question)</span>", "<time>\(text: consultation.sentOn)</time>",
                consultation.receivedOn.map { "<time>\(text: $0)</time>" } ?? "尚未登记", answer(consultation),
            ])
        }
        let table = Table(
            "征求意见",
            columns: [
                .init("对象"), .init("身份"), .init("征求的问题"), .init("发函"), .init("对方收函"), .init("答复"),
            ], rows: rows)
        return """
            <section class="part"><h2>征求意见</h2><p class="hint">发函次日至收到答复之日不计入答复期限（条例第三十三条）。\
            第三方收函后 15 个工作日未答复的，不视为同意；共同制作机关未答复的，视为同意。</p>\(table)</section>
            """
    }

    private func answer(_ consultation: Consultation) -> HTML {
        guard let answer = consultation.answer else { return Badge("等待答复", .faint).html }
        let day: HTML = consultation.answeredOn.map { "<span class=\"hint\">\(text: $0)</span>" } ?? ""
        let words: HTML = consultation.words.isEmpty ? "" : "<p class=\"typed\">\(consultation.words)</p>"
        let told: HTML = consultation.toldOn.map { "<p class=\"hint\">\($0.chinese)告知公开决定</p>" } ?? ""
        return "\(answer.badge) \(day)\(words)\(told)"
    }

    private var assistances: HTML {
        guard !request.assistances.isEmpty else { return .empty }
        let items = request.assistances.each { assistance in
            let state: HTML =
                assistance.answeredOn.map {
                    "\(Badge("已反馈", .good)) \($0.chinese)：<span class=\"typed\">\(assistance.words)</span>"
                } ?? "\(Badge("待反馈", .warning)) 请于\(assistance.due.chinese)前反馈"
            return """
                <li><p><strong>\(names.name(assistance.unit))</strong> <span class="hint">\(assistance.askedOn.chinese)请协办</span></p>\
                <p class="typed">\(assistance.question)</p><p>\(state)</p></li>
                """
        }
        return Panel("科室协办", "<p class=\"hint\">内部协办的时间计入答复期限。</p><ul class=\"lines\">\(items)</ul>").html
    }

    private var searches: HTML {
        guard !request.searches.isEmpty else { return .empty }
        let items = request.searches.each { record in
            """
            <li><p>\(record.searchedOn.chinese) \(names.name(record.by))，检索范围：\(record.places)；检索词：\(record.words)</p>\
            <p class="typed">\(record.result)</p></li>
            """
        }
        return Panel("检索记录", "<ul class=\"lines\">\(items)</ul>").html
    }
}
