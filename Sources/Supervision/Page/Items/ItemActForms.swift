import Kernel
import Markup
import Site

/// The acts of an item as buttons and forms; what cannot be done now says why, when it is this person's to do.
struct ItemActForms {
    let screen: ItemScreen

    private var item: SupervisionItem { screen.item }

    var acts: [ActionsPanel.Act] {
        shown.compactMap { act in
            if let refusal = item.refusal(of: act, by: screen.officer, in: screen.view.context) {
                return refusal.code == .roleRefused ? nil : .refused(title(act), refusal)
            }
            let state = screen.failed?.act == act ? screen.failed?.state ?? start(act) : start(act)
            return .allowed(
                title(act), to: SupervisionLinks.itemAct(item.id, act.rawValue), screen.context,
                primary: act == shown.first, state: state,
                hidden: [(ItemField.version, String(item.version))], fields: fields(act, state))
        }
    }

    /// Those that lead on from here, the next step first.
    private var shown: [ItemAct] {
        switch item.stage {
        case .drafting: [.submit, .edit, .withdraw]
        case .awaitingSignature: [.issue, .sendBack, .withdraw]
        case .rectifying: [.rectify, .acknowledge, .circulate, .interview, .recommend, .withdraw]
        case .reviewing: [.pass, .fail, .interview, .recommend]
        case .passed: [.close]
        case .closed, .withdrawn: []
        }
    }

    private func title(_ act: ItemAct) -> String { act == .issue ? "签发并编号" : act.chinese }

    /// What a form begins with.
    private func start(_ act: ItemAct) -> FormState {
        func name(_ field: String) -> String { ItemField.name(act, field) }
        switch act {
        case .edit:
            return FormState([
                name("title"): item.contents.title, name("demand"): item.contents.demand,
                name("due"): "\(item.contents.due)",
            ])
        case .circulate:
            let unit = screen.view.names.name(item.unit)
            return FormState([
                name("words"):
                    "\(unit)对《\(item.contents.title)》（\(item.number ?? "")）未在\(item.contents.due.chinese)前完成整改，予以通报批评。"
                    + "请立即整改，并报送整改情况。各单位要引以为戒，按期履行政务公开职责。"
            ])
        case .interview: return FormState([name("on"): "\(screen.view.context.today)"])
        case .submit, .sendBack, .issue, .withdraw, .acknowledge, .rectify, .pass, .fail, .close, .recommend:
            return .empty
        }
    }

    private func fields(_ act: ItemAct, _ state: FormState) -> HTML {
        func name(_ field: String) -> String { ItemField.name(act, field) }
        func words(_ label: String, hint: String? = nil, required: Bool = true) -> HTML {
            TextArea(name("words"), label, in: state, hint: hint, required: required, rows: 4).html
        }
        switch act {
        case .submit, .issue, .acknowledge, .close: return .empty
        case .edit:
            return """
                \(Field(name("title"), "标题", in: state, required: true, limit: 100))\
                \(TextArea(name("demand"), "整改要求", in: state, required: true, rows: 5))\
                \(Field(name("due"), "整改期限", in: state, kind: .date, required: true))
                """
        case .sendBack: return words("退回理由")
        case .withdraw: return words("撤销理由")
        case .rectify: return words("整改情况", hint: "写明做了什么、结果在哪里可以看到；督办的事项办结后才能通过复核。")
        case .pass: return words("复核意见（可以不填）", required: false)
        case .fail:
            return "\(words("不通过的理由"))\(Field(name("due"), "新的整改期限", in: state, kind: .date, required: true))"
        case .circulate: return words("通报内容", hint: "通报编定文号后不能修改。")
        case .recommend: return words("处理建议", hint: "依照条例第四十七条，向有关机关提出处理建议。")
        case .interview: return interview(state, name)
        }
    }

    private func interview(_ state: FormState, _ name: (String) -> String) -> HTML {
        """
        \(Field(name("on"), "约谈日期", in: state, kind: .date, required: true))\
        \(Field(name("place"), "地点", in: state, limit: 100))\
        \(Field(name("interviewer"), "约谈人", in: state, required: true, limit: 100))\
        \(Field(name("interviewee"), "被约谈人", in: state, required: true, limit: 100))\
        \(TextArea(name("words"), "约谈内容", in: state, required: true, rows: 4))\
        \(TextArea(name("promise"), "被约谈人承诺", in: state, required: true, rows: 3))
        """
    }
}
