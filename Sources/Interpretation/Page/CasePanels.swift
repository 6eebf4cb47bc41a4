import Kernel
import Markup
import People
import Publishing
import Site

extension PackagePlace {
    /// Where staff open a page of another capability.
    var desk: Link? {
        switch self {
        case .article: nil
        case .other(_, _, let desk): Link(returning: desk)
        }
    }
}

/// What stands in a case, panel by panel.
struct CasePanels {
    let view: CaseView
    let units: [Unit]
    let context: SiteContext
    let officer: Officer

    private var found: PolicyCase { view.found }

    var html: HTML { "\(plan)\(materials)\(checklist)\(releases)\(links)\(package)\(surveys)\(evaluation)" }

    private var plan: HTML {
        let plan = found.plan
        guard !plan.points.isEmpty || !plan.forms.isEmpty else {
            return Panel("解读方案", "<p class=\"hint\">还没有编制。</p>").html
        }
        let signature: HTML =
            found.signature.map { "\($0.name) \($0.at.chinese)" } ?? (found.stage == .inReview ? "等待审签" : "还没有送审签")
        return Panel(
            "解读方案",
            DefinitionList([
                ("解读重点", "<span class=\"typed\">\(plan.points)</span>"),
                ("解读形式", HTML(text: names(MaterialKind.allCases.filter(plan.forms.contains).map(\.chinese)))),
                ("发布渠道", HTML(text: names(ReleaseChannel.allCases.filter(plan.channels.contains).map(\.chinese)))),
                ("责任人", HTML(text: plan.responsible)),
                (
                    "第一解读人",
                    "\(plan.firstInterpreter) \(plan.manner.map { "（\($0.chinese)）" } ?? "") <span class=\"hint\">\(plan.mannerNote)</span>"
                ),
                ("计划发布", HTML(text: plan.releaseOn?.chinese ?? "与文件同步")),
                (
                    "舆情风险",
                    "\(plan.risk?.chinese ?? "未评估") <span class=\"typed\">\(plan.riskWords)</span>"
                ),
                ("应对预案", "<span class=\"typed\">\(plan.response.isEmpty ? "无" : plan.response)</span>"),
                ("审签", signature),
            ]).html
        ).html
    }

    private func names(_ words: [String]) -> String { words.isEmpty ? "未选择" : words.joined(separator: "、") }

    private var materials: HTML {
        guard !found.materials.isEmpty else {
            return Panel("解读材料", "<p class=\"hint\">还没有登记。应与文件同步起草（INT-2）。</p>").html
        }
        let table = Table(
            "解读材料", columns: [.init("形式"), .init("材料", wide: true), .init("情况"), .init("与原文相同")],
            rows: found.materials.map { one in
                Table.Row([HTML(text: one.kind.chinese), title(of: one), state(of: one), similarity(of: one)])
            })
        return Panel("解读材料", table.html).html
    }

    private func title(of one: PolicyMaterial) -> HTML {
        guard let article = one.article else { return "\(one.title)<br><span class=\"hint\">\(one.proof)</span>" }
        let staff: HTML = "<a href=\"\(link: ArticleLinks.article(article))\">\(one.title)</a>"
        return one.isPublic
            ? "\(staff) <a class=\"hint\" href=\"\(link: PublicLinks.article(article))\">公开页面</a>" : staff
    }

    private func state(of one: PolicyMaterial) -> HTML {
        if let since = one.publicSince { return "已公开 <span class=\"hint\">\(since.day.description)</span>" }
        guard let article = one.article, let glance = view.glances[article] else { return "文件公开后登记渠道" }
        return HTML(text: glance.article.standing)
    }

    /// INT-6 [C]: a warning, not a bar.
    private func similarity(of one: PolicyMaterial) -> HTML {
        guard let share = view.similarity[one.id] else { return "" }
        guard share > TextSimilarity.warnsAbove else { return "\(share)%" }
        return
            "\(Badge("\(share)%", .warning)) <span class=\"hint\">超过\(TextSimilarity.warnsAbove)%，不应照抄原文（INT-6）</span>"
    }

    private var checklist: HTML {
        guard found.isOwed, !found.materials.isEmpty else { return .empty }
        let rows = ContentItem.allCases.map { item in
            let places = found.materials.compactMap { one in
                one.contents[item].map { found.materials.count > 1 ? "\(one.kind.chinese)：\($0)" : $0 }
            }
            let isMissing = places.isEmpty && ContentItem.required.contains(item)
            let shown: HTML = isMissing ? Badge("缺", .warning).html : HTML(text: places.joined(separator: "；"))
            return (item.chinese + (ContentItem.required.contains(item) ? "（必有）" : ""), shown)
        }
        return Panel("内容清单（INT-6）", DefinitionList(rows).html).html
    }

    private var releases: HTML {
        guard found.publishedAt != nil else { return .empty }
        let own: HTML = found.channels.contains(.website) ? "<li>政府门户网站：见解读材料的公开页面</li>" : ""
        let lines = found.releases.each {
            "<li>\($0.channel.chinese)，\($0.on.description)：<span class=\"typed\">\($0.address)</span></li>"
        }
        let body: HTML = own.isEmpty && lines.isEmpty ? "<p class=\"hint\">还没有。</p>" : "<ul>\(own)\(lines)</ul>"
        return Panel("发布渠道（INT-8）", "\(body)<p class=\"hint\">已有\(found.channels.count)类，两类以上计为多渠道发布。</p>").html
    }

    private var links: HTML {
        guard !view.links.isEmpty else { return .empty }
        let rows = view.links.map { link in
            let title = found.materials.first { $0.article == link.material }?.title ?? link.material.text
            let state: HTML =
                link.fault.map { "\(Badge("失效", .bad)) \($0)，自\(link.brokenSince?.chinese ?? "")" }
                ?? Badge("完好", .good).html
            return Table.Row([
                HTML(text: title), HTML(text: link.direction.chinese), state, HTML(text: link.checkedAt.chinese),
            ])
        }
        return Panel(
            "关联核验（INT-4）",
            Table(
                "每天读取公开页面核验", columns: [.init("解读", wide: true), .init("方向"), .init("结果"), .init("核验时间")], rows: rows
            ).html
        ).html
    }

    private var package: HTML {
        let items = found.members.each { member in
            let title = view.glances[member.article]?.title ?? "（已不存在）"
            let remove: HTML =
                found.refusal(of: .removeMember, by: officer) == nil
                ? " \(PostButton("移出", to: InterpretationLinks.act(found.id, CaseAct.removeMember.rawValue), context, fields: [(CaseField.version, "\(found.version)"), (CaseField.name(.removeMember, "member"), member.id.text)]))"
                : ""
            return
                "<li>\(member.kind.chinese)：<a href=\"\(link: ArticleLinks.article(member.article))\">\(title)</a>\(remove)</li>"
        }
        let others = view.outside.each { one -> HTML in
            let title = one.place.desk.map { "<a href=\"\(link: $0)\">\(one.title)</a>" } ?? HTML(text: one.title)
            return "<li>\(one.kind.chinese)：\(title)</li>"
        }
        let list: HTML =
            items.isEmpty && others.isEmpty ? "<p class=\"hint\">除文件和解读材料外没有登记其他页面。</p>" : "<ul>\(items)\(others)</ul>"
        let open: HTML = view.openChanges > 0 ? "\(Badge("\(view.openChanges)页待处置", .bad)) " : ""
        return Panel(
            "政策包",
            """
            \(list)<p class="hint">文件修改、废止或者失效时，哪些页面要跟着改，在“变动牵连”里逐页处置（NORM-6）。</p>
            <div class="buttons"><a class="button" href="\(link: InterpretationLinks.changes(found.id))">变动牵连</a>\(open)</div>
            """
        ).html
    }

    private var surveys: HTML {
        guard !view.surveys.isEmpty else { return .empty }
        let items = view.surveys.each {
            "<li><a href=\"\(link: InterpretationLinks.survey($0.id))\">\($0.title)</a> \($0.state(on: view.today).chinese)，截止\($0.closesOn.description)</li>"
        }
        return Panel("问卷（INT-11）", "<ul>\(items)</ul>").html
    }

    private var evaluation: HTML {
        guard let evaluation = found.evaluation else { return .empty }
        var items: [(String, HTML)] = [
            ("结果", HTML(text: evaluation.result.chinese)),
            ("情况", "<span class=\"typed\">\(evaluation.words)</span>"),
            ("评估", "\(evaluation.byName) \(evaluation.on.chinese)"),
        ]
        if let until = evaluation.reviseUntil { items.append(("完成期限", HTML(text: until.chinese))) }
        if !evaluation.revision.isEmpty {
            items.append(("落实情况", "<span class=\"typed\">\(evaluation.revision)</span>"))
        }
        return Panel("政策评估（INT-11）", DefinitionList(items).html).html
    }
}
