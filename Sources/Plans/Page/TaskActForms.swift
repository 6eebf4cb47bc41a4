import Kernel
import Markup
import People
import Site

/// What may be done with the task now, and what may not, with the reason.
struct TaskActs: Component {
    let view: TaskView
    let failed: FailedAct?
    let context: SiteContext

    private var task: PlanTask { view.task }

    var html: HTML {
        var shown: [ActionsPanel.Act] = [], others: [(TaskAct, Refusal)] = []
        let primary = TaskActs.primary(task.allowedActs(for: view.officer))
        for act in TaskAct.allCases {
            guard let refusal = task.refusal(of: act, by: view.officer) else {
                shown.append(allowed(act, isPrimary: act == primary))
                continue
            }
            // What this role does, but not now, is worth reading; what others do folds away.
            if task.state.isOpen, refusal.code == .stateRefused, act.isOffered(task) {
                shown.append(.refused(act.chinese, refusal))
            } else {
                others.append((act, refusal))
            }
        }
        return "\(search)\(shown.isEmpty ? closed : ActionsPanel(shown).html)\(folded(others))"
    }

    /// 系统内的记录作佐证: looked for first, then chosen in the form of the report.
    private var search: HTML {
        guard view.offersRecords, task.refusal(of: .report, by: view.officer) == nil else { return .empty }
        let none: HTML =
            view.found.isEmpty && !view.searched.isEmpty
            ? "<p class=\"problem\">没有找到标题含“\(view.searched)”的记录。可以换一个词，或者直接上传文件。</p>" : ""
        let some: HTML =
            view.found.isEmpty ? "" : "<p>找到 \(view.found.count) 条，请在下面“报送办结”中选择。</p>"
        return """
            <details class="panel"\(flag: "open", !view.searched.isEmpty)><summary>用系统内的记录作佐证</summary>
            <p class="hint">已经公开的信息、依申请公开答复、公开目录和会议，可以直接作为佐证，不用截图。系统记下当时的内容，以后每天核对。</p>\
            <form class="form" method="get" action="\(link: LedgerLinks.task(task.id))">\
            <div class="field"><label for="record-search">标题或者文号中的词</label>\
            <input type="search" id="record-search" name="records"\(attribute: "value", view.searched)></div>
            <p class="buttons"><button class="button" type="submit">查找</button></p></form>\(none)\(some)</details>
            """
    }

    private var closed: HTML {
        let sentence = task.state.isOpen ? "现在没有由您办理的事项。" : "任务已经办结，记录不再更改。"
        return Panel("可以办理", "<p class=\"hint\">\(sentence)</p>").html
    }

    private func folded(_ others: [(TaskAct, Refusal)]) -> HTML {
        guard !others.isEmpty else { return .empty }
        let items = others.each { "<li><strong>\($0.0.chinese)</strong> \($0.1.sentence)</li>" }
        return """
            <details class="panel others"><summary>由他人办理或不适用的 \(others.count) 项</summary>\
            <ul>\(items)</ul></details>
            """
    }

    /// The act that the page suggests.
    static func primary(_ allowed: [TaskAct]) -> TaskAct? {
        let order: [TaskAct] = [.approveChange, .accept, .assign, .acknowledge, .contribute, .progress]
        return order.first(where: allowed.contains)
    }

    private func allowed(_ act: TaskAct, isPrimary: Bool) -> ActionsPanel.Act {
        let state = failed?.act == act ? failed?.state ?? .empty : .empty
        let forms = TaskActFields(view: view, act: act, state: state)
        return .allowed(
            act.chinese, to: LedgerLinks.act(act)(task.id), context, primary: isPrimary, multipart: forms.hasFiles,
            state: state, hidden: [(TaskField.version, "\(task.version)")], fields: forms.html)
    }
}

extension TaskAct {
    /// Whether a refusal for the state is worth a line: a change that nobody proposed needs none.
    fileprivate func isOffered(_ task: PlanTask) -> Bool {
        switch self {
        case .approveChange, .declineChange: task.pendingChange != nil
        case .assign, .acknowledge, .delegate, .progress, .contribute, .report, .accept, .sendBack, .proposeChange:
            true
        }
    }
}

/// The fields of one act.
struct TaskActFields: Component {
    let view: TaskView
    let act: TaskAct
    let state: FormState

    var hasFiles: Bool {
        switch act {
        case .progress, .contribute, .report: true
        case .assign, .acknowledge, .delegate, .accept, .sendBack, .proposeChange, .approveChange, .declineChange:
            false
        }
    }

    var html: HTML {
        switch act {
        case .assign: grid
        case .acknowledge: .empty
        case .delegate: delegate
        case .progress: "\(area(TaskField.words, "进展情况"))\(files("佐证材料（可以不附）"))"
        case .contribute: "\(area(TaskField.words, "配合情况"))\(files("材料（可以不附）"))"
        case .report: report
        case .accept: area(TaskField.note, "审核意见（可以不填）", required: false, rows: 2)
        case .sendBack: area(TaskField.reason, "退回理由", hint: "写明缺什么、怎样补，承担单位会看到。", rows: 3)
        case .proposeChange: proposal
        case .approveChange: pending
        case .declineChange: area(TaskField.reason, "不同意的理由", rows: 3)
        }
    }

    private func area(
        _ field: String, _ label: String, required: Bool = true, hint: String? = nil, rows: Int = 4
    ) -> HTML {
        TextArea(TaskField.name(act, field), label, in: state, hint: hint, required: required, rows: rows).html
    }

    private func files(_ label: String, required: Bool = false) -> HTML {
        FileField(
            TaskField.name(act, TaskField.evidence), label, in: state,
            hint: "文件、截图或照片，最多 10 个，每个不超过 50 MB。", accept: TaskField.acceptedFiles, required: required,
            multiple: true
        ).html
    }

    /// Files, or records of the system that were looked for above.
    private var report: HTML {
        let boxes = view.found.each { record in
            Checkbox(
                TaskField.name(.report, TaskRecordField.name), "\(record.title)（\(record.kind.chinese)）",
                value: record.reference, in: state, hint: record.state
            ).html
        }
        let chosen: HTML =
            view.found.isEmpty
            ? ""
            : """
            <input type="hidden" name="\(TaskField.name(.report, TaskRecordField.search))"\
            \(attribute: "value", view.searched)><fieldset class="field"><legend>系统内的记录</legend>\(boxes)</fieldset>
            """
        return """
            \(area(TaskField.words, "落实情况"))\(chosen)\
            \(files(view.found.isEmpty ? "佐证材料" : "佐证材料（已选系统记录的可以不附）", required: view.found.isEmpty))
            """
    }

    private var grid: HTML {
        DutyGrid(
            act: act, units: choices, chosen: state.fields.names.isEmpty ? view.task.assignments : nil, state: state
        ).html
    }

    /// The units that can be chosen, and those that stand in the task though they were closed.
    private var choices: [Unit] {
        let present = Set(view.task.assignments.map(\.unit))
        return view.directory.units.filter { $0.agency == view.task.agency && ($0.isActive || present.contains($0.id)) }
    }

    private var proposal: HTML {
        let due = Field(
            TaskField.name(act, TaskField.due), "新的时限", in: state, kind: .date, hint: "只换单位时留空。")
        return """
            \(due)<details\(flag: "open", state.problem(TaskField.name(act, TaskField.units)) != nil)>\
            <summary>同时调整承担单位</summary>\(grid)</details>\(area(TaskField.reason, "调整理由", rows: 3))
            """
    }

    /// What is proposed, above the button that approves it.
    private var pending: HTML {
        guard let change = view.task.pendingChange else { return .empty }
        return "\(TaskChangeSummary(change: change, view: view))"
    }

    private var delegate: HTML {
        let choices = view.candidates.flatMap { unit, members in
            members.map { member in
                SelectField.Choice(
                    "\(unit.id.text) \(member.id.text)", "\(member.name)（\(unit.shortName ?? unit.name)）")
            }
        }
        return SelectField(
            TaskField.name(act, TaskField.member), "经办人", choices: choices, in: state, required: true
        ).html
    }
}

/// A change of day or units in words.
struct TaskChangeSummary: Component {
    let change: ChangeProposal
    let view: TaskView

    var html: HTML {
        var facts: [(String, HTML)] = []
        if let due = change.due {
            facts.append(("时限", "\(text: view.task.due) 调整为 <strong>\(text: due)</strong>"))
        }
        if let chosen = change.assignments {
            let names = chosen.map { "\($0.duty.chinese)：\(view.directory.name($0.unit))" }.joined(separator: "；")
            facts.append(("单位", HTML(text: names)))
        }
        facts.append(("理由", HTML(text: change.reason)))
        facts.append(("提出人", HTML(text: view.directory.name(change.proposer))))
        return DefinitionList(facts).html
    }
}
