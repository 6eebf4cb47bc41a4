package import HTTPTypes
package import Kernel
import Markup
package import Site

/// 重复提问: what is asked again and again, why it stands together, what was done about it.
package struct QuestionsScreen {
    let proposals: [QuestionCluster]
    let accepted: [(group: QuestionGroup, cluster: QuestionCluster)]
    let today: Day
    let months: Int
    let problem: String?
    let status: HTTPResponse.Status
    let context: SiteContext

    package init(
        proposals: [QuestionCluster], accepted: [(group: QuestionGroup, cluster: QuestionCluster)], today: Day,
        months: Int, problem: String? = nil, status: HTTPResponse.Status = .ok, context: SiteContext
    ) {
        self.proposals = proposals
        self.accepted = accepted
        self.today = today
        self.months = months
        self.problem = problem
        self.status = status
        self.context = context
    }

    private static let mostProposals = 40

    package var answer: ConsolePage {
        ConsolePage(
            "重复提问", section: "letters", crumbs: [Crumb("来信", LetterLinks.list)],
            lead: """
                <p class="hint">近\(months)个月的来信、依申请公开和舆情，标题用词相近的归为一组；三件以上的列出，建议公开一次，少答多次（FOI-44）。</p>
                """, status: status, "\(notice)\(published)\(proposed)")
    }

    private var notice: HTML {
        if let problem { return Notice(.wrong, text: problem).html }
        return context.query["done"].isEmpty
            ? .empty : Notice(.done, text: "已保存。草稿在信息发布中审校发布后，这里显示提问有没有减少。").html
    }

    private var published: HTML {
        guard !accepted.isEmpty else { return .empty }
        return "<h2>已经处理的\(accepted.count)组</h2>\(accepted.each { panel($0.group, $0.cluster) })"
    }

    private var proposed: HTML {
        guard !proposals.isEmpty else {
            return EmptyState("没有三件以上的重复提问。").html
        }
        let more: HTML =
            proposals.count > QuestionsScreen.mostProposals
            ? "<p class=\"hint\">只列出提问最多的\(QuestionsScreen.mostProposals)组。</p>" : ""
        return """
            <h2>建议公开的\(proposals.count)组</h2>\
            \(proposals.prefix(QuestionsScreen.mostProposals).enumerated().each { panel($0, $1) })\(more)
            """
    }

    private func panel(_ index: Int, _ cluster: QuestionCluster) -> HTML {
        let choices = QuestionRemedy.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        let form = PostForm(
            to: LetterLinks.acceptQuestions, context, submit: "建立草稿",
            """
            <input type="hidden" name="title"\(attribute: "value", cluster.title)>
            \(SelectField("remedy_\(index)", "公开方式", choices: choices, required: true, empty: nil))
            <input type="hidden" name="index"\(attribute: "value", String(index))>
            """)
        return Panel("\(cluster.title)（\(cluster.questions.count)件）", "\(facts(cluster))\(form)").html
    }

    private func panel(_ group: QuestionGroup, _ cluster: QuestionCluster) -> HTML {
        let effect = QuestionEffect(cluster.questions, publishedOn: group.publishedOn, today: today)
        let state: HTML
        if let effect {
            state = "<p><strong>\(effect.sentence)。</strong></p>"
        } else if group.draft.isEmpty {
            state = "<p>还没有公开。</p>"
        } else {
            state = "<p>草稿还没有发布。</p>"
        }
        let draft: HTML =
            Link(returning: group.draft).map { "<p><a href=\"\(link: $0)\">查看草稿</a></p>" } ?? ""
        return Panel(
            "\(group.title)（\(group.remedy.chinese)）",
            "\(state)\(chart(group, cluster))\(facts(cluster))\(draft)\(day(group))"
        ).html
    }

    /// Where the program cannot see the publication by itself.
    private func day(_ group: QuestionGroup) -> HTML {
        guard group.publishedOn == nil else { return .empty }
        let form = PostForm(
            to: LetterLinks.publishedQuestions(group.id), context, submit: "登记公开日期",
            Field("published_on", "已经在别处公开的，填写公开日期", kind: .date).html)
        return "<details><summary>在别处公开</summary>\(form)</details>"
    }

    private func chart(_ group: QuestionGroup, _ cluster: QuestionCluster) -> HTML {
        let points = cluster.months(from: today.adding(months: -months), through: today)
        guard points.count > 1 else { return .empty }
        let bars = points.map { point in
            BarChart.Bar(
                point.month, point.count,
                marked: group.publishedOn.map { point.month <= String($0.description.prefix(7)) } ?? true)
        }
        let when = group.publishedOn.map { "\($0.chinese)公开，此后各月为灰色" } ?? "还没有公开"
        return BarChart("每月提问件数，\(when)", source: "来信、依申请公开、舆情登记", bars: bars).html
    }

    private func facts(_ cluster: QuestionCluster) -> HTML {
        let counts = QuestionSource.allCases.compactMap { source in
            let count = cluster.count(source)
            return count == 0 ? nil : "\(source.chinese)\(count)件"
        }.joined(separator: "，")
        let items = cluster.questions.suffix(10).reversed().each { question in
            "<li>\(question.number) \(question.title) <span class=\"hint\">\(question.day.description)</span></li>"
        }
        return """
            <p>\(counts)。归为一组的理由：\(cluster.reason.isEmpty ? "标题相近" : cluster.reason)。</p>\
            <details><summary>最近的提问</summary><ul>\(items)</ul></details>
            """
    }
}
