import Kernel
import Site

/// One act on a document from its form: reads what was typed and asks the store.
struct DocumentActing {
    let documents: DocumentStore
    let form: Form
    let document: DocumentID
    let officer: Officer

    func carryOut(_ act: DocumentAct) async throws {
        guard let version = form.fields.number(DocumentField.version) else {
            throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新填写。")
        }
        switch act {
        case .edit, .submit, .takeBack, .abandon, .approveDraft, .sendBack, .issue, .moveOffline:
            try await flow(act, version)
        case .passAttribute, .counterAttribute, .acceptCounter, .declineCounter: try await negotiate(act, version)
        case .concludeSecrecy, .referSecrecy, .passLegality: try await review(act, version)
        case .sign, .recordAgreement, .informJoint: try await conclude(act, version)
        case .callForReview, .review, .approveRelease, .declineRelease: try await lookAgain(act, version)
        }
    }

    private func flow(_ act: DocumentAct, _ version: Int) async throws {
        switch act {
        case .submit: _ = try await documents.submit(document, by: officer, version: version)
        case .takeBack: _ = try await documents.takeBack(document, by: officer, version: version)
        case .abandon:
            _ = try await documents.abandon(document, reason: words(act), by: officer, version: version)
        case .approveDraft:
            _ = try await documents.approveDraft(
                document, try finding(act), opinion: words(act), by: officer, version: version)
        case .sendBack:
            guard let step = DocumentState(rawValue: text(act, "step")) else {
                throw Refusal(.invalid, "未能退文：没有选择退回的环节。请选择环节。", rule: "OPN-6", field: "step")
            }
            _ = try await documents.sendBack(
                document, to: step, reason: words(act), by: officer, version: version)
        case .issue: _ = try await documents.issue(document, by: officer, version: version)
        case .moveOffline: _ = try await documents.moveOffline(document, by: officer, version: version)
        case .edit, .passAttribute, .counterAttribute, .acceptCounter, .declineCounter, .concludeSecrecy,
            .referSecrecy, .passLegality, .sign, .recordAgreement, .informJoint, .callForReview, .review,
            .approveRelease, .declineRelease:
            throw Refusal.notFound
        }
    }

    private func negotiate(_ act: DocumentAct, _ version: Int) async throws {
        if act == .passAttribute {
            _ = try await documents.passAttribute(
                document, opinion: words(act), holdsRestricted: form.fields.flag(name(act, "restricted")),
                by: officer, version: version)
        } else if act == .counterAttribute {
            _ = try await documents.counterAttribute(
                document, try attribute(act), opinion: words(act), by: officer, version: version)
        } else if act == .acceptCounter {
            _ = try await documents.acceptCounter(document, opinion: words(act), by: officer, version: version)
        } else {
            _ = try await documents.declineCounter(document, opinion: words(act), by: officer, version: version)
        }
    }

    private func review(_ act: DocumentAct, _ version: Int) async throws {
        if act == .concludeSecrecy {
            _ = try await documents.concludeSecrecy(document, try finding(act), by: officer, version: version)
        } else if act == .referSecrecy {
            _ = try await documents.referSecrecy(
                document, to: text(act, "organ"), reason: words(act), by: officer, version: version)
        } else {
            _ = try await documents.passLegality(document, opinion: words(act), by: officer, version: version)
        }
    }

    private func conclude(_ act: DocumentAct, _ version: Int) async throws {
        if act == .sign {
            _ = try await documents.sign(
                document, AttributeProposal(try attribute(act), reason: words(act)),
                consents: form.fields.flag(name(act, "consents")), by: officer, version: version)
        } else if act == .recordAgreement {
            guard let answer = JointAgreement.Answer(rawValue: text(act, "answer")) else {
                throw Refusal(.invalid, "未能登记会签意见：没有选择意见。请选择同意或不同意。", rule: "OPN-6", field: "answer")
            }
            _ = try await documents.recordAgreement(
                document, of: text(act, "organ"), answer, opinion: words(act), by: officer, version: version)
        } else {
            _ = try await documents.informJoint(document, by: officer, version: version)
        }
    }

    private func lookAgain(_ act: DocumentAct, _ version: Int) async throws {
        if act == .callForReview {
            _ = try await documents.callForReview(document, reason: words(act), by: officer, version: version)
        } else if act == .review, text(act, "attribute") == "keep" {
            let typed = text(act, "next"), next = Day(iso: typed)
            guard typed.isEmpty || next != nil else {
                throw Refusal(.invalid, "未能复查公开属性：下次复查日期无效。请按“2026-03-13”的格式填写。", rule: "OPN-9", field: "next")
            }
            _ = try await documents.keepAttribute(
                document, reason: words(act), next: next, by: officer, version: version)
        } else if act == .review {
            _ = try await documents.proposeRelease(
                document, try attribute(act), reason: words(act), by: officer, version: version)
        } else if act == .approveRelease {
            _ = try await documents.approveRelease(document, by: officer, version: version)
        } else {
            _ = try await documents.declineRelease(document, reason: words(act), by: officer, version: version)
        }
    }

    private func name(_ act: DocumentAct, _ field: String) -> String { DocumentField.name(act, field) }
    private func text(_ act: DocumentAct, _ field: String) -> String { form[name(act, field)] }
    private func words(_ act: DocumentAct) -> String { text(act, "words") }

    private func attribute(_ act: DocumentAct) throws -> DisclosureAttribute {
        guard let attribute = DisclosureAttribute(rawValue: text(act, "attribute")) else {
            throw Refusal(.invalid, "未能\(act.chinese)：没有选择公开属性。请选择后再办理。", rule: "OPN-1", field: "attribute")
        }
        return attribute
    }

    private func finding(_ act: DocumentAct) throws -> SecrecyFinding {
        guard let conclusion = SecrecyConclusion(rawValue: text(act, "conclusion")) else {
            throw Refusal(.invalid, "未能\(act.chinese)：没有选择保密审查结论。请选择结论。", rule: "SEC-2", field: "conclusion")
        }
        return SecrecyFinding(conclusion, basis: text(act, "basis"))
    }
}
