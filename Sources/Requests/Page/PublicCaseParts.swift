import Kernel
import Markup
import Site

/// What the page of a tracked case is made of: where it stands, its clock day by day, its papers, what was asked.
struct PublicCaseParts {
    let found: TrackedCase
    let code: String
    let hasPDF: Bool
    let context: SiteContext

    // MARK: Where it stands

    var standing: HTML {
        let outcome: HTML = found.outcome.map { "<p>结果：<strong>\($0.chinese)</strong></p>" } ?? ""
        return """
            <section class="standing" aria-labelledby="standing"><h2 id="standing">现在：\(found.stage.standing)</h2>
            <p>\(words)</p>\(outcome)</section>
            """
    }

    private var words: HTML {
        switch found.stage {
        case .awaitingConfirmation:
            "申请已于\(found.arrivedOn.chineseWithWeekday)送达。工作人员将按您留的联系方式与您确认，确认之日起计算答复期限（条例第三十一条）。"
        case .registered: "申请已经登记，正在审核内容是否明确、是否属于本机关。"
        case .correcting: "申请的内容还不明确。请按下面列出的各项补正，补正以后期限重新计算（条例第三十条）。"
        case .explaining: "申请的数量、频次较多，需要您说明理由（条例第三十五条）。"
        case .handling: "正在查找、核对您要的信息。"
        case .consulting: "公开这些信息需要征求第三方或者其他机关的意见，等待的时间不计算在期限内（条例第三十二条至第三十四条）。"
        case .awaitingPayment: "等您缴纳信息处理费，缴费以后期限重新计算（条例第四十二条）。"
        case .drafting: "正在拟写答复。"
        case .legalReview, .secrecyReview: "答复已经拟出，正在审核。"
        case .signing: "答复已经审核，等待签发。"
        case .delivering: "答复已经签发，正在送达。"
        case .closed, .archived: ended
        }
    }

    private var ended: HTML {
        guard let delivery = found.delivery else { return "这一件已经办结。" }
        return "答复已于\(delivery.on.chineseWithWeekday)\(delivery.means.chinese)送达。"
    }

    // MARK: The clock

    var clock: HTML {
        guard let duty = found.reply else {
            let words: HTML = found.receivedOn == nil ? "双方确认以后才开始计算。" : "已经办结，不再计算。"
            return "<section class=\"clock\"><h2>答复期限</h2><p>\(words)</p></section>"
        }
        let steps = duty.explanation.steps.each { "<li>\($0)</li>" }
        return """
            <section class="clock"><h2>答复期限</h2>
            <p>\(SignalBadge(duty.reading.signal, duty.reading.sentence))</p><p><strong>\(duty.explanation.conclusion)</strong></p>
            <h3>怎样算出来</h3><ol class="steps-list">\(steps)</ol>\(days(duty.explanation))</section>
            """
    }

    private func days(_ explanation: DeadlineExplanation) -> HTML {
        guard !explanation.days.isEmpty else { return .empty }
        let rows = explanation.days.each { row in
            """
            <tr\(attribute: "class", row.counted ? nil : "off")><th scope="row"><time datetime="\(text: row.day)">\
            \(text: row.day)</time> \(row.day.weekday.chinese)</th><td>\(row.why)</td></tr>
            """
        }
        return """
            <details class="days"><summary>逐日查看（\(explanation.days.count) 天）</summary>
            <table><caption class="unseen">逐日计算</caption><thead><tr><th scope="col">日期</th><th scope="col">是否计入</th></tr></thead>\
            <tbody>\(rows)</tbody></table></details>
            """
    }

    // MARK: Papers

    var papers: HTML {
        if found.letters.isEmpty, found.files.isEmpty { return .empty }
        let letters = found.letters.each { letter in
            paper(
                [letter.chinese, letter.number ?? ""].filter { !$0.isEmpty }.joined(separator: " "),
                "\(letter.issuedOn)", PublicRequestLinks.letter, ("letter", letter.id.text),
                formats: hasPDF ? ["pdf", "docx"] : [])
        }
        let files = found.files.each { file in
            paper(
                file.file.name, "\(file.role.chinese)，\(FileList.size(file.file.size))", PublicRequestLinks.file,
                ("file", file.id.text))
        }
        return "<section><h2>文书和材料</h2><ul class=\"papers\">\(letters)\(files)</ul></section>"
    }

    /// The code is in the form's body, so a download is a form too.
    private func paper(
        _ title: String, _ note: String, _ link: Link, _ id: (String, String), formats: [String] = []
    ) -> HTML {
        let buttons: HTML =
            formats.isEmpty
            ? "<button class=\"button\" type=\"submit\"\(attribute: "aria-label", "下载\(title)")>下载</button>"
            : formats.each { format in
                let name = format == "pdf" ? "PDF" : "Word"
                return """
                    <button class="button" type="submit" name="format"\(attribute: "value", format)\
                    \(attribute: "aria-label", "下载\(title)（\(name)）")>\(name)</button>
                    """
            }
        return """
            <li><span>\(title) <span class="hint">\(note)</span></span>\
            <form class="inline" method="post" action="\(link: link)">\(context.hiddenFields(once: false))\
            <input type="hidden" name="code"\(attribute: "value", code)><input type="hidden"\(attribute: "name", id.0)\
            \(attribute: "value", id.1)>\(buttons)</form></li>
            """
    }

    // MARK: What happened, what was asked

    var history: HTML {
        if found.steps.isEmpty { return .empty }
        let items = found.steps.reversed().each { step in
            """
            <li><p class="what">\(step.words)</p><p class="facts"><time datetime="\(text: step.on)">\(text: step.on)</time></p></li>
            """
        }
        return "<section><h2>办理过程</h2><ol class=\"timeline\">\(items)</ol></section>"
    }

    var application: HTML {
        let wanted = found.wanted, isDisclosure = found.kind == .disclosure
        let items: [(String, String)] = [
            ("申请", found.kind.chinese), ("受理机关", found.agencyName),
            (isDisclosure ? "内容描述" : "错在哪里，应当是什么", wanted.description),
            (isDisclosure ? "文号" : "记录", wanted.documentNumber),
            ("信息的形式", isDisclosure ? wanted.medium.chinese : ""), ("获取途径", wanted.route.chinese),
            ("申请人", found.applicant.name), ("联系电话", found.applicant.phone), ("电子邮箱", found.applicant.email),
            ("通信地址", found.applicant.address), ("送达本机关", found.arrivedOn.chinese),
            ("收到申请之日", found.receivedOn?.chinese ?? ""),
        ]
        let filled = items.filter { !$0.1.isEmpty }
            .map { ($0.0, "<span class=\"typed\">\($0.1)</span>" as HTML) }
        return """
            <section><h2>您的申请</h2>\(DefinitionList(filled))<p class="hint">个人信息只显示一部分，因为查询码可能被别人看到。</p></section>
            """
    }
}

extension RequestStage {
    /// In the applicant's words.
    var standing: String {
        switch self {
        case .awaitingConfirmation: "等待与您确认"
        case .registered: "正在审核"
        case .correcting: "等您补正"
        case .explaining: "等您说明理由"
        case .handling: "正在办理"
        case .consulting: "正在征求意见"
        case .awaitingPayment: "等您缴费"
        case .drafting: "正在拟写答复"
        case .legalReview, .secrecyReview: "正在审核答复"
        case .signing: "等待签发"
        case .delivering: "正在送达"
        case .closed, .archived: "已经办结"
        }
    }
}
