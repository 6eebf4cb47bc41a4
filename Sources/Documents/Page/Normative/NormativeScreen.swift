package import Audit
import HTTPTypes
package import Kernel
import Markup
package import People
package import Site

/// What the page of a normative document shows.
package struct NormativeView: Sendable {
    package let text: NormativeText
    package let listing: NormativeListing
    package let relations: [NormativeRelationReading]
    /// Texts that it may be related to.
    package let targets: [NormativeText]
    package let submissions: [GazetteSubmission]
    package let timeline: [RecordedEntry]
    package let units: [Unit]
    package let officer: Officer
    package let policy: NormativePolicy
    package let reminder: NormativeReminder?

    package init(
        text: NormativeText, library: NormativeLibrary, submissions: [GazetteSubmission],
        timeline: [RecordedEntry], units: [Unit], officer: Officer, policy: NormativePolicy, on day: Day
    ) {
        self.text = text
        listing = library.listing(text, on: day)
        relations = library.relations(of: text.id)
        targets = library.texts.filter { $0.isRegistered && $0.id != text.id }
        self.submissions = submissions.filter { $0.text == text.id }
        self.timeline = timeline
        self.units = units
        self.officer = officer
        self.policy = policy
        reminder = text.reminder(on: day, in: library.graph, policy: policy)
    }

    /// The rows that this text itself holds.
    var ownRelations: [NormativeRelationReading] { relations.filter { $0.row.source == text.id } }
    func unit(_ id: UnitID) -> String { units.first { $0.id == id }?.name ?? "（已撤销的单位）" }
}

/// One normative document: its chain, validity, relations on both ends, gazettes, acts.
package struct NormativeScreen {
    let view: NormativeView
    let failed: FailedNormativeAct?
    let context: SiteContext

    package init(_ view: NormativeView, failed: FailedNormativeAct? = nil, context: SiteContext) {
        self.view = view
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            view.text.title, section: "normative", crumbs: [Crumb("规范性文件", NormativeLinks.list)],
            lead: NormativeState(listing: view.listing).html,
            aside: "\(NormativeActs(view: view, failed: failed, context: context))",
            below: "<h2>办理过程</h2>\(Timeline(view.timeline.map(NormativeScreen.entry)))",
            status: failed?.refusal.code.status ?? .ok,
            """
            \(notice)\(banner)\(Panel("基本情况", facts))\(NormativeTrack(text: view.text))\
            \(Panel("与其他文件的关系", NormativeRelations(readings: view.relations, isPublic: false).html))\(gazette)
            """)
    }

    static func entry(_ act: RecordedEntry) -> Timeline.Entry {
        Timeline.Entry(
            who: act.actorName, what: HTML(text: act.normativeWords), when: act.at, rule: act.rule,
            note: act.note.isEmpty ? nil : act.note, receipt: "\(act.sequence)")
    }

    private var notice: HTML {
        if let failed {
            let isShown = failed.act.map { view.text.refusal(of: $0, by: view.officer) == nil } ?? false
            return isShown ? .empty : Notice(.wrong, text: failed.refusal.sentence).html
        }
        guard let act = NormativeAct(rawValue: context.query["done"]) else { return .empty }
        return Notice(.done, text: "已\(act.chinese)，记录在下方的办理过程中。").html
    }

    private var banner: HTML {
        var notices: [HTML] = []
        if view.text.isRegistered, let banner = view.listing.banner {
            notices.append(Notice(.warning, text: banner).html)
        }
        if let reminder = view.reminder, !reminder.isEvaluated {
            notices.append(
                Notice(
                    .warning,
                    "<p>\(SignalBadge(reminder.signal(view.policy), "还有 \(reminder.daysLeft) 天")) \(reminder.sentence)</p>"
                ).html)
        }
        if let hint = view.text.gazetteHint(attribute: nil, submissions: view.submissions),
            view.text.publication != nil
        {
            notices.append(Notice(.info, text: hint).html)
        }
        return notices.joined()
    }

    private var facts: HTML {
        let text = view.text
        var facts: [(String, HTML)] = [
            ("制定机关", HTML(text: text.issuer)), ("起草科室", HTML(text: view.unit(text.unit))),
            ("起草人", HTML(text: text.drafterName)),
        ]
        if let item = text.registration {
            facts.append(("发文字号", HTML(text: item.number)))
            if let code = item.code { facts.append(("统一登记号", HTML(text: code))) }
            facts.append(("印发日期", "<time datetime=\"\(text: item.on)\">\(item.on.chinese)</time>"))
            facts.append(("施行日期", "<time datetime=\"\(text: item.effectiveOn)\">\(item.effectiveOn.chinese)</time>"))
            facts.append(
                ("有效期", HTML(text: text.expiresOn.map { "\(item.term.chinese)，至\($0.chinese)" } ?? item.term.chinese)))
        }
        if let publication = text.publication {
            facts.append(("公布地址", NormativeAddress(address: publication.address, words: publication.address).html))
        }
        return DefinitionList(facts).html
    }

    private var gazette: HTML {
        let list: HTML =
            view.submissions.isEmpty
            ? "<p class=\"hint\">没有报送政府公报的记录。</p>"
            : "<ul>\(view.submissions.each { "<li>\(GazetteLine(item: $0).html)</li>" })</ul>"
        let form = GazetteForm(text: view.text, officer: view.officer, context: context).html
        return Panel("政府公报", "\(list)\(form)").html
    }
}

/// Validity of what is registered, else how far the chain is.
struct NormativeState: Component {
    let listing: NormativeListing

    var html: HTML {
        if listing.text.isRegistered { return listing.validity.badge }
        if listing.text.openReview != nil { return Badge("合法性审核中", .active).html }
        let next = listing.text.openStages.first?.chinese
        return Badge(next.map { "待\($0)" } ?? "制定中", .active).html
    }
}
