/// What a template may name between its braces, by the word an office writes there: `{{登记编号}}`.
package enum LetterKey: String, CaseIterable, Sendable, Hashable {
    // The agency.
    case agency = "机关名称"
    case office = "工作机构"
    case agencyAddress = "机关地址"
    case agencyPostcode = "机关邮编"
    case agencyPhone = "联系电话"
    case agencyEmail = "机关邮箱"
    case contact = "联系人"
    case paymentWay = "缴费方式"
    // The letter.
    case you = "称谓"
    case letterNumber = "文号"
    case letterDate = "成文日期"
    case remedies = "救济告知"
    case basis = "依据"
    // The case.
    case requestNumber = "登记编号"
    case requestKind = "申请类型"
    case channel = "提交方式"
    case submittedOn = "提交日期"
    case receivedOn = "收到日期"
    case unconfirmed = "待双方确认"
    case asked = "申请内容"
    case askedNumber = "所需文号"
    case medium = "提供形式"
    case route = "领取途径"
    case unit = "承办单位"
    case handler = "承办人"
    case replyDue = "答复期限"
    // The applicant.
    case applicant = "申请人"
    case applicantKind = "申请人类别"
    case proof = "证件名称"
    case proofNumber = "证件号码"
    case representative = "法定代表人"
    case contactName = "申请人联系人"
    case phone = "申请人电话"
    case address = "通信地址"
    case postcode = "邮政编码"
    case email = "申请人邮箱"
    // 补正, 说明理由, 延期.
    case correctionItems = "补正事项"
    case correctionDue = "补正期限"
    case correctionNotified = "补正通知日期"
    case correctionReceived = "补正日期"
    case reasonsWhy = "超出合理范围情况"
    case reasonsDue = "说明理由期限"
    case reasonsNotified = "说明理由通知日期"
    case reasonsReceived = "说明理由日期"
    case delayedUntil = "延迟答复日期"
    case extensionDays = "延长工作日数"
    case extensionReason = "延期原因"
    case extensionNotified = "延期告知日期"
    // Others.
    case consulted = "被征求意见方"
    case question = "征求内容"
    case consultSent = "发函日期"
    case objectedOn = "第三方答复日期"
    case objected = "第三方不同意"
    case silent = "第三方逾期未答复"
    case publicInterest = "公共利益理由"
    case judgement = "本机关判断"
    case assistUnit = "协办单位"
    case assistQuestion = "协办事项"
    case assistDue = "协办期限"
    // 信息处理费.
    case feeStandard = "计费说明"
    case feeAmount = "收费金额"
    case feeNotified = "收费通知日期"
    // The reply.
    case decision = "答复类型"
    case words = "补充说明"
    case enclosures = "附件名称"
    case place = "公开途径"
    case way = "获取方式"
    case time = "获取时间"
    case withheld = "不予公开部分"
    case reason = "理由"
    case provision = "具体规定"
    case category = "信息类别"
    case specialLaw = "特别规定"
    case searchPlaces = "检索范围"
    case searchWords = "检索词"
    case searchResult = "检索结果"
    case organ = "负责机关"
    case organContact = "负责机关联系方式"
    case unclearPart = "不明确内容"
    case rightChannel = "反映渠道"
    case earlierDate = "前次答复日期"
    case earlierNumber = "前次答复文号"
    case change = "更正内容"
    // Outcomes of an application to correct a record, for conditions.
    case corrected = "已经更正"
    case forwarded = "转送其他机关"
    case pointedOut = "应向其他机关提出"
    case declined = "不予更正"
    // 送达, 呈批, 移送.
    case deliveredLetter = "送达文书"
    case deliveryMeans = "送达方式"
    case deliveredOn = "送达日期"
    case deliveryProof = "送达凭证"
    case draftOpinion = "拟办意见"
    case drafter = "拟稿人"
    case legal = "合法性审核人"
    case secrecy = "保密审查人"
    case signer = "签发人"
    case signedOn = "签发日期"
    case proposal = "移送理由"
    case proposedOn = "移送日期"
}

extension LetterKey {
    /// Proof, address and numbers of the applicant: in forms of the case only (PII-6).
    package static let personal: Set<LetterKey> = [
        .proof, .proofNumber, .representative, .contactName, .phone, .address, .postcode, .email,
    ]
    /// Who asks, and how: never told to third parties and other organs.
    package static let applicantWords: Set<LetterKey> = personal.union([
        .you, .applicant, .applicantKind, .submittedOn, .channel, .route,
    ])
    /// Who was asked and what they wrote: never told to the applicant.
    package static let othersWords: Set<LetterKey> = [.consulted, .question, .objectedOn]

    /// Whether a template of this kind may name it.
    package func mayStand(in kind: LetterKind) -> Bool {
        switch kind.reader {
        case .applicant: !Self.personal.contains(self) && !Self.othersWords.contains(self)
        case .thirdParty, .organ: !Self.applicantWords.contains(self)
        case .inside: self != .remedies
        }
    }

    /// The place of a drafter's fact in the templates.
    package init(_ fact: ReplyFact) {
        self =
            switch fact {
            case .place: .place
            case .way: .way
            case .when: .time
            case .reason: .reason
            case .provision: .provision
            case .kind: .category
            case .law: .specialLaw
            case .organ: .organ
            case .organContact: .organContact
            case .unclear: .unclearPart
            case .channel: .rightChannel
            case .earlierNumber: .earlierNumber
            case .judgement: .judgement
            case .publicInterest: .publicInterest
            case .change: .change
            }
    }
}
