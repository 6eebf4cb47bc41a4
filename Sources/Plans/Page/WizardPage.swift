import Kernel
package import Markup
package import Site

/// 核对: the document as read on the left, the rows it became on the right, what is still asked on top.
package struct WizardPage {
    let links: WizardAddresses
    let item: PlanImport
    /// The agency's units: id and name, in their order.
    let units: [(id: String, name: String)]
    let context: SiteContext

    package init(
        links: WizardAddresses, item: PlanImport, units: [(id: String, name: String)],
        context: SiteContext
    ) {
        self.links = links
        self.item = item
        self.units = units
        self.context = context
    }

    package var page: ConsolePage {
        ConsolePage(
            "核对导入内容", section: "plans", crumbs: [Crumb("工作要点", links.plans)], wide: true,
            """
            \(WizardSteps(["上传文件", "核对内容", "写入台账"], current: 2))
            \(standing)
            \(WizardHead(links: links, item: item, context: context))
            \(WizardUnits(links: links, item: item, units: units, context: context))
            \(questions)
            <div class="wizard">
            <section class="source" aria-label="原文" tabindex="0"><h2>原文</h2>\(WizardSource(source: item.source))</section>
            <section class="rows" aria-label="识别结果"><h2>识别出的任务（\(included) 项）</h2>\(rows)</section>
            </div>
            \(confirmation)
            """)
    }

    private var included: Int { item.draft.rows.count { $0.included } }

    private var standing: HTML {
        let open = item.draft.openQuestions
        if open > 0 {
            let first: HTML = firstOpen.map { " <a href=\"#\($0)\">到第一处</a>" } ?? ""
            return Notice(
                .warning, "<p>《\(item.fileName)》已读取。还有 <strong>\(open)</strong> 处需要您确认，确认后才能写入台账。\(first)</p>"
            ).html
        }
        return Notice(.done, "<p>《\(item.fileName)》已读取，没有需要确认的地方。核对无误后写入台账。</p>").html
    }

    /// Where the first open question stands on the page.
    private var firstOpen: String? {
        if item.draft.units.contains(where: { $0.choice == nil }) { return "units" }
        if item.draft.questions.contains(where: { !$0.answered }) { return "questions" }
        return item.draft.rows.first { row in row.included && row.questions.contains { !$0.answered } }
            .map { "row-\($0.position)" }
    }

    private var questions: HTML {
        let open = item.draft.questions
        let notes = item.source.notes.each { "<li>\($0)</li>" }
        guard !open.isEmpty || !item.source.notes.isEmpty else { return .empty }
        let items = open.each {
            WizardQuestion(links: links, item: item, question: $0, position: nil, context: context).html
        }
        return """
            <section class="panel" id="questions"><h2>关于整份文件</h2><ul class="questions">\(items)</ul>\
            \(if: !item.source.notes.isEmpty, "<ul class=\"hint\">\(notes)</ul>")</section>
            """
    }

    private var rows: HTML {
        item.draft.rows.each { WizardRow(links: links, item: item, row: $0, context: context).html }
    }

    private var confirmation: HTML {
        let ready = item.draft.openQuestions == 0
        let confirm: HTML =
            ready
            ? PostButton(
                "写入台账", to: links.confirmation, context, primary: true,
                fields: [("version", "\(item.version)")]
            ).html
            : "<span class=\"button off\" aria-disabled=\"true\">写入台账</span> <span class=\"hint\">还有 \(item.draft.openQuestions) 处需要确认。</span>"
        return """
            <div class="finish">\(confirm) \(PostButton("放弃这次导入", to: links.discard, context))</div>
            """
    }
}

/// The links a wizard page needs, already bound to their import; pages know no routes.
package struct WizardAddresses {
    package let plans: Link
    package let head: Link
    package let units: Link
    package let answers: Link
    package let confirmation: Link
    package let discard: Link
    package let row: (Int) -> Link
    package let inclusion: (Int) -> Link

    package init(
        plans: Link, head: Link, units: Link, answers: Link, confirmation: Link, discard: Link,
        row: @escaping (Int) -> Link, inclusion: @escaping (Int) -> Link
    ) {
        self.plans = plans
        self.head = head
        self.units = units
        self.answers = answers
        self.confirmation = confirmation
        self.discard = discard
        self.row = row
        self.inclusion = inclusion
    }
}
