import Kernel

/// Each act's fields into its input.
extension RequestInputForm {
    func read(_ framing: Framing) throws(Refusal) -> RequestInput {
        switch act {
        case .confirm: .confirm(on: try day("on", "确认日期"), note: text("note"))
        case .noteContact: .noteContact(note: try words("note", "联系情况"))
        case .transfer: .transfer(to: try id("agency", "接收机关"), note: text("note"))
        case .split: .split(parts(framing.wanted))
        case .link: .link(to: try optionalID("other", "申请"))
        case .accept: .accept
        case .assign: .assign(unit: try id("unit", "承办科室"), handler: try optionalID("handler", "承办人"))
        case .requireCorrection: .requireCorrection(items: lines("items"), due: try optionalDay("due", "补正期限"))
        case .receiveCorrection: .receiveCorrection(on: try day("on", "收到日期"), words: try words("words", "补正内容"))
        case .lapseUncorrected: .lapseUncorrected
        case .requireReasons: .requireReasons(why: try words("why", "原因"), due: try optionalDay("due", "说明期限"))
        case .receiveReasons: try reasons()
        case .setDelayedDate: .setDelayedDate(try day("on", "延迟答复的日期"), why: try words("why", "延迟的原因"))
        case .consult: try consult()
        case .noteConsultReceipt: .noteConsultReceipt(try consultation(), on: try day("on", "对方收函日期"))
        case .recordAnswer: try answer()
        case .endConsultation: .endConsultation(try consultation(), why: try words("why", "结束的原因"))
        case .tellThirdParty: .tellThirdParty(try consultation(), on: try day("on", "告知日期"))
        case .askSection: try askSection()
        case .answerSection: .answerSection(try id("id", "协办事项"), words: try words("words", "协办意见"))
        case .recordSearch: try search()
        case .proposeFee: .proposeFee(try feeBasis())
        case .decideFee: try feeDecision()
        case .noteFeeReceipt: .noteFeeReceipt(on: try day("on", "申请人收到通知的日期"))
        case .recordPayment: .recordPayment(on: try day("on", "缴费日期"), receipt: try words("receipt", "票据号码"))
        case .lapseUnpaid: .lapseUnpaid
        case .proposeExtension: try lengthening()
        case .approveExtension: .approveExtension
        case .declineExtension: .declineExtension(reason: try words("reason", "不批准的理由"))
        case .draft: .draft(try replyDraft(framing.drafter))
        case .submitDraft: .submitDraft
        case .passLegal: .passLegal(opinion: text("opinion"))
        case .passSecrecy: .passSecrecy(opinion: text("opinion"))
        case .sendBack: .sendBack(to: try choice("to", "退回环节"), reason: try words("reason", "退回理由"))
        case .sign: .sign
        case .replyOnTheSpot: .replyOnTheSpot(try replyDraft(framing.drafter))
        case .deliver: .deliver(try delivery())
        case .archive: .archive
        case .withdraw: .withdraw(on: try day("on", "撤回日期"), reason: try words("reason", "撤回的凭证"))
        case .proposePublication: .proposePublication(why: try words("why", "提出的理由"))
        case .decidePublication: try publication()
        case .releaseToLog, .withdrawFromLog: try log()
        case .addFile: throw missing("这里只有文件名，没有文件", "请用添加材料的接口上传文件", "file")
        case .reveal: .reveal(why: text("why"))
        case .registerRemedy: try remedy()
        case .recordRemedy: .recordRemedy(try id("id", "案件"), try remedyStep())
        }
    }

    private func log() throws(Refusal) -> RequestInput {
        act == .releaseToLog
            ? .releaseToLog(title: text("title"), summary: text("summary"))
            : .withdrawFromLog(reason: try words("reason", "撤下的原因"))
    }

    private func consultation() throws(Refusal) -> ConsultationID { try id("id", "征求意见函") }

    private func parts(_ wanted: WantedInformation) -> [WantedInformation] {
        lines("parts").map {
            WantedInformation(
                description: $0, documentNumber: wanted.documentNumber, medium: wanted.medium, route: wanted.route)
        }
    }

    private func reasons() throws(Refusal) -> RequestInput {
        .receiveReasons(
            on: try day("on", "收到说明的日期"), words: text("words"), isReasonable: try verdict("is_reasonable", "理由是否合理"))
    }

    private func consult() throws(Refusal) -> RequestInput {
        .consult(
            whom: try choice("whom", "征求对象的身份"), party: try words("party", "征求对象"),
            question: try words("question", "征求意见的内容"))
    }

    private func answer() throws(Refusal) -> RequestInput {
        .recordAnswer(
            try consultation(), try choice("answer", "对方意见"), on: try day("on", "答复日期"), words: text("words"))
    }

    private func askSection() throws(Refusal) -> RequestInput {
        .askSection(
            unit: try id("unit", "协办科室"), question: try words("question", "协办事项"),
            due: try optionalDay("due", "反馈期限"))
    }

    private func search() throws(Refusal) -> RequestInput {
        .recordSearch(
            places: try words("places", "检索范围"), words: try words("words", "检索词"),
            result: try words("result", "检索结果"), on: try day("on", "检索日期"))
    }

    private func feeBasis() throws(Refusal) -> FeeDemand.Basis {
        switch text("basis") {
        case "items":
            .items(
                try number("count", "件数"), already: text("already").isEmpty ? 0 : try number("already", "当月此前件数"))
        case "pages": .pages(try number("count", "页数"))
        default: throw missing("没有选择收费方式", "请选择按件或者按量", "basis")
        }
    }

    private func feeDecision() throws(Refusal) -> RequestInput {
        .decideFee(
            approved: try verdict("approved", "是否收费"), words: text("words"))
    }

    private func lengthening() throws(Refusal) -> RequestInput {
        .proposeExtension(
            workingDays: try number("days", "延长的工作日数"), reason: try words("reason", "延期理由"))
    }

    private func replyDraft(_ drafter: MemberID) throws(Refusal) -> ReplyDraft {
        guard let outcome = ReplyOutcome(key: text("outcome")) else {
            throw missing("没有选择处理类型", "请选择处理类型", "outcome")
        }
        var facts: [String: String] = [:]
        for fact in ReplyFact.allCases {
            let words = text(fact.rawValue)
            if !words.isEmpty { facts[fact.rawValue] = words }
        }
        return ReplyDraft(
            outcome, body: text("body"), facts: facts,
            withheld: list("withheld").compactMap { DecisionCode(rawValue: $0) },
            enclosures: list("enclosures").compactMap { CaseFileID($0) }, drafter: drafter)
    }

    private func delivery() throws(Refusal) -> Delivery {
        Delivery(
            means: try choice("means", "送达方式"), on: try day("on", "送达日期"), proof: try words("proof", "送达凭证"))
    }

    private func publication() throws(Refusal) -> RequestInput {
        .decidePublication(accepted: try verdict("accepted", "是否主动公开"), reason: text("reason"))
    }

    private func remedy() throws(Refusal) -> RequestInput {
        .registerRemedy(
            try choice("kind", "救济种类"), authority: try words("authority", "受理机关"), number: text("number"),
            on: try day("on", "收到通知的日期"), isSimplified: isYes("simplified"))
    }

    private func remedyStep() throws(Refusal) -> RemedyStep {
        let on = try day("on", "日期")
        if text("step").isEmpty || text("step") == "answered" { return .answered(on: on) }
        return .decided(try choice("step", "结果"), on: on, words: text("words"))
    }

    private func verdict(_ name: String, _ what: String) throws(Refusal) -> Bool {
        switch text(name) {
        case "yes", "true": true
        case "no", "false": false
        default: throw missing("没有选择\(what)", "请选择\(what)", name)
        }
    }
}
