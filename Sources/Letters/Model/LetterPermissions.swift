package import Kernel

extension Letter {
    /// How far an officer reaches to a letter. Letters are not for everybody in the house: who gives them out, the unit that
    /// has it, who leads and who watches. The unit that a letter is against knows of it only where it gives letters out.
    package func reach(of officer: Officer) -> RecordReach {
        if officer.isAdministrator { return .none }
        if officer.agency == agency {
            if Letter.dispatches(officer, agency: agency) || officer.units.contains(unit) { return .acting }
            return Letter.overlooks(officer) ? .acting : .none
        }
        if officer.units.contains(unit) { return .acting }
        return officer.overseen.contains(agency) && Letter.overlooks(officer) ? .reading : .none
    }

    /// 信访室, 政务公开办 and its head give letters out (ROLE-2, ROLE-11).
    package static func dispatches(_ officer: Officer, agency: AgencyID) -> Bool {
        officer.agency == agency && !officer.roles.isDisjoint(with: [.petitionsOffice, .opennessOffice, .officeHead])
    }

    /// Who may read all letters of an agency.
    package static func overlooks(_ officer: Officer) -> Bool {
        !officer.roles.isDisjoint(with: [
            .petitionsOffice, .opennessOffice, .officeHead, .leader, .principalHead, .supervisor,
        ])
    }

    /// Nil when `officer` may do `act` now; otherwise why not. Page, store, API and tests all ask this.
    package func refusal(of act: LetterAct, by officer: Officer) -> Refusal? {
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading: return refused(act, "您所在单位是上级监督单位，只能查看下级单位的记录", "请由承办单位办理", "ROLE-14", .roleRefused)
        case .acting: break
        }
        if officer.holds(.supervisor) {
            return refused(act, "监察人员只能查看，不能办理业务", "请由承办单位办理", "ROLE-14", .roleRefused)
        }
        return handRefusal(act, officer) ?? stageRefusal(act) ?? conditionRefusal(act, officer)
    }

    /// The acts that `officer` may do now.
    package func allowedActs(for officer: Officer) -> [LetterAct] {
        LetterAct.allCases.filter { refusal(of: $0, by: officer) == nil }
    }

    private func handRefusal(_ act: LetterAct, _ officer: Officer) -> Refusal? {
        let dispatches = Letter.dispatches(officer, agency: agency), works = officer.units.contains(unit)
        switch act.hand {
        case .dispatcher:
            return dispatches ? nil : refused(act, "这一步由信访室或者政务公开办办理", "请联系派单人员", "ROLE-11", .roleRefused)
        case .handler:
            return works ? nil : refused(act, "这一步由承办单位办理", "请等待承办单位办理，必要时催办", "MAIL-1", .roleRefused)
        case .reviewer:
            return officer.headOf.contains(unit) || dispatches || signs(officer)
                ? nil : refused(act, "审核由承办单位负责人、派单部门或者分管领导办理", "请送他们审核", "MAIL-1", .roleRefused)
        case .approver:
            return officer.agency == agency && (signs(officer) || officer.holds(.petitionsOffice))
                ? nil : refused(act, "延期由信访室、公开工作机构负责人或者分管领导批准", "请送他们批准", "MAIL-2", .roleRefused)
        case .either:
            return dispatches || works ? nil : refused(act, "这一步由承办单位或者派单部门办理", "请联系他们", "MAIL-1", .roleRefused)
        }
    }

    private func signs(_ officer: Officer) -> Bool {
        officer.agency == agency && !officer.roles.isDisjoint(with: [.officeHead, .leader, .principalHead])
    }

    private func stageRefusal(_ act: LetterAct) -> Refusal? {
        if stage.acts.contains(act) { return nil }
        let next = stage.next.map { "下一步是“\($0.chinese)”" } ?? "这一件已经了结，需要时请来信人另行来信"
        return refused(act, "这一件现在是“\(stage.chinese)”", next, "MAIL-1", .stateRefused)
    }

    /// Who wrote is not for the unit that the letter is against, nor for those who belong to it.
    package func hidesWriter(from officer: Officer) -> Bool {
        guard let accused else { return false }
        return officer.units.contains(accused)
    }

    func refused(
        _ act: LetterAct, _ why: String, _ next: String, _ rule: String, _ code: Refusal.Code = .invalid,
        field: String? = nil
    ) -> Refusal {
        Refusal(code, "未能\(act.chinese)：\(why)。\(next)。", rule: rule, field: field)
    }
}

extension Letter {
    /// What stands in the way although hand and stage are right.
    private func conditionRefusal(_ act: LetterAct, _ officer: Officer) -> Refusal? {
        switch act {
        case .approve:
            return drafter == officer.id ? refused(act, "这份答复是您拟写的", "请由另一人审核", "MAIL-1", .roleRefused) : nil
        case .askExtension:
            if isUrgent { return refused(act, "紧急事项当日办理，不能延期", "请立即办理", "MAIL-2", .stateRefused) }
            return more == nil ? nil : refused(act, "只能延期一次，这一件已经申请过", "请在期限内答复", "MAIL-2", .stateRefused)
        case .grantExtension, .refuseExtension:
            return more?.state == .asked ? nil : refused(act, "承办单位没有申请延期", "请等待申请", "MAIL-2", .stateRefused)
        case .rehandle: return rehandleRefusal
        case .close:
            guard rehandleRefusal == nil else { return nil }
            return refused(act, "来信人对办理过程不满意", "请先重新办理一次", "MAIL-3", .stateRefused)
        case .reclassify:
            return isReclassified ? refused(act, "类别只能更正一次", "请按现有类别办理", "MAIL-2", .stateRefused) : nil
        case .notifyPetition:
            return petitionAcceptedAt == nil
                ? nil : refused(act, "已经告知受理", "请在期限内办结", "MAIL-5", .stateRefused)
        case .extendPetition:
            if petitionAcceptedAt == nil { return notNotified(act) }
            return isPetitionExtended ? refused(act, "信访事项只能延期一次", "请在期限内办结", "MAIL-5", .stateRefused) : nil
        case .finishPetition: return petitionAcceptedAt == nil ? notNotified(act) : nil
        case .proposePublication, .publish, .declinePublication, .unpublish:
            return publicationRefusal(act, officer)
        case .reveal:
            if isAnonymous { return refused(act, "来信人没有留下姓名和联系方式", "请通过查询码答复", "MAIL-6", .stateRefused) }
            return hidesWriter(from: officer)
                ? refused(act, "这一件反映的是您所在的单位，来信人信息不向被反映单位提供", "请由派单部门联系来信人", "MAIL-1", .roleRefused) : nil
        case .accept, .dispatch, .sign, .askReturn, .grantReturn, .refuseReturn, .draft, .sendBack, .visit, .urge,
            .decline, .transfer, .merge, .routePetition, .askReview, .answerReview:
            return nil
        }
    }

    /// MAIL-3: once, and only when the handling is what the writer is not content with.
    private var rehandleRefusal: Refusal? {
        guard outcome == .handlerUnsatisfied else {
            return refused(.rehandle, "只有来信人对办理过程不满意的才重新办理", "对结果不满意的，请告知法定救济途径后办结", "MAIL-3", .stateRefused)
        }
        return round == 1 ? nil : refused(.rehandle, "这一件已经重新办理过一次", "请办结", "MAIL-3", .stateRefused)
    }

    private func notNotified(_ act: LetterAct) -> Refusal {
        refused(act, "还没有告知是否受理", "请先办理“信访告知”", "MAIL-5", .stateRefused)
    }

    private func publicationRefusal(_ act: LetterAct, _ officer: Officer) -> Refusal? {
        if category == .report { return refused(act, "举报件不公开", "请保存在系统内", "PII-1", .stateRefused) }
        if !mayPublish { return refused(act, "来信人没有同意公开", "请选择其他来信", "PII-1", .stateRefused) }
        switch (act, publication?.state) {
        case (.proposePublication, nil), (.proposePublication, .declined), (.proposePublication, .withdrawn),
            (.declinePublication, .proposed), (.unpublish, .published):
            return nil
        case (.publish, .proposed):
            return publication?.proposer == officer.id
                ? refused(act, "这一件是您提请选登的", "请由另一人审核", "PII-6", .roleRefused) : nil
        case (_, let state):
            let now = state.map { "选登情况是“\($0.chinese)”" } ?? "还没有提请选登"
            return refused(act, now, "请刷新页面查看", "MAIL-4", .stateRefused)
        }
    }
}
