package import Kernel

/// Whose hand an act needs; with the stages of `RequestStageTable` the one source of permission and workflow.
package enum RequestHand: CaseIterable, Sendable, Hashable {
    /// 依申请公开办理员, 政务公开办 (ROLE-2, ROLE-7).
    case office
    /// The office, or the section that the case is assigned to (ROLE-5).
    case handling
    /// A section that was asked and has not answered (ROLE-5).
    case assisting
    /// 公开工作机构负责人 (ROLE-3).
    case officeHead
    /// 合法性审核 (ROLE-9).
    case legal
    /// 保密审查 (ROLE-8).
    case secrecy
    /// 委领导 or 主要负责人 (ROLE-13).
    case signer
    /// Whoever holds the draft at this stage.
    case holder
    /// The office, or 法规科 that answers in reconsideration and court (ROLE-9).
    case remedies
    /// Office and its head: the applicant's data in clear (PII-6).
    case revealing

    package init(of act: RequestAct) {
        switch act {
        case .confirm, .noteContact, .transfer, .split, .link, .accept, .assign, .requireCorrection,
            .receiveCorrection, .lapseUncorrected, .requireReasons, .receiveReasons, .setDelayedDate, .consult,
            .noteConsultReceipt, .recordAnswer, .endConsultation, .tellThirdParty, .askSection, .proposeFee,
            .noteFeeReceipt, .recordPayment, .lapseUnpaid, .proposeExtension, .replyOnTheSpot, .deliver, .archive,
            .withdraw:
            self = .office
        case .recordSearch, .draft, .submitDraft, .addFile, .proposePublication: self = .handling
        case .answerSection: self = .assisting
        case .decideFee, .approveExtension, .declineExtension, .decidePublication, .releaseToLog,
            .withdrawFromLog:
            self = .officeHead
        case .passLegal: self = .legal
        case .passSecrecy: self = .secrecy
        case .sign: self = .signer
        case .sendBack: self = .holder
        case .registerRemedy, .recordRemedy: self = .remedies
        case .reveal: self = .revealing
        }
    }

    var who: (words: String, rule: String) {
        switch self {
        case .office: ("政务公开办或者依申请公开办理员", "ROLE-7")
        case .handling: ("政务公开办、依申请公开办理员或者承办科室", "ROLE-5")
        case .assisting: ("被请协办、尚未反馈的科室", "ROLE-5")
        case .officeHead: ("公开工作机构负责人", "ROLE-3")
        case .legal: ("合法性审查员", "ROLE-9")
        case .secrecy: ("保密审查员", "ROLE-8")
        case .signer: ("委领导或者主要负责人", "ROLE-13")
        case .holder: ("本环节的办理人", "ROLE-6")
        case .remedies: ("政务公开办、依申请公开办理员或者合法性审查员", "ROLE-9")
        case .revealing: ("政务公开办、依申请公开办理员或者公开工作机构负责人", "PII-6")
        }
    }
}

extension DisclosureRequest {
    /// How far `officer` reaches to this case. Who has no part in applications does not know of them (PII-6).
    package func reach(of officer: Officer) -> RecordReach {
        let units = [unit] + assistances.map(\.unit)
        if !officer.isAdministrator, units.contains(where: officer.units.contains) { return .acting }
        return DisclosureRequest.reach(of: officer, throughout: agency)
    }

    /// How far `officer` reaches to every case of an agency, whoever handles it.
    package static func reach(of officer: Officer, throughout agency: AgencyID) -> RecordReach {
        let above: Set<Role> = [.opennessOffice, .officeHead, .supervisor, .leader, .principalHead]
        switch RecordReach(of: officer, agency: agency, units: []) {
        case .none: return .none
        case .reading: return officer.roles.isDisjoint(with: above) ? .none : .reading
        case .acting:
            let work = above.union([.requestHandler, .legalReviewer, .secrecyReviewer])
            return officer.roles.isDisjoint(with: work) ? .none : .acting
        }
    }

    func roleRefusal(_ act: RequestAct, _ officer: Officer) -> Refusal? {
        let hand = RequestHand(of: act)
        if isIn(hand, officer) { return nil }
        return Refusal(.roleRefused, "未能\(act.chinese)：这一步由\(hand.who.words)办理。", rule: hand.who.rule)
    }

    /// Whether `hand` is a hand of `officer` on this case, at its stage.
    func isIn(_ hand: RequestHand, _ officer: Officer) -> Bool {
        switch hand {
        case .office: isOffice(officer)
        case .handling: isOffice(officer) || officer.units.contains(unit)
        case .assisting: assistances.contains { $0.isOpen && officer.units.contains($0.unit) }
        case .officeHead: holds(officer, .officeHead)
        case .legal: holds(officer, .legalReviewer)
        case .secrecy: holds(officer, .secrecyReviewer)
        case .signer: holds(officer, .leader) || holds(officer, .principalHead)
        case .holder: isIn(holder, officer)
        case .remedies: isOffice(officer) || holds(officer, .legalReviewer)
        case .revealing: isOffice(officer) || holds(officer, .officeHead)
        }
    }

    private var holder: RequestHand {
        switch stage {
        case .legalReview: .legal
        case .secrecyReview: .secrecy
        case .signing: .signer
        case .awaitingConfirmation, .registered, .correcting, .explaining, .handling, .consulting, .awaitingPayment,
            .drafting, .delivering, .closed, .archived:
            .handling
        }
    }

    private func isOffice(_ officer: Officer) -> Bool {
        holds(officer, .opennessOffice) || holds(officer, .requestHandler)
    }

    private func holds(_ officer: Officer, _ role: Role) -> Bool { officer.agency == agency && officer.holds(role) }

    /// 职责分离: drafter ≠ legal ≠ secrecy ≠ signer; who proposes does not approve (section 15).
    func separationRefusal(_ act: RequestAct, _ officer: Officer) -> Refusal? {
        switch act {
        case .passLegal: apart(act, officer, [hands.drafter], "拟稿人不能审核自己拟的答复", "ROLE-9")
        case .passSecrecy:
            apart(act, officer, [hands.drafter, hands.legal], "拟稿人、合法性审核人不能再作保密审查", "SEC-2")
        case .sign:
            apart(
                act, officer, [hands.drafter, hands.legal, hands.secrecy], "签发人不能是拟稿人或者前面环节的审核人",
                "ROLE-13")
        case .decideFee: apart(act, officer, [fee?.proposer], "提出收费意见的人不能决定收费", "FEE-10")
        case .approveExtension, .declineExtension:
            apart(act, officer, [lengthening?.proposer], "提请延期的人不能批准延期", "FOI-33")
        case .decidePublication: apart(act, officer, [publication?.proposer], "提出的人不能自己决定", "FOI-44")
        case .releaseToLog: apart(act, officer, [hands.drafter], "拟稿人不能自己把答复列入公开目录", "FOI-44")
        case .confirm, .noteContact, .transfer, .split, .link, .accept, .assign, .requireCorrection,
            .receiveCorrection, .lapseUncorrected, .requireReasons, .receiveReasons, .setDelayedDate, .consult,
            .noteConsultReceipt, .recordAnswer, .endConsultation, .tellThirdParty, .askSection, .answerSection,
            .recordSearch, .proposeFee, .noteFeeReceipt, .recordPayment, .lapseUnpaid, .proposeExtension, .draft,
            .submitDraft, .sendBack, .replyOnTheSpot, .deliver, .archive, .withdraw, .proposePublication,
            .withdrawFromLog, .addFile, .reveal, .registerRemedy, .recordRemedy:
            nil
        }
    }

    private func apart(
        _ act: RequestAct, _ officer: Officer, _ others: [MemberID?], _ why: String, _ rule: String
    ) -> Refusal? {
        guard others.contains(officer.id) else { return nil }
        return Refusal(.roleRefused, "未能\(act.chinese)：\(why)，请由其他人员办理。", rule: rule)
    }
}
