import Kernel
import People
import Requests

/// Plays the county's applications, all of them along one calendar, so that numbers follow the days.
struct RequestStory {
    let requests: RequestStore
    let clock: SampleClock
    let world: CountyWorld
    let education: AgencyID?
    let asOf: Moment

    private struct Cast {
        let handler, head, legal, secrecy, leader: Officer
    }

    private struct Turn {
        let day: Day
        let tale: Int
        /// -1 is the arrival.
        let step: Int
    }

    private struct Standing {
        let id: RequestID
        let code: String
    }

    func tell() async throws {
        let cast = Cast(
            handler: try world.officer("tangjianing"), head: try world.officer("luwentao"),
            legal: try world.officer("chengyuanhang"), secrecy: try world.officer("mengfanxing"),
            leader: try world.officer("shenruolan"))
        var standing: [Int: Standing] = [:]
        for (index, turn) in turns().enumerated() {
            let tale = RequestTales.all[turn.tale]
            clock.set(Moment(day: turn.day, minute: 500 + index % 400))
            if turn.step < 0 {
                standing[turn.tale] = try await arrive(tale, cast)
            } else if let now = standing[turn.tale] {
                try await play(tale.steps[turn.step].event, now, tale, cast, earlier: standing)
            }
        }
        clock.set(asOf)
    }

    /// Every arrival and step through the county's day, in the order of days; of one day, in the order of the tales.
    private func turns() -> [Turn] {
        let calendar = requests.calendar
        var turns: [Turn] = []
        for (number, tale) in RequestTales.all.enumerated() {
            var day = calendar.workday(tale.ago + 1, before: asOf.day.adding(days: 1))
            turns.append(Turn(day: day, tale: number, step: -1))
            for (place, step) in tale.steps.enumerated() {
                day = calendar.workday(step.after, after: day)
                guard day <= asOf.day else { break }
                turns.append(Turn(day: day, tale: number, step: place))
            }
        }
        return turns.sorted { ($0.day, $0.tale, $0.step) < ($1.day, $1.tale, $1.step) }
    }

    private func arrive(_ tale: RequestTale, _ cast: Cast) async throws -> Standing {
        let isByNet = tale.channel == .web
        let new = NewRequest(
            agency: world.commission, kind: tale.kind, channel: tale.channel,
            applicant: RequestApplicants.applicant(tale.who),
            wanted: WantedInformation(
                description: tale.description, medium: isByNet ? .electronic : .paper,
                route: isByNet ? .portal : tale.channel == .counter ? .pickUp : .post))
        let receipt = try await requests.receive(new, by: isByNet ? nil : cast.handler)
        return Standing(id: receipt.id, code: receipt.code)
    }

    private func play(
        _ event: RequestTale.Event, _ now: Standing, _ tale: RequestTale, _ cast: Cast, earlier: [Int: Standing]
    ) async throws {
        if case .applicant(let input) = event {
            _ = try await requests.act(input, code: now.code)
            return
        }
        let request = try await requests.view(now.id, for: cast.head).request
        let original = RequestTales.all.firstIndex { $0.description == tale.description }.flatMap { earlier[$0] }
        guard let (input, officer) = try input(event, request, cast, original: original?.id) else { return }
        _ = try await requests.act(input, on: now.id, by: officer)
    }

    private func input(
        _ event: RequestTale.Event, _ request: DisclosureRequest, _ cast: Cast, original: RequestID?
    ) throws -> (RequestInput, Officer)? {
        if let early = try intake(event, request, cast, original) { return early }
        return try others(event, request, cast) ?? ending(event, request, cast)
    }

    private func intake(
        _ event: RequestTale.Event, _ request: DisclosureRequest, _ cast: Cast, _ original: RequestID?
    ) throws -> (RequestInput, Officer)? {
        let today = requests.today
        let input: RequestInput? =
            switch event {
            case .confirm: .confirm(on: today, note: "电话确认，登记联系情况")
            case .accept: .accept
            case .assign(let name): .assign(unit: try unit(name), handler: nil)
            case .input(let input): input
            case .correction(let items): .requireCorrection(items: items, due: nil)
            case .lapse: .lapseUncorrected
            case .reasons: .requireReasons(why: "本年度已提出三十余件申请，内容多有重复", due: nil)
            case .explained(let holds):
                .receiveReasons(on: today, words: holds ? "用于编写地方志，年内陆续提出" : "没有别的理由", isReasonable: holds)
            case .delay(let days):
                .setDelayedDate(requests.calendar.workday(days, after: today), why: "涉及材料较多，需要分批整理")
            case .repeats: .link(to: original)
            case .split(let parts):
                .split(
                    parts.map {
                        WantedInformation(description: $0, medium: request.wanted.medium, route: request.wanted.route)
                    })
            case .transfer: education.map { .transfer(to: $0, note: "属教育部门职责") }
            case .applicant, .consult, .reached, .answered, .told, .ask, .assisted, .searched, .feeProposed,
                .feeDecided,
                .feeReceived, .paid, .unpaid, .extensionProposed, .extensionApproved, .draft, .submit, .legal,
                .secrecy, .sign, .backToDraft, .spot, .deliver, .archive, .withdrawn, .publicationProposed,
                .publicationDecided, .released, .remedy, .remedyAnswered, .remedyDecided:
                nil
            }
        return input.map { ($0, cast.handler) }
    }

    private func unit(_ name: String) throws -> UnitID {
        guard let unit = world.units.first(where: { $0.name == name }) else { throw Refusal.notFound }
        return unit.id
    }

    private func others(
        _ event: RequestTale.Event, _ request: DisclosureRequest, _ cast: Cast
    ) throws -> (RequestInput, Officer)? {
        let today = requests.today
        let asked = request.consultations.last { $0.isOpen }?.id
        switch event {
        case .consult(let whom, let party):
            return (
                .consult(whom: whom, party: party, question: "是否同意公开申请所涉内容，理由是什么"), cast.handler
            )
        case .reached: return asked.map { (.noteConsultReceipt($0, on: today), cast.handler) }
        case .answered(let answer, let words):
            return asked.map { (.recordAnswer($0, answer, on: today, words: words), cast.handler) }
        case .told:
            let objected = request.consultations.last { $0.answer == .objects }?.id
            return objected.map { (.tellThirdParty($0, on: today), cast.handler) }
        case .ask(let name, let question):
            return (.askSection(unit: try unit(name), question: question, due: nil), cast.handler)
        case .assisted(let words):
            guard let assistance = request.assistances.last(where: \.isOpen) else { return nil }
            return (.answerSection(assistance.id, words: words), try world.worker(in: assistance.unit))
        case .searched:
            return (
                .recordSearch(
                    places: "局档案室、办公系统、财务科", words: "零差率 补助 批复", result: "没有检索到该信息", on: today), cast.handler
            )
        case .feeProposed(let basis): return (.proposeFee(basis), cast.handler)
        case .feeDecided: return (.decideFee(approved: true, words: "按量收费"), cast.head)
        case .feeReceived: return (.noteFeeReceipt(on: today), cast.handler)
        case .paid: return (.recordPayment(on: today, receipt: "财政票据示例\(request.number)"), cast.handler)
        case .unpaid: return (.lapseUnpaid, cast.handler)
        case .extensionProposed(let reason): return (.proposeExtension(workingDays: 20, reason: reason), cast.handler)
        case .extensionApproved: return (.approveExtension, cast.head)
        case .confirm, .accept, .assign, .input, .applicant, .correction, .lapse, .reasons, .explained, .delay, .draft,
            .submit, .legal, .secrecy, .sign, .backToDraft, .spot, .deliver, .archive, .withdrawn,
            .publicationProposed, .publicationDecided, .released, .repeats, .split, .remedy, .remedyAnswered,
            .remedyDecided, .transfer:
            return nil
        }
    }

    private func ending(
        _ event: RequestTale.Event, _ request: DisclosureRequest, _ cast: Cast
    ) throws -> (RequestInput, Officer)? {
        let today = requests.today, handler = cast.handler
        switch event {
        case .draft(let outcome, let withheld):
            let asked = !request.consultations.isEmpty
            let draft = RequestReplyWords.draft(outcome, withheld: withheld, consulted: asked, by: handler.id)
            return (.draft(draft), handler)
        case .submit: return (.submitDraft, handler)
        case .legal: return (.passLegal(opinion: "依据和程序合法"), cast.legal)
        case .secrecy: return (.passSecrecy(opinion: "不含涉密内容"), cast.secrecy)
        case .sign: return (.sign, cast.leader)
        case .backToDraft(let reason): return (.sendBack(to: .drafting, reason: reason), cast.legal)
        case .spot:
            let outcome = ReplyOutcome.decision(.disclosed)
            return (.replyOnTheSpot(RequestReplyWords.draft(outcome, withheld: [], by: handler.id)), handler)
        case .deliver(let means):
            let proof = means == .post ? "EMS示例\(request.number)" : means == .portal ? "网上送达记录" : "申请人签收"
            return (.deliver(Delivery(means: means, on: today, proof: proof)), handler)
        case .archive: return (.archive, handler)
        case .withdrawn: return (.withdraw(on: today, reason: "收到申请人书面撤回申请，已经在网上查到"), handler)
        case .publicationProposed: return (.proposePublication(why: "多人申请相同信息"), handler)
        case .publicationDecided(let accepted):
            return (.decidePublication(accepted: accepted, reason: "属于应当让公众知晓的监督检查结果"), cast.head)
        case .released:
            return (.releaseToLog(title: request.logWording.title, summary: RequestReplyWords.published), cast.head)
        case .remedy(let kind):
            let authority = kind == .reconsideration ? "青禾县人民政府" : kind == .complaint ? "青禾县人民政府办公室" : "青禾县人民法院"
            return (
                .registerRemedy(
                    kind, authority: authority, number: "示例案号\(request.number)", on: today,
                    isSimplified: kind == .reconsideration), handler
            )
        case .remedyAnswered:
            return request.remedies.last.map { (.recordRemedy($0.id, .answered(on: today)), handler) }
        case .remedyDecided(let result):
            return request.remedies.last.map {
                (.recordRemedy($0.id, .decided(result, on: today, words: "")), handler)
            }
        case .confirm, .accept, .assign, .input, .applicant, .correction, .lapse, .reasons, .explained, .delay,
            .consult,
            .reached, .answered, .told, .ask, .assisted, .searched, .feeProposed, .feeDecided, .feeReceived, .paid,
            .unpaid, .extensionProposed, .extensionApproved, .repeats, .split, .transfer:
            return nil
        }
    }
}
