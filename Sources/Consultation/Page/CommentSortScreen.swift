import HTTPTypes
package import Kernel
import Markup
package import Site

/// Opinions to look at, to sort and to answer.
package struct CommentSortScreen {
    let view: ConsultationView
    let comments: [CommentReading]
    /// Shown after 查看联系方式; nil otherwise.
    let contact: (PublicCommentID, String)?
    let officer: Officer
    let failed: FailedConsultationAct?
    let context: SiteContext

    package init(
        view: ConsultationView, comments: [CommentReading], contact: (PublicCommentID, String)? = nil,
        officer: Officer, failed: FailedConsultationAct?, context: SiteContext
    ) {
        self.view = view
        self.comments = comments
        self.contact = contact
        self.officer = officer
        self.failed = failed
        self.context = context
    }

    private var found: PublicConsultation { view.found }
    private func may(_ act: ConsultationAct) -> Bool { found.refusal(of: act, by: officer, on: view.today) == nil }

    package var answer: ConsolePage {
        ConsolePage(
            "意见", section: "consultations",
            crumbs: [
                Crumb("意见征集", ConsultationLinks.list), Crumb(found.title, ConsultationLinks.record(found.id)),
            ], lead: "<p>\(view.phase.badge) \(view.line.daysLeft ?? "")</p>", wide: true,
            status: failed?.refusal.code.status ?? .ok, "\(notice)\(queued)\(open)\(groups)\(apart)")
    }

    private var notice: HTML {
        if let failed { return Notice(.wrong, text: failed.refusal.sentence).html }
        if !context.query["done"].isEmpty { return Notice(.done, text: "已保存。").html }
        guard view.phase == .collecting else { return .empty }
        return Notice(.info, text: "征集还没有截止，意见可以查看，截止以后再归类和答复。").html
    }

    // MARK: Queue

    private var queued: HTML {
        let waiting = comments.filter { $0.comment.state == .queued }
        guard !waiting.isEmpty else { return .empty }
        let items = waiting.each { reading in "<li>\(line(reading))\(screening(reading.comment))</li>" }
        return Panel("待核意见 \(waiting.count)条", "<ul class=\"lines\">\(items)</ul>").html
    }

    private func screening(_ comment: PublicComment) -> HTML {
        guard may(.screen) else { return .empty }
        let link = ConsultationLinks.screening(found.id, comment.id), name = comment.id.text
        let state = failed?.act == name ? failed?.state ?? .empty : .empty
        let refuse = PostForm(
            to: link, context, submit: "不作为意见", state: state,
            Field(ConsultationField.name(name, "reason"), "理由", in: state, hint: "例如：广告，与草案无关。", required: true).html)
        return """
            \(PostButton("收下", to: link, context, fields: [("accept", "yes")]))\
            <details\(flag: "open", !state.problems.isEmpty)><summary>不作为意见</summary>\(refuse)</details>
            """
    }

    // MARK: Sorting

    private var open: HTML {
        let waiting = comments.filter { $0.comment.state == .accepted && $0.comment.group == nil }
        guard !waiting.isEmpty else {
            return view.counts.accepted == 0 ? EmptyState("还没有收到意见。没有收到意见的，截止以后也要公布结果。").html : .empty
        }
        let body: HTML
        if may(.sort) {
            let state = failed?.act == "sort" ? failed?.state ?? .empty : .empty
            let chosen = Set(state.fields.list("comment"))
            let rows = waiting.each { reading in
                let id = reading.comment.id.text
                return """
                    <li><p class="check"><input type="checkbox" name="comment"\(attribute: "id", "c-\(id)")\
                    \(attribute: "value", id)\(flag: "checked", chosen.contains(id))>\
                    <label\(attribute: "for", "c-\(id)")>选择第\(reading.comment.number)条</label></p>\(line(reading))</li>
                    """
            }
            let known = view.groups.map { SelectField.Choice($0.id.text, "第\($0.number)组　\($0.summary.prefix(30))") }
            let select: HTML =
                known.isEmpty
                ? .empty : SelectField("group", "归入", choices: known, in: state, empty: "新的一组").html
            body =
                PostForm(
                    to: ConsultationLinks.sorting(found.id), context, submit: "把勾选的意见归为一组", state: state,
                    """
                    <ul class="lines">\(rows)</ul>\(select)\(TextArea(
                    ConsultationField.name("sort", "summary"), "意见要点（新的一组填写，将公布）", in: state, hint: "概括意见，不要写姓名。", rows: 2))
                    """
                ).html
        } else {
            body = "<ul class=\"lines\">\(waiting.each { "<li>\(line($0))</li>" })</ul>"
        }
        return Panel("没有归类的意见 \(waiting.count)条", body).html
    }

    // MARK: Answers

    private var groups: HTML {
        view.groups.filter { $0.size > 0 }.each { group in
            let members = comments.filter { $0.comment.group == group.id }
            let list = members.each { "<li>\(line($0))</li>" }
            let title =
                "第\(group.number)组，\(group.size)条" + (group.isAnswered ? "：\(group.adoption?.chinese ?? "")" : "，还没有答复")
            return Panel(
                title,
                "\(answering(group))<details><summary>组内意见</summary><ul class=\"lines\">\(list)</ul></details>"
            ).html
        }
    }

    private func answering(_ group: CommentGroup) -> HTML {
        guard may(.answer) else {
            return "<p class=\"typed\">\(group.summary)</p><p class=\"typed\">\(group.reason)</p>"
        }
        let name = group.id.text, isFailed = failed?.act == name
        var state = failed?.state ?? .empty
        if !isFailed {
            var fields = FormFields()
            fields.add(group.summary, to: ConsultationField.name(name, "summary"))
            fields.add(group.adoption?.rawValue ?? "", to: ConsultationField.name(name, "adoption"))
            fields.add(group.reason, to: ConsultationField.name(name, "reason"))
            state = FormState(fields)
        }
        let choices = CommentGroup.Adoption.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        return PostForm(
            to: ConsultationLinks.group(found.id, group.id), context, submit: "保存", state: state,
            """
            \(TextArea(ConsultationField.name(name, "summary"), "意见要点（公布）", in: state, required: true, rows: 2))
            \(RadioGroup(ConsultationField.name(name, "adoption"), "采纳情况", choices: choices, in: state, required: true))
            \(TextArea(
                ConsultationField.name(name, "reason"), "怎样采纳，或者不采纳的理由（公布）", in: state, required: true, rows: 3))
            """
        ).html
    }

    private var apart: HTML {
        let left = comments.filter { $0.comment.state == .setAside }
        guard !left.isEmpty else { return .empty }
        let items = left.each {
            "<li>\(line($0))<p class=\"hint\">理由：\($0.comment.stateReason)</p>\(again($0.comment))</li>"
        }
        return Panel("不作为意见 \(left.count)条", "<ul class=\"lines\">\(items)</ul>").html
    }

    /// What was set apart in error is taken in after all.
    private func again(_ comment: PublicComment) -> HTML {
        guard may(.screen) else { return .empty }
        return PostButton(
            "还是收下", to: ConsultationLinks.screening(found.id, comment.id), context, fields: [("accept", "yes")]
        ).html
    }

    private func line(_ reading: CommentReading) -> HTML {
        let comment = reading.comment
        let who = comment.organisation.isEmpty ? "" : "，\(comment.organisation)"
        let files: HTML =
            reading.files.isEmpty
            ? .empty
            : FileList(
                reading.files.map {
                    .init($0.file.name, link: ConsultationLinks.file(found.id, $0.id), size: $0.file.size)
                }
            ).html
        return """
            <p class="hint">第\(comment.number)条，\(comment.receivedAt.minute)，\(comment.channel.chinese)\(who)，\
            \(found.publicDraft?.place(comment.paragraph) ?? "")，\(comment.stance.chinese)</p>\
            <p class="typed">\(comment.words)</p>\(files)\(contactLine(reading))
            """
    }

    private func contactLine(_ reading: CommentReading) -> HTML {
        if let contact, contact.0 == reading.comment.id { return "<p>联系方式：\(contact.1)</p>" }
        guard reading.hasContact, may(.reveal), !may(.sort) || reading.comment.group != nil else { return .empty }
        return PostButton(
            "查看联系方式（将留痕）", to: ConsultationLinks.contact(found.id, reading.comment.id), context
        ).html
    }
}
