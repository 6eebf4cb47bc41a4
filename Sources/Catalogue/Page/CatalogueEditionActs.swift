import Kernel
import Markup
import Site

/// What can be done with an edition now, and why not the rest.
struct CatalogueEditionActs: Component {
    let view: CatalogueEditionView
    let failed: (act: CatalogueAct, refusal: Refusal, state: FormState)?
    let context: SiteContext

    private var edition: CatalogueEdition { view.edition }

    var html: HTML {
        let shown = CatalogueAct.allCases.filter { $0.stages.contains(edition.stage) && isHere($0) }
        let acts = shown.flatMap { act -> [ActionsPanel.Act] in
            if let refusal = edition.refusal(of: act, by: view.officer) { return [.refused(act.chinese, refusal)] }
            return panels(act)
        }
        return "\(ActionsPanel(acts))\(files)"
    }

    /// Acts on one item stand on the item's own page.
    private func isHere(_ act: CatalogueAct) -> Bool {
        switch act {
        case .bind, .recordChange: false
        case .begin, .edit, .submit, .recall, .approve, .sendBack, .discard, .concludeReview: true
        }
    }

    private func panels(_ act: CatalogueAct) -> [ActionsPanel.Act] {
        let state = failed?.act == act ? failed?.state ?? .empty : .empty
        let link = CatalogueLinks.act(edition.id, act.rawValue)
        let version = [(name: "version", value: "\(edition.version)")]
        func posted(_ fields: HTML = .empty, primary: Bool = false) -> [ActionsPanel.Act] {
            [.allowed(act.chinese, to: link, context, primary: primary, state: state, hidden: version, fields: fields)]
        }
        switch act {
        case .edit:
            return [
                .page("添加事项", at: CatalogueLinks.newItem(edition.id)),
                .page("导入目录表", at: CatalogueLinks.importing(edition.id)),
            ]
        case .submit:
            return posted(
                TextArea(
                    "change_note", "制定依据或者修改说明", in: state, required: true, rows: 3
                ).html, primary: true)
        case .sendBack: return posted(TextArea("reason", "退回原因", in: state, required: true, rows: 3).html)
        case .concludeReview:
            return posted(
                TextArea("words", "审查情况和结论", in: state, hint: "没有调整的，写明已对照职责核对；有调整的，请草拟新版。", required: true, rows: 3)
                    .html)
        case .approve: return posted(primary: true)
        case .begin, .recall, .discard, .bind, .recordChange: return posted()
        }
    }

    private var files: HTML {
        let links = CatalogueFormat.allCases.each { format in
            "<li><a href=\"\(link: CatalogueLinks.file(edition.id, format.rawValue))\" download>\(format.rawValue) 文件</a></li>"
        }
        return Panel("按官方版式导出", "<ul>\(links)</ul>").html
    }
}
