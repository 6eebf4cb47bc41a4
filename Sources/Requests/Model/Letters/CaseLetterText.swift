package import Kernel

extension LetterTemplate {
    /// The letter of a case in words.
    package func text(of matter: LetterMatter, office: LetterOffice) throws(Refusal) -> LetterText {
        var facts = LetterFacts(of: matter, office: office)
        if id.kind.isFinal { facts[.remedies] = .text(try remedies(matter, office).text) }
        var composing = LetterComposing(self, facts)
        return try composing.text(
            recipient: recipient(facts), on: matter.letter.issuedOn,
            attachments: attachments(facts), contact: contact(office))
    }

    private func remedies(_ matter: LetterMatter, _ office: LetterOffice) throws(Refusal) -> RemediesParagraph {
        guard !office.government.isEmpty, !office.court.isEmpty else {
            throw Refusal(
                .unavailable,
                "未能生成\(id.chinese)：没有设置\(matter.agencyName)的复议机关和管辖法院。请在 letters/agencies.yaml 中写明后再生成。",
                rule: "FOI-R1")
        }
        let path: RemedyPath =
            switch id.code {
            case .some(let code): RemedyPath(code, withheld: matter.request.draft?.withheld ?? [])
            case .none: .either
            }
        return RemediesParagraph(
            path: path, government: office.government, court: office.court,
            letter: title.contains("告知书") ? "告知书" : "答复书")
    }

    private func attachments(_ facts: LetterFacts) -> [String] {
        switch id.kind {
        case .reply: facts.enclosureNames
        case .thirdPartyLetter: [LetterKind.thirdPartyAnswer.chinese]
        case .applicationForm, .registrationForm, .receipt, .correctionNotice, .reasonsNotice, .delayNotice,
            .extensionNotice, .thirdPartyAnswer, .consultationNotice, .thirdPartyNotice, .jointMakerLetter,
            .otherOrganLetter, .assistanceLetter, .feeNotice, .recordCorrectionNotice, .serviceReturn, .reviewSheet,
            .publicationTransfer:
            []
        }
    }

    private func recipient(_ facts: LetterFacts) -> String {
        guard id.kind.shape == .letter else { return "" }
        let key: LetterKey =
            switch id.kind.reader {
            case .applicant: .applicant
            case .thirdParty, .organ: .consulted
            case .inside: .assistUnit
            }
        return facts[key]?.inline ?? ""
    }

    private func contact(_ office: LetterOffice) -> String {
        guard id.kind.shape == .letter else { return "" }
        let parts = [("联系人：", office.contact), ("联系电话：", office.phone)].filter { !$0.1.isEmpty }
        return parts.map { $0.0 + LetterValue.text($0.1).inline }.joined(separator: "，")
    }
}
