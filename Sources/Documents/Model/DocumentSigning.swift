package import Kernel

/// 签发 and what follows it.
extension OfficialDocument {
    /// The signer finally decides the attribute; everything that must come before is looked at once more.
    package func signing(
        _ final: AttributeProposal, consents: Bool, on day: Day, under policy: DocumentPolicy, by officer: Officer
    ) -> Result<DocumentEvent, Refusal> {
        let refusal =
            refusal(of: .sign, by: officer) ?? missingStep
            ?? AttributeRules.refusal(of: final, on: contents, under: policy, doing: .sign)
            ?? secrecyConflict(final.attribute) ?? officeConflict(final.attribute) ?? jointConflict(final.attribute)
            ?? consentRefusal(final.attribute, consents)
        if let refusal { return .failure(refusal) }
        let again = final.attribute.isReviewedAgain
        return .success(
            .signed(
                Signature(
                    final: final,
                    consentsToException: consents && AttributeRules.needsConsent(final.attribute, on: contents),
                    reviewOn: again ? day.adding(months: policy.reviewMonths) : nil)))
    }

    package func issuing(by officer: Officer) -> Result<DocumentEvent, Refusal> {
        refusal(of: .issue, by: officer).map { .failure($0) } ?? .success(.issued)
    }

    /// 会签: one organ's answer (OPN-6).
    package func recordingAgreement(
        of organ: String, _ answer: JointAgreement.Answer, opinion: String, by officer: Officer
    ) -> Result<DocumentEvent, Refusal> {
        let act = DocumentAct.recordAgreement
        let refusal =
            refusal(of: act, by: officer)
            ?? DocumentFaults.lengthRefusal(of: opinion, what: "会签意见", doing: act, field: "words")
        if let refusal { return .failure(refusal) }
        guard agreements.contains(where: { $0.organ == organ }) else {
            return .failure(Refusal(.invalid, "未能\(act.chinese)：“\(organ)”不是联合发文机关。请从名单中选择。", field: "organ"))
        }
        if answer == .declined, opinion.trimmed.isEmpty {
            return .failure(Refusal(.invalid, "未能\(act.chinese)：不同意须写明意见。请填写会签意见。", rule: "OPN-6", field: "words"))
        }
        return .success(.agreementRecorded(JointAgreement(organ: organ, answer: answer, opinion: opinion)))
    }

    package func tellingJoint(by officer: Officer) -> Result<DocumentEvent, Refusal> {
        refusal(of: .informJoint, by: officer).map { .failure($0) } ?? .success(.jointTold)
    }

    /// 涉密，线下处理: title, text and files are taken out of the system (SEC-4).
    package func movingOffline(by officer: Officer) -> Result<DocumentEvent, Refusal> {
        refusal(of: .moveOffline, by: officer).map { .failure($0) } ?? .success(.movedOffline)
    }

    private var missingStep: Refusal? {
        var missing: [String] = []
        if hands.head == nil || secrecy.first == nil { missing.append(DocumentState.sectionReview.chinese) }
        if hands.attributeKeeper == nil || attribute.passed == nil {
            missing.append(DocumentState.attributeReview.chinese)
        }
        if hands.secrecyReviewer == nil || secrecy.second == nil {
            missing.append(DocumentState.secrecyReview.chinese)
        }
        if contents.isNormative, hands.legalReviewer == nil { missing.append(DocumentState.legalityReview.chinese) }
        guard missing.isEmpty else {
            return Refusal(
                .stateRefused, "未能签发：还缺\(missing.joined(separator: "、"))。请退回相应环节补办。", rule: "OPN-6")
        }
        guard NumberReading.isOrganCode(contents.organCode) else {
            return Refusal(.stateRefused, "未能签发：机关代字不完整，不能编文号。请退回拟稿人补填。", rule: "NORM-3")
        }
        return nil
    }

    private func secrecyConflict(_ chosen: DisclosureAttribute) -> Refusal? {
        if attribute.holdsRestricted, chosen == .proactive { return OfficialDocument.restrictedInside(.sign) }
        guard let finding = secrecy.second, !finding.conclusion.allows(chosen) else { return nil }
        return Refusal(
            .stateRefused,
            "未能签发：保密审查结论为“\(finding.conclusion.chinese)”，不能定为“\(chosen.chinese)”。请改定属性，或退回保密审查。",
            rule: "SEC-2", field: "attribute")
    }

    /// OPN-4: a policy document that the office passed as public does not become non-public without its review.
    private func officeConflict(_ chosen: DisclosureAttribute) -> Refusal? {
        guard contents.isPolicy, !chosen.isPublic, let passed = attribute.passed, passed.isPublic else { return nil }
        return Refusal(
            .stateRefused, "未能签发：政策性文件改为不公开的，须先经政务公开办审核。请退回公开属性审核环节。", rule: "OPN-4",
            field: "attribute")
    }

    private func jointConflict(_ chosen: DisclosureAttribute) -> Refusal? {
        guard isJoint else { return nil }
        let waiting = agreements.filter { $0.answer != .agreed }.map(\.organ)
        guard waiting.isEmpty else {
            return Refusal(
                .stateRefused, "未能签发：\(waiting.joined(separator: "、"))尚未同意。联合发文的公开属性须各机关一致同意，请先登记会签意见。",
                rule: "OPN-6")
        }
        guard chosen == attribute.passed else {
            return Refusal(
                .stateRefused, "未能签发：各机关会签同意的是另一公开属性。请退文重新会签，或按会签的属性签发。", rule: "OPN-6",
                field: "attribute")
        }
        return nil
    }

    private func consentRefusal(_ chosen: DisclosureAttribute, _ consents: Bool) -> Refusal? {
        guard AttributeRules.needsConsent(chosen, on: contents), !consents else { return nil }
        return Refusal(
            .invalid, "未能签发：上级文件主动公开而本文不予公开，须签发人明确同意例外。请勾选同意，或改定属性。", rule: "OPN-5",
            field: "consents")
    }
}
