import Kernel
import Requests

/// One invented case: who asked for what, and what happened, each step so many working days after the one before.
struct RequestTale {
    enum Event {
        case confirm
        case accept
        case assign(String)
        case input(RequestInput)
        case applicant(ApplicantInput)
        case correction([String])
        case lapse
        case reasons
        case explained(Bool)
        case delay(Int)
        case consult(Consulted, String)
        case reached
        case answered(Consultation.Answer, String)
        case told
        case ask(String, String)
        case assisted(String)
        case searched
        case feeProposed(FeeDemand.Basis)
        case feeDecided
        case feeReceived
        case paid
        case unpaid
        case extensionProposed(String)
        case extensionApproved
        case draft(ReplyOutcome, withheld: [DecisionCode])
        case submit, legal, secrecy, sign
        case backToDraft(String)
        case spot
        case deliver(Delivery.Means)
        case archive
        case withdrawn
        case publicationProposed, publicationDecided(Bool)
        case released
        case repeats
        case split([String])
        case remedy(Remedy.Kind)
        case remedyAnswered
        case remedyDecided(Remedy.Result)
        case transfer
    }

    struct Step {
        let after: Int
        let event: Event
    }

    /// Working days before the county's day on which it arrived.
    let ago: Int
    let channel: IntakeChannel
    let who: Int
    let description: String
    let kind: RequestKind
    let steps: [Step]

    init(
        _ ago: Int, _ channel: IntakeChannel, _ who: Int, _ description: String, kind: RequestKind = .disclosure,
        _ steps: [(Int, Event)]...
    ) {
        self.ago = ago
        self.channel = channel
        self.who = who
        self.description = description
        self.kind = kind
        self.steps = steps.flatMap { $0 }.map { Step(after: $0.0, event: $0.1) }
    }

    static let taken: [(Int, Event)] = [(1, .accept)]
    static let confirmed: [(Int, Event)] = [(1, .confirm), (1, .accept)]

    /// From the draft to the archive.
    static func replied(
        _ code: DecisionCode, withheld: [DecisionCode] = [], by means: Delivery.Means = .post, after days: Int = 4
    ) -> [(Int, Event)] { drafted(.decision(code), withheld, after: days) + [(1, .deliver(means)), (3, .archive)] }

    static func drafted(
        _ outcome: ReplyOutcome, _ withheld: [DecisionCode] = [], after days: Int = 4
    ) -> [(Int, Event)] {
        [
            (days, .draft(outcome, withheld: withheld)), (0, .submit), (1, .legal), (1, .secrecy), (1, .sign),
        ]
    }
}

/// Invented people and bodies; telephone numbers of no place.
enum RequestApplicants {
    private static let persons = [
        "苏木槿", "顾长庚", "沈听澜", "陆知行", "温如玉", "程望舒", "叶南枝", "江晚秋", "许怀瑾", "林知夏", "宋清和", "白芷若", "季无忧", "楚云深",
    ]
    private static let bodies: [(ApplicantKind, String, String)] = [
        (.company, "青禾县百草堂医药有限公司", "91999901MA00000A1X"), (.research, "云溪公共卫生研究所", "12999901000000102K"),
        (.charity, "青禾县慈善志愿服务中心", "52999901000000203L"), (.legalServices, "青禾明理律师事务所", "31999901000000304M"),
        (.otherOrganization, "青禾县餐饮行业协会", "51999901000000405N"),
    ]

    static func applicant(_ number: Int) -> Applicant {
        if number >= 100 {
            let body = bodies[(number - 100) % bodies.count]
            return Applicant(
                kind: body.0, name: body.1, proof: .creditCode, proofNumber: body.2, representative: "秦法人",
                contactName: "联络员", phone: "0999-80006\(10 + number % 100)", address: "青禾县城关镇中心路\(number)号",
                postcode: "099900")
        }
        return Applicant(
            kind: .naturalPerson, name: persons[number % persons.count], proof: .other,
            proofNumber: "示例证件\(1_000 + number)", phone: "0999-80005\(10 + number)",
            address: "青禾县云溪镇南街\(number + 1)号", postcode: "099900", email: "demo\(number)@example.org")
    }
}
