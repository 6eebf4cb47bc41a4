import Kernel

@testable import Requests

/// Draws what is entered for an act: mostly sensible, at times not.
struct InputDraw {
    var dice: HistoryDice
    let ledger: CaseLedger

    private var request: DisclosureRequest { ledger.request }
    private var today: Day { ledger.today }
    private var start: Day { request.receivedOn ?? request.arrivedAt.day }

    mutating func input(for act: RequestAct) -> RequestInput {
        switch act {
        case .confirm: .confirm(on: dice.day(from: request.arrivedAt.day, to: today), note: "")
        case .noteContact: .noteContact(note: "电话无人接听")
        case .transfer: .transfer(to: LawWorld.stranger, note: "")
        case .split: .split([LawWorld.wanted("甲"), LawWorld.wanted("乙")])
        case .link: .link(to: LawWorld.id(999))
        case .accept: .accept
        case .assign: .assign(unit: dice.pick([LawWorld.section, LawWorld.officeUnit]), handler: nil)
        case .requireCorrection, .receiveCorrection, .lapseUncorrected, .requireReasons, .receiveReasons,
            .setDelayedDate:
            examination(act)
        case .consult, .noteConsultReceipt, .recordAnswer, .endConsultation, .tellThirdParty: consultation(act)
        case .askSection: .askSection(unit: LawWorld.finance, question: "请提供", due: nil)
        case .answerSection: .answerSection(request.assistances.last?.id ?? LawWorld.id(9), words: "见附件")
        case .recordSearch:
            .recordSearch(places: "档案室", words: "资金分配", result: "未发现", on: dice.day(from: start, to: today))
        case .proposeFee, .decideFee, .noteFeeReceipt, .recordPayment, .lapseUnpaid, .proposeExtension,
            .approveExtension, .declineExtension:
            feeOrTime(act)
        case .draft: .draft(draft())
        case .submitDraft: .submitDraft
        case .passLegal: .passLegal(opinion: "")
        case .passSecrecy: .passSecrecy(opinion: "")
        case .sendBack: .sendBack(to: dice.pick([.drafting, .handling]), reason: "补充理由")
        case .sign: .sign
        case .replyOnTheSpot: .replyOnTheSpot(draft())
        case .deliver:
            .deliver(
                Delivery(
                    means: dice.pick(Delivery.Means.allCases),
                    on: dice.day(from: request.signedOn ?? start, to: today), proof: "XA1"))
        case .archive: .archive
        case .withdraw: .withdraw(on: dice.day(from: start, to: today), reason: "书面撤回申请")
        case .proposePublication: .proposePublication(why: "多人申请")
        case .decidePublication: .decidePublication(accepted: dice.one(in: 2), reason: "已核")
        case .releaseToLog: .releaseToLog(title: "资金分配情况", summary: dice.one(in: 2) ? "" : "已经提供")
        case .withdrawFromLog: .withdrawFromLog(reason: dice.one(in: 5) ? "" : "内容有误")
        case .addFile: .addFile(name: "扫描件")
        case .reveal: .reveal(why: "寄送")
        case .registerRemedy:
            .registerRemedy(
                dice.pick(Remedy.Kind.allCases), authority: "县人民政府", number: "", on: dice.day(from: start, to: today),
                isSimplified: dice.one(in: 2))
        case .recordRemedy: remedyStep()
        }
    }

    private mutating func examination(_ act: RequestAct) -> RequestInput {
        switch act {
        case .requireCorrection:
            .requireCorrection(
                items: ["写明年度"], due: dice.one(in: 2) ? nil : today.adding(days: dice.roll(40)))
        case .receiveCorrection:
            .receiveCorrection(on: dice.day(from: request.correction?.notifiedOn ?? start, to: today), words: "2024年")
        case .requireReasons: .requireReasons(why: "一个月内 60 件", due: nil)
        case .receiveReasons:
            .receiveReasons(
                on: dice.day(from: request.reasons?.notifiedOn ?? start, to: today), words: dice.one(in: 3) ? "" : "课题",
                isReasonable: dice.one(in: 2))
        case .setDelayedDate: .setDelayedDate(today.adding(days: dice.roll(90)), why: "数量较大")
        default: .lapseUncorrected
        }
    }

    private mutating func consultation(_ act: RequestAct) -> RequestInput {
        let open = request.consultations.filter(\.isOpen)
        let one = open.isEmpty ? request.consultations.last : dice.pick(open)
        let id = one?.id ?? LawWorld.id(9), since = one?.sentOn ?? start
        switch act {
        case .consult:
            return .consult(
                whom: dice.one(in: 20) ? .ownDivision : dice.pick([.thirdParty, .jointMaker, .otherOrgan]),
                party: "某公司",
                question: "是否同意公开")
        case .noteConsultReceipt: return .noteConsultReceipt(id, on: dice.day(from: since, to: today))
        case .recordAnswer:
            let overdue = one?.receivedOn.map { LawWorld.calendar.workday(15, after: $0) < today } ?? false
            return .recordAnswer(
                id, overdue && !dice.one(in: 3) ? .silent : dice.pick([.consents, .objects, .silent]),
                on: dice.day(from: one?.receivedOn ?? since, to: today),
                words: "理由如下")
        case .tellThirdParty:
            let objecting = request.consultations.first { $0.answer == .objects && $0.toldOn == nil }
            return .tellThirdParty(objecting?.id ?? id, on: today)
        default: return .endConsultation(id, why: "无法送达")
        }
    }

    private mutating func feeOrTime(_ act: RequestAct) -> RequestInput {
        switch act {
        case .proposeFee: .proposeFee(dice.one(in: 2) ? .pages(31 + dice.roll(300)) : .items(1, already: dice.roll(40)))
        case .decideFee:
            .decideFee(
                approved: !dice.one(in: 6), words: "首次")
        case .noteFeeReceipt: .noteFeeReceipt(on: dice.day(from: request.fee?.sentOn ?? start, to: today))
        case .recordPayment:
            .recordPayment(
                on: dice.day(from: request.fee?.receivedOn ?? request.fee?.sentOn ?? start, to: today), receipt: "0012")
        case .proposeExtension: .proposeExtension(workingDays: 1 + dice.roll(21), reason: "需要汇总")
        case .approveExtension:
            .approveExtension
        case .declineExtension: .declineExtension(reason: "可以按期")
        default: .lapseUnpaid
        }
    }

    /// Mostly one that fits the case, so that many cases come to a reply.
    private mutating func draft() -> ReplyDraft {
        let faults = RequestFaults(RequestAct.draft, ledger.context)
        for _ in 0..<(dice.one(in: 4) ? 0 : 12) {
            let draft = anyDraft()
            if ReplyConditions(draft: draft, request: request, faults: faults).refusal == nil { return draft }
        }
        return anyDraft()
    }

    private mutating func anyDraft() -> ReplyDraft {
        var facts: [String: String] = [:]
        for fact in ReplyFact.allCases where !dice.one(in: 30) { facts[fact.rawValue] = "写明的内容" }
        return ReplyDraft(
            outcome(), body: "经审查，答复如下。", facts: facts,
            withheld: dice.one(in: 3) ? [dice.pick(DecisionCode.allCases.filter(\.isRefusalOfDisclosure))] : [],
            enclosures: [LawWorld.id(300)], drafter: LawWorld.handler.id)
    }

    private mutating func outcome() -> ReplyOutcome {
        if request.kind == .recordCorrection || dice.one(in: 40) { return .record(dice.pick(RecordOutcome.allCases)) }
        var likely: [DecisionCode] = []
        if request.reasons?.isReasonable == false { likely.append(.unreasonable) }
        if request.correction?.receivedOn != nil { likely.append(.stillUnclear) }
        if request.consultations.contains(where: { $0.answer == .objects }) { likely.append(.disclosed) }
        if let code = likely.first, dice.one(in: 3) { return .decision(code) }
        return .decision(dice.pick(DecisionCode.allCases))
    }

    private mutating func remedyStep() -> RequestInput {
        let remedy = request.remedies.last { $0.isOpen }
        let day = dice.day(from: remedy?.receivedOn ?? start, to: today)
        return .recordRemedy(
            remedy?.id ?? LawWorld.id(9),
            dice.one(in: 2) ? .answered(on: day) : .decided(dice.pick(Remedy.Result.allCases), on: day, words: ""))
    }
}
