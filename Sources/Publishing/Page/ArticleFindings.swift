import Kernel
import Markup
import Site

/// What the gate found in the revision on the screen, each with the ways to settle it (PII-6).
struct ArticleFindings: Component {
    let view: ArticleView
    let failed: FailedArticleAct?
    let context: SiteContext

    /// With their forms; the rest comes when these are settled.
    private static let shownAtOnce = 40

    var html: HTML {
        guard let hand = view.hand, !hand.findings.isEmpty else { return .empty }
        let blocking = hand.blockingFindings.count
        let ordered = hand.findings.filter(\.isBlocking) + hand.findings.filter { !$0.isBlocking }
        let items = ordered.prefix(ArticleFindings.shownAtOnce).each(item)
        let rest = ordered.count - ArticleFindings.shownAtOnce
        let more: HTML = rest > 0 ? "<p class=\"hint\">还有\(rest)处，处理后依次显示。</p>" : ""
        let state: HTML =
            blocking > 0
            ? Badge("\(blocking)处须处理后才能送审和发布", .bad).html : Badge("没有阻止发布的内容", .good).html
        return """
            <section class="panel" id="findings"><h2>检测结果（\(hand.findings.count)处） \(state)</h2>\
            <ul class="questions">\(items)</ul>\(more)</section>
            """
    }

    private func item(_ finding: Finding) -> HTML {
        let weight: Badge.Tone =
            switch finding.weight {
            case .high: .bad
            case .medium: .warning
            case .low: .faint
            }
        let suggestion: HTML = finding.suggestion.isEmpty ? "" : "，建议：\(finding.suggestion)"
        return """
            <li\(attribute: "class", finding.isBlocking ? nil : "answered") id="finding-\(text: finding.id)">\
            <p>\(Badge(finding.weight.chinese, weight)) <strong>\(finding.place)</strong>：“\(finding.shown)”\(suggestion) \
            <span class="rule">\(finding.rule)</span></p>\(settled(finding))\(acts(finding))</li>
            """
    }

    private func settled(_ finding: Finding) -> HTML {
        guard let settlement = finding.settlement else { return .empty }
        let who: String =
            switch settlement {
            case .ignored(_, let by), .overrideAsked(_, let by): view.directory.name(by)
            case .overridden(_, let asker, let by):
                "\(view.directory.name(asker))申请，\(view.directory.name(by))同意"
            }
        return "<p class=\"hint\">\(settlement.chinese)（\(who)）：\(settlement.reason)</p>"
    }

    private func acts(_ finding: Finding) -> HTML {
        switch finding.settlement {
        case nil: return "\(mend(finding))\(reasoned(finding))"
        case .overrideAsked:
            let agree: HTML =
                view.allows(.override) && !isAsker(finding)
                ? PostButton(
                    ArticleAct.override.chinese, to: link(finding, ArticleAct.override.rawValue), context,
                    fields: view.hidden
                ).html : ""
            return "\(mend(finding))\(agree)"
        case .ignored, .overridden: return .empty
        }
    }

    private func isAsker(_ finding: Finding) -> Bool {
        if case .overrideAsked(_, let by) = finding.settlement { return by == view.officer.id }
        return false
    }

    private func mend(_ finding: Finding) -> HTML {
        guard finding.isMendable, view.allows(.revise) else { return .empty }
        return PostButton(
            "改为“\(finding.suggestion)”", to: link(finding, ArticleLinks.mending), context, fields: view.hidden
        ).html
    }

    /// 说明理由 where words may stay, 申请放行 where a second person must agree.
    private func reasoned(_ finding: Finding) -> HTML {
        let act: ArticleAct = finding.isPrivacy && finding.weight == .high ? .askOverride : .ignoreFinding
        guard view.allows(act) else { return .empty }
        let isFailed = failed?.act == act && failed?.finding == finding.id
        let name = ArticleField.name(act, "words") + "_" + finding.id.text
        let hidden = view.hidden.each {
            "<input type=\"hidden\"\(attribute: "name", $0.name)\(attribute: "value", $0.value)>"
        }
        var state = FormState.empty
        if isFailed, let failed {
            state = FormState(failed.state.fields, problems: [FieldProblem(name, failed.refusal.sentence)])
        }
        let form = PostForm(
            to: link(finding, act.rawValue), context, submit: act.chinese, state: state,
            "\(hidden)\(TextArea(name, "理由", in: state, required: true, rows: 2))")
        return "<details\(flag: "open", isFailed)><summary>\(act.chinese)</summary>\(form)</details>"
    }

    private func link(_ finding: Finding, _ act: String) -> Link {
        ArticleLinks.finding(view.article.id, finding.id, act)
    }
}
