package import Kernel
import Markup
package import People
package import Site

/// 规范性文件台账: what is filtered, with validity on the day, and what comes to its end.
package struct NormativeListScreen {
    let listings: [NormativeListing]
    let reminders: [NormativeReminder]
    let query: NormativeQuery
    let years: [Int]
    let units: [Unit]
    let officer: Officer
    let policy: NormativePolicy
    let context: SiteContext

    package init(
        listings: [NormativeListing], reminders: [NormativeReminder], query: NormativeQuery, years: [Int],
        units: [Unit], officer: Officer, policy: NormativePolicy, context: SiteContext
    ) {
        self.listings = listings
        self.reminders = reminders
        self.query = query
        self.years = years
        self.units = units
        self.officer = officer
        self.policy = policy
        self.context = context
    }

    static let size = 50

    package var answer: ConsolePage {
        ConsolePage("规范性文件", section: "normative", lead: lead, wide: true, "\(reminding)\(filters)\(list)")
    }

    private var lead: HTML {
        var buttons: [HTML] = []
        if NormativeText.startingRefusal(by: officer) == nil {
            buttons.append("<a class=\"button primary\" href=\"\(link: NormativeLinks.new)\">立项</a>")
        }
        if NormativeText.enrollingRefusal(by: officer) == nil {
            buttons.append("<a class=\"button\" href=\"\(link: NormativeLinks.enrolment)\">存量文件入库</a>")
        }
        buttons.append("<a class=\"button\" href=\"\(link: NormativeLinks.cleanUps)\">清理</a>")
        buttons.append("<a class=\"button\" href=\"\(link: NormativeLinks.gazette)\">政府公报</a>")
        let exports = NormativeExportName.allCases.each { name in
            "<li><a href=\"\(link: query.link(from: NormativeLinks.export(name.rawValue)))\" download>\(name.chinese)</a></li>"
        }
        return """
            \(buttons)<details class="menu"><summary class="button">导出 \(listings.count) 件</summary>\
            <ul>\(exports)</ul></details>
            """
    }

    private var filters: FilterRow {
        FilterRow(
            [
                .init("validity", "时效", Validity.allCases.map { .init($0.rawValue, $0.chinese) }),
                .init("year", "年份", years.map { .init("\($0)", "\($0)年") }),
                .init("unit", "科室", units.map { .init($0.id.text, $0.name) }),
                .init("stage", "环节", [.init("underway", "制定中"), .init("registered", "已印发")]),
            ], search: "名称、文号、制定机关", context)
    }

    private var reminding: HTML {
        guard !reminders.isEmpty else { return .empty }
        let items = reminders.prefix(10).each { item in
            """
            <li>\(SignalBadge(item.signal(policy), "还有 \(item.daysLeft) 天")) \
            <a href="\(link: NormativeLinks.text(item.text))">\(item.title)</a> \
            <span class="hint">有效期至\(item.expiresOn.chinese)\(item.isEvaluated ? "，已评估" : "，待评估")</span></li>
            """
        }
        return Panel("临近有效期的 \(reminders.count) 件", "<ul>\(items)</ul>").html
    }

    private var list: HTML {
        guard !listings.isEmpty else {
            return EmptyState("没有符合条件的规范性文件。新制定的文件请先立项，已经印发的请入库。").html
        }
        let page = Pager.page(context)
        let shown = listings.dropFirst((page - 1) * NormativeListScreen.size).prefix(NormativeListScreen.size)
        let table = Table(
            "规范性文件，共 \(listings.count) 件",
            columns: [.init("文件名称"), .init("发文字号"), .init("起草科室"), .init("施行日期"), .init("有效期至"), .init("时效")],
            rows: shown.map(row))
        return "\(table)\(Pager(page: page, size: NormativeListScreen.size, total: listings.count, context))"
    }

    private func row(_ listing: NormativeListing) -> Table.Row {
        let text = listing.text
        return Table.Row(
            [
                HTML(text: text.title), HTML(text: text.number ?? ""),
                HTML(text: units.first { $0.id == text.unit }?.name ?? ""), day(text.effectiveOn), day(text.expiresOn),
                NormativeState(listing: listing).html,
            ], link: NormativeLinks.text(text.id))
    }

    private func day(_ day: Day?) -> HTML { day.map { "<time datetime=\"\(text: $0)\">\(text: $0)</time>" } ?? "" }
}

/// The files the ledger can be taken out as; the Export room writes them.
package enum NormativeExportName: String, CaseIterable, Sendable {
    case xlsx, csv

    var chinese: String {
        switch self {
        case .xlsx: "Excel 表格（xlsx）"
        case .csv: "文本表格（csv）"
        }
    }
}

extension NormativeQuery {
    /// What the address of a list asks for; what makes no sense is left out.
    package init(reading fields: FormFields) {
        let stage = fields["stage"]
        self.init(
            validity: Validity(rawValue: fields["validity"]), year: fields.number("year"),
            words: String(fields["q"].prefix(100)), unit: fields.id("unit"),
            isUnderway: stage == "underway" ? true : stage == "registered" ? false : nil)
    }

    func link(from base: Link) -> Link {
        base.query("validity", validity?.rawValue).query("year", year).query("unit", unit?.text)
            .query("stage", isUnderway.map { $0 ? "underway" : "registered" }).query("q", words)
    }
}
