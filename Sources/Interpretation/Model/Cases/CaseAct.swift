package import Kernel

/// What may be done with a case.
package enum CaseAct: String, CaseIterable, Sendable {
    case plan
    case addMaterial = "add_material"
    case removeMaterial = "remove_material"
    case submit
    case sendBack = "send_back"
    case sign, release
    case recordChannel = "record_channel"
    case addMember = "add_member"
    case removeMember = "remove_member"
    case settle, survey, evaluate
    case recordRevision = "record_revision"
    case exempt, require

    package var chinese: String {
        switch self {
        case .plan: "保存解读方案"
        case .addMaterial: "登记解读材料"
        case .removeMaterial: "移除解读材料"
        case .submit: "送审签"
        case .sendBack: "退回修改"
        case .sign: "审签"
        case .release: "成套发布"
        case .recordChannel: "登记发布渠道"
        case .addMember: "加入政策包"
        case .removeMember: "移出政策包"
        case .settle: "登记处置"
        case .survey: "发起问卷"
        case .evaluate: "登记政策评估"
        case .recordRevision: "登记修改、废止结果"
        case .exempt: "免予解读"
        case .require: "恢复解读"
        }
    }

    package var rule: String {
        switch self {
        case .plan, .addMaterial, .removeMaterial, .submit, .sendBack, .sign, .release: "INT-2"
        case .recordChannel: "INT-8"
        case .addMember, .removeMember, .settle: "NORM-6"
        case .survey, .evaluate, .recordRevision: "INT-11"
        case .exempt, .require: "INT-1"
        }
    }
}

extension PolicyCase {
    /// Nil when `officer` may do `act` now; otherwise why not. Page, store, API and tests all ask this.
    package func refusal(of act: CaseAct, by officer: Officer) -> Refusal? {
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading: return refused(act, "您所在单位是上级监督单位，只能查看下级单位的记录", "ROLE-14")
        case .acting: break
        }
        if officer.holds(.supervisor) { return refused(act, "监察人员只能查看，不能办理业务", "ROLE-14") }
        return roleRefusal(act, officer) ?? stateRefusal(act)
    }

    /// 政务公开办 of the agency.
    package static func leads(_ officer: Officer, agency: AgencyID) -> Bool {
        officer.agency == agency && !officer.roles.isDisjoint(with: [.opennessOffice, .officeHead])
    }

    static func signs(_ officer: Officer, agency: AgencyID) -> Bool {
        officer.agency == agency && !officer.roles.isDisjoint(with: [.leader, .principalHead])
    }

    private func roleRefusal(_ act: CaseAct, _ officer: Officer) -> Refusal? {
        let leads = PolicyCase.leads(officer, agency: agency), isUnit = officer.units.contains(unit)
        switch act {
        case .plan, .addMaterial, .removeMaterial, .submit, .recordChannel, .addMember, .removeMember, .settle, .survey,
            .evaluate, .recordRevision:
            return leads || isUnit ? nil : refused(act, "谁起草谁解读，这一步由起草科室或者政务公开办办理", "INT-5")
        case .release:
            return leads ? nil : refused(act, "发布由政务公开办办理", "ROLE-2")
        case .sendBack:
            return leads || PolicyCase.signs(officer, agency: agency)
                ? nil : refused(act, "退回由政务公开办或者委领导决定", "INT-2")
        case .sign:
            guard PolicyCase.signs(officer, agency: agency) else {
                return refused(act, "解读方案和材料由委领导与文件一并审签", "INT-2")
            }
            return officer.id == planner ? refused(act, "送审签的人不能自己审签", "INT-2") : nil
        case .exempt, .require:
            // INT-1: what must be interpreted by its kind is let off by a leader only.
            if isNormative, act == .exempt, !PolicyCase.signs(officer, agency: agency) {
                return refused(act, "行政规范性文件应当解读，免予解读由委领导决定", "INT-1")
            }
            return leads || PolicyCase.signs(officer, agency: agency)
                ? nil : refused(act, "是否解读由政务公开办或者委领导决定", "INT-1")
        }
    }

    private func stateRefusal(_ act: CaseAct) -> Refusal? {
        if document == nil, act != .settle { return blocked(act, "这条信息不是公文，没有解读件", "需要解读的，请从公文登记解读件") }
        switch act {
        case .plan, .removeMaterial, .submit:
            return ended(act)
                ?? (stage == .planning ? nil : blocked(act, "方案已经\(stage == .signed ? "审签" : "送审签")", "需要改动的，请先退回修改"))
        case .addMaterial:
            return ended(act) ?? (stage == .inReview ? blocked(act, "方案正在审签", "请等审签后再登记，或者先退回修改") : nil)
        case .sendBack:
            return ended(act) ?? (stage == .planning ? blocked(act, "方案还没有送审签", "请等起草科室送审签") : nil)
                ?? (publishedAt == nil || stage == .inReview ? nil : blocked(act, "文件已经公开", "需要补充的，请直接登记新的材料"))
        case .sign: return ended(act) ?? (stage == .inReview ? nil : blocked(act, "方案还没有送审签，或者已经审签", "请刷新页面查看"))
        case .release:
            return ended(act) ?? (stage == .signed ? nil : blocked(act, "解读方案和材料还没有审签", "请先审签（三同步）"))
        case .recordChannel:
            return ended(act) ?? (publishedAt == nil ? blocked(act, "文件还没有公开", "请在公开后登记") : nil)
        case .addMember, .removeMember, .settle: return dropped(act)
        case .survey, .evaluate:
            return dropped(act) ?? (publishedAt == nil ? blocked(act, "文件还没有公开", "请在公开后办理") : nil)
        case .recordRevision:
            let isOpen = evaluation?.reviseUntil != nil && evaluation?.revision.isEmpty == true
            return dropped(act) ?? (isOpen ? nil : blocked(act, "没有待落实的修改、废止任务", "请先登记政策评估"))
        case .exempt: return dropped(act) ?? (isOwed ? nil : blocked(act, "本来就不作解读", "请刷新页面查看"))
        case .require: return dropped(act) ?? (isOwed ? blocked(act, "本来就应当解读", "请刷新页面查看") : nil)
        }
    }

    private func ended(_ act: CaseAct) -> Refusal? {
        if let refusal = dropped(act) { return refusal }
        guard !isOwed else { return nil }
        return need == .changeOnly
            ? blocked(act, "这份文件没有列入解读，只处置变动牵连", "需要解读的，请先恢复解读")
            : blocked(act, "这份文件已经免予解读", "需要解读的，请先恢复解读")
    }

    private func dropped(_ act: CaseAct) -> Refusal? {
        need == .dropped ? blocked(act, "公文已经撤稿或者转为线下处理", "不需要再办理") : nil
    }

    func refused(_ act: CaseAct, _ why: String, _ rule: String) -> Refusal {
        Refusal(.roleRefused, "未能\(act.chinese)：\(why)。", rule: rule)
    }

    func blocked(_ act: CaseAct, _ why: String, _ next: String) -> Refusal {
        Refusal(.stateRefused, "未能\(act.chinese)：\(why)。\(next)。", rule: act.rule)
    }
}
