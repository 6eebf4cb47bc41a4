package import Audit
import HTTPTypes
package import Kernel
import Markup
package import People
package import Site

/// One case: the clocks, the one next step, what there is, and what was done.
package struct OpinionScreen {
    let view: OpinionView
    let timeline: [RecordedEntry]
    let units: [Unit]
    let officer: Officer
    let failed: FailedOpinionAct?
    let context: SiteContext

    package init(
        view: OpinionView, timeline: [RecordedEntry], units: [Unit], officer: Officer,
        failed: FailedOpinionAct?, context: SiteContext
    ) {
        self.view = view
        self.timeline = timeline
        self.units = units
        self.officer = officer
        self.failed = failed
        self.context = context
    }

    private var found: OpinionCase { view.found }

    package var answer: ConsolePage {
        ConsolePage(
            "\(found.number) \(found.notice.title)", section: "opinion", crumbs: [Crumb("舆情回应", OpinionLinks.list)],
            lead: "<p>\(found.kind.badge) \(found.stage.badge)</p>",
            aside: OpinionActForms(view: view, units: units, officer: officer, failed: failed, context: context).html,
            below: "<h2>办理过程</h2>\(Timeline(entries))", status: failed?.refusal.code.status ?? .ok,
            "\(notice)\(next)\(clocks)\(OpinionPanels(view: view, units: units, officer: officer, context: context).html)"
        )
    }

    private var notice: HTML {
        if let failed { return Notice(.wrong, text: failed.refusal.sentence).html }
        switch context.query["done"] {
        case "": return .empty
        case "register": return Notice(.done, text: "已登记，时限从\(found.clocks.start.chinese)起算。").html
        case "urgent": return Notice(.done, text: "已应急发布。三审三校和保密审查须在1个工作日内补齐（PUB-3）。").html
        case let name:
            guard let act = OpinionAct(rawValue: name) else { return .empty }
            return Notice(.done, text: "\(act.chinese)：已办理，记录在下方的办理过程中。").html
        }
    }

    private var next: HTML {
        let sentence = OpinionNextStep.sentence(found)
        return sentence.isEmpty ? .empty : Notice(.info, "<strong>下一步：</strong>\(sentence)").html
    }

    private var clocks: HTML {
        let faces = found.faces
        guard !faces.isEmpty else { return .empty }
        let items = faces.each { face in
            """
            <li><strong>\(face.name.chinese)</strong> \(face.badge(at: view.now)) \
            <span class="hint">\(face.due.chinese)（\(face.rule)）</span></li>
            """
        }
        let limits: HTML = """
            <p class="hint">时限按自然小时计算，昼夜和节假日都计入，从发生和发现两者中较早的时间\(found.clocks.start.chinese)起算（SEN-3）。\
            向上级报告是另一项义务，从发现时起算，不代替公开发布（SEN-8）。</p>
            """
        return Panel("时限", "<ul class=\"hours\">\(items)</ul>\(limits)").html
    }

    private var entries: [Timeline.Entry] {
        timeline.reversed().map { entry in
            let name = entry.act.split(separator: ".").last.map(String.init) ?? ""
            return Timeline.Entry(
                who: entry.actorName, what: HTML(text: OpinionScreen.words(name)), when: entry.at, rule: entry.rule,
                note: entry.note.isEmpty ? nil : entry.note, receipt: "第 \(entry.sequence) 号")
        }
    }

    private static func words(_ act: String) -> String {
        if let act = OpinionAct(rawValue: act) { return act.chinese }
        return ["register": "登记舆情", "publish": "公开发布"][act] ?? act
    }
}
