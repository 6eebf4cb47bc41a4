import HTTPTypes
package import Kernel
import Markup
package import People
package import Site

/// 值班表: who is on duty now, the days to come, and the table to paste.
package struct OpinionRosterScreen {
    let now: [DutyShift]
    let shifts: [DutyShift]
    let units: [Unit]
    let refusal: Refusal?
    let receipt: RosterReceipt?
    let state: FormState
    let context: SiteContext

    package init(
        now: [DutyShift], shifts: [DutyShift], units: [Unit], refusal: Refusal?, receipt: RosterReceipt? = nil,
        state: FormState = .empty, context: SiteContext
    ) {
        self.now = now
        self.shifts = shifts
        self.units = units
        self.refusal = refusal
        self.receipt = receipt
        self.state = state
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "舆情值班表", section: "opinion", crumbs: [Crumb("舆情回应", OpinionLinks.list)],
            lead: "<p class=\"hint\">每班从当日8时到次日8时。时限提醒夜间和节假日也送到值班人员。</p>",
            status: state.problems.isEmpty ? .ok : .unprocessableContent, "\(told)\(present)\(table)\(form)")
    }

    private func unit(_ id: UnitID) -> String { units.first { $0.id == id }?.name ?? "" }

    private var told: HTML {
        guard let receipt else { return .empty }
        let faults: HTML =
            receipt.faults.isEmpty
            ? "" : "<ul>\(receipt.faults.prefix(50).each { "<li>第\($0.line)行没有保存：\($0.reason)。</li>" })</ul>"
        return Notice(
            receipt.faults.isEmpty ? .done : .warning,
            "<p>已保存\(receipt.taken)行，\(receipt.faults.count)行没有保存。</p>\(faults)"
        ).html
    }

    private var present: HTML {
        guard !now.isEmpty else { return Notice(.warning, text: "现在没有排值班，请补充值班表。").html }
        let lines = now.each { "<li><strong>\($0.name)</strong> \(unit($0.unit)) 电话 \($0.phone)</li>" }
        return Panel("现在值班", "<ul class=\"lines\">\(lines)</ul>").html
    }

    private var table: HTML {
        guard !shifts.isEmpty else { return EmptyState("今后没有排值班。").html }
        let lines = shifts.each { shift in
            let reach: HTML = shift.member == nil ? " <span class=\"hint\">没有对应的账号，收不到提醒</span>" : ""
            return """
                <li><strong>\(shift.day.chineseWithWeekday)</strong> \(shift.name) \
                <span class="hint">\(unit(shift.unit)) \(shift.phone)</span>\(reach)</li>
                """
        }
        return Panel("值班安排", "<ul class=\"lines\">\(lines)</ul>").html
    }

    private var form: HTML {
        if refusal != nil { return .empty }
        let form = PostForm(
            to: OpinionLinks.roster, context, submit: "保存值班表", state: state, multipart: true,
            """
            \(TextArea(
                "table", "值班表", in: state, hint: "从表格里复制粘贴，每行：日期、科室、姓名、电话。同一天同一科室再次保存的，以后一次为准。", rows: 6))
            \(FileField("file", "或者选择 CSV 文件", in: state, hint: "UTF-8 编码，列与上面相同。", accept: ".csv"))
            """)
        return Panel("导入值班表", form.html).html
    }
}
