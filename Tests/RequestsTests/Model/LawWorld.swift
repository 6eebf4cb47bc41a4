import Kernel

@testable import Requests

/// A small commission whose people are known to every test of the law of a case.
enum LawWorld {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1)
    static let government: AgencyID = id(2)
    static let stranger: AgencyID = id(4)
    static let officeUnit: UnitID = id(14)
    static let section: UnitID = id(11)
    static let finance: UnitID = id(13)
    static let units: Set<UnitID> = [officeUnit, section, finance]

    static let handler = officer(21, "办理员", [.requestHandler], [officeUnit])
    static let office = officer(22, "公开办", [.opennessOffice], [officeUnit])
    static let head = officer(23, "公开办负责人", [.officeHead], [officeUnit])
    static let clerk = officer(24, "承办科员", [.clerk], [section])
    static let helper = officer(25, "协办科员", [.clerk], [finance])
    static let legal = officer(26, "法规科", [.legalReviewer], [id(15)])
    static let secrecy = officer(27, "保密审查员", [.secrecyReviewer], [id(16)])
    static let leader = officer(28, "分管领导", [.leader])
    static let principal = officer(29, "主要领导", [.principalHead])
    static let bystander = officer(30, "无关科员", [.clerk], [id(17)])
    static let supervisor = officer(31, "监察员", [.supervisor])
    static let above = officer(32, "县政府办", [.opennessOffice], of: government, overseen: [commission])
    static let outsider = officer(33, "外单位", [.opennessOffice, .leader], of: stranger)
    static let administrators = [
        officer(34, "系统管理员", [.systemAdministrator]), officer(35, "安全管理员", [.securityAdministrator]),
        officer(36, "审计管理员", [.auditAdministrator]),
    ]

    static let everybody =
        [
            handler, office, head, clerk, helper, legal, secrecy, leader, principal, bystander, supervisor, above,
            outsider,
        ] + administrators

    static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID> = [], of agency: AgencyID = commission,
        overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(id: id(number), name: name, agency: agency, roles: roles, units: units, overseen: overseen)
    }

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    static let calendar = StateCouncil.calendar
    static let fresh = RequestContext.FreshIDs(consultation: id(101), assistance: id(102), remedy: id(103))

    static var feePolicy: RequestPolicy {
        var policy = RequestPolicy.standard
        policy.demandsFees = true
        return policy
    }

    static func context(
        _ today: Day, clock: ObligationClock? = nil, policy: RequestPolicy = feePolicy,
        fresh: RequestContext.FreshIDs = fresh
    ) -> RequestContext {
        RequestContext(
            now: Moment(day: today, minute: 600), calendar: calendar, policy: policy, clock: clock, openUnits: units,
            enclosures: Set((300..<303).map { id($0) }), fresh: fresh)
    }

    static func wanted(_ description: String = "2025年度基本公共卫生服务项目资金分配文件") -> WantedInformation {
        WantedInformation(description: description, medium: .electronic, route: .email)
    }

    static func fresh(
        _ number: Int = 201, kind: RequestKind = .disclosure, channel: IntakeChannel = .counter,
        applicant: ApplicantKind = .naturalPerson, arrived: Day, received: Day?
    ) -> DisclosureRequest {
        DisclosureRequest(
            id: id(number), agency: commission, number: "2025-\(number)", kind: kind, channel: channel,
            applicantKind: applicant, wanted: wanted(), arrivedAt: Moment(day: arrived, minute: 540),
            receivedOn: received, unit: officeUnit)
    }

    static func disclosed(_ drafter: Officer = handler, enclosures: Int = 1) -> ReplyDraft {
        ReplyDraft(
            .decision(.disclosed), body: "经审查，您申请的信息予以公开。",
            enclosures: (0..<enclosures).map { id(300 + $0) }, drafter: drafter.id)
    }
}

/// One case with its clocks, as a store would keep them: every move must be one that the clocks take.
struct CaseLedger {
    var request: DisclosureRequest
    private(set) var clocks: [RequestDuty: ObligationClock] = [:]
    private(set) var letters: [LetterKind] = []
    private(set) var notes: [String] = []
    private(set) var parts: [WantedInformation] = []
    private(set) var consultations = 0
    let policy: RequestPolicy
    var today: Day

    init(_ request: DisclosureRequest, today: Day? = nil, policy: RequestPolicy = LawWorld.feePolicy) throws {
        self.request = request
        self.policy = policy
        self.today = today ?? request.arrivedAt.day
        try take(request.openingMoves)
    }

    var replyClock: ObligationClock? { request.replyDuty.flatMap { clocks[$0] } }
    var due: Due? { replyClock?.due(LawWorld.calendar) }
    var deadline: String? { due?.deadline?.day.description }

    var context: RequestContext {
        LawWorld.context(
            today, clock: replyClock, policy: policy,
            fresh: .init(
                consultation: LawWorld.id(1_000 + consultations), assistance: LawWorld.id(2_000 + letters.count),
                remedy: LawWorld.id(3_000 + request.remedies.count)))
    }

    /// The duties whose clocks have begun and not ended.
    var running: Set<RequestDuty> {
        Set(
            clocks.filter { duty, clock in
                !clock.events.contains { $0.kind == .met || $0.kind == .waived }
            }.keys)
    }

    @discardableResult
    mutating func act(_ input: RequestInput, by officer: Officer, on day: Day? = nil) throws -> RequestDecision {
        if let day { today = day }
        return try take(try request.deciding(input, by: officer, in: context).get())
    }

    @discardableResult
    mutating func act(_ input: ApplicantInput, on day: Day? = nil) throws -> RequestDecision {
        if let day { today = day }
        return try take(try request.deciding(input, in: context).get())
    }

    @discardableResult
    mutating func take(_ decision: RequestDecision) throws -> RequestDecision {
        try take(decision.clock)
        request = decision.next
        letters += decision.letters
        notes.append(decision.note)
        parts += decision.parts
        consultations = request.consultations.count
        return decision
    }

    private mutating func take(_ moves: [ClockMove]) throws {
        for move in moves {
            let at = Moment(day: move.on), now = Moment(day: today, minute: 600)
            if move.event == .started {
                guard clocks[move.duty] == nil else { throw LedgerFault.startedTwice(move) }
                clocks[move.duty] = ObligationClock(term: move.duty.term(under: policy), startedOn: move.on)
                continue
            }
            guard let clock = clocks[move.duty] else { throw LedgerFault.neverStarted(move) }
            switch clock.appending(move.event, at: at, now: now, calendar: LawWorld.calendar) {
            case .success(let next): clocks[move.duty] = next
            case .failure(let refusal): throw LedgerFault.clockRefused(move, refusal)
            }
        }
    }
}

/// A decision and the clocks disagree: never a refusal, always a fault.
enum LedgerFault: Error {
    case startedTwice(ClockMove)
    case neverStarted(ClockMove)
    case clockRefused(ClockMove, Refusal)
}
