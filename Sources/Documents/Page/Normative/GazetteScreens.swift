import HTTPTypes
package import Kernel
import Markup
package import Site

/// One submission in a line.
struct GazetteLine: Component {
    let item: GazetteSubmission

    var html: HTML {
        let place: HTML = item.place.map { " \($0.chinese) \(Badge("标准文本", .good))" } ?? ""
        let link: HTML = item.address.map { " \(NormativeAddress(address: $0, words: "电子版"))" } ?? ""
        let reason: HTML = item.declineReason.map { "：\($0)" } ?? ""
        return """
            《\(item.gazette)》 \(Badge(item.state.chinese, .active))\(reason) \
            <span class="hint"><time datetime="\(text: item.submittedOn)">\(item.submittedOn.chinese)</time>报送</span>\(place)\(link)
            """
    }
}

/// Sends a text to a gazette (GAZ-2).
struct GazetteForm: Component {
    let text: NormativeText
    let officer: Officer
    let context: SiteContext

    var html: HTML {
        guard officer.agency == text.agency, officer.holds(.opennessOffice), text.isRegistered else { return .empty }
        let levels = GazetteLevel.allCases.filter(\.runsGazette).map { SelectField.Choice($0.rawValue, $0.chinese) }
        let fields: HTML = """
            \(SelectField("gazette_level", "公报", choices: levels, required: true))\
            \(Field("gazette_name", "公报名称", hint: "全称，如“某市人民政府公报”。", required: true, limit: 60))\
            \(Field("gazette_on", "报送日期", kind: .date, required: true))
            """
        return """
            <details><summary>报送政府公报</summary>\
            \(PostForm(to: NormativeLinks.submission(text.id), context, submit: "报送", fields))</details>
            """
    }
}

/// 政府公报: what was sent, and the issues in which our texts stand (GAZ-1…GAZ-3).
package struct GazetteScreen {
    let submissions: [GazetteSubmission]
    let words: String
    let officer: Officer
    let failed: FailedNormativeAct?
    let context: SiteContext

    package init(
        submissions: [GazetteSubmission], officer: Officer, failed: FailedNormativeAct? = nil, context: SiteContext
    ) {
        let words = context.query["q"]
        self.submissions = submissions.filter { item in
            words.isEmpty || item.title.contains(words) || item.gazette.contains(words)
                || item.number?.contains(words) == true
        }
        self.words = words
        self.officer = officer
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "政府公报", section: "normative", crumbs: [Crumb("规范性文件", NormativeLinks.list)], wide: true,
            status: failed?.refusal.code.status ?? .ok,
            "\(notice)\(FilterRow([], search: "文件、文号、公报名称", context))\(sent)\(issues)")
    }

    private var notice: HTML { failed.map { Notice(.wrong, text: $0.refusal.sentence).html } ?? .empty }

    private var sent: HTML {
        guard !submissions.isEmpty else { return EmptyState("没有报送政府公报的记录。在规范性文件的页面上报送。").html }
        let rows = submissions.map { item in
            Table.Row([
                "<a href=\"\(link: NormativeLinks.text(item.text))\">\(item.title)</a>", HTML(text: item.number ?? ""),
                GazetteLine(item: item).html, acts(item),
            ])
        }
        return Table(
            "报送记录", columns: [.init("文件名称"), .init("发文字号"), .init("公报"), .init("办理")], rows: rows
        ).html
    }

    private func acts(_ item: GazetteSubmission) -> HTML {
        GazetteAct.allCases.filter { item.refusal(of: $0, by: officer) == nil }.each { act in
            let form = PostForm(
                to: NormativeLinks.gazetteAct(item.id, act.rawValue), context, submit: act.chinese, fields(act, item))
            return "<details><summary>\(act.chinese)</summary>\(form)</details>"
        }
    }

    private func fields(_ act: GazetteAct, _ item: GazetteSubmission) -> HTML {
        func name(_ field: String) -> String { "\(act.rawValue)_\(field)_\(item.id)" }
        return switch act {
        case .accept: Field(name("on"), "采用日期", kind: .date, required: true).html
        case .decline: Field(name("reason"), "未采用的原因", required: true).html
        case .print:
            """
            \(Field(name("year"), "年", kind: .number, required: true))\
            \(Field(name("issue"), "期", kind: .number, required: true))\
            \(Field(name("page"), "页", kind: .number, required: true))
            """
        case .link: Field(name("address"), "电子版地址", required: true, autocomplete: nil).html
        }
    }

    private var issues: HTML {
        let issues = GazetteIssue.issues(submissions)
        guard !issues.isEmpty else { return .empty }
        let rows = issues.map { issue in
            let entries = issue.entries.each { entry in
                "<li>第\(entry.place?.page ?? 0)页 <a href=\"\(link: NormativeLinks.text(entry.text))\">\(entry.title)</a></li>"
            }
            return Table.Row([
                HTML(text: issue.gazette), "\(issue.year)年第\(issue.issue)期", "<ul>\(entries)</ul>",
            ])
        }
        return Table("公报库：刊登本机关文件的各期", columns: [.init("公报"), .init("期号"), .init("刊登的文件")], rows: rows).html
    }
}
