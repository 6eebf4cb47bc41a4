import Audit
import HTTPTypes
package import Kernel
import Markup
package import Plans
package import Site

/// One check: the clause, how it stands, what breaks it, its last days; for a manual one its turns and their proof.
package struct CheckScreen {
    let detail: CheckDetail
    let plan: Plan
    let book: MeasureBook
    let directory: LedgerDirectory
    let today: Day
    let officer: Officer
    let failed: FailedTurn?
    let context: SiteContext

    package init(
        detail: CheckDetail, plan: Plan, book: MeasureBook, directory: LedgerDirectory, today: Day, officer: Officer,
        failed: FailedTurn? = nil, context: SiteContext
    ) {
        self.detail = detail
        self.plan = plan
        self.book = book
        self.directory = directory
        self.today = today
        self.officer = officer
        self.failed = failed
        self.context = context
    }

    private var check: ClauseCheck { detail.check }

    package var answer: ConsolePage {
        ConsolePage(
            check.title(in: book), section: "checks", crumbs: [Crumb("条款核查", CheckLinks.list)], lead: lead,
            aside: aside, below: "<h2>记录</h2>\(Timeline(entries))", status: failed?.refusal.code.status ?? .ok,
            "\(notice)\(facts)\(state)\(turns)")
    }

    private var lead: HTML {
        guard let signal = check.standing.signal else { return "" }
        let since = check.standing.redSince.map { "，自\($0.chinese)起" } ?? ""
        return "<p>\(SignalBadge(signal, signal.checkWord + since))</p>"
    }

    private var notice: HTML {
        if let failed { return Notice(.wrong, text: failed.refusal.sentence).html }
        switch context.query["done"] {
        case "report": return Notice(.done, text: "已报送，等待政务公开办确认。").html
        case "acceptance": return Notice(.done, text: "已确认，这一次核查完成。").html
        case "return": return Notice(.done, text: "已退回，责任单位会看到理由。").html
        default: return .empty
        }
    }

    private var facts: HTML {
        let unit = check.setting.unit.map { directory.name($0) } ?? ""
        var items: [(String, HTML)] = [
            ("条款", "<span class=\"official\">\(check.quote)</span>"),
            (
                "出自",
                "<a href=\"\(link: CheckLinks.plan(check.plan))\">\(plan.title)</a>，<a href=\"\(link: LedgerLinks.task(check.task))\">查看任务</a>"
            ),
            ("核查方式", HTML(text: check.setting.words(book))), ("责任单位", HTML(text: unit)),
            ("确认", HTML(text: "\(check.decidedBy)，\(check.decidedAt.chinese)")),
        ]
        if let definition = check.setting.measure.flatMap({ book[$0] }) {
            items.insert(("统计口径", HTML(text: "\(definition.counts)（\(definition.rule)）")), at: 3)
            if case .subject = check.setting.scope {
                items.insert(("统计范围", HTML(text: check.setting.scope.chinese)), at: 4)
            }
        }
        if !check.reason.isEmpty { items.append(("理由", HTML(text: check.reason))) }
        return Panel("核查什么", DefinitionList(items).html).html
    }

    // MARK: What the days showed

    private var state: HTML {
        guard check.setting.method == .measured else { return .empty }
        guard let ran = check.standing.ranOn else {
            return Panel("现状", "<p>还没有计算。确认后的第一次每日核查会算出结果。</p>").html
        }
        return """
            \(Panel("现状", "<p>\(check.standing.sentence)</p><p class=\"hint\">\(ran.chinese)计算</p>\(items)"))\(history)
            """
    }

    private var items: HTML {
        guard !detail.items.isEmpty else { return .empty }
        let lines = detail.items.each { item -> HTML in
            let title: HTML =
                Link(returning: item.address).map { "<a href=\"\(link: $0)\">\(item.title)</a>" }
                ?? HTML(text: item.title)
            return "<li>\(title)\(if: !item.note.isEmpty, " <span class=\"hint\">\(item.note)</span>")</li>"
        }
        let more: HTML =
            detail.items.count >= MeasureReading.mostItems
            ? "<p class=\"hint\">只列出前 \(MeasureReading.mostItems) 条。</p>" : ""
        return "<h3>没有达到要求的记录</h3><ul class=\"lines\">\(lines)</ul>\(more)"
    }

    private var history: HTML {
        let known = detail.runs.filter { $0.measured != nil }
        let unknown = detail.runs.count - known.count
        let missing: HTML = unknown > 0 ? "<p class=\"hint\">其中 \(unknown) 天未测：系统没有运行，记录不能说明那一天的情况。</p>" : ""
        guard known.count > 1, let first = known.first, let last = known.last else {
            return "\(missing)"
        }
        let unit = book[check.setting.measure ?? ""]?.comparison.unit ?? ""
        let red = known.filter { $0.signal == .red }.count
        let finding =
            red == 0 ? "\(first.day.chinese)以来每天都达到要求" : "\(first.day.chinese)以来的 \(known.count) 天中，\(red) 天没有达到要求"
        let chart = LineChart(
            finding, source: "每日核查记录", points: known.suffix(30).map { ($0.day.monthAndDay, $0.measured?.plotted ?? 0) },
            unit: unit)
        return Panel("最近的变化", "\(chart)\(missing)<p class=\"hint\">最近一次：\(last.sentence)</p>").html
    }

    // MARK: Manual turns

    private var turns: HTML {
        guard !detail.turns.isEmpty else { return .empty }
        let parts = detail.turns.reversed().each { turn -> HTML in
            let words: HTML = turn.words.isEmpty ? "" : "<p class=\"typed\">\(turn.words)</p>"
            let by: HTML =
                turn.submittedAt.map { "<p class=\"hint\">\(turn.submittedName) \($0.minute)报送</p>" } ?? ""
            let file: HTML =
                turn.file.map {
                    FileList([.init($0.name, link: CheckLinks.proof(check.id, turn.id), size: $0.size)]).html
                } ?? ""
            let note: HTML = turn.note.isEmpty ? "" : "<p class=\"review\">退回：\(turn.note)</p>"
            return """
                <article><h3>期限 \(turn.due.chineseWithWeekday) \(turn.badge(on: today))</h3>\(words)\(file)\(by)\(note)</article>
                """
        }
        return "<section class=\"panel reports\"><h2>各次核查</h2>\(parts)</section>"
    }

    private var aside: HTML {
        let acts = detail.turns.filter { $0.state == .open || $0.state == .submitted }.flatMap(acts)
        return acts.isEmpty ? .empty : ActionsPanel(acts).html
    }

    private func acts(_ turn: ManualTurn) -> [ActionsPanel.Act] {
        let title = "（期限 \(turn.due)）"
        let state = failed?.turn == turn.id ? failed?.state ?? .empty : .empty
        let hidden = [(name: "version", value: "\(turn.version)")]
        if turn.state == .open {
            if let refusal = turn.refusalOfReporting(check, by: officer) { return [.refused("报送核查\(title)", refusal)] }
            let fields: HTML = """
                \(TextArea("words", "核查情况", in: state, hint: "写明查了什么、结果怎样。", required: true, rows: 4))
                \(FileField("file", "佐证材料", in: state, hint: "文件、截图或照片，不超过 50 MB。", required: true))
                """
            return [
                .allowed(
                    "报送核查\(title)", to: CheckLinks.report(check.id, turn.id), context, primary: true, multipart: true,
                    state: state, hidden: hidden, fields: fields)
            ]
        }
        if let refusal = turn.refusalOfReviewing(check, by: officer) { return [.refused("确认核查\(title)", refusal)] }
        return [
            .allowed(
                "确认核查\(title)", to: CheckLinks.acceptance(check.id, turn.id), context, primary: true, hidden: hidden),
            .allowed(
                "退回\(title)", to: CheckLinks.sendingBack(check.id, turn.id), context, state: state, hidden: hidden,
                fields: TextArea("reason", "退回理由", in: state, required: true, rows: 3).html),
        ]
    }

    private var entries: [Timeline.Entry] {
        detail.timeline.reversed().map { entry in
            Timeline.Entry(
                who: entry.actorName, what: HTML(text: CheckScreen.words(entry.act)), when: entry.at, rule: entry.rule,
                note: entry.note.isEmpty ? nil : entry.note, receipt: "第 \(entry.sequence) 号")
        }
    }

    private static func words(_ act: String) -> String {
        let words = [
            "confirm": "确认核查方式", "change": "变更核查方式", "red": "变为未达到", "recovered": "恢复达到", "report": "报送核查",
            "accept": "确认核查", "return": "退回",
        ]
        let name = act.split(separator: ".").last.map { String($0) } ?? ""
        return words[name] ?? act
    }
}

/// A turn's act that was refused, with what was typed.
package struct FailedTurn: Sendable {
    package let turn: ManualTurnID
    package let refusal: Refusal
    package let state: FormState

    package init(_ turn: ManualTurnID, _ refusal: Refusal, _ form: Form) {
        self.turn = turn
        self.refusal = refusal
        state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
    }
}

extension Measure {
    /// The height of a day's point.
    fileprivate var plotted: Int {
        switch self {
        case .rate(let part, let whole):
            let (scaled, overflow) = part.multipliedReportingOverflow(by: 100)
            return whole <= 0 || overflow ? 100 : scaled / whole
        case .count(let n): return n
        case .age(let days): return days ?? 0
        }
    }
}

extension Day {
    fileprivate var monthAndDay: String { "\(month)-\(dayOfMonth)" }
}
