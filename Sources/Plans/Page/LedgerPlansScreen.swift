package import Kernel
import Markup
package import Site

/// 工作要点: every plan with how far it is, the uploads on their way, and what the public may see.
package struct LedgerPlansScreen {
    let plans: [PlanListing]
    let imports: [PlanImport]
    let officer: Officer
    let context: SiteContext

    package init(plans: [PlanListing], imports: [PlanImport], officer: Officer, context: SiteContext) {
        self.plans = plans
        self.imports = imports
        self.officer = officer
        self.context = context
    }

    package var answer: ConsolePage {
        let upload: HTML =
            mayImport && !isBare ? "<a class=\"button primary\" href=\"\(link: LedgerLinks.upload)\">导入工作要点</a>" : ""
        return ConsolePage("工作要点", section: "plans", lead: upload, wide: true, "\(notice)\(open)\(list)")
    }

    private var mayImport: Bool { ImportDecision.refusal(by: officer, agency: officer.agency) == nil }
    private var isBare: Bool { plans.isEmpty && imports.isEmpty }

    private var notice: HTML {
        switch context.query["done"] {
        case "publish": Notice(.done, text: "台账已公开，门户的“工作台账”栏目可以看到任务、单位、时限和进度，看不到佐证和人员。").html
        case "withdraw": Notice(.done, text: "已撤回公开，门户不再显示这份台账。").html
        default: .empty
        }
    }

    private var open: HTML {
        guard !imports.isEmpty else { return .empty }
        let items = imports.each { item in
            """
            <li><a href="\(link: LedgerLinks.draft(item.id))">继续核对《\(item.fileName)》</a> \
            <span class="hint">\(item.uploadedAt.minute)上传，\(item.draft.openQuestions)处待确认</span></li>
            """
        }
        return Panel("核对中的导入（\(imports.count)）", "<ul class=\"lines\">\(items)</ul>").html
    }

    private var list: HTML {
        guard !plans.isEmpty else {
            let act: HTML =
                mayImport ? "<p><a class=\"button primary\" href=\"\(link: LedgerLinks.upload)\">导入工作要点</a></p>" : ""
            return imports.isEmpty
                ? EmptyState("还没有工作要点。上传 Word、Excel、PDF、网页或文本，核对后成为任务台账。", act: act).html : ""
        }
        return Table(
            "工作要点，共 \(plans.count) 份",
            columns: [
                .init("年度"), .init("要点"), .init("进度"), .init("待分派", number: true), .init("逾期", number: true),
                .init("门户公开"),
            ], rows: plans.map(row)
        ).html
    }

    /// For the agency whose plan it is and those above it: a hospital with tasks in it knows the tasks alone.
    private func wholePlan(_ plan: Plan) -> HTML {
        guard let officer = context.officer,
            RecordReach(of: officer, agency: plan.agency, units: []).canRead
        else { return .empty }
        return """
            <br><a class="hint" href="\(link: LedgerLinks.implementation(plan.id))">落实情况</a> \
            <a class="hint" href="\(link: LedgerLinks.checks(plan.id))">条款核查</a>
            """
    }

    private func row(_ item: PlanListing) -> Table.Row {
        let plan = item.plan
        let number: HTML = plan.documentNumber.map { "<br><span class=\"hint\">\($0)</span>" } ?? ""
        return Table.Row([
            "\(plan.year)",
            """
            <a href="\(link: LedgerLinks.ledger(plan: plan.id))">\(plan.title)</a>\(number)\(wholePlan(plan))
            """,
            "\(ProgressBar(item.accepted, of: item.total, "已办结"))",
            count(item.pending, LedgerLinks.ledger(plan: plan.id, state: .pending)),
            count(item.overdue, LedgerLinks.ledger(plan: plan.id, window: .overdue)), publication(item),
        ])
    }

    private func count(_ number: Int, _ link: Link) -> HTML {
        number == 0 ? "0" : "<a href=\"\(link: link)\">\(number)</a>"
    }

    private func publication(_ item: PlanListing) -> HTML {
        let plan = item.plan
        let state: HTML =
            item.publishedAt.map { since in
                "<a href=\"\(link: LedgerLinks.publicPlan(plan.id))\">已公开</a> <span class=\"hint\">\(text: since.day)起</span> "
            } ?? "<span class=\"hint\">未公开</span> "
        let act: PlanPublication = item.isPublished ? .withdraw : .publish
        guard plan.refusal(of: act, isPublished: item.isPublished, by: officer) == nil else { return state }
        let link = act == .publish ? LedgerLinks.publication(plan.id) : LedgerLinks.withdrawal(plan.id)
        return "\(state)\(PostButton(act.chinese, to: link, context))"
    }
}
