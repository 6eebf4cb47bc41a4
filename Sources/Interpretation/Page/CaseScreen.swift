package import Audit
import HTTPTypes
package import Kernel
import Documents
import Markup
package import People
import Publishing
package import Site

/// One case: what is there, what is missing, and the one next step.
package struct CaseScreen {
    let view: CaseView
    let timeline: [RecordedEntry]
    let units: [Unit]
    let officer: Officer
    let failed: FailedCaseAct?
    let context: SiteContext

    package init(
        view: CaseView, timeline: [RecordedEntry], units: [Unit], officer: Officer, failed: FailedCaseAct?,
        context: SiteContext
    ) {
        self.view = view
        self.timeline = timeline
        self.units = units
        self.officer = officer
        self.failed = failed
        self.context = context
    }

    var found: PolicyCase { view.found }

    package var answer: ConsolePage {
        ConsolePage(
            "解读《\(view.line.title)》", section: "interpretations",
            crumbs: [Crumb("政策解读", InterpretationLinks.list)], lead: lead,
            aside: CaseActForms(view: view, officer: officer, failed: failed, context: context).html,
            below: "<h2>办理过程</h2>\(Timeline(entries))", status: failed?.refusal.code.status ?? .ok,
            "\(notice)\(next)\(paper)\(CasePanels(view: view, units: units, context: context, officer: officer).html)")
    }

    private var lead: HTML {
        let due: HTML =
            view.line.reading.map {
                " \(SignalBadge($0.signal, $0.sentence)) <span class=\"hint\">解读期限\($0.due.deadline?.day.chineseWithWeekday ?? "")，文件公开后3个工作日（INT-3）</span>"
            } ?? ""
        return "<p>\(found.standing.badge)\(due)</p>"
    }

    private var notice: HTML {
        if let failed { return Notice(.wrong, text: failed.refusal.sentence).html }
        guard let act = CaseAct(rawValue: context.query["done"]) else { return .empty }
        return Notice(.done, text: "\(act.chinese)：已办理，记录在下方的办理过程中。").html
    }

    private var next: HTML {
        let sentence = CaseNextStep.sentence(view)
        return sentence.isEmpty ? .empty : Notice(.info, "<strong>下一步：</strong>\(sentence)").html
    }

    private var paper: HTML {
        let document = view.document
        var items: [(String, HTML)] = [
            ("公文", "<a href=\"\(link: DocumentLinks.document(document.id))\">\(document.contents.title)</a>"),
            ("文号", HTML(text: document.number?.text ?? "尚未编号")), ("公文状态", HTML(text: document.state.chinese)),
            ("起草和解读", HTML(text: (units.first { $0.id == found.unit }?.name ?? "") + joint)),
            ("为什么要解读", HTML(text: found.need.words(isNormative: found.isNormative))),
        ]
        if let article = found.policyArticle {
            items.append(
                (
                    "公开页面",
                    "<a href=\"\(link: PublicLinks.article(article))\">\(PublicAddress.article(article))</a> \(found.publishedAt?.chinese ?? "")"
                ))
        } else if let article = view.policyDraft {
            items.append(("公开页面", "<a href=\"\(link: ArticleLinks.article(article))\">正在办理的信息</a>"))
        }
        return Panel("文件", DefinitionList(items).html).html
    }

    /// INT-5: of a joint document the lead interprets.
    private var joint: String { view.document.isJoint ? "（联合发文，由牵头起草部门解读）" : "" }

    private var entries: [Timeline.Entry] {
        timeline.reversed().map { entry in
            let name = entry.act.split(separator: ".").last.map(String.init) ?? ""
            return Timeline.Entry(
                who: entry.actorName, what: HTML(text: CaseScreen.words(name)), when: entry.at, rule: entry.rule,
                note: entry.note.isEmpty ? nil : entry.note, receipt: "第 \(entry.sequence) 号")
        }
    }

    private static func words(_ act: String) -> String {
        if let act = CaseAct(rawValue: act) { return act.chinese }
        return [
            "open": "登记解读件", "follow": "联动", "survey_open": "问卷开始", "survey_end": "问卷提前结束",
            "survey_conclude": "公布问卷结论",
        ][act] ?? act
    }
}

extension PolicyCase.Need {
    func words(isNormative: Bool) -> String {
        switch self {
        case .byKind: isNormative ? "行政规范性文件，应当解读（INT-1）" : "政策性文件，应当解读（INT-1）"
        case .judged(let reason): "经研判应当解读：\(reason)"
        case .exempt(let reason, let by): "不作解读（\(by)）：\(reason)"
        case .dropped: "公文已经撤稿或者转为线下处理"
        case .changeOnly: "没有列入解读；提到它的公开页面随它的变动处置（NORM-6）"
        }
    }
}

/// The one thing to do next, in a sentence.
enum CaseNextStep {
    static func sentence(_ view: CaseView) -> String {
        let found = view.found
        switch found.standing {
        case .planning:
            if !found.returnReason.isEmpty { return "方案和材料被退回：\(found.returnReason)。请修改后重新送审签。" }
            if let missing = found.plan.omissions.first ?? found.materials.contentRefusal { return missing.rest }
            return "方案和材料已经齐备，请送审签。"
        case .inReview: return "请委领导审签解读方案和材料，与文件一并审签。"
        case .signed:
            return view.document.state.isSigned ? "文件和材料完成三审三校后，请成套发布。" : "请签发公文；签发后在信息发布完成三审三校，再成套发布。"
        case .released: return "文件已经公开。请把解读材料发布出去，期限见上方。"
        case .done:
            if view.openChanges > 0 { return "有\(view.openChanges)个页面受文件变动影响，请打开“变动牵连”逐页处置。" }
            if view.line.brokenLinks > 0 { return "文件页和解读页的关联失效，请核对解读信息的“解读的文件”一项。" }
            if found.channels.count < 2 { return "请在其他渠道发布，并登记网址或者刊期。" }
            return found.evaluation == nil ? "可以发起问卷，了解政策效果。" : ""
        case .exempt, .dropped: return ""
        case .changeOnly: return view.openChanges > 0 ? "有\(view.openChanges)个页面受文件变动影响，请打开“变动牵连”逐页处置。" : ""
        }
    }
}

extension Refusal {
    /// What is missing, without the act that it would hold up.
    fileprivate var rest: String {
        guard let colon = sentence.firstIndex(of: "：") else { return sentence }
        return String(sentence[sentence.index(after: colon)...])
    }
}
