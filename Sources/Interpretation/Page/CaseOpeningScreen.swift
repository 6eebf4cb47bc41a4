import HTTPTypes
import Markup
package import Site

/// 登记解读件 for a document that has none.
package struct CaseOpeningScreen {
    let state: FormState
    let context: SiteContext

    package init(state: FormState, context: SiteContext) {
        self.state = state
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "登记解读件", section: "interpretations", crumbs: [Crumb("政策解读", InterpretationLinks.list)],
            status: state.problems.isEmpty ? .ok : .unprocessableContent,
            """
            <p class="hint">启用解读管理以后起草的政策性文件和行政规范性文件自动有解读件。这里登记其他需要解读的公文，以及启用以前的文件。</p>
            \(PostForm(
                to: InterpretationLinks.new, context, submit: "登记", state: state,
                """
                \(Field("document", "公文", in: state, hint: "公文页面的地址，或者地址末尾的编号。", required: true, limit: 200))
                \(TextArea("reason", "为什么需要解读", in: state, hint: "不是政策性文件、行政规范性文件的必须填写（INT-1）。", rows: 3))
                """))
            """)
    }
}
