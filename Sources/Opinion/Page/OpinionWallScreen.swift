package import Kernel
import Markup
package import People
package import Site

/// 大屏: every clock that runs, in large type; the page asks for itself anew.
package struct OpinionWallScreen {
    package static let seconds = 60

    let lines: [OpinionLine]
    let duty: [DutyShift]
    let units: [Unit]
    let now: Moment
    let isPaused: Bool
    let context: SiteContext

    package init(
        lines: [OpinionLine], duty: [DutyShift], units: [Unit], now: Moment, isPaused: Bool, context: SiteContext
    ) {
        self.lines = lines
        self.duty = duty
        self.units = units
        self.now = now
        self.isPaused = isPaused
        self.context = context
    }

    package var answer: BarePage {
        BarePage(
            "舆情时限", refresh: isPaused ? nil : OpinionWallScreen.seconds,
            "<div class=\"wall\">\(head)\(cards)</div>\(answered)")
    }

    /// The clocks that run, the nearest first.
    private var cards: HTML {
        let running = lines.filter { !$0.running.isEmpty }
        return running.isEmpty ? "<p class=\"wall-none\">现在没有等待回应的舆情。</p>" : running.each(card)
    }

    private var answered: HTML {
        let others = lines.filter(\.running.isEmpty)
        guard !others.isEmpty else { return .empty }
        let items = others.each { line in
            """
            <li><a href="\(link: OpinionLinks.record(line.found.id))">\(line.found.notice.title)</a> \
            \(line.found.stage.badge)</li>
            """
        }
        return "<section class=\"wall-rest\"><h2>已经回应，正在办理</h2><ul class=\"lines\">\(items)</ul></section>"
    }

    private var head: HTML {
        let names = duty.map { shift in
            "\(units.first { $0.id == shift.unit }?.name ?? "") \(shift.name)"
        }
        let people: HTML = names.isEmpty ? "没有排班" : HTML(text: names.joined(separator: "、"))
        let turn: HTML =
            isPaused
            ? "<a class=\"button\" href=\"\(link: OpinionLinks.wall)\">继续刷新</a>"
            : "<a class=\"button\" href=\"\(link: OpinionLinks.wall.query("pause", "1"))\">暂停刷新</a>"
        return """
            <p class="wall-head"><time datetime="\(text: now)">\(now.chinese)</time> 值班：\(people)</p>
            <p class="buttons">\(turn) <a class="button" href="\(link: OpinionLinks.list)">返回列表</a></p>
            """
    }

    private func card(_ line: OpinionLine) -> HTML {
        let found = line.found
        let clocks = found.faces.each { face in
            """
            <li><span class="wall-name">\(face.name.chinese)</span> \(face.badge(at: now)) \
            <span class="hint">\(face.due.minute)</span></li>
            """
        }
        return """
            <section class="wall-card"><h2><a href="\(link: OpinionLinks.record(found.id))">\(found.notice.title)</a></h2>
            <p>\(found.kind.badge) \(found.stage.badge) <span class="hint">\(found.number) \
            \(units.first { $0.id == found.unit }?.name ?? "")</span></p>
            <ul class="wall-clocks">\(clocks)</ul></section>
            """
    }
}
