package import Kernel

/// Decisions: each asks `refusal(of:by:)` first, then looks at what was entered. Nothing is written here.
extension OfficialDocument {
    package func editing(_ contents: DocumentContents, by officer: Officer) -> Result<DocumentEvent, Refusal> {
        if let refusal = refusal(of: .edit, by: officer) ?? DocumentFaults.refusal(of: contents, doing: .edit) {
            return .failure(refusal)
        }
        return .success(.edited(contents))
    }

    /// 送审: the attribute goes with the document (OPN-2).
    package func submitting(under policy: DocumentPolicy, by officer: Officer) -> Result<DocumentEvent, Refusal> {
        let refusal =
            refusal(of: .submit, by: officer) ?? DocumentFaults.refusal(of: contents, doing: .submit)
            ?? DocumentFaults.incompleteness(of: contents)
            ?? AttributeRules.refusal(of: contents.proposal, on: contents, under: policy, doing: .submit)
        return refusal.map { .failure($0) } ?? .success(.submitted)
    }

    package func takingBack(by officer: Officer) -> Result<DocumentEvent, Refusal> {
        refusal(of: .takeBack, by: officer).map { .failure($0) } ?? .success(.takenBack)
    }

    package func abandoning(_ reason: String, by officer: Officer) -> Result<DocumentEvent, Refusal> {
        let refusal =
            refusal(of: .abandon, by: officer)
            ?? DocumentFaults.refusal(of: reason, what: "撤稿理由", doing: .abandon, field: "words")
        return refusal.map { .failure($0) } ?? .success(.abandoned(reason: reason))
    }

    /// 科室审核 with the first word on secrecy (SEC-2).
    package func approvingDraft(
        _ finding: SecrecyFinding, opinion: String, by officer: Officer
    ) -> Result<DocumentEvent, Refusal> {
        let refusal =
            refusal(of: .approveDraft, by: officer)
            ?? DocumentFaults.refusal(of: finding, doing: .approveDraft)
            ?? DocumentFaults.lengthRefusal(of: opinion, what: "审核意见", doing: .approveDraft, field: "words")
            ?? conflict(of: finding, doing: .approveDraft)
        return refusal.map { .failure($0) } ?? .success(.draftApproved(finding, opinion: opinion))
    }

    /// 通过属性审核: without an attribute the office does not pass it on (OPN-6).
    package func passingAttribute(
        opinion: String, holdsRestricted: Bool, under policy: DocumentPolicy, by officer: Officer
    ) -> Result<DocumentEvent, Refusal> {
        let act = DocumentAct.passAttribute
        let refusal =
            refusal(of: act, by: officer)
            ?? AttributeRules.refusal(of: contents.proposal, on: contents, under: policy, doing: act)
            ?? DocumentFaults.lengthRefusal(of: opinion, what: "审核意见", doing: act, field: "words")
        if let refusal { return .failure(refusal) }
        guard let proposal = contents.proposal else { return .failure(.notFound) }
        if holdsRestricted, proposal.attribute == .proactive {
            return .failure(OfficialDocument.restrictedInside(act))
        }
        // OPN-4: the office's own word is the review that a policy document needs before it may stay back.
        if contents.isPolicy, !proposal.attribute.isPublic, opinion.trimmed.isEmpty {
            return .failure(
                Refusal(
                    .invalid, "未能\(act.chinese)：政策性文件拟不公开的，须由政务公开办审核并写明意见。请填写审核意见。",
                    rule: "OPN-4", field: "words"))
        }
        return .success(
            .attributePassed(proposal.attribute, opinion: opinion, holdsRestricted: holdsRestricted))
    }

    package func countering(
        _ chosen: DisclosureAttribute, opinion: String, under policy: DocumentPolicy, by officer: Officer
    ) -> Result<DocumentEvent, Refusal> {
        let act = DocumentAct.counterAttribute
        let refusal =
            refusal(of: act, by: officer)
            ?? DocumentFaults.refusal(of: opinion, what: "调整理由", doing: act, field: "words")
            ?? AttributeRules.refusal(
                of: AttributeProposal(chosen, reason: opinion), on: contents, under: policy, doing: act)
        if let refusal { return .failure(refusal) }
        guard chosen != contents.proposal?.attribute else {
            return .failure(
                Refusal(.invalid, "未能\(act.chinese)：所选属性与拟定的相同。请直接通过，或改选其他属性。", rule: "OPN-6", field: "attribute"))
        }
        return .success(.counterProposed(CounterProposal(attribute: chosen, opinion: opinion)))
    }

    package func acceptingCounter(opinion: String, by officer: Officer) -> Result<DocumentEvent, Refusal> {
        let refusal =
            refusal(of: .acceptCounter, by: officer)
            ?? DocumentFaults.lengthRefusal(of: opinion, what: "答复意见", doing: .acceptCounter, field: "words")
        if let refusal { return .failure(refusal) }
        guard var counter = attribute.counter else { return .failure(.notFound) }
        counter.answer = .accepted
        counter.answerOpinion = opinion
        return .success(.counterAccepted(counter))
    }

    /// 不同意: the disagreement goes up with both opinions (OPN-6).
    package func decliningCounter(opinion: String, by officer: Officer) -> Result<DocumentEvent, Refusal> {
        let refusal =
            refusal(of: .declineCounter, by: officer)
            ?? DocumentFaults.refusal(of: opinion, what: "不同意的理由", doing: .declineCounter, field: "words")
        return refusal.map { .failure($0) } ?? .success(.counterDeclined(opinion: opinion))
    }

    package func concludingSecrecy(
        _ finding: SecrecyFinding, by officer: Officer
    ) -> Result<DocumentEvent, Refusal> {
        let refusal =
            refusal(of: .concludeSecrecy, by: officer)
            ?? DocumentFaults.refusal(of: finding, doing: .concludeSecrecy)
            ?? conflict(of: finding, doing: .concludeSecrecy)
        return refusal.map { .failure($0) } ?? .success(.secrecyConcluded(finding))
    }

    package func referringSecrecy(
        to organ: String, reason: String, by officer: Officer
    ) -> Result<DocumentEvent, Refusal> {
        let act = DocumentAct.referSecrecy
        let refusal =
            refusal(of: act, by: officer)
            ?? DocumentFaults.refusal(of: organ, what: "提请的上级机关或保密行政管理部门", doing: act, field: "organ")
            ?? DocumentFaults.refusal(of: reason, what: "不能确定的事项", doing: act, field: "words")
        return refusal.map { .failure($0) } ?? .success(.secrecyReferred(to: organ, reason: reason))
    }

    package func passingLegality(opinion: String, by officer: Officer) -> Result<DocumentEvent, Refusal> {
        let refusal =
            refusal(of: .passLegality, by: officer)
            ?? DocumentFaults.refusal(of: opinion, what: "合法性审核意见", doing: .passLegality, field: "words")
        return refusal.map { .failure($0) } ?? .success(.legalityPassed(opinion: opinion))
    }

    /// 退文, to a named step that lies before this one.
    package func sendingBack(
        to step: DocumentState, reason: String, by officer: Officer
    ) -> Result<DocumentEvent, Refusal> {
        let refusal =
            refusal(of: .sendBack, by: officer)
            ?? DocumentFaults.refusal(of: reason, what: "退文理由", doing: .sendBack, field: "words")
        if let refusal { return .failure(refusal) }
        guard returnSteps.contains(step) else {
            return .failure(Refusal(.invalid, "未能退文：只能退回到前面的环节。请重新选择环节。", rule: "OPN-6", field: "step"))
        }
        return .success(.sentBack(to: step, reason: reason))
    }

    /// The steps it can be sent back to now.
    package var returnSteps: [DocumentState] {
        state.earlierSteps.filter { $0 != .legalityReview || contents.isNormative }
    }

    /// A finding that the proposed attribute contradicts; 暂缓 contradicts none, it only waits (SEC-2).
    private func conflict(of finding: SecrecyFinding, doing act: DocumentAct) -> Refusal? {
        guard let current = currentAttribute, finding.conclusion != .postponed,
            !finding.conclusion.allows(current)
        else { return nil }
        return Refusal(
            .invalid,
            "未能\(act.chinese)：结论“\(finding.conclusion.chinese)”与拟定的“\(current.chinese)”不一致。请退文，由拟稿人调整公开属性或删减内容。",
            rule: "SEC-2", field: "conclusion")
    }

    static func restrictedInside(_ act: DocumentAct) -> Refusal {
        Refusal(
            .invalid,
            "未能\(act.chinese)：主动公开的公文不得含有依申请公开或不予公开的内容。请退文删减，改为“删减后公开”。", rule: "OPN-7",
            field: "attribute")
    }
}
