package import Kernel

/// What can be opened of a case.
package enum CasePaper: Hashable, Sendable {
    case letter(LetterKind)
    case file(CaseFile.Role)

    /// Whether it says who asks, so that its opening stays in the journal (PII-3).
    var namesApplicant: Bool {
        switch self {
        case .letter(let kind):
            switch kind.reader {
            case .applicant: true
            case .thirdParty, .organ: false
            case .inside: kind != .assistanceLetter && kind != .publicationTransfer
            }
        case .file(let role): role == .applicant || role == .correction
        }
    }

    /// Whether it holds proof, address and numbers of the applicant.
    var holdsProof: Bool {
        switch self {
        case .letter(let kind): kind == .applicationForm || kind == .registrationForm
        case .file(let role): role == .applicant
        }
    }
}

/// Letters name the applicant, and what the applicant sent holds scans of papers: both are for those who have a hand in the
/// case, not for those who only look on (PII-6).
extension DisclosureRequest {
    package func refusal(ofOpening paper: CasePaper, by officer: Officer) -> Refusal? {
        guard handles(officer) else {
            return Refusal(
                .roleRefused, "没有打开文书：文书写有申请人的姓名，只由办理本件的人员查看。需要时请向公开办调阅。", rule: "PII-6")
        }
        guard !paper.holdsProof || isIn(.revealing, officer) else {
            return Refusal(
                .roleRefused,
                "没有打开：申请人提交的材料和申请表写有证件号码、联系方式，只由\(RequestHand.revealing.who.words)查看。需要时请向公开办调阅。",
                rule: "PII-6")
        }
        return nil
    }

    /// A section that was asked handles the case until it has answered.
    private func handles(_ officer: Officer) -> Bool {
        guard reach(of: officer) == .acting, !officer.holds(.supervisor), !officer.holds(.assessor) else {
            return false
        }
        let hands: Set<Role> = [
            .opennessOffice, .officeHead, .leader, .principalHead, .requestHandler, .legalReviewer, .secrecyReviewer,
        ]
        let isOurs = officer.agency == agency && !officer.roles.isDisjoint(with: hands)
        return isOurs || officer.units.contains(unit) || isIn(.assisting, officer)
    }
}
