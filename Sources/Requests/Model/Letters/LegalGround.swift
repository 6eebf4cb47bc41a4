/// Where a decision or a notice has its ground, and how sure that is.
package struct LegalGround: Hashable, Sendable {
    /// The marks of the domain rules.
    package enum Mark: String, Hashable, Sendable {
        /// Read in full.
        case law = "L"
        /// From memory; not verified.
        case memory = "M"
        /// Our convention where the rules are silent.
        case convention = "C"
    }

    package let rule: String
    /// Articles of the Regulation, such as 第三十六条第（四）项.
    package let articles: [String]
    /// Another instrument, in full.
    package let other: String
    package let mark: Mark

    init(_ rule: String, _ articles: [String], other: String = "", _ mark: Mark = .law) {
        self.rule = rule
        self.articles = articles
        self.other = other
        self.mark = mark
    }

    package static let regulation = "《中华人民共和国政府信息公开条例》（国务院令第711号）"
    static let feeMeasures = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"

    /// 《…条例》（国务院令第711号）第十六条第二款、第三十六条第（三）项.
    package var citation: String {
        let own = articles.isEmpty ? "" : Self.regulation + articles.joined(separator: "、")
        return [own, other].filter { !$0.isEmpty }.joined(separator: "和")
    }
}

extension DecisionCode {
    /// Section 1.4. K20 and K23 have no article of their own: rows of table 三 only.
    package var ground: LegalGround {
        switch self {
        case .alreadyPublished: .init("FOI-36", ["第三十六条第（一）项"])
        case .disclosed: .init("FOI-36", ["第三十六条第（二）项"])
        case .partlyDisclosed: .init("FOI-37", ["第三十七条"])
        case .stateSecret, .forbiddenByLaw, .threeSecurities: .init("FOI-14", ["第十四条", "第三十六条第（三）项"])
        case .thirdPartyRights: .init("FOI-15", ["第十五条", "第三十二条", "第三十六条第（三）项"])
        case .internalAffairs: .init("FOI-16", ["第十六条第一款", "第三十六条第（三）项"])
        case .processInformation, .enforcementFile: .init("FOI-16", ["第十六条第二款", "第三十六条第（三）项"])
        case .administrativeQuery: .init("FOI-36", ["第三十六条第（七）项"])
        case .notExisting: .init("FOI-36", ["第三十六条第（四）项"])
        case .notOurs: .init("FOI-36", ["第三十六条第（五）项"])
        case .needsProcessing: .init("FOI-38", ["第三十八条"])
        case .stillUnclear: .init("FOI-30", ["第三十条"], .convention)
        case .petition: .init("FOI-39", ["第三十九条第一款"])
        case .repeated: .init("FOI-36", ["第三十六条第（六）项"])
        case .publication: .init("FOI-39", ["第三十九条第二款"])
        case .unreasonable: .init("FOI-35", ["第三十五条"])
        case .confirmation: .init("RPT-20", ["第二条", "第二十七条"], .convention)
        case .uncorrected: .init("FOI-30", ["第三十条"])
        case .unpaid: .init("FEE-6", ["第四十二条"], other: LegalGround.feeMeasures, .memory)
        case .other: .init("RPT-20", [], .convention)
        }
    }

    /// The ground of one reply: a partial disclosure names the grounds of what was withheld too (FOI-37).
    package func ground(withheld: [DecisionCode]) -> LegalGround {
        guard self == .partlyDisclosed else { return ground }
        let named = Set(withheld.filter(\.isRefusalOfDisclosure).flatMap { $0.ground.articles })
        return LegalGround("FOI-37", Self.severable.filter(named.contains) + ground.articles)
    }

    /// The articles that something may be severed by, in their order.
    private static let severable = ["第十四条", "第十五条", "第十六条第一款", "第十六条第二款", "第三十二条"]

    /// What a partial disclosure calls the part that it withholds.
    package var withheldKind: String {
        switch self {
        case .stateSecret: "属于国家秘密的内容"
        case .forbiddenByLaw: "法律、行政法规禁止公开的内容"
        case .threeSecurities: "公开后可能危及国家安全、公共安全、经济安全、社会稳定的内容"
        case .thirdPartyRights: "公开会对第三方合法权益造成损害的内容"
        case .internalAffairs: "属于内部事务信息的内容"
        case .processInformation: "属于过程性信息的内容"
        case .enforcementFile: "属于行政执法案卷信息的内容"
        case .alreadyPublished, .disclosed, .partlyDisclosed, .administrativeQuery, .notExisting, .notOurs,
            .needsProcessing, .stillUnclear, .petition, .repeated, .publication, .unreasonable, .confirmation,
            .uncorrected, .unpaid, .other:
            "不予公开的内容"
        }
    }
}

extension LetterKind {
    /// The ground of a notice; nil where there is none to name, and for replies, whose code has it.
    package var ground: LegalGround? {
        switch self {
        case .correctionNotice: .init("FOI-30", ["第三十条"])
        case .reasonsNotice, .delayNotice: .init("FOI-35", ["第三十五条"])
        case .extensionNotice: .init("FOI-33", ["第三十三条第二款"])
        case .thirdPartyLetter, .thirdPartyNotice: .init("FOI-32", ["第十五条", "第三十二条"])
        case .consultationNotice: .init("FOI-33", ["第三十二条", "第三十三条第三款"])
        case .jointMakerLetter: .init("FOI-34", ["第三十四条"])
        case .otherOrganLetter: .init("FOI-11", ["第十一条", "第三十三条第三款"])
        case .feeNotice: .init("FEE-5", ["第四十二条"], other: LegalGround.feeMeasures, .memory)
        case .recordCorrectionNotice: .init("FOI-41", ["第四十一条"])
        case .publicationTransfer: .init("FOI-44", ["第四十四条"])
        case .applicationForm, .registrationForm, .receipt, .thirdPartyAnswer, .assistanceLetter, .reply,
            .serviceReturn, .reviewSheet:
            nil
        }
    }
}
