import Audit
import Kernel
import Markup

@testable import Requests
@testable import Site

extension DeskWorld {
    static let names: [UnitID: String] = [officeUnit: "办公室", section: "疾控科"]
    static let members: [MemberID: String] = Dictionary(uniqueKeysWithValues: everybody.map { ($0.id, $0.name) })

    static func clock(_ request: DisclosureRequest) -> ObligationClock? {
        guard let received = request.receivedOn, let duty = request.replyDuty else { return nil }
        var events = [ClockEvent(.started, on: received)]
        if let asked = request.consultations.first {
            events.append(ClockEvent(.consulted(matter: "药房", whom: .thirdParty), on: asked.sentOn))
            if let answered = asked.answeredOn { events.append(ClockEvent(.answered(matter: "药房"), on: answered)) }
        }
        return ObligationClock(term: duty.term(under: .standard), events: events)
    }

    static func view(_ request: DisclosureRequest, _ officer: Officer) -> CaseView {
        let calendar = StateCouncil.calendar, clock = clock(request)
        let context = RequestContext(
            now: Moment(day: today, minute: 600), calendar: calendar, clock: clock, openUnits: Set(names.keys))
        var refusals: [RequestAct: Refusal] = [:]
        for act in RequestAct.allCases {
            guard let refusal = request.refusal(of: act, by: officer, in: context), refusal.code == .stateRefused
            else { continue }
            refusals[act] = refusal
        }
        let duties = clock.map { clock in
            [
                CaseDuty(
                    rule: "FOI-33", title: "答复政府信息公开申请（2026-017）", isOurs: true,
                    reading: clock.reading(at: Moment(day: today, minute: 600), calendar: calendar),
                    explanation: clock.explanation(calendar))
            ]
        }
        let similar = SimilarRequest(
            id: id(42), number: "2025-203", stage: .archived, description: "2024年检查问题清单",
            arrivedOn: day("2025-04-01"), isSameApplicant: true, likeness: 72, code: .disclosed)
        return CaseView(
            request: request, applicant: MaskedApplicant(applicant), duties: duties ?? [], letters: letters(request),
            files: texts, similar: [similar],
            acts: request.allowedActs(for: officer, in: context), refusals: refusals, units: names, members: members)
    }

    private static func letters(_ request: DisclosureRequest) -> [CaseLetter] {
        guard request.replyNumber != nil else { return [] }
        return [
            CaseLetter(
                id: id(91), kind: .reply, number: request.replyNumber, issuedOn: day("2026-03-09"), about: nil),
            CaseLetter(
                id: id(92), kind: .thirdPartyLetter, number: nil, issuedOn: day("2026-03-03"), about: "第三方"),
        ]
    }

    static func context(_ officer: Officer, at link: Link) -> SiteContext {
        var settings = SiteSettings(baseURL: .loopback)
        settings.accessLog = .none
        let signedIn = SignedIn(officer: officer, agencyName: "青禾县卫健局")
        return SiteContext(
            drawing: link, settings: settings, signedIn: signedIn,
            rail: [RailEntry(id: "requests", title: "依申请公开", link: DeskLinks.board, count: 3)])
    }

    static func page(
        _ stage: RequestStage, _ officer: Officer, kind: RequestKind = .disclosure, revealed: Applicant? = nil,
        failed: FailedCaseAct? = nil
    ) -> String {
        let request = request(stage, kind: kind)
        let page = CasePage(
            view: view(request, officer), timeline: [], officer: officer, today: today,
            agencies: [AgencyChoice(id(2), "青禾县民政局")], revealed: revealed)
        let context = context(officer, at: DeskLinks.request(request.id))
        return CaseScreen(page, failed: failed, context: context).answer.html(in: context).string
    }

    static func line(_ number: Int, _ stage: RequestStage, _ signal: Signal, _ sentence: String) -> RequestLine {
        RequestLine(
            id: id(100 + number), number: "2026-0\(10 + number)", kind: .disclosure, channel: .web, stage: stage,
            applicantKind: .naturalPerson, applicant: "苏**", description: wanted.description, unit: officeUnit,
            handler: number % 2 == 0 ? handler.id : nil, arrivedAt: Moment(day: day("2026-02-25"), minute: 600),
            receivedOn: stage == .awaitingConfirmation ? nil : day("2026-02-26"),
            clock: LineClock(
                due: stage == .awaitingConfirmation ? nil : day("2026-03-26"), isProvisional: false, signal: signal,
                sentence: sentence), code: nil, version: 1)
    }

    static var board: RequestBoard {
        RequestBoard(
            lines: [
                line(1, .handling, .black, "已逾期 2 个工作日"), line(2, .signing, .red, "还剩 1 个工作日"),
                line(3, .drafting, .orange, "还剩 3 个工作日"), line(4, .consulting, .yellow, "征求意见中，返回后还有 5 个工作日"),
                line(5, .correcting, .green, "补正中，期限停止计算"), line(6, .awaitingConfirmation, .green, "待确认"),
            ], next: "2026-03-26 41", units: names, members: members)
    }

    static var figures: RequestFigures {
        RequestFigures(
            stages: [
                .handling: 4, .signing: 1, .drafting: 2, .consulting: 1, .correcting: 1, .awaitingConfirmation: 3,
            ],
            signals: [.black: 1, .red: 1, .orange: 2, .yellow: 3, .green: 5])
    }
}
