package import Kernel

/// 公开属性复查 of signed documents (OPN-9, FOI-18).
extension OfficialDocument {
    /// - Parameter due: by when the review is to be done.
    package func callingForReview(
        _ reason: String, due: Day, by officer: Officer
    ) -> Result<DocumentEvent, Refusal> {
        let refusal =
            refusal(of: .callForReview, by: officer)
            ?? DocumentFaults.refusal(of: reason, what: "提请复查的理由", doing: .callForReview, field: "words")
        return refusal.map { .failure($0) } ?? .success(.reviewCalled(reason: reason, by: due))
    }

    /// The attribute stays; the next look follows in time.
    package func keepingAttribute(
        reason: String, next: Day?, on day: Day, under policy: DocumentPolicy, by officer: Officer
    ) -> Result<DocumentEvent, Refusal> {
        let refusal =
            refusal(of: .review, by: officer)
            ?? DocumentFaults.refusal(of: reason, what: "复查理由", doing: .review, field: "words")
        if let refusal { return .failure(refusal) }
        let latest = day.adding(months: policy.reviewMonths)
        let chosen = next ?? latest
        guard day < chosen, chosen <= latest else {
            return .failure(
                Refusal(
                    .invalid, "未能复查公开属性：下次复查日期须在今天之后、\(latest.chinese)之前。请改正日期。", rule: "OPN-9", field: "next"))
        }
        return .success(.reviewed(reason: reason, next: chosen))
    }

    /// Another attribute; a leader decides.
    package func proposingRelease(
        _ chosen: DisclosureAttribute, reason: String, under policy: DocumentPolicy, by officer: Officer
    ) -> Result<DocumentEvent, Refusal> {
        let refusal =
            refusal(of: .review, by: officer)
            ?? DocumentFaults.refusal(of: reason, what: "变更理由和依据", doing: .review, field: "words")
        if let refusal { return .failure(refusal) }
        guard policy.attributes.contains(chosen), chosen != attribute.final?.attribute else {
            return .failure(
                Refusal(.invalid, "未能复查公开属性：请选择与现在不同的公开属性，不需变更的请选“维持”。", rule: "OPN-9", field: "attribute"))
        }
        return .success(
            .releaseProposed(ReleaseProposal(attribute: chosen, reason: reason, proposer: officer.id)))
    }

    package func approvingRelease(
        on day: Day, under policy: DocumentPolicy, by officer: Officer
    ) -> Result<DocumentEvent, Refusal> {
        if let refusal = refusal(of: .approveRelease, by: officer) { return .failure(refusal) }
        guard let release = review?.release else { return .failure(.notFound) }
        let again = release.attribute.isReviewedAgain
        return .success(.releaseApproved(release, next: again ? day.adding(months: policy.reviewMonths) : nil))
    }

    package func decliningRelease(_ reason: String, by officer: Officer) -> Result<DocumentEvent, Refusal> {
        let refusal =
            refusal(of: .declineRelease, by: officer)
            ?? DocumentFaults.refusal(of: reason, what: "不同意的理由", doing: .declineRelease, field: "words")
        return refusal.map { .failure($0) } ?? .success(.releaseDeclined(reason: reason))
    }
}
