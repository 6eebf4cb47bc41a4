package import Kernel

/// One opinion on a draft, from whichever way it came (CONS-3).
package struct PublicComment: Hashable, Sendable {
    package enum Channel: String, CaseIterable, Sendable {
        case web, enterprise, letter, mail, phone, visit, symposium, hearing, poll, expert, organ

        package var chinese: String {
            switch self {
            case .web: "网站"
            case .enterprise: "政企直通车"
            case .letter: "信函"
            case .mail: "电子邮件"
            case .phone: "电话"
            case .visit: "实地走访"
            case .symposium: "座谈会"
            case .hearing: "听证会"
            case .poll: "民意调查"
            case .expert: "专家论证"
            case .organ: "有关单位来函"
            }
        }

        /// Those that staff write down; the first two come by the site.
        package static let recorded: [Channel] = allCases.filter { $0 != .web }
    }

    package enum Stance: String, CaseIterable, Sendable {
        case support, change, oppose, question

        package var chinese: String {
            switch self {
            case .support: "赞成"
            case .change: "建议修改"
            case .oppose: "不赞成"
            case .question: "疑问和其他"
            }
        }
    }

    package enum State: String, CaseIterable, Sendable {
        /// Held for somebody to look at: too many from one place. It counts once it is taken.
        case queued
        case accepted
        /// Not about the draft; kept, counted, with a reason.
        case setAside = "set_aside"

        package var chinese: String {
            switch self {
            case .queued: "待核"
            case .accepted: "已收到"
            case .setAside: "不作为意见"
            }
        }
    }

    package let id: PublicCommentID
    package let consultation: ConsultationID
    package let round: Int
    /// Counts within the consultation, from 1.
    package let number: Int
    /// Of the draft; nil for the whole.
    package let paragraph: Int?
    package let channel: Channel
    package let stance: Stance
    package let words: String
    /// A company or an organisation; empty for a person, whose name nobody asks.
    package let organisation: String
    package let receivedAt: Moment
    package var state: State
    package var stateReason: String
    package var group: CommentGroupID?

    package init(
        id: PublicCommentID, consultation: ConsultationID, round: Int, number: Int, paragraph: Int?, channel: Channel,
        stance: Stance, words: String, organisation: String, receivedAt: Moment, state: State,
        stateReason: String = "", group: CommentGroupID? = nil
    ) {
        self.id = id
        self.consultation = consultation
        self.round = round
        self.number = number
        self.paragraph = paragraph
        self.channel = channel
        self.stance = stance
        self.words = words
        self.organisation = organisation
        self.receivedAt = receivedAt
        self.state = state
        self.stateReason = stateReason
        self.group = group
    }

    package static let mostWords = 3_000
    package static let longestContact = 100
    package static let longestOrganisation = 100
    package static let mostFiles = 3

    /// Two comments with the same key say the same of the same paragraph.
    package static func sameness(_ words: String, paragraph: Int?) -> String {
        "\(paragraph ?? 0)\u{1F}\(words.unspaced.filter { !$0.isPunctuation }.lowercased())"
    }
}

/// What somebody wrote, as typed.
package struct CommentDraft: Hashable, Sendable {
    package var paragraph: String
    package var stance: String
    package var words: String
    package var isOrganisation: Bool
    package var organisation: String
    package var contact: String
    package var channel: PublicComment.Channel?

    package init(
        paragraph: String = "", stance: String = "", words: String = "", isOrganisation: Bool = false,
        organisation: String = "", contact: String = "", channel: PublicComment.Channel? = .web
    ) {
        self.paragraph = paragraph
        self.stance = stance
        self.words = words
        self.isOrganisation = isOrganisation
        self.organisation = organisation
        self.contact = contact
        self.channel = channel
    }

    package struct Checked: Hashable, Sendable {
        package let paragraph: Int?
        package let stance: PublicComment.Stance
        package let words: String
        package let organisation: String
        package let contact: String?
        package let channel: PublicComment.Channel
    }

    package struct Faults: Error, Hashable, Sendable { package let faults: [Refusal] }

    package func checked(draft: DraftVersion) -> Result<Checked, Faults> {
        var faults: [Refusal] = []
        func fault(_ field: String, _ words: String) { faults.append(Refusal(.invalid, words, field: field)) }
        let number = paragraph.isEmpty ? nil : paragraph.decimalNumber
        if !paragraph.isEmpty, number.flatMap(draft.paragraph) == nil {
            fault("paragraph", "没有提交：选择的段落不在草案中。请重新选择，或者选择“整个草案”。")
        }
        let stance = PublicComment.Stance(rawValue: stance)
        if stance == nil { fault("stance", "没有提交：没有选择态度。请选择一项。") }
        let words = words.trimmed, organisation = organisation.tidied, contact = contact.tidied
        if words.isEmpty { fault("words", "没有提交：没有填写意见。请写明意见和理由。") }
        if words.count > PublicComment.mostWords {
            fault("words", "没有提交：意见超过\(PublicComment.mostWords)字。请精简，或者作为附件提交。")
        }
        if isOrganisation, organisation.isEmpty { fault("organisation", "没有提交：没有填写单位名称。请填写，或者选择以个人身份提交。") }
        if organisation.count > PublicComment.longestOrganisation { fault("organisation", "没有提交：单位名称超过100字。请填写登记的名称。") }
        if contact.count > PublicComment.longestContact { fault("contact", "没有提交：联系方式超过100字。请只留电话或者邮箱。") }
        if channel == nil { fault("channel", "没有提交：没有选择意见来源。请选择一项。") }
        guard faults.isEmpty, let stance, let channel else { return .failure(Faults(faults: faults)) }
        let isOrganisation = isOrganisation && !organisation.isEmpty
        return .success(
            Checked(
                paragraph: number, stance: stance, words: words, organisation: isOrganisation ? organisation : "",
                contact: contact.isEmpty ? nil : contact,
                channel: channel == .web && isOrganisation ? .enterprise : channel))
    }
}

/// A file that came with a comment; staff alone see it.
package struct CommentFile: Hashable, Sendable {
    package let name: String
    /// Where its bytes lie: the reference of a sealed file.
    package let kept: String
    package let size: Int
    package let kind: String

    package init(name: String, kept: String, size: Int, kind: String) {
        self.name = name
        self.kept = kept
        self.size = size
        self.kind = kind
    }
}
