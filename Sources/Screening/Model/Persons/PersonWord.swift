/// A word behind which a person's name may stand, and how much it says.
enum PersonWord: Sendable {
    /// A patient, a dead person: the name alone tells about health.
    case patient
    /// A party of a case, an applicant, a relative.
    case party
    /// A label of a form: 姓名.
    case label
    /// 联系人: often an official's name; counts with a colon only.
    case contact

    var confidence: Confidence {
        switch self {
        case .patient: .high
        case .party, .label: .medium
        case .contact: .low
        }
    }

    /// Whether a colon must stand between: without one the word begins too many other sentences.
    var needsColon: Bool {
        switch self {
        case .label, .contact: true
        case .patient, .party: false
        }
    }

    static let words: [(word: PersonWord, list: String)] = [
        (.patient, "患者 患儿 病人 病例 死者 产妇 孕妇 感染者 密接者 密切接触者 受检者 新生儿 确诊者 携带者 住院者 伤者 伤员 逝者"),
        (
            .party,
            """
            申请人 当事人 投诉人 举报人 信访人 来信人 受害人 被害人 被处罚人 被申请人 监护人 委托人 代理人 家属 亲属 儿子 女儿 丈夫 妻子 母亲 父亲 居民 村民 户主
            原告 被告 证人 反映人 求助人 来访人 被监护人 被继承人 学生 儿童 老人 男童 女童 市民 群众 女士 陪护人 护送人 报案人 继承人
            """
        ),
        (.label, "姓名 名字 本人 患者姓名 母亲姓名 父亲姓名 法定代表人"),
        (.contact, "联系人 经办人 负责人 承办人 收件人 咨询人"),
    ]
}
