package import Kernel

/// What happened to a document; the store writes one with its journal entry.
package enum DocumentEvent: Hashable, Sendable {
    case edited(DocumentContents)
    case submitted
    case takenBack
    case abandoned(reason: String)
    case draftApproved(SecrecyFinding, opinion: String)
    case attributePassed(DisclosureAttribute, opinion: String, holdsRestricted: Bool)
    case counterProposed(CounterProposal)
    case counterAccepted(CounterProposal)
    case counterDeclined(opinion: String)
    case secrecyConcluded(SecrecyFinding)
    case secrecyReferred(to: String, reason: String)
    case legalityPassed(opinion: String)
    case sentBack(to: DocumentState, reason: String)
    case signed(Signature)
    case issued
    case agreementRecorded(JointAgreement)
    case jointTold
    case movedOffline
    case reviewCalled(reason: String, by: Day)
    case reviewed(reason: String, next: Day)
    case releaseProposed(ReleaseProposal)
    case releaseApproved(ReleaseProposal, next: Day?)
    case releaseDeclined(reason: String)
}

/// What a leader signs: the decided attribute, and the consent to an exception where one is needed (OPN-5, OPN-6).
package struct Signature: Hashable, Sendable {
    package let final: AttributeProposal
    package let consentsToException: Bool
    /// The next look at a document that is not wholly public (OPN-9).
    package let reviewOn: Day?

    package init(final: AttributeProposal, consentsToException: Bool, reviewOn: Day?) {
        self.final = final
        self.consentsToException = consentsToException
        self.reviewOn = reviewOn
    }
}

extension DocumentEvent {
    /// The words of the person who acted, as the timeline shows them.
    package var words: String {
        switch self {
        case .edited, .submitted, .takenBack, .issued, .movedOffline, .jointTold: ""
        case .abandoned(let reason), .releaseDeclined(let reason): reason
        case .draftApproved(let finding, let opinion): join("保密初审：\(finding.words)", opinion)
        case .attributePassed(let attribute, let opinion, let restricted):
            join(join("公开属性：\(attribute.chinese)", restricted ? "文内有不宜公开的内容" : ""), opinion)
        case .counterProposed(let counter): join("建议调整为\(counter.attribute.chinese)", counter.opinion)
        case .counterAccepted(let counter): join("调整为\(counter.attribute.chinese)", counter.answerOpinion)
        case .counterDeclined(let opinion), .legalityPassed(let opinion): opinion
        case .secrecyConcluded(let finding): "保密复审：\(finding.words)"
        case .secrecyReferred(let to, let reason): join("提请\(to)确定", reason)
        case .sentBack(let step, let reason): join("退回“\(step.chinese)”环节", reason)
        case .signed(let signature): signature.words
        case .agreementRecorded(let agreement):
            join("\(agreement.organ)：\(agreement.answer.chinese)", agreement.opinion)
        case .reviewCalled(let reason, let day): join("请于\(day.chinese)前复查", reason)
        case .reviewed(let reason, let next): join(join("维持原属性", reason), "下次复查：\(next.chinese)")
        case .releaseProposed(let release): join("建议变更为\(release.attribute.chinese)", release.reason)
        case .releaseApproved(let release, _): join("变更为\(release.attribute.chinese)", release.reason)
        }
    }

    private func join(_ one: String, _ other: String) -> String { other.isEmpty ? one : "\(one)；\(other)" }
}

extension SecrecyFinding {
    package var words: String { "\(conclusion.chinese)（依据：\(basis)）" }
}

extension Signature {
    var words: String {
        var parts = ["公开属性：\(final.attribute.chinese)"]
        if !final.reason.isEmpty { parts.append(final.reason) }
        if consentsToException { parts.append("同意与上级文件属性不一致的例外") }
        return parts.joined(separator: "；")
    }
}
