/// What an agency's letters say of the agency; settings, never guessed (FOI-R1).
package struct LetterOffice: Hashable, Sendable {
    /// How the applicant is addressed.
    package enum Address: String, CaseIterable, Sendable, Hashable {
        /// 你（单位）, as the standard forms have it.
        case standard = "你（单位）"
        /// 你 to a person, 你单位 to an organization.
        case byKind = "按申请人类别"
    }

    /// 政府信息公开工作机构.
    package var office = "政务公开办公室"
    /// The same-level people's government; no final letter until it is set.
    package var government = ""
    package var court = ""
    package var address = ""
    package var postcode = ""
    package var phone = ""
    package var email = ""
    package var contact = ""
    /// How the fee is paid (FEE-5).
    package var paymentWay = ""
    /// 机关代字 of the numbers of its letters: 青卫 of 青卫公开告〔2026〕3号 (DOC-2).
    package var organ = ""
    package var addressing = Address.standard

    package init(government: String = "", court: String = "") {
        self.government = government
        self.court = court
    }
}
