import HTTPTypes
package import Kernel
import Markup
package import Site

/// Entry by staff of what came on paper, by post, fax or at the counter (FOI-29, FOI-31, FOI-43).
package struct IntakeScreen {
    let state: FormState
    let refusal: Refusal?
    let duplicates: [SimilarRequest]
    let context: SiteContext

    package init(
        state: FormState, refusal: Refusal? = nil, duplicates: [SimilarRequest] = [], context: SiteContext
    ) {
        self.state = state
        self.refusal = refusal
        self.duplicates = duplicates
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "登记申请", section: "requests", crumbs: [Crumb("依申请公开", DeskLinks.board)], aside: rules,
            status: refusal?.code.status ?? (duplicates.isEmpty ? .ok : .unprocessableContent), "\(notice)\(form)")
    }

    private var notice: HTML {
        let wrong: HTML =
            refusal.map { state.problems.isEmpty ? Notice(.wrong, text: $0.sentence).html : "" } ?? ""
        return "\(wrong)\(found)"
    }

    /// Shown before anything is kept: the person decides whether it is the same.
    private var found: HTML {
        guard !duplicates.isEmpty else { return .empty }
        let items = duplicates.each { other in
            """
            <li><a href="\(link: DeskLinks.request(other.id))">\(other.number)</a> \(other.stage.badge) \(other.description)\
            <span class="hint">\(other.isSameApplicant ? "同一申请人" : "内容相近")，\(other.arrivedOn.chinese)</span></li>
            """
        }
        return Notice(
            .warning,
            """
            <h2>尚未登记：有 \(duplicates.count) 件相近的申请</h2><ul>\(items)</ul>\
            <p>是同一份申请重复收到的，不再登记；是新的申请的，勾选表单末尾的“已核对”后再次登记，登记后可以标记为重复或者相关申请。</p>
            """
        ).html
    }

    private var form: HTML {
        let checked: HTML =
            duplicates.isEmpty
            ? "" : Checkbox("checked", "已核对相近的申请，仍予登记", in: state).html
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
