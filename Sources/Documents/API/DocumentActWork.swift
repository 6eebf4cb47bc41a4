import Kernel
import ObjectStorage
import Site

/// One act on a document from a call: reads what came, names the store's verb.
struct DocumentActWork {
    let documents: DocumentStore
    let shelf: FileShelf
    let call: APICall
    let id: DocumentID
    let officer: Officer

    private typealias Verb = @Sendable () async throws -> OfficialDocument

    func work(_ act: DocumentAct) async throws -> APIWork<OfficialDocument> {
        // Not visible comes before whatever else is wrong with the call, and files are kept only for who may act.
        let current = try await documents.document(id, for: officer)
        if let refusal = current.refusal(of: act, by: officer) { throw refusal }
        return APIWork(try await verb(act, current)) { $0.answer }
    }

    private func verb(_ act: DocumentAct, _ current: OfficialDocument) async throws -> Verb {
        let (documents, id, officer, version) = (documents, id, officer, call.version)
        let opinion = call.fields["opinion"], reason = call.fields["reason"]
        switch act {
        case .edit:
            let contents = try await DocumentInput(call: call, shelf: shelf)
                .contents(keeping: current.contents)
            return { try await documents.edit(id, contents, by: officer, version: version) }
        case .submit: return { try await documents.submit(id, by: officer, version: version) }
        case .takeBack: return { try await documents.takeBack(id, by: officer, version: version) }
        case .abandon: return { try await documents.abandon(id, reason: reason, by: officer, version: version) }
        case .sendBack:
            let step = try word("step", DocumentState.init(rawValue:))
            return { try await documents.sendBack(id, to: step, reason: reason, by: officer, version: version) }
        case .passLegality:
            return { try await documents.passLegality(id, opinion: opinion, by: officer, version: version) }
        case .sign:
            let final = AttributeProposal(try attribute(), reason: reason), consents = call.fields.flag("consents")
            return {
                try await documents.sign(id, final, consents: consents ?? false, by: officer, version: version)
            }
        case .issue: return { try await documents.issue(id, by: officer, version: version) }
        case .moveOffline: return { try await documents.moveOffline(id, by: officer, version: version) }
        case .informJoint: return { try await documents.informJoint(id, by: officer, version: version) }
        case .recordAgreement:
            let answer = try word("answer", JointAgreement.Answer.init(rawValue:)), organ = call.fields["organ"]
            return {
                try await documents.recordAgreement(
                    id, of: organ, answer, opinion: opinion, by: officer, version: version)
            }
        case .approveDraft, .passAttribute, .counterAttribute, .acceptCounter, .declineCounter, .concludeSecrecy,
            .referSecrecy:
            return try reviewing(act, opinion, reason)
        case .callForReview, .review, .approveRelease, .declineRelease: return try lookingAgain(act, reason)
        }
    }

    /// The words on attribute and secrecy on the way to the signature (OPN-6, SEC-2).
    private func reviewing(_ act: DocumentAct, _ opinion: String, _ reason: String) throws -> Verb {
        let (documents, id, officer, version) = (documents, id, officer, call.version)
        switch act {
        case .approveDraft:
            let finding = try finding()
            return { try await documents.approveDraft(id, finding, opinion: opinion, by: officer, version: version) }
        case .passAttribute:
            let holds = call.fields.flag("holds_restricted") ?? false
            return {
                try await documents.passAttribute(
                    id, opinion: opinion, holdsRestricted: holds, by: officer, version: version)
            }
        case .counterAttribute:
            let other = try attribute()
            return { try await documents.counterAttribute(id, other, opinion: opinion, by: officer, version: version) }
        case .acceptCounter:
            return { try await documents.acceptCounter(id, opinion: opinion, by: officer, version: version) }
        case .declineCounter:
            return { try await documents.declineCounter(id, opinion: opinion, by: officer, version: version) }
        case .concludeSecrecy:
            let finding = try finding()
            return { try await documents.concludeSecrecy(id, finding, by: officer, version: version) }
        case .referSecrecy:
            let organ = call.fields["organ"]
            return { try await documents.referSecrecy(id, to: organ, reason: reason, by: officer, version: version) }
        case .edit, .submit, .takeBack, .abandon, .passLegality, .sendBack, .sign, .issue, .recordAgreement,
            .informJoint,
            .moveOffline, .callForReview, .review, .approveRelease, .declineRelease:
            throw Refusal.notFound
        }
    }

    /// 复查 (OPN-9).
    private func lookingAgain(_ act: DocumentAct, _ reason: String) throws -> Verb {
        let (documents, id, officer, version) = (documents, id, officer, call.version)
        switch act {
        case .callForReview:
            return { try await documents.callForReview(id, reason: reason, by: officer, version: version) }
        case .review:
            let next = call.fields.day("next")
            guard call.fields.has("attribute") else {
                return {
                    try await documents.keepAttribute(id, reason: reason, next: next, by: officer, version: version)
                }
            }
            let other = try attribute()
            return { try await documents.proposeRelease(id, other, reason: reason, by: officer, version: version) }
        case .approveRelease: return { try await documents.approveRelease(id, by: officer, version: version) }
        case .declineRelease:
            return { try await documents.declineRelease(id, reason: reason, by: officer, version: version) }
        case .edit, .submit, .takeBack, .abandon, .approveDraft, .passAttribute, .counterAttribute, .acceptCounter,
            .declineCounter, .concludeSecrecy, .referSecrecy, .passLegality, .sendBack, .sign, .issue, .recordAgreement,
            .informJoint, .moveOffline:
            throw Refusal.notFound
        }
    }

    private func attribute() throws -> DisclosureAttribute {
        try word("attribute", DisclosureAttribute.init(rawValue:))
    }

    private func finding() throws -> SecrecyFinding {
        guard let finding = DocumentInput.finding(call.fields) else { throw Refusal.notFound }
        return finding
    }

    /// The schema has let only the words of the type pass.
    private func word<Word>(_ field: String, _ read: (String) -> Word?) throws -> Word {
        guard let word = read(call.fields[field]) else { throw Refusal.notFound }
        return word
    }
}
