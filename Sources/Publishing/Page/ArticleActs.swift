import Kernel
import Markup
import People
import Site

/// What may be done with the article now, and what may not, with the reason.
struct ArticleActs: Component {
    let view: ArticleView
    let failed: FailedArticleAct?
    let context: SiteContext

    private var article: Article { view.article }

    var html: HTML {
        var shown: [ActionsPanel.Act] = [], others: [(ArticleAct, Refusal)] = []
        let allowed = ArticleActs.here.filter(view.allows)
        let primary = ArticleActs.order.first(where: allowed.contains)
        for act in ArticleActs.here {
            guard let refusal = article.refusal(of: act, by: view.officer) else {
                shown.append(self.allowed(act, isPrimary: act == primary))
                continue
            }
            // What this role does, but not now, is worth reading; what others do folds away.
            if refusal.code == .stateRefused, ArticleActs.worthReading.contains(act), !article.isDiscarded {
                shown.append(.refused(act.chinese, refusal))
            } else {
                others.append((act, refusal))
            }
        }
        let none = Panel("可以办理", "<p class=\"hint\">现在没有由您办理的事项。</p>").html
        return "\(shown.isEmpty ? none : ActionsPanel(shown).html)\(folded(others))"
    }

    /// Acts on findings and remarks stand beside what they are about.
    private static let here: [ArticleAct] = ArticleAct.allCases.filter { act in
        switch act {
        case .comment, .ignoreFinding, .askOverride, .override: false
        case .revise, .submit, .recall, .proof, .pass, .sendBack, .delegate, .secrecy, .publish, .schedule, .unschedule,
            .publishUrgently, .withdraw, .recordRelease, .recordRevocation, .discard:
            true
        }
    }
    /// The act that the page suggests.
    private static let order: [ArticleAct] = [.proof, .pass, .secrecy, .publish, .submit, .revise]
    private static let worthReading: Set<ArticleAct> = [.revise, .submit, .publish, .proof, .pass, .secrecy]

    private func folded(_ others: [(ArticleAct, Refusal)]) -> HTML {
        guard !others.isEmpty else { return .empty }
        let items = others.each { "<li><strong>\($0.0.chinese)</strong> \($0.1.sentence)</li>" }
        return """
            <details class="panel others"><summary>由他人办理或不适用的 \(others.count) 项</summary>\
            <ul>\(items)</ul></details>
            """
    }

    private func allowed(_ act: ArticleAct, isPrimary: Bool) -> ActionsPanel.Act {
        if act == .revise {
            return .page(act.chinese, at: ArticleLinks.revising(article.id), primary: isPrimary)
        }
        let isFailed = failed?.act == act && failed?.finding == nil
        let state = isFailed ? failed?.state ?? .empty : .empty
        return .allowed(
            title(act), to: ArticleLinks.act(article.id, act.rawValue), context, primary: isPrimary, state: state,
            hidden: view.hidden, fields: ArticleActFields(view: view, act: act, state: state).html)
    }

    /// With the step, where the word alone does not say which.
    private func title(_ act: ArticleAct) -> String {
        guard let hand = article.inHand else { return act.chinese }
        switch act {
        case .proof: return hand.openStep.map { "\($0.proof)：\(act.chinese)" } ?? act.chinese
        case .pass: return hand.openStep.map { "\($0.review)：\(act.chinese)" } ?? act.chinese
        case .secrecy: return hand.openSecrecyStep?.chinese ?? act.chinese
        case .revise, .submit, .recall, .sendBack, .delegate, .comment, .ignoreFinding, .askOverride, .override,
            .publish, .schedule, .unschedule, .publishUrgently, .withdraw, .recordRelease, .recordRevocation, .discard:
            return act.chinese
        }
    }
}

/// The fields of one act.
struct ArticleActFields: Component {
    let view: ArticleView
    let act: ArticleAct
    let state: FormState

    private var article: Article { view.article }

    var html: HTML {
        switch act {
        case .revise, .submit, .recall, .publish, .unschedule, .comment, .ignoreFinding, .askOverride, .override: .empty
        case .proof: words("校对记录（可以不填）")
        case .pass: words("审核意见（可以不填）")
        case .sendBack: "\(steps)\(words("退回理由", required: true))"
        case .delegate: members
        case .secrecy: secrecy
        case .schedule: schedule
        case .publishUrgently: urgent
        case .withdraw: withdrawal
        case .recordRelease: release
        case .recordRevocation: "\(day("变更或者撤销的日期"))\(words("变更情况", required: true))"
        case .discard: words("作废理由", required: true)
        }
    }

    private func name(_ field: String) -> String { ArticleField.name(act, field) }

    private func words(_ label: String, required: Bool = false, hint: String? = nil) -> HTML {
        TextArea(name("words"), label, in: state, hint: hint, required: required, rows: 3).html
    }

    private func day(_ label: String) -> HTML {
        Field(name("day"), label, in: state, kind: .date, required: true).html
    }

    private func select(_ field: String, _ label: String, _ choices: [SelectField.Choice], empty: String? = "请选择")
        -> HTML
    {
        SelectField(name(field), label, choices: choices, in: state, required: empty != nil, empty: empty).html
    }

    /// Back to who wrote it, or to a step that was signed.
    private var steps: HTML {
        let open = article.working?.openStep
        let earlier = ReviewStep.allCases.filter { step in open.map { step < $0 } ?? true }
        let choices = [SelectField.Choice("drafter", "拟稿人")] + earlier.map { .init("\($0.rawValue)", "\($0.chinese)") }
        return select("step", "退回到", choices, empty: nil)
    }

    private var members: HTML {
        let makers = article.makers
        let choices = view.directory.members
            .filter { !makers.contains($0.id) && $0.id != view.officer.id && !$0.roles.contains(.supervisor) }
            .map { SelectField.Choice($0.id.text, $0.name) }
        return select("member", "委托给", choices)
    }

    private var secrecy: HTML {
        let points = SecrecyCheckpoint.allCases.map(\.chinese).joined(separator: "；")
        return """
            \(select("conclusion", "结论", SecrecyConclusion.allCases.map { .init($0.rawValue, $0.chinese) }))
            \(TextArea(name("words"), "依据", in: state, hint: "逐项审查：\(points)（SEC-3）。", required: true, rows: 3))
            """
    }

    private var schedule: HTML {
        """
        \(day("发布日期"))\(Field(name("clock"), "时间", in: state, hint: "按“09:00”的格式填写，北京时间。", required: true, limit: 5))
        """
    }

    private var urgent: HTML {
        """
        <p class="hint">仅限突发事件等紧急情形。先发布，三审三校和保密审查在1个工作日内补齐（PUB-3）。</p>
        \(words("紧急情形和理由", required: true))
        \(TextArea(name("basis"), "保密审查结论的依据", in: state, required: true, rows: 2))
        """
    }

    private var withdrawal: HTML {
        """
        \(view.knockOn?.warning ?? .empty)\(select("kind", "原因类别", Withdrawal.Kind.chosen.map { .init($0.rawValue, $0.chinese) }))
        \(words("理由", required: true, hint: "公众在原地址看到这一理由，不要写入个人信息。"))
        \(Field(name("target"), "并入的信息", in: state, hint: "仅“并入其他信息”时填写：那条信息的网址或者编号。", limit: 300))
        """
    }

    private var release: HTML {
        """
        \(select("channel", "渠道", MediaChannel.allCases.filter { $0 != .website }.map { .init($0.rawValue, $0.chinese) }))
        \(Field(name("reference"), "链接或者刊期版面", in: state, required: true, limit: 500))\(day("发布日期"))
        """
    }
}
