package import Kernel
import SQL

/// The acts on a document. Each loads, decides, writes rows, journal entry and obligations in one transaction.
extension DocumentStore {
    package func edit(
        _ id: DocumentID, _ contents: DocumentContents, by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.edit, on: id, by: officer, version: version) { document, _ in
            document.editing(contents, by: officer)
        }
    }

    package func submit(_ id: DocumentID, by officer: Officer, version: Int? = nil) async throws -> OfficialDocument {
        try await act(.submit, on: id, by: officer, version: version) { [policy] document, _ in
            document.submitting(under: policy, by: officer)
        }
    }

    package func takeBack(
        _ id: DocumentID, by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.takeBack, on: id, by: officer, version: version) { document, _ in
            document.takingBack(by: officer)
        }
    }

    package func abandon(
        _ id: DocumentID, reason: String, by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.abandon, on: id, by: officer, version: version) { document, _ in
            document.abandoning(reason, by: officer)
        }
    }

    package func approveDraft(
        _ id: DocumentID, _ finding: SecrecyFinding, opinion: String = "", by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.approveDraft, on: id, by: officer, version: version) { document, _ in
            document.approvingDraft(finding, opinion: opinion, by: officer)
        }
    }

    package func passAttribute(
        _ id: DocumentID, opinion: String = "", holdsRestricted: Bool = false, by officer: Officer,
        version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.passAttribute, on: id, by: officer, version: version) { [policy] document, _ in
            document.passingAttribute(
                opinion: opinion, holdsRestricted: holdsRestricted, under: policy, by: officer)
        }
    }

    package func counterAttribute(
        _ id: DocumentID, _ attribute: DisclosureAttribute, opinion: String, by officer: Officer,
        version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.counterAttribute, on: id, by: officer, version: version) { [policy] document, _ in
            document.countering(attribute, opinion: opinion, under: policy, by: officer)
        }
    }

    package func acceptCounter(
        _ id: DocumentID, opinion: String = "", by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.acceptCounter, on: id, by: officer, version: version) { document, _ in
            document.acceptingCounter(opinion: opinion, by: officer)
        }
    }

    package func declineCounter(
        _ id: DocumentID, opinion: String, by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.declineCounter, on: id, by: officer, version: version) { document, _ in
            document.decliningCounter(opinion: opinion, by: officer)
        }
    }

    package func concludeSecrecy(
        _ id: DocumentID, _ finding: SecrecyFinding, by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.concludeSecrecy, on: id, by: officer, version: version) { document, _ in
            document.concludingSecrecy(finding, by: officer)
        }
    }

    package func referSecrecy(
        _ id: DocumentID, to organ: String, reason: String, by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.referSecrecy, on: id, by: officer, version: version) { document, _ in
            document.referringSecrecy(to: organ, reason: reason, by: officer)
        }
    }

    package func passLegality(
        _ id: DocumentID, opinion: String, by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.passLegality, on: id, by: officer, version: version) { document, _ in
            document.passingLegality(opinion: opinion, by: officer)
        }
    }

    package func sendBack(
        _ id: DocumentID, to step: DocumentState, reason: String, by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.sendBack, on: id, by: officer, version: version) { document, _ in
            document.sendingBack(to: step, reason: reason, by: officer)
        }
    }

    /// 签发: decides the attribute, gives the number, opens what is owed from this day on.
    package func sign(
        _ id: DocumentID, _ final: AttributeProposal, consents: Bool = false, by officer: Officer,
        version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.sign, on: id, by: officer, version: version) { [policy] document, tx in
            document.signing(final, consents: consents, on: tx.today, under: policy, by: officer)
        }
    }

    package func issue(_ id: DocumentID, by officer: Officer, version: Int? = nil) async throws -> OfficialDocument {
        try await act(.issue, on: id, by: officer, version: version) { document, _ in
            document.issuing(by: officer)
        }
    }

    package func recordAgreement(
        _ id: DocumentID, of organ: String, _ answer: JointAgreement.Answer, opinion: String = "",
        by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.recordAgreement, on: id, by: officer, version: version) { document, _ in
            document.recordingAgreement(of: organ, answer, opinion: opinion, by: officer)
        }
    }

    package func informJoint(
        _ id: DocumentID, by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.informJoint, on: id, by: officer, version: version) { document, _ in
            document.tellingJoint(by: officer)
        }
    }

    package func moveOffline(
        _ id: DocumentID, by officer: Officer, version: Int? = nil
    ) async throws -> OfficialDocument {
        try await act(.moveOffline, on: id, by: officer, version: version) { document, _ in
            document.movingOffline(by: officer)
        }
    }

    func act(
        _ act: DocumentAct, on id: DocumentID, by officer: Officer, version: Int?,
        decide: @escaping @Sendable (OfficialDocument, Transaction) -> Result<DocumentEvent, Refusal>
    ) async throws -> OfficialDocument {
        try await store.write { tx in
            let document = try DocumentStore.visible(id, to: officer, in: tx)
            if let version, version != document.version { throw DocumentStore.changedMeanwhile }
            let event = try decide(document, tx).get()
            for object in objections { if let refusal = try object(act, document, tx) { throw refusal } }
            return try writer(tx, officer).record(event, act: act, on: document)
        }
    }

    func writer(_ tx: Transaction, _ officer: Officer) -> DocumentWriter {
        DocumentWriter(
            tx: tx, officer: officer, journal: journal, obligations: obligations, followers: followers)
    }
}
