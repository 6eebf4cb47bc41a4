package import Kernel

extension OfficialDocument {
    /// Nil when `officer` may do `act` now; otherwise why not. Page, store, API and tests all ask this.
    package func refusal(of act: DocumentAct, by officer: Officer) -> Refusal? {
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading: return refused(act, "您所在单位是上级监督单位，只能查看下级单位的公文", "ROLE-14")
        case .acting: break
        }
        // 监察 reads all and acts on nothing (ROLE-14).
        if officer.holds(.supervisor) { return refused(act, "监察人员只能查看，不能办理业务", "ROLE-14") }
        return roleRefusal(act, officer) ?? stateRefusal(act) ?? separationRefusal(act, officer)
    }

    /// The acts that `officer` may do now.
    package func allowedActs(for officer: Officer) -> [DocumentAct] {
        DocumentAct.allCases.filter { refusal(of: $0, by: officer) == nil }
    }

    private func roleRefusal(_ act: DocumentAct, _ officer: Officer) -> Refusal? {
        switch act {
        case .edit, .submit, .takeBack: drafterRefusal(act, officer)
        case .abandon: heads(officer) ? nil : drafterRefusal(act, officer)
        case .approveDraft: headRefusal(act, officer)
        case .passAttribute, .counterAttribute: keeperRefusal(act, officer)
        case .acceptCounter, .declineCounter: heads(officer) ? nil : drafterRefusal(act, officer)
        case .concludeSecrecy, .referSecrecy: holderRefusal(act, officer, .secrecyReviewer, "ROLE-8")
        case .passLegality: holderRefusal(act, officer, .legalReviewer, "ROLE-9")
        case .sign, .approveRelease, .declineRelease: leaderRefusal(act, officer)
        case .sendBack: returnRefusal(officer)
        case .issue, .review: keeperRefusal(act, officer)
        case .recordAgreement, .informJoint: officer.id == drafter ? nil : keeperRefusal(act, officer)
        case .callForReview: officer.units.contains(unit) ? nil : keeperRefusal(act, officer)
        case .moveOffline: offlineRefusal(officer)
        }
    }

    private func drafterRefusal(_ act: DocumentAct, _ officer: Officer) -> Refusal? {
        officer.id == drafter ? nil : refused(act, "这一步由拟稿人\(drafterName)办理", "ROLE-6")
    }

    /// ROLE-6: the head of the unit that drafts.
    private func heads(_ officer: Officer) -> Bool {
        officer.headOf.contains(unit) || (officer.holds(.sectionHead) && officer.units.contains(unit))
    }

    private func headRefusal(_ act: DocumentAct, _ officer: Officer) -> Refusal? {
        heads(officer) ? nil : refused(act, "这一步由拟稿科室负责人办理", "ROLE-6")
    }

    /// ROLE-7, OPN-11: the named keeper of attributes, or the openness office.
    private func keeperRefusal(_ act: DocumentAct, _ officer: Officer) -> Refusal? {
        let holds = officer.holds(.attributeKeeper) || officer.holds(.opennessOffice)
        guard officer.agency == agency, holds else {
            return refused(act, "这一步由政务公开办（公文公开属性管理员）办理", "ROLE-7")
        }
        return nil
    }

    private func holderRefusal(_ act: DocumentAct, _ officer: Officer, _ role: Role, _ rule: String) -> Refusal? {
        guard officer.agency == agency, officer.holds(role) else {
            return refused(act, "这一步由\(role.chinese)办理", rule)
        }
        return nil
    }

    /// ROLE-13: 分管领导 or 主要领导.
    private func leaderRefusal(_ act: DocumentAct, _ officer: Officer) -> Refusal? {
        officer.agency == agency && officer.holds(.principalHead)
            ? nil : holderRefusal(act, officer, .leader, "ROLE-13")
    }

    /// Who holds the document now may send it back.
    private func returnRefusal(_ officer: Officer) -> Refusal? {
        switch state {
        case .sectionReview: headRefusal(.sendBack, officer)
        case .attributeReview: keeperRefusal(.sendBack, officer)
        case .secrecyReview: holderRefusal(.sendBack, officer, .secrecyReviewer, "ROLE-8")
        case .legalityReview: holderRefusal(.sendBack, officer, .legalReviewer, "ROLE-9")
        case .signing: leaderRefusal(.sendBack, officer)
        case .drafting, .signed, .issued, .abandoned, .offline: nil
        }
    }

    /// Whoever notices a state secret may take it out of the system (SEC-4).
    private func offlineRefusal(_ officer: Officer) -> Refusal? {
        if officer.id == drafter || heads(officer) || officer.holds(.secrecyReviewer) { return nil }
        return refused(.moveOffline, "这一步由拟稿人、科室负责人或保密审查员办理", "SEC-4")
    }

    /// 职责分离: proposer ≠ approver, author ≠ reviewer, signer ≠ all of them.
    private func separationRefusal(_ act: DocumentAct, _ officer: Officer) -> Refusal? {
        switch act {
        case .approveDraft, .passAttribute, .counterAttribute, .passLegality:
            guard officer.id != drafter else { return apart(act, "拟稿人不能审核自己拟的文稿", "ROLE-6") }
        case .concludeSecrecy:
            guard officer.id != drafter else { return apart(act, "拟稿人不能作本文稿的保密审查", "SEC-2") }
            guard officer.id != hands.head else { return apart(act, "初审人不能再作复审", "SEC-2") }
        case .acceptCounter, .declineCounter:
            guard officer.id != hands.attributeKeeper else {
                return apart(act, "提出调整的人不能代科室答复", "OPN-6")
            }
        case .sign:
            guard officer.id != drafter, !hands.reviewers.contains(officer.id) else {
                return apart(act, "签发人不能是拟稿人或前面环节的审核人", "ROLE-13")
            }
        case .review:
            guard officer.id != drafter else { return apart(act, "拟稿人不能复查自己的公文", "OPN-9") }
        case .approveRelease, .declineRelease:
            guard officer.id != review?.release?.proposer else {
                return apart(act, "提出变更的人不能批准自己的意见", "OPN-9")
            }
        case .edit, .submit, .takeBack, .abandon, .referSecrecy, .sendBack, .issue, .recordAgreement, .informJoint,
            .moveOffline, .callForReview:
            break
        }
        return nil
    }

    private func apart(_ act: DocumentAct, _ why: String, _ rule: String) -> Refusal {
        refused(act, "\(why)，请由其他人员办理", rule)
    }

    private func refused(_ act: DocumentAct, _ why: String, _ rule: String) -> Refusal {
        Refusal(.roleRefused, "未能\(act.chinese)：\(why)。", rule: rule)
    }
}
