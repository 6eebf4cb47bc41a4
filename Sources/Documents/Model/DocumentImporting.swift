package import Kernel

/// A document as the agency's document system hands it over.
package struct ImportedDocument: Hashable, Sendable {
    /// The system's own name, and its own id of the document.
    package let system: String
    package let externalID: String
    package var unit: UnitID
    package var contents: DocumentContents
    /// Nil while it is a draft there: its flow goes on here.
    package var approval: ImportedApproval?

    package init(
        system: String, externalID: String, unit: UnitID, contents: DocumentContents,
        approval: ImportedApproval? = nil
    ) {
        self.system = system
        self.externalID = externalID
        self.unit = unit
        self.contents = contents
        self.approval = approval
    }

    /// Everything that came, in one line of canonical text; its hash tells the same again from something new.
    package var canonicalText: String {
        let contents = contents
        var parts = [
            unit.text, contents.title, contents.kind.rawValue, contents.organCode, contents.addressees, contents.copies,
            contents.body, "\(contents.isPolicy)", "\(contents.isNormative)", "\(contents.isGovernmentDraft)",
            contents.proposal?.attribute.rawValue ?? "", contents.proposal?.reason ?? "",
            contents.superior?.number ?? "", contents.superior?.title ?? "",
            contents.superior?.attribute?.rawValue ?? "", "\(contents.superior?.isForwarded ?? false)",
            contents.superiorOverride ?? "",
        ]
        parts += contents.jointOrgans
        parts += contents.files.map { "\($0.role.rawValue) \($0.name) \($0.hash)" }
        if let approval { parts += approval.parts }
        return "[" + parts.map(JSONText.quoted).joined(separator: ",") + "]"
    }
}

/// What was decided elsewhere: a signed document comes with everything that its flow here would have asked for.
package struct ImportedApproval: Hashable, Sendable {
    package let drafter: String
    package let secrecyReviewer: String
    package let secrecy: SecrecyFinding
    package let signer: String
    package let signedOn: Day
    /// As the other system writes it.
    package let number: String

    package init(
        drafter: String, secrecyReviewer: String, secrecy: SecrecyFinding, signer: String, signedOn: Day,
        number: String
    ) {
        self.drafter = drafter
        self.secrecyReviewer = secrecyReviewer
        self.secrecy = secrecy
        self.signer = signer
        self.signedOn = signedOn
        self.number = number
    }

    var parts: [String] {
        [
            drafter, secrecyReviewer, secrecy.conclusion.rawValue, secrecy.basis, signer, signedOn.description,
            number,
        ]
    }
}

extension ImportedDocument {
    /// The record that the import begins, or why it does not.
    package func document(
        _ id: DocumentID, fingerprint: String, at moment: Moment, under policy: DocumentPolicy, by officer: Officer
    ) -> Result<OfficialDocument, Refusal> {
        if let refusal = sourceFault { return .failure(refusal) }
        var made: OfficialDocument
        switch OfficialDocument.drafting(id, contents, unit: unit, at: moment, by: officer) {
        case .failure(let refusal): return .failure(refusal)
        case .success(let drafted): made = drafted
        }
        made.external = ExternalSource(system: system, id: externalID, fingerprint: fingerprint)
        guard let approval else { return .success(made) }
        return approval.signing(made, at: moment, under: policy)
    }

    private var sourceFault: Refusal? {
        let longest = 200
        guard !system.trimmed.isEmpty, !externalID.trimmed.isEmpty, system.count <= longest,
            externalID.count <= longest
        else {
            return Refusal(.invalid, "未能导入：须注明来源系统和该系统的公文编号（各不超过 \(longest) 字）。", field: "external_id")
        }
        return nil
    }
}

extension ImportedApproval {
    /// The drafted record as signed elsewhere: the same conditions as for a signature here.
    fileprivate func signing(
        _ drafted: OfficialDocument, at moment: Moment, under policy: DocumentPolicy
    ) -> Result<OfficialDocument, Refusal> {
        let proposal = drafted.contents.proposal
        let refusal =
            AttributeRules.refusal(of: proposal, on: drafted.contents, under: policy, doing: .sign)
            ?? handsRefusal ?? DocumentFaults.refusal(of: secrecy, doing: .sign)
        if let refusal { return .failure(refusal) }
        guard let proposal, let reading = NumberReading(number), NumberReading.isOrganCode(reading.number.organ)
        else {
            return .failure(
                Refusal(.invalid, "未能导入：文号“\(number)”不规范。请按“机关代字〔年份〕序号号”填写。", rule: "NORM-3", field: "number"))
        }
        guard secrecy.conclusion.allows(proposal.attribute) else {
            return .failure(
                Refusal(
                    .invalid,
                    "未能导入：保密审查结论“\(secrecy.conclusion.chinese)”与“\(proposal.attribute.chinese)”不一致。请核对后再导入。",
                    rule: "SEC-2", field: "conclusion"))
        }
        guard signedOn <= moment.day else {
            return .failure(Refusal(.invalid, "未能导入：签发日期在今天之后。请核对日期。", field: "signed_on"))
        }
        return .success(signed(drafted, proposal, reading.number, policy))
    }

    private func signed(
        _ drafted: OfficialDocument, _ proposal: AttributeProposal, _ number: DocumentNumber,
        _ policy: DocumentPolicy
    ) -> OfficialDocument {
        var made = drafted
        made.attribute = AttributeStanding(passed: proposal.attribute, final: proposal)
        made.secrecy = SecrecyStanding(first: secrecy, second: secrecy)
        made.number = number
        made.signedOn = signedOn
        made.signerName = signer
        made.agreements = made.agreements.map { JointAgreement(organ: $0.organ, answer: .agreed, toldOn: signedOn) }
        made.state = .signed
        if proposal.attribute.isReviewedAgain {
            made.review = ReviewStanding(nextOn: signedOn.adding(months: policy.reviewMonths))
        }
        return made
    }

    /// 职责分离 holds for what was decided elsewhere too.
    private var handsRefusal: Refusal? {
        let names = [drafter, secrecyReviewer, signer].map(\.trimmed)
        guard !names.contains(where: \.isEmpty) else {
            return Refusal(.invalid, "未能导入：已签发的公文须注明拟稿人、保密审查人和签发人。请补充后再导入。", rule: "SEC-1", field: "signer")
        }
        guard Set(names).count == names.count else {
            return Refusal(.invalid, "未能导入：拟稿人、保密审查人和签发人不能是同一人。请核对后再导入。", rule: "ROLE-13", field: "signer")
        }
        return nil
    }
}

extension OfficialDocument {
    /// What the same document, handed over again with other contents, does to this record.
    package func replacing(with imported: ImportedDocument, made: OfficialDocument) -> Result<OfficialDocument, Refusal>
    {
        guard state == .drafting else {
            let why = state.isSigned ? "已经签发，内容不能再改。需要更正的，请另行发文并登记与本文的关系" : "正处于“\(state.chinese)”，不能被覆盖。请先退回拟稿环节"
            return .failure(Refusal(.stateRefused, "未能导入：这份公文\(why)。", rule: "OPN-6"))
        }
        var next = OfficialDocument(
            id: id, agency: agency, unit: made.unit, drafter: drafter, drafterName: drafterName,
            contents: made.contents, state: made.state, stateSince: made.stateSince, attribute: made.attribute,
            secrecy: made.secrecy, hands: made.hands, agreements: made.agreements, number: made.number,
            signedOn: made.signedOn, signerName: made.signerName, review: made.review, external: made.external)
        next.version = version + 1
        return .success(next)
    }
}
