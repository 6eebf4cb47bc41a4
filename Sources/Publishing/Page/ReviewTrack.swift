import Kernel
import Markup
import Site

/// 三审三校 and 保密审查 as one small table: whose name stands under what, for which text (PUB-3, SEC-2).
struct ReviewTrack: Component {
    let view: ArticleView

    var html: HTML {
        guard let hand = view.hand ?? view.signed else {
            return Panel("审校", "<p class=\"hint\">没有正在办理的版本。修改后重新审校。</p>").html
        }
        let steps = ReviewStep.allCases.each { step in
            ReviewPart.allCases.reversed().each { part in line(part.chinese(step), sign(hand, step, part)) }
        }
        let secrecy = SecrecyStep.allCases.each { step in line(step.chinese, sign(hand, step)) }
        return Panel(
            "审校和保密审查",
            """
            <table class="plain"><caption class="unseen">第\(hand.number)版的审校和保密审查</caption><thead><tr>\
            <th scope="col">环节</th><th scope="col">姓名、时间</th></tr></thead><tbody>\(steps)\(secrecy)</tbody></table>
            <p class="hint">文本 <code>\(String(hand.hash.prefix(12)))</code>；签名只对这一文本有效。</p>
            """
        ).html
    }

    private func line(_ name: String, _ value: HTML) -> HTML {
        "<tr><th scope=\"row\">\(name)</th><td>\(value)</td></tr>"
    }

    private func sign(_ hand: RevisionInHand, _ step: ReviewStep, _ part: ReviewPart) -> HTML {
        if let signature = hand.signature(step, part) {
            let words: HTML = signature.words.isEmpty ? "" : "<br><span class=\"hint\">\(signature.words)</span>"
            return "\(signature.name) <time datetime=\"\(text: signature.at)\">\(signature.at.minute)</time>\(words)"
        }
        guard hand.openStep == step, hand.stage == .inReview || hand.stage == .owed else { return "—" }
        let kinds = view.article.policy.reviewers(of: step, isImportant: view.article.isImportant)
        let who =
            hand.delegates[step].map { view.directory.name($0) + "（受委托）" }
            ?? kinds.map(\.chinese).sorted().joined(separator: "、")
        return Badge("待\(who)", .warning).html
    }

    private func sign(_ hand: RevisionInHand, _ step: SecrecyStep) -> HTML {
        if let signature = hand.secrecy.first(where: { $0.step == step && $0.hash == hand.hash }) {
            return """
                \(Badge(signature.conclusion.chinese, signature.conclusion == .mayPublish ? .good : .bad)) \(signature.name) \
                <time datetime="\(text: signature.at)">\(signature.at.minute)</time>\
                <br><span class="hint">依据：\(signature.basis)</span>
                """
        }
        let isOpen = hand.openSecrecyStep == step && (hand.stage == .inReview || hand.stage == .owed)
        return isOpen ? Badge("待办理", .warning).html : "—"
    }
}
