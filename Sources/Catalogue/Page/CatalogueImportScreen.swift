import HTTPTypes
package import Kernel
import Markup
package import Site

/// Choosing the file of a table; what was read becomes the lines of the draft, which is its own preview.
package struct CatalogueImportScreen {
    let view: CatalogueEditionView
    let failed: (refusal: Refusal, state: FormState)?
    let context: SiteContext

    package init(
        _ view: CatalogueEditionView, failed: (refusal: Refusal, state: FormState)? = nil, context: SiteContext
    ) {
        self.view = view
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        let edition = view.edition
        let state = failed?.state ?? .empty
        let form = PostForm(
            to: CatalogueLinks.importing(edition.id), context, submit: "读取并导入", state: state, multipart: true,
            cancel: CatalogueLinks.edition(edition.id),
            """
            <input type="hidden" name="version" value="\(edition.version)">
            <div class="field"><label for="f-file">目录表（docx 或者 xlsx，不超过20 MB）</label>\
            <input id="f-file" type="file" name="file" accept=".docx,.xlsx" required></div>
            """)
        let kind = edition.kind
        let columns =
            kind.isStandard
            ? "序号、一级事项、二级事项、公开内容（要素）、公开依据、公开时限、公开主体、公开渠道和载体、公开对象、公开方式、公开层级"
            : "事项类别、事项名称、公开内容、公开依据、条款内容、公开渠道、公开时限、责任科室"
        let replaced: HTML =
            edition.items.isEmpty
            ? "" : Notice(.warning, text: "导入的表将替换这一版现有的\(edition.items.count)个事项；类别和名称都相同的事项保留栏目对应关系。").html
        let wrong: HTML = failed.map { Notice(.wrong, text: $0.refusal.sentence).html } ?? .empty
        return ConsolePage(
            "导入目录表", section: "catalogue",
            crumbs: [Crumb("公开目录", CatalogueLinks.list), Crumb(view.title, CatalogueLinks.edition(edition.id))],
            status: failed?.refusal.code.status ?? .ok,
            """
            \(wrong)\(replaced)<p>表头应当有：\(columns)。合并的单元格、跨页重复的表头、√和■□都能识别。\
            导入后逐行列出需要核对的内容，批准之前不对外公开。</p>\(form)
            """)
    }
}
