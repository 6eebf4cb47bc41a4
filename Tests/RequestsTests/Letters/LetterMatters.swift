import Foundation
import Kernel

@testable import Requests

extension LetterSample {
    /// What the store would hand over for this letter.
    static func matter(_ template: LetterTemplateID, applicant: ApplicantKind = .naturalPerson) -> LetterMatter {
        let isRecord = template.kind == .recordCorrectionNotice
        var request = request(
            isRecord ? nil : template.code ?? .disclosed, kind: isRecord ? .recordCorrection : .disclosure,
            record: isRecord ? .corrected : nil, applicant: applicant)
        happen(&request, template)
        return matter(template.kind, request, applicant: applicant)
    }

    static func matter(
        _ kind: LetterKind, _ request: DisclosureRequest, applicant: ApplicantKind = .naturalPerson,
        files: [CaseFile] = []
    ) -> LetterMatter {
        LetterMatter(
            letter: CaseLetter(
                id: id(20), kind: kind, number: number(kind), issuedOn: day("2026-09-25"),
                about: kind == .thirdPartyNotice ? "\(request.consultations.first?.id.text ?? "")" : nil),
            request: request, applicant: self.applicant(applicant), repeated: nil, files: files,
            agencyName: agencyName,
            units: [unit: "政务公开办公室", section: "财务与装备科"],
            members: [drafter: "李晓", legal: "周正", secrecy: "吴敏", signer: "郑重"], due: day("2026-09-29"))
    }

    private static func number(_ kind: LetterKind) -> String? {
        switch kind {
        case .applicationForm, .registrationForm, .thirdPartyAnswer, .serviceReturn, .reviewSheet, .publicationTransfer,
            .receipt:
            nil
        case .reply: "青卫公开复〔2026〕12号"
        default: "青卫公开函〔2026〕8号"
        }
    }

    /// The steps before the letter.
    static func happen(_ request: inout DisclosureRequest, _ template: LetterTemplateID) {
        switch (template.kind, template.code) {
        case (.correctionNotice, _), (_, .stillUnclear), (_, .uncorrected):
            request.correction = CorrectionNotice(
                items: ["明确所需合同的医院名称", "明确合同签订的时间范围", "提供有效身份证件复印件"], notifiedOn: day("2026-09-04"),
                due: day("2026-09-25"))
            if template.code == .stillUnclear { request.correction?.receivedOn = day("2026-09-14") }
        case (.reasonsNotice, _), (.delayNotice, _), (_, .unreasonable):
            request.reasons = ReasonsNotice(
                why: "2026年1月至8月提交申请86件", notifiedOn: day("2026-09-04"), due: day("2026-09-18"))
            if template.kind != .reasonsNotice { request.reasons?.receivedOn = day("2026-09-15") }
            if template.kind == .delayNotice { request.reasons?.delayedUntil = day("2026-11-30") }
        case (.extensionNotice, _):
            request.lengthening = Extension(
                workingDays: 20, reason: "所申请信息涉及14家医疗机构，需要逐份核对", proposer: drafter, proposedOn: day("2026-09-20"))
            request.lengthening?.state = .approved
        case (.feeNotice, _), (_, .unpaid):
            request.fee = FeeDemand(
                basis: .items(5, already: 28), amount: Money(fen: 80_000), proposer: drafter)
            request.fee?.sentOn = day("2026-09-10")
        case (_, .notExisting):
            request.searches = [
                SearchRecord(
                    places: "本机关综合档案室2015年以来全部文书档案、公文处理系统", words: "设备采购合同", result: "未检索到相关信息",
                    searchedOn: day("2026-09-08"), by: drafter)
            ]
        case (.assistanceLetter, _):
            request.assistances = [
                Assistance(
                    id: id(31), unit: section, question: "提供2025年度县级公立医院设备采购合同及验收单，并提出能否公开的意见",
                    askedOn: day("2026-09-03"), due: day("2026-09-10"))
            ]
        case (.publicationTransfer, _):
            request.publication = PublicationProposal(
                proposer: drafter, why: "同一信息已有三人申请，且属于可以公开的信息", proposedOn: day("2026-09-28"))
        default: consult(&request, template)
        }
    }

    private static func consult(_ request: inout DisclosureRequest, _ template: LetterTemplateID) {
        let whom: Consulted? =
            switch (template.kind, template.code) {
            case (.thirdPartyLetter, _), (.thirdPartyAnswer, _), (.consultationNotice, _), (.thirdPartyNotice, _),
                (_, .thirdPartyRights):
                .thirdParty
            case (.jointMakerLetter, _): .jointMaker
            case (.otherOrganLetter, _): .otherOrgan
            default: nil
            }
        guard let whom else { return }
        var consultation = Consultation(
            id: id(30), whom: whom, party: whom == .thirdParty ? "四川某医疗器械有限公司" : "青川县财政局", question: description,
            sentOn: day("2026-09-07"))
        if template.kind == .thirdPartyNotice || template.code == .thirdPartyRights {
            consultation.answer = .objects
            consultation.answeredOn = day("2026-09-16")
        }
        request.consultations = [consultation]
        if template.kind == .thirdPartyNotice {
            request.draft = ReplyDraft(
                .decision(.disclosed), body: "", facts: ["public_interest": "该信息涉及医疗设备质量安全，关系不特定患者的生命健康"],
                drafter: drafter)
        }
    }

    static func enclosure(_ number: Int, _ name: String) -> CaseFile {
        CaseFile(
            id: id(100 + number), role: .enclosure,
            file: CaseAttachment(name: name, hash: String(repeating: "a", count: 64), size: 1, kind: "pdf"),
            addedAt: Moment(day: day("2026-09-20")), addedBy: "李晓")
    }
}
