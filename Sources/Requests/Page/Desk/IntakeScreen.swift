import HTTPTypes
package import Kernel
import Markup
package import Site

/// Entry by staff of what came on paper, by post, fax or at the counter (FOI-29, FOI-31, FOI-43).
package struct IntakeScreen {
    let state: FormState
    let refusal: Refusal?
    let duplicates: [SimilarRequest]
    /// What FOI-29 asks for and the paper lacks.
    let gaps: [String]
    let context: SiteContext

    package init(
        state: FormState, refusal: Refusal? = nil, duplicates: [SimilarRequest] = [], gaps: [String] = [],
        context: SiteContext
    ) {
        self.state = state
        self.refusal = refusal
        self.duplicates = duplicates
        self.gaps = gaps
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "登记申请", section: "requests", crumbs: [Crumb("依申请公开", DeskLinks.board)], aside: rules,
            status: refusal?.code.status ?? (isHeld ? .unprocessableContent : .ok), "\(notice)\(form)")
    }

    private var notice: HTML {
        let wrong: HTML =
            refusal.map { state.problems.isEmpty ? Notice(.wrong, text: $0.sentence).html : "" } ?? ""
        return "\(wrong)\(found)"
    }

    /// Shown before anything is kept: the person decides what it is.
    private var isHeld: Bool { !duplicates.isEmpty || !gaps.isEmpty }

    private var found: HTML {
        guard isHeld else { return .empty }
        let items = duplicates.each { other in
            """
            <li><a href="\(link: DeskLinks.request(other.id))">\(other.number)</a> \(other.stage.badge) \(other.description)\
            <span class="hint">\(other.isSameApplicant ? "同一申请人" : "内容相近")，\(other.arrivedOn.chinese)</span></li>
            """
        }
        let likely: HTML =
            duplicates.isEmpty
            ? ""
            : """
            <h2>有 \(duplicates.count) 件相近的申请</h2><ul>\(items)</ul>\
            <p>是同一份申请重复收到的，不再登记；是新的申请的，登记后可以标记为重复或者相关申请。</p>
            """
        let missing: HTML =
            gaps.isEmpty
            ? ""
            : """
            <h2>有 \(gaps.count) 处不完整或者可能有误</h2><ul>\(gaps.each { "<li>\($0)</li>" })</ul>\
            <p>申请表确实如此的，照样登记，登记后一次性告知补正。</p>
            """
        return Notice(
            .warning, "<p><strong>尚未登记，请先核对。</strong></p>\(likely)\(missing)<p>核对后勾选表单末尾的“已核对”，再次登记；附件需要重新选择。</p>"
        ).html
    }

    private var form: HTML {
        let checked: HTML =
            isHeld ? Checkbox("checked", "已核对，予以登记", in: state).html : ""
        return PostForm(
            to: DeskLinks.new, context, submit: "登记", state: state, multipart: true, cancel: DeskLinks.board,
            """
            \(IntakeArrivalFields(state: state))\(IntakeApplicantFields(state: state))\(IntakeWantedFields(state: state))\
            \(checked)
            """
        ).html
    }

    /// The receipt date of each channel, beside the field that asks for it (FOI-31).
    private var rules: HTML {
        let rows = IntakeChannel.allCases.each { channel in
            "<div><dt>\(channel.chinese)</dt><dd>\(channel.receiptRule)</dd></div>"
        }
        let rule = Panel("收到申请之日怎样确定", "<dl class=\"rules\">\(rows)</dl><p class=\"hint\">依据：条例第三十一条。</p>").html
        let lawful = Panel(
            "可以要求填写什么",
            """
            <p>只能要求：姓名或者名称、身份证明、联系方式；信息的名称、文号或者其他特征；提供形式和获取途径（条例第二十九条）。</p>\
            <p>不得要求说明用途（条例第二十七条）。书写确有困难的，可以口述，由工作人员代为填写。</p>
            """
        ).html
        return "\(rule)\(lawful)"
    }
}

extension IntakeChannel {
    /// When it counts as received (FOI-31).
    var receiptRule: String {
        switch self {
        case .counter: "提交之日。"
        case .helped: "口述并核对无误之日；由工作人员代为填写，申请人签字或者按印确认。"
        case .signedMail: "本机关签收之日。"
        case .ordinaryMail: "到达当日与申请人确认，双方确认之日。登记后为“待确认”。"
        case .fax: "双方确认之日。登记后为“待确认”。"
        case .web: "双方确认之日。由本网站提交的自动登记，不在这里填写。"
        }
    }
}
