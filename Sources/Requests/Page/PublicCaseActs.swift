import Kernel
package import Markup
import Site

/// Names of fields on the page of a case, where several forms stand.
package enum PublicCaseField {
    package static func words(_ act: ApplicantAct) -> String { act.rawValue + "_words" }
    package static func files(_ act: ApplicantAct) -> String { act.rawValue + "_files" }
    /// The field that a refusal names, where the form of the act has it.
    package static func known(_ field: String?, of act: ApplicantAct) -> String {
        let named = field.map { $0.hasPrefix(act.rawValue + "_") ? $0 : act.rawValue + "_" + $0 }
        return [words(act), files(act), stars(act)].first { $0 == named && act != .confirmReceipt } ?? ""
    }

    package static func stars(_ act: ApplicantAct) -> String { act.rawValue + "_stars" }
}

/// What the applicant must do now, and what they may do besides; each a form of its own.
struct PublicCaseActs {
    let found: TrackedCase
    let code: String
    let failed: FailedApplicantAct?
    let context: SiteContext

    /// What the case waits for.
    var wanted: HTML {
        let acts = found.acts.filter { !$0.isAside }
        let forms = acts.each { act -> HTML in
            """
            <section class="to-do" aria-labelledby="do-\(act.rawValue)"><h2 id="do-\(act.rawValue)">请您\(act.chinese)</h2>\
            \(explanation(act))\(form(act))</section>
            """
        }
        return "\(refusedElsewhere)\(forms)"
    }

    var others: HTML {
        let acts = found.acts.filter(\.isAside)
        if acts.isEmpty { return .empty }
        return """
            <section class="others"><h2>您还可以</h2>\(acts.each { act -> HTML in
                """
                <details\(flag: "open", failed?.act == act)><summary>\(act.chinese)</summary>\(explanation(act))\(form(act))</details>
                """
            })</section>
            """
    }

    /// The act is no longer possible: what was refused is said all the same.
    private var refusedElsewhere: HTML {
        guard let failed, !found.acts.contains(failed.act) else { return .empty }
        return failed.state.problems.each { Notice(.wrong, text: $0.sentence).html }
    }

    // MARK: What to know before doing it

    private func explanation(_ act: ApplicantAct) -> HTML {
        switch act {
        case .correct: return correction
        case .giveReasons: return reasons
        case .payNotice: return fee
        case .confirmReceipt: return "<p>收到答复书以后请点一下，便于本机关归档。不确认不影响您的权利。</p>"
        case .withdraw: return "<p>撤回以后不再办理，也不再答复。以后可以另行申请。</p>"
        case .rate: return "<p>对这一件的办理作一次评价，只用于改进工作。</p>"
        case .proposePublication: return "<p>认为这些信息应当让大家都看到的，可以建议列入主动公开的范围（条例第四十四条）。</p>"
        }
    }

    // FOI-30.
    private var correction: HTML {
        guard let notice = found.correction else { return .empty }
        return """
            <p>需要补正的内容：</p><ol class="steps-list">\(notice.items.each { "<li>\($0)</li>" })</ol>
            <p>请在<strong>\(notice.due.chineseWithWeekday)</strong>前（含当日）提交。没有正当理由逾期不补正的，视为放弃申请，\
            不再处理（条例第三十条）。</p>
            """
    }

    // FOI-35.
    private var reasons: HTML {
        guard let notice = found.reasons else { return .empty }
        return """
            <p class="typed">\(notice.why)</p><p>请在<strong>\(notice.due.chineseWithWeekday)</strong>前（含当日）说明。\
            理由不合理的，告知不予处理；合理但不能按期答复的，另定合理的答复时间（条例第三十五条）。</p>
            """
    }

    // FEE-5, FEE-6.
    private var fee: HTML {
        guard let fee = found.fee else { return .empty }
        return """
            <p>信息处理费 <strong>\(fee.amount.chinese)</strong>，依据、标准和缴纳办法见收费通知书。请自收到通知次日起20个工作日内缴纳，\
            逾期未缴纳的，视为放弃申请。</p>
            """
    }

    // MARK: The forms

    private func form(_ act: ApplicantAct) -> HTML {
        let state = failed?.act == act ? failed?.state ?? .empty : .empty
        let carried: HTML = """
            <input type="hidden" name="code"\(attribute: "value", code)>\
            <input type="hidden" name="act"\(attribute: "value", act.rawValue)>
            """
        return PostForm(
            to: PublicRequestLinks.act, context, submit: act.chinese, state: state, multipart: act.takesFiles,
            stopsInBrowser: false, "\(carried)\(fields(act, state))"
        ).html
    }

    private func fields(_ act: ApplicantAct, _ state: FormState) -> HTML {
        let words = PublicCaseField.words(act)
        switch act {
        case .correct:
            return "\(TextArea(words, "补正内容", in: state, hint: "逐项写明。", required: true, rows: 6))\(files(act, state))"
        case .giveReasons:
            return "\(TextArea(words, "理由", in: state, required: true, rows: 6))\(files(act, state))"
        case .payNotice:
            let receipt = Field(words, "缴款凭证号码", in: state, hint: "缴款书或者电子回单上的号码。", required: true, limit: 100)
            return "\(receipt)\(files(act, state))"
        case .withdraw: return TextArea(words, "撤回的原因（可以不填）", in: state, rows: 2).html
        case .confirmReceipt: return .empty
        case .rate:
            let stars = [("5", "很满意"), ("4", "满意"), ("3", "一般"), ("2", "不满意"), ("1", "很不满意")]
            let group = RadioGroup(
                PublicCaseField.stars(act), "这一件办得怎么样", choices: stars.map { .init($0.0, $0.1) }, in: state,
                required: true)
            return "\(group)\(TextArea(words, "说明（可以不填）", in: state, rows: 3))"
        case .proposePublication:
            return TextArea(words, "为什么应当主动公开", in: state, hint: "例如：涉及全县村民，经常有人询问。", required: true, rows: 3).html
        }
    }

    private func files(_ act: ApplicantAct, _ state: FormState) -> HTML {
        FileField(
            PublicCaseField.files(act), "材料（可以不附）", in: state, hint: "PDF、图片、Word 文件，可以选几个，合计不超过20 MB。",
            accept: ".pdf,.jpg,.jpeg,.png,.docx,.doc,.txt", multiple: true
        ).html
    }
}

extension ApplicantAct {
    /// Possible, but nothing waits for it.
    var isAside: Bool {
        switch self {
        case .correct, .giveReasons, .payNotice, .confirmReceipt: false
        case .withdraw, .rate, .proposePublication: true
        }
    }
}
