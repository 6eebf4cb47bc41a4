import HTTPTypes
package import Kernel
import Markup
package import People
package import Site

/// 登记簿: what each demands, and whether it is so.
package struct RegistersScreen {
    let standings: [RegisterStanding]

    package init(_ standings: [RegisterStanding]) { self.standings = standings }

    package var answer: ConsolePage {
        let rows = standings.map { standing in
            Table.Row(
                [
                    HTML(text: standing.kind.chinese), SignalBadge(standing.signal, standing.sentence).html,
                    "\(standing.kind.demand) <span class=\"hint\">\(standing.kind.rule)</span>", "\(standing.count)",
                ], link: SupervisionLinks.register(standing.kind.rawValue))
        }
        let table = Table(
            "登记簿", columns: [.init("登记簿"), .init("现在"), .init("要求"), .init("登记", number: true)], rows: rows)
        return ConsolePage(
            "登记簿", section: "supervision", crumbs: [Crumb("监察台账", SupervisionLinks.board)], wide: true,
            "\(SupervisionTabs(here: .registers))\(table)")
    }
}

/// One register: its lines, and the form for another.
package struct RegisterScreen {
    let kind: RegisterKind
    let entries: [RegisterEntry]
    let standing: RegisterStanding
    let units: [Unit]
    let refusalOfAdding: Refusal?
    let state: FormState
    let refusal: Refusal?
    let today: Day
    let context: SiteContext

    package init(
        _ kind: RegisterKind, entries: [RegisterEntry], standing: RegisterStanding, units: [Unit],
        refusalOfAdding: Refusal?, state: FormState, refusal: Refusal?, today: Day, context: SiteContext
    ) {
        self.kind = kind
        self.entries = entries
        self.standing = standing
        self.units = units
        self.refusalOfAdding = refusalOfAdding
        self.state = state
        self.refusal = refusal
        self.today = today
        self.context = context
    }

    package var answer: ConsolePage {
        let done: HTML = context.query["done"].isEmpty ? "" : Notice(.done, text: "已登记。").html
        let wrong: HTML = refusal.map { Notice(.wrong, text: $0.sentence).html } ?? ""
        return ConsolePage(
            kind.chinese, section: "supervision",
            crumbs: [Crumb("监察台账", SupervisionLinks.board), Crumb("登记簿", SupervisionLinks.registers)],
            lead:
                "<p>\(SignalBadge(standing.signal, standing.sentence))</p><p class=\"hint\">\(kind.demand)（\(kind.rule)）</p>",
            aside: adding, status: refusal?.code.status ?? .ok, "\(done)\(wrong)\(table)")
    }

    private var table: HTML {
        guard !entries.isEmpty else { return EmptyState("还没有登记。\(kind.demand)").html }
        let shown = kind.fields.filter { $0.name != kind.head }.prefix(3)
        let columns =
            [Table.Column(kind.fields.first?.label ?? "")] + shown.map { Table.Column($0.label) }
            + [Table.Column(kind.dayLabel), Table.Column("状态")]
        let rows = entries.map { entry in
            let cells = shown.map { HTML(text: short(entry.values[$0.name] ?? "")) }
            return Table.Row(
                [HTML(text: short(entry.title))] + cells + [day(entry), state(entry)],
                link: SupervisionLinks.entry(entry.id))
        }
        return Table("\(kind.chinese)，共 \(entries.count) 条", columns: columns, rows: rows).html
    }

    private func day(_ entry: RegisterEntry) -> HTML {
        guard kind == .newMedia, entry.state == .recorded else { return "<time>\(text: entry.day)</time>" }
        let result = entry.freshness(on: today)
        return """
            <span class="due">\(SignalBadge(result.signal, "\(max(entry.day.days(to: today), 0)) 天前"))\
            <time>\(text: entry.day)</time></span>
            """
    }

    private func state(_ entry: RegisterEntry) -> HTML {
        Badge(entry.state.chinese(kind), entry.state == .open ? .warning : entry.state == .ended ? .faint : .good).html
    }

    private func short(_ text: String) -> String { text.count > 40 ? String(text.prefix(39)) + "…" : text }

    private var adding: HTML {
        guard refusalOfAdding == nil else { return .empty }
        let form = PostForm(
            to: SupervisionLinks.register(kind.rawValue), context, submit: "登记", state: state,
            RegisterFields(kind: kind, units: units, state: state).html)
        return Panel("登记一条", form.html).html
    }
}

/// The fields of a register, by their kinds.
struct RegisterFields: Component {
    let kind: RegisterKind
    /// Offered where somebody has to answer; empty when the unit does not change.
    let units: [Unit]
    let state: FormState

    var html: HTML {
        let unit: HTML =
            kind == .complaint && !units.isEmpty
            ? SelectField(
                "unit", "承办单位", choices: units.map { .init($0.id.text, $0.name) }, in: state, required: true
            ).html : ""
        return """
            \(Field("day", kind.dayLabel, in: state, kind: .date, required: true))\(kind.fields.each(field))\(unit)
            """
    }

    private func field(_ field: RegisterField) -> HTML {
        switch field.kind {
        case .line:
            Field(field.name, field.label, in: state, hint: field.hint, required: field.isRequired, limit: 100).html
        case .number:
            Field(field.name, field.label, in: state, kind: .number, hint: field.hint, required: field.isRequired).html
        case .text:
            TextArea(field.name, field.label, in: state, hint: field.hint, required: field.isRequired, rows: 3).html
        case .choice(let choices):
            SelectField(
                field.name, field.label, choices: choices.map { .init($0, $0) }, in: state, hint: field.hint,
                required: field.isRequired
            ).html
        }
    }
}
