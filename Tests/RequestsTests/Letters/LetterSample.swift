import Foundation
import Kernel
import ObjectStorage

@testable import Requests

/// One application and everything that can happen to it, so that every letter has what it needs.
enum LetterSample {
    static let agencyName = "青川县卫生健康局"

    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_773_363_600_000), random: (0, UInt64(number)))
    }

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    static let office: LetterOffice = {
        var office = LetterOffice(government: "青川县人民政府", court: "青川县人民法院")
        office.office = "青川县卫生健康局政务公开办公室"
        office.address = "青川县乔庄镇兴园路1号"
        office.postcode = "628199"
        office.phone = "0999-8000001"
        office.contact = "李晓"
        office.paymentWay = "凭本通知书到青川县政务服务中心3号窗口缴入国库，领取财政票据"
        return office
    }()

    static func templates() throws -> LetterTemplates {
        try LetterTemplates.load(from: nil).with(office, for: agencyName)
    }

    static func applicant(_ kind: ApplicantKind = .naturalPerson) -> Applicant {
        let isPerson = !kind.isOrganization
        return Applicant(
            kind: kind, name: isPerson ? "张清源" : "青川县\(kind.chinese)示范单位",
            proof: isPerson ? .identityCard : .creditCode,
            proofNumber: isPerson ? "510822199003070015" : "91510822MA0000000X",
            representative: isPerson ? "" : "王立", contactName: isPerson ? "" : "赵敏", phone: "13800000001",
            address: "青川县乔庄镇东街12号", postcode: "628100", email: "qingyuan@example.org")
    }

    static let drafter: MemberID = id(1), legal: MemberID = id(2), secrecy: MemberID = id(3), signer: MemberID = id(4)
    static let unit: UnitID = id(5), section: UnitID = id(6)

    static let description = "2025年度县级公立医院设备采购合同及验收单"

    /// A request in the middle of its life; `code` decides its reply.
    static func request(
        _ code: DecisionCode?, kind: RequestKind = .disclosure, record: RecordOutcome? = nil,
        applicant: ApplicantKind = .naturalPerson, withheld: [DecisionCode] = [], facts: [String: String]? = nil,
        body: String? = nil
    ) -> DisclosureRequest {
        var request = DisclosureRequest(
            id: id(10), agency: id(11), number: "2026-017", kind: kind, channel: .signedMail,
            applicantKind: applicant,
            wanted: WantedInformation(
                description: kind == .disclosure ? description : "医师执业信息公示中本人执业地点登记为乔庄镇中心卫生院，实为县人民医院",
                documentNumber: "", medium: .paper, route: .post),
            arrivedAt: Moment(day: day("2026-08-31"), minute: 600), receivedOn: day("2026-09-01"), unit: unit)
        request.handler = drafter
        request.replyNumber = "青卫公开复〔2026〕12号"
        request.signedOn = day("2026-09-25")
        request.hands.drafter = drafter
        request.hands.legal = legal
        request.hands.secrecy = secrecy
        request.hands.signer = signer
        request.delivery = Delivery(means: .post, on: day("2026-09-26"), proof: "挂号信 XA00000001999")
        if let outcome = code.map(ReplyOutcome.decision) ?? record.map(ReplyOutcome.record), code?.isDraftable != false
        {
            request.draft = ReplyDraft(
                outcome, body: body ?? self.body(code), facts: facts ?? self.facts(outcome),
                withheld: code == .partlyDisclosed && withheld.isEmpty ? [.thirdPartyRights] : withheld,
                drafter: drafter)
        }
        if code == .uncorrected {
            request.closing = Closing(why: .uncorrected, code: code, on: day("2026-09-30"), isLate: false)
        }
        if code == .unpaid { request.closing = Closing(why: .unpaid, code: code, on: day("2026-10-20"), isLate: false) }
        return request
    }

    private static func body(_ code: DecisionCode?) -> String {
        code == .confirmation ? "该信息本机关已于2026年3月5日以青卫公开复〔2026〕3号答复书向你（单位）提供。" : ""
    }

    static func facts(_ outcome: ReplyOutcome) -> [String: String] {
        var facts: [String: String] = [:]
        let needed =
            switch outcome {
            case .decision(let code): code.needed
            case .record(let record): record.needed
            }
        for fact in needed + [.organContact] { facts[fact.rawValue] = words(fact, outcome.code) }
        switch outcome.code {
        case .disclosed?, .partlyDisclosed?:
            facts["way"] = "到本机关政务公开办公室（青川县乔庄镇兴园路1号）领取"
            facts["when"] = "2026年9月28日起工作日办公时间"
        case .notOurs?, .administrativeQuery?: facts["organ"] = "青川县市场监督管理局"
        case .petition?: facts["channel"] = "青川县信访局（电话0999-8000009），或者12345政务服务便民热线"
        case .thirdPartyRights?: facts["kind"] = "商业秘密"
        default: break
        }
        return facts
    }

    private static func words(_ fact: ReplyFact, _ code: DecisionCode?) -> String {
        switch fact {
        case .place: "青川县人民政府网站“政府信息公开”栏目，网址https://www.example.gov.cn/zwgk/2026/0312.html"
        case .way: "到青川县图书馆政府信息查阅点查阅，或者向出版单位订购"
        case .when: "2026年9月28日起工作日办公时间"
        case .reason: reason(code)
        case .provision: "《中华人民共和国精神卫生法》第四条"
        case .kind: code == .internalAffairs ? "内部工作流程" : "讨论记录"
        case .law: "《不动产登记暂行条例》第二十七条"
        case .organ: "广元市卫生健康委员会"
        case .organContact: "电话0999-8000099"
        case .unclear: "未说明所需信息的名称、文号、年度或者其他特征"
        case .channel: "12345政务服务便民热线"
        case .earlierNumber: "青卫公开复〔2026〕3号"
        case .judgement: "公开该信息会泄露供货企业的报价构成"
        case .publicInterest: "该信息涉及医疗设备质量安全，关系不特定患者的生命健康"
        case .change: "已将执业地点更正为青川县人民医院"
        }
    }

    private static func reason(_ code: DecisionCode?) -> String {
        switch code {
        case .stateSecret?: "该信息由制发机关依法确定为秘密级国家秘密，保密期限尚未届满"
        case .forbiddenByLaw?: "该信息包含精神障碍患者的住址和病历资料，依法应当保密"
        case .threeSecurities?: "该信息包含疾病预防控制机构菌毒种保藏位置，公开后可能危及公共安全"
        case .processInformation?: "该信息是局党组会议讨论设备采购事项的记录，尚未形成决定"
        case .internalAffairs?: "该信息是本机关公文流转和用车审批的内部工作流程，对外不产生直接影响"
        case .enforcementFile?: "该信息是对某医疗机构行政处罚案件的调查笔录，属于案卷材料"
        case .notOurs?: "县级公立医院的企业登记信息由市场监督管理部门制作和保存"
        case .needsProcessing?: "本机关没有按科室汇总的统计结果，提供该信息需要对逐份合同进行汇总、分析"
        case .unreasonable?: "本年度提交申请86件，内容高度重复，所述理由与所申请的信息没有关联"
        case .other?: "你（单位）于2026年9月10日书面撤回该申请"
        case nil: "所附证明材料与执业登记档案不一致"
        default: "供货企业的报价构成属于商业秘密，公开会对其合法权益造成损害"
        }
    }
}
