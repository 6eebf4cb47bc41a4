package import Kernel

/// What the public may know of a document beside its text.
package struct PublicDocumentFacts: Hashable, Sendable {
    package var title: String
    /// `青卫发〔2026〕12号`.
    package var number: String?
    /// 发文机关, the lead first.
    package var issuers: [String]
    /// 成文日期.
    package var writtenOn: Day?
    package var effectiveOn: Day?
    package var expiresOn: Day?
    /// 时效 on the day asked for; nil for what is no normative document (NORM-4).
    package var validity: Validity?
    package var relations: [Relation]
    /// 附注 (OPN-8).
    package var annotation: String?

    /// 修改、废止、替代、依据、转发, as read from this document.
    package struct Relation: Hashable, Sendable {
        /// `废止了`, `被修改`.
        package let words: String
        package let title: String
        package let number: String?
        /// Where the other document can be read; nil while it is not public.
        package let address: String?

        package init(words: String, title: String, number: String?, address: String?) {
            self.words = words
            self.title = title
            self.number = number
            self.address = address
        }
    }

    package init(
        title: String, number: String?, issuers: [String], writtenOn: Day?, effectiveOn: Day? = nil,
        expiresOn: Day? = nil, validity: Validity? = nil, relations: [Relation] = [], annotation: String? = nil
    ) {
        self.title = title
        self.number = number
        self.issuers = issuers
        self.writtenOn = writtenOn
        self.effectiveOn = effectiveOn
        self.expiresOn = expiresOn
        self.validity = validity
        self.relations = relations
        self.annotation = annotation
    }
}

/// Where a document was published, and whether it still is.
package struct DocumentPublication: Hashable, Sendable {
    package let article: String
    package let address: String
    package let publishedAt: Moment
    package let withdrawnAt: Moment?

    package init(article: String, address: String, publishedAt: Moment, withdrawnAt: Moment?) {
        self.article = article
        self.address = address
        self.publishedAt = publishedAt
        self.withdrawnAt = withdrawnAt
    }
}

extension OfficialDocument {
    /// Nil when it may go public: signed, of a public attribute, and judged so (OPN-1, OPN-7, SEC-1).
    package var publicationRefusal: Refusal? {
        guard state.isSigned, let final = attribute.final else {
            return Refusal(
                .stateRefused, "未能发布：公文还没有签发，公开属性尚未确定。请等签发后再发布。", rule: "OPN-1")
        }
        guard final.attribute.isPublic else {
            return Refusal(
                .stateRefused, "未能发布：公文的公开属性是“\(final.attribute.chinese)”。需要公开的，请先复查变更属性。",
                rule: "OPN-1")
        }
        if attribute.holdsRestricted, final.attribute == .proactive {
            return Refusal(
                .stateRefused, "未能发布：公文内含不宜公开的内容，不能以“主动公开”发布。请变更为“删减后公开”。", rule: "OPN-7")
        }
        guard let finding = secrecy.second, finding.conclusion.allows(final.attribute) else {
            return Refusal(.stateRefused, "未能发布：没有同意公开的保密审查结论。请先完成保密审查。", rule: "SEC-1")
        }
        return nil
    }
}
