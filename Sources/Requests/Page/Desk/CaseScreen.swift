package import Audit
import HTTPTypes
package import Kernel
import Markup
package import Site

/// What the page of one case shows to one officer.
package struct CasePage: Sendable {
    package let view: CaseView
    package let timeline: [RecordedEntry]
    package let officer: Officer
    package let today: Day
    /// The applicant in clear, when this officer has just asked for it.
    package let revealed: Applicant?
    /// How many applications of this applicant came in the month before this one (FEE-2).
    package var earlierInMonth = 0
    /// How many applicants asked nearly the same (FOI-44).
    package var askedTimes = 0
    /// Where a misdirected application can be passed on to.
    package let agencies: [AgencyChoice]

    package init(
        view: CaseView, timeline: [RecordedEntry], officer: Officer, today: Day, agencies: [AgencyChoice] = [],
        revealed: Applicant? = nil
    ) {
        self.view = view
        self.timeline = timeline
        self.officer = officer
        self.today = today
        self.agencies = agencies
        self.revealed = revealed
    }

    var names: DeskNames { DeskNames(units: view.units, members: view.members) }

    /// The clock of the reply, running or ended.
    var reply: CaseDuty? { view.duties.first { $0.rule == "FOI-33" || $0.rule == "FOI-41" } }

    /// Those who only look see no third party's name and no draft's hands (ROLE-14).
    var isReader: Bool { view.acts.isEmpty }
}

/// Another agency on this platform.
package struct AgencyChoice: Sendable {
    package let id: AgencyID
    package let name: String

    package init(_ id: AgencyID, _ name: String) {
        self.id = id
        self.name = name
    }
}

/// One case: when it is due and why, what is asked, what was done, and what may be done now.
package struct CaseScreen {
    let page: CasePage
    let failed: FailedCaseAct?
    let context: SiteContext

    package init(_ page: CasePage, failed: FailedCaseAct? = nil, context: SiteContext) {
        self.page = page
        self.failed = failed
        self.context = context
    }

    private var request: DisclosureRequest { page.view.request }

    package var answer: ConsolePage {
        ConsolePage(
            "\(request.number) \(short(request.wanted.description))", section: "requests",
            crumbs: [Crumb("依申请公开", DeskLinks.board)], lead: CaseLead(page: page).html,
            aside: "\(CaseActs(page: page, failed: failed, context: context))\(side)",
            below: "<h2>办理过程</h2>\(Timeline(entries))", status: failed?.refusal.code.status ?? .ok,
            "\(notice)\(body)")
    }

    private var body: HTML {
        let names = page.names
        let files = Dictionary(page.view.files.map { ($0.id, $0.file.name) }, uniquingKeysWith: { first, _ in first })
        return """
            \(CaseWanted(request: request))\(CaseReply(request: request, names: names, fileNames: files, officer: page.officer))\
            \(CaseNotices(request: request))\(CaseOthers(request: request, names: names, showsParties: !page.isReader))\
            \(CaseMoneyAndTime(request: request, names: names))\(CaseRemarks(request: request, names: names))\
            \(CaseRemedies(view: page.view, names: names))\(CasePapers(view: page.view, mayRedact: page.view.acts.contains(.addFile), officer: page.officer, context: context))
            """
    }

    private var side: HTML {
        """
        \(CaseApplicant(page: page, context: context))\(CaseDeadlines(duties: page.view.duties))\
        \(CaseRelations(view: page.view))
        """
    }

    private var notice: HTML {
        if let failed {
            guard let problem = failed.shownProblem(among: page.view.acts) else {
                return Notice(.wrong, text: failed.refusal.sentence).html
            }
            return Notice(
                .wrong, "<p>没有\(failed.act.chinese)。<a href=\"#f-\(problem.field)\">到需要修改的地方</a></p>"
            ).html
        }
        if context.query.flag("redacted") {
            return Notice(.done, text: "遮盖件已生成并通过检查，列在“材料”中。拟写答复时可以选作附件。").html
        }
        guard let act = RequestAct(rawValue: context.query["done"]) else { return .empty }
        return Notice(.done, text: "已办理：\(act.chinese)。记录在下方的办理过程中。").html
    }

    private var entries: [Timeline.Entry] {
        page.timeline.reversed().map { act in
            Timeline.Entry(
                who: act.actorName, what: HTML(text: RequestAct.words(of: act.act)), when: act.at, rule: act.rule,
                note: act.note.isEmpty ? nil : act.note, receipt: "第 \(act.sequence) 号")
        }
    }

    private func short(_ text: String) -> String { text.count > 30 ? String(text.prefix(29)) + "…" : text }
}

extension RequestAct {
    /// The last word of a journal act (`requests.require_correction`) in Chinese.
    static func words(of act: String) -> String {
        let last = act.split(separator: ".").last.map { String($0) } ?? act
        if let known = RequestAct(rawValue: last) { return known.chinese }
        return ApplicantAct(rawValue: last)?.chinese ?? others[last] ?? "办理"
    }

    /// What the journal tells of a case beside the acts on it.
    private static let others = [
        "receive": "登记申请", "part": "拆分后登记", "handed": "接收转来的申请", "export": "导出", "import": "导入",
    ]
}

/// Under the number: stage, the day it is due with its reasons, what comes next and by whom.
struct CaseLead: Component {
    let page: CasePage

    private var request: DisclosureRequest { page.view.request }

    var html: HTML {
        """
        <div class="lead"><p>\(request.stage.badge) \(kind)<span class="hint">\(holder)</span></p>\(due)\
        <p>\(request.stage.next)</p>\(buttons)</div>
        """
    }

    private var kind: HTML { request.kind == .recordCorrection ? "\(Badge(request.kind.chinese, .neutral)) " : "" }

    private var holder: String {
        "\(page.names.name(request.unit))，承办人\(request.handler == nil ? "未指定" : " \(page.names.name(request.handler))")"
    }

    private var due: HTML {
        guard let duty = page.reply else {
            return "<p class=\"deadline\">答复期限 \(Badge("未起算", .faint)) <span class=\"hint\">双方确认收到后开始计算。</span></p>"
        }
        let day: HTML = duty.explanation.due.deadline.map { "<strong>\($0.day.chineseWithWeekday)</strong>" } ?? ""
        return """
            <p class="deadline">答复期限 \(day) \(DueBadge(reading: duty.reading))</p>\
            \(DeadlineDays(title: "这一天是怎样算出来的", name: "答复期限", explanation: duty.explanation))
            """
    }

    private var buttons: HTML {
        let mayTake = request.refusal(ofOpening: .file(.applicant), by: page.officer) == nil
        let archive: HTML =
            mayTake && (request.stage == .closed || request.stage == .archived)
            ? " <a class=\"button\" href=\"\(link: DeskLinks.archive(request.id))\" download>下载案卷（zip）</a>" : ""
        return
            "<p class=\"buttons\"><a class=\"button\" href=\"\(link: DeskLinks.receipt(request.id))\">接收回执</a>\(archive)</p>"
    }
}
