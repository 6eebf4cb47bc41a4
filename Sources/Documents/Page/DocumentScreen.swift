package import Audit
import HTTPTypes
package import Kernel
import Markup
package import People
package import Site

/// What the page of one document shows.
package struct DocumentView: Sendable {
    package let document: OfficialDocument
    package let body: CleanBody
    package let timeline: [RecordedEntry]
    package let reviews: [DocumentReview]
    package let publications: [DocumentPublication]
    /// Its record in the procedure for normative documents (NORM-2).
    package let normative: NormativeID?
    package let hints: [AttributeHint]
    package let units: [Unit]
    package let agencyName: String
    package let officer: Officer
    package let policy: DocumentPolicy

    package init(
        document: OfficialDocument, body: CleanBody, timeline: [RecordedEntry], reviews: [DocumentReview],
        publications: [DocumentPublication], normative: NormativeID? = nil, hints: [AttributeHint], units: [Unit],
        agencyName: String, officer: Officer, policy: DocumentPolicy
    ) {
        self.document = document
        self.body = body
        self.timeline = timeline
        self.reviews = reviews
        self.publications = publications
        self.normative = normative
        self.hints = hints
        self.units = units
        self.agencyName = agencyName
        self.officer = officer
        self.policy = policy
    }

    func name(_ unit: UnitID) -> String { units.first { $0.id == unit }?.name ?? "（已撤销的科室）" }
}

/// One document: its text, its attribute with what speaks for it, what may be done now, and what was done.
package struct DocumentScreen {
    let view: DocumentView
    let failed: FailedDocumentAct?
    let context: SiteContext

    package init(_ view: DocumentView, failed: FailedDocumentAct? = nil, context: SiteContext) {
        self.view = view
        self.failed = failed
        self.context = context
    }

    private var document: OfficialDocument { view.document }

    package var answer: ConsolePage {
        ConsolePage(
            document.contents.title, section: "documents", crumbs: [Crumb("公文", DocumentLinks.list)], lead: lead,
            aside: "\(DocumentActs(view: view, failed: failed, context: context))\(DocumentReviewPanel(view: view))",
            below: "<h2>办理过程</h2>\(Timeline(entries))", status: failed?.refusal.code.status ?? .ok,
            "\(notice)\(AttributePanel(view: view))\(DocumentFacts(view: view))\(text)")
    }

    private var lead: HTML {
        let letter: HTML =
            document.state == .offline
            ? "" : "<a class=\"button\" href=\"\(link: DocumentLinks.letter(document.id))\" download>导出公文格式（docx）</a>"
        let number: HTML = document.number.map { "<span class=\"number\">\($0.text)</span> " } ?? ""
        return "<div class=\"lead\"><p>\(number)\(document.state.badge)</p>\(letter)\(next)</div>"
    }

    /// Where the document goes on: to the public once it is signed, and into the procedure for normative documents.
    private var next: HTML { "\(article)\(normative)" }

    private var article: HTML {
        guard document.state.isSigned, !view.officer.holds(.supervisor), !view.officer.isAdministrator,
            document.attribute.final?.attribute.isPublic == true, view.publications.isEmpty
        else { return .empty }
        return button("拟公开信息", DocumentLinks.newArticle.query("document", document.id.text))
    }

    private var normative: HTML {
        if let record = view.normative { return button("规范性文件记录", NormativeLinks.text(record)) }
        guard NormativeText.startingRefusal(from: document, isTaken: false, by: view.officer) == nil else {
            return .empty
        }
        return button("规范性文件立项", NormativeLinks.new.query("document", document.id.text))
    }

    private func button(_ title: String, _ link: Link) -> HTML {
        " <a class=\"button\" href=\"\(link: link)\">\(title)</a>"
    }

    private var notice: HTML {
        if let failed {
            let isShown =
                document.refusal(of: failed.act, by: view.officer) == nil ? failed.state.problems.first : nil
            guard let problem = isShown else { return Notice(.wrong, text: failed.refusal.sentence).html }
            return Notice(
                .wrong, "<p>没有\(failed.act.chinese)。<a href=\"#f-\(problem.field)\">到需要修改的地方</a></p>"
            ).html
        }
        let notes = context.query.list("note").prefix(10).each { "<p>\($0)</p>" }
        if !notes.isEmpty { return Notice(.info, "<p>文稿已保存。读取 Word 时：</p>\(notes)").html }
        guard let act = DocumentAct(rawValue: context.query["done"]) else { return .empty }
        return Notice(.done, text: "已\(act.chinese)，记录在下方的办理过程中。").html
    }

    private var text: HTML {
        guard document.state != .offline else {
            return Notice(.info, text: "涉密，线下处理。本系统不保存涉密公文的标题、内容和附件（SEC-4）。").html
        }
        let body: HTML =
            document.contents.body.isEmpty
            ? "<p class=\"hint\">还没有正文。</p>" : BodyHTML(body: view.body).html
        let annotation: HTML = document.annotation.map { "<p class=\"annotation\">\($0)</p>" } ?? ""
        return Panel("正文", "\(body)\(annotation)").html
    }

    private var entries: [Timeline.Entry] {
        view.timeline.map { act in
            Timeline.Entry(
                who: act.actorName, what: HTML(text: act.documentWords), when: act.at, rule: act.rule,
                note: act.note.isEmpty ? nil : act.note, receipt: "第 \(act.sequence) 号")
        }
    }
}

/// 公开属性: proposal, the office's view, the secrecy words, the decision, and the hints (OPN-6, OPN-10).
struct AttributePanel: Component {
    let view: DocumentView

    private var document: OfficialDocument { view.document }

    var html: HTML {
        guard document.state != .offline else { return .empty }
        let badge = AttributeBadge(
            attribute: document.currentAttribute, isDecided: document.attribute.final != nil)
        return Panel("公开属性", "<p>\(badge)</p>\(DefinitionList(facts))\(hints)").html
    }

    private var facts: [(String, HTML)] {
        var facts: [(String, HTML)] = []
        if let proposal = document.contents.proposal { facts.append(("拟稿人建议", words(proposal))) }
        if let counter = document.attribute.counter {
            facts.append(("公开办意见", HTML(text: "\(counter.attribute.chinese)：\(counter.opinion)")))
            facts.append(
                (
                    "协商结果",
                    HTML(
                        text: [counter.answer.chinese, counter.answerOpinion].filter { !$0.isEmpty }.joined(
                            separator: "："))
                ))
        }
        if document.attribute.holdsRestricted { facts.append(("内容", "文内有不宜公开的内容（OPN-7）")) }
        if let first = document.secrecy.first { facts.append(("保密初审", HTML(text: first.words))) }
        if let organ = document.secrecy.referredTo { facts.append(("提请确定", HTML(text: organ))) }
        if let second = document.secrecy.second { facts.append(("保密复审", HTML(text: second.words))) }
        if let final = document.attribute.final { facts.append(("签发人决定", words(final))) }
        if let superior = document.contents.superior {
            let own = superior.attribute?.chinese ?? "没有公开属性"
            let relation = superior.isForwarded ? "转发" : "落实"
            facts.append((relation, HTML(text: "\(superior.number)《\(superior.title)》（\(own)）")))
        }
        if let reason = document.contents.superiorOverride { facts.append(("例外理由", HTML(text: reason))) }
        return facts
    }

    private func words(_ proposal: AttributeProposal) -> HTML {
        HTML(text: proposal.attribute.chinese + (proposal.reason.isEmpty ? "" : "：\(proposal.reason)"))
    }

    /// Only while it is open what the attribute will be.
    private var hints: HTML {
        guard document.attribute.final == nil, !view.hints.isEmpty else { return .empty }
        let items = view.hints.each { hint in
            "<li>\(Badge(hint.attribute.chinese, .faint)) \(hint.sentence) <span class=\"rule\">\(hint.rule)</span></li>"
        }
        return "<h3>提示</h3><ul>\(items)</ul><p class=\"hint\">提示仅供参考，公开属性由拟稿人提出、签发人决定。</p>"
    }
}

/// Who wrote it, to whom it goes, its files and joint organs.
struct DocumentFacts: Component {
    let view: DocumentView

    private var document: OfficialDocument { view.document }

    var html: HTML {
        let contents = document.contents
        var facts: [(String, HTML)] = [
            ("文种", HTML(text: contents.kind.chinese)),
            ("拟稿", HTML(text: "\(view.name(document.unit)) \(document.drafterName)")),
        ]
        let marks = [
            contents.isPolicy ? "政策性文件" : nil, contents.isNormative ? "行政规范性文件" : nil,
            contents.isGovernmentDraft ? "代政府拟稿" : nil,
        ].compactMap(\.self)
        if !marks.isEmpty { facts.append(("性质", HTML(text: marks.joined(separator: "、")))) }
        if !contents.addressees.isEmpty { facts.append(("主送", HTML(text: contents.addressees))) }
        if !contents.copies.isEmpty { facts.append(("抄送", HTML(text: contents.copies))) }
        if let day = document.signedOn {
            facts.append(("签发", HTML(text: "\(document.signerName ?? "") \(day.chinese)")))
        }
        if let day = document.issuedOn { facts.append(("印发", HTML(text: day.chinese))) }
        if let source = document.external { facts.append(("来源", HTML(text: "\(source.system)（\(source.id)）"))) }
        return Panel("公文信息", "\(DefinitionList(facts))\(joint)\(files)\(publications)").html
    }

    private var joint: HTML {
        guard !document.agreements.isEmpty else { return .empty }
        let items = document.agreements.each { agreement in
            let opinion: HTML = agreement.opinion.isEmpty ? "" : "：\(agreement.opinion)"
            let told: HTML = agreement.toldOn.map { "，\($0.chinese)告知" } ?? ""
            return
                "<li>\(agreement.organ) \(Badge(agreement.answer.chinese, agreement.answer == .agreed ? .good : .warning))\(opinion)\(told)</li>"
        }
        return "<h3>联合发文机关</h3><ul>\(items)</ul>"
    }

    private var files: HTML {
        guard !document.contents.files.isEmpty else { return .empty }
        let items = document.contents.files.enumerated().map { place, file in
            FileList.Item(
                file.role == .source ? "\(file.name)（原稿）" : file.name, link: DocumentLinks.file(document.id, place),
                size: file.size)
        }
        return "<h3>文件</h3>\(FileList(items))"
    }

    private var publications: HTML {
        guard !view.publications.isEmpty else { return .empty }
        let items = view.publications.each { item in
            let state = item.withdrawnAt.map { "\($0.day.chinese)撤下" } ?? "公开中"
            return "<li>\(item.publishedAt.day.chinese)公开，\(state)：\(item.address)</li>"
        }
        return "<h3>公开</h3><ul>\(items)</ul>"
    }
}

/// The looks at its attribute, done and due (OPN-9).
struct DocumentReviewPanel: Component {
    let view: DocumentView

    var html: HTML {
        guard !view.reviews.isEmpty else { return .empty }
        let items = view.reviews.each { review in
            let words: HTML =
                review.decidedAt.map { at in
                    "\(at.day.chinese) \(review.reviewer ?? "")：\(review.outcome.chinese)。\(review.reason ?? "")"
                } ?? "请于\(review.dueOn.chinese)前复查"
            return
                "<li>\(Badge(review.outcome.chinese, review.outcome == .open ? .warning : .neutral)) \(review.cause)<br>\(words)</li>"
        }
        let pending: HTML =
            view.document.review?.release.map {
                "<p>待批准：变更为\($0.attribute.chinese)。理由：\($0.reason)</p>"
            } ?? ""
        return Panel("公开属性复查", "\(pending)<ul>\(items)</ul>").html
    }
}
