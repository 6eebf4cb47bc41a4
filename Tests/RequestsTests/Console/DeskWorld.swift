import Audit
import Kernel
import Markup
import Redaction

@testable import Requests
@testable import Site

/// Cases in every stage as the pages see them, with the acts that the decisions really allow.
enum DeskWorld {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    static let commission: AgencyID = id(1)
    static let officeUnit: UnitID = id(11), section: UnitID = id(12)

    static let handler = officer(21, "办理员", [.requestHandler], [officeUnit])
    static let head = officer(22, "公开办主任", [.officeHead], [officeUnit])
    static let legal = officer(23, "法规科", [.legalReviewer], [id(13)])
    static let secrecy = officer(24, "保密员", [.secrecyReviewer], [id(13)])
    static let leader = officer(25, "委领导", [.leader], [])
    static let clerk = officer(26, "疾控科员", [.clerk], [section])
    static let supervisor = officer(27, "监察员", [.supervisor], [])
    static let everybody = [handler, head, legal, secrecy, leader, clerk, supervisor]

    static func officer(_ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID>) -> Officer {
        Officer(id: id(number), name: name, agency: commission, roles: roles, units: units)
    }

    static let today = day("2026-03-10")

    static let applicant = Applicant(
        kind: .naturalPerson, name: "苏木槿", proof: .identityCard, proofNumber: "110101199003070011",
        phone: "13900001234", address: "青禾县云溪镇南街1号", postcode: "099900", email: "sumujin@example.org")

    static let wanted = WantedInformation(
        description: "2025年全县医疗机构检查发现的问题清单 <及> 整改情况", documentNumber: "青卫检〔2025〕3号", medium: .paper, route: .post)

    static let texts: [CaseFile] = [
        file(71, "检查问题清单.docx", "docx", .material), file(72, "申请表.pdf", "pdf", .applicant),
        file(73, "检查问题清单（区分处理）.docx", "docx", .enclosure),
    ]

    static func file(_ number: Int, _ name: String, _ kind: String, _ role: CaseFile.Role) -> CaseFile {
        CaseFile(
            id: id(number), role: role,
            file: CaseAttachment(name: name, hash: String(repeating: "a", count: 64), size: 23_400, kind: kind),
            addedAt: Moment(day: day("2026-03-03"), minute: 600), addedBy: role == .applicant ? "申请人" : "办理员")
    }

    static func request(_ stage: RequestStage, kind: RequestKind = .disclosure) -> DisclosureRequest {
        var request = DisclosureRequest(
            id: id(41), agency: commission, number: "2026-017", kind: kind, channel: .web,
            applicantKind: .naturalPerson, wanted: wanted, arrivedAt: Moment(day: day("2026-02-25"), minute: 610),
            receivedOn: stage == .awaitingConfirmation ? nil : day("2026-02-26"), unit: officeUnit)
        request.stage = stage
        request.version = 3
        guard stage != .awaitingConfirmation, stage != .registered else { return request }
        request.handler = handler.id
        prepare(&request)
        return request
    }

    private static func prepare(_ request: inout DisclosureRequest) {
        let stage = request.stage
        switch stage {
        case .correcting:
            request.correction = CorrectionNotice(
                items: ["写明检查的年度", "写明要哪一类机构的"], notifiedOn: day("2026-03-02"), due: day("2026-03-23"))
        case .explaining:
            request.reasons = ReasonsNotice(
                why: "本月已申请 34 件", notifiedOn: day("2026-03-02"), due: day("2026-03-23"))
        case .awaitingPayment:
            var fee = FeeDemand(basis: .pages(150), amount: FeeTariff(.pages(150)).amount, proposer: handler.id)
            fee.isDecided = true
            fee.sentOn = day("2026-03-05")
            fee.claim = "票据 00123"
            request.fee = fee
        case .awaitingConfirmation, .registered, .handling, .consulting, .drafting, .legalReview, .secrecyReview,
            .signing, .delivering, .closed, .archived:
            break
        }
        consult(&request)
        guard stage.hasDraft else { return }
        let outcome: ReplyOutcome = request.kind == .disclosure ? .decision(.partlyDisclosed) : .record(.corrected)
        request.draft = ReplyDraft(
            outcome, body: "经检索，本机关保存有该清单。", facts: ["reason": "部分内容涉及第三方商业秘密", "change": "登记日期"],
            withheld: request.kind == .disclosure ? [.thirdPartyRights] : [], enclosures: [id(73)], drafter: handler.id)
        request.hands.drafter = handler.id
        if stage != .drafting, stage != .legalReview { request.hands.legal = legal.id }
        finish(&request)
    }

    private static func consult(_ request: inout DisclosureRequest) {
        guard request.kind == .disclosure else { return }
        var open = Consultation(
            id: id(51), whom: .thirdParty, party: "青禾惠民药房", question: "是否同意公开检查问题清单", sentOn: day("2026-03-03"))
        var assistance = Assistance(
            id: id(61), unit: section, question: "请核对清单是否完整", askedOn: day("2026-03-02"), due: day("2026-03-09"))
        if request.stage != .consulting {
            open.receivedOn = day("2026-03-04")
            open.answer = .objects
            open.answeredOn = day("2026-03-06")
            open.words = "涉及商业秘密"
            assistance.answeredOn = day("2026-03-06")
            assistance.words = "完整"
        }
        request.consultations = [open]
        request.assistances = [assistance]
        request.searches = [
            SearchRecord(
                places: "档案室", words: "检查 清单", result: "找到一份", searchedOn: day("2026-03-02"), by: handler.id)
        ]
        var extra = Extension(
            workingDays: 20, reason: "需要征求意见", proposer: handler.id, proposedOn: day("2026-03-05"))
        if request.stage != .handling { extra.state = .approved }
        request.lengthening = extra
    }

    private static func finish(_ request: inout DisclosureRequest) {
        let stage = request.stage
        if stage == .signing || stage == .delivering || !stage.isOpen { request.hands.secrecy = secrecy.id }
        guard stage == .delivering || !stage.isOpen else { return }
        request.hands.signer = leader.id
        request.replyNumber = "青卫公开〔2026〕3号"
        request.signedOn = day("2026-03-09")
        guard !stage.isOpen else { return }
        request.delivery = Delivery(means: .post, on: day("2026-03-10"), proof: "EMS 1234")
        request.closing = Closing(why: .replied, code: request.draft?.code, on: day("2026-03-10"), isLate: false)
        request.publication = PublicationProposal(proposer: nil, why: "很多人关心", proposedOn: day("2026-03-10"))
        var remedy = Remedy(
            id: id(81), kind: .reconsideration, authority: "青禾县人民政府", number: "青政复〔2026〕2号",
            receivedOn: day("2026-03-10"), isSimplified: true)
        if stage == .archived { remedy.result = .upheld }
        request.remedies = [remedy]
        request.rating = CaseRating(stars: 4, words: "答复清楚", on: day("2026-03-10"))
    }
}

extension RequestStage {
    var hasDraft: Bool {
        switch self {
        case .drafting, .legalReview, .secrecyReview, .signing, .delivering, .closed, .archived: true
        case .awaitingConfirmation, .registered, .correcting, .explaining, .handling, .consulting, .awaitingPayment:
            false
        }
    }
}
