package import Kernel

extension Correction {
    /// Nil when `officer` may do `act` now; otherwise why not. Page, store, API and tests all ask this.
    package func refusal(of act: CorrectionAct, by officer: Officer) -> Refusal? {
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading: return refused(act, "您所在单位是上级监督单位，只能查看下级单位的记录", "ROLE-14")
        case .acting: break
        }
        if officer.holds(.supervisor) { return refused(act, "监察人员只能查看，不能办理业务", "ROLE-14") }
        return roleRefusal(act, officer) ?? stateRefusal(act)
    }

    /// The acts that `officer` may do now.
    package func allowedActs(for officer: Officer) -> [CorrectionAct] {
        CorrectionAct.allCases.filter { refusal(of: $0, by: officer) == nil }
    }

    /// 政务公开办 and 网站管理员 of the agency lead; the unit that was given the matter answers (ROLE-2, ROLE-12).
    package static func leads(_ officer: Officer, agency: AgencyID) -> Bool {
        officer.agency == agency && !officer.roles.isDisjoint(with: [.opennessOffice, .officeHead, .siteOperator])
    }

    private func roleRefusal(_ act: CorrectionAct, _ officer: Officer) -> Refusal? {
        let leads = Correction.leads(officer, agency: agency)
        switch act {
        case .accept, .answer, .reveal:
            return leads || officer.units.contains(unit)
                ? nil : refused(act, "这一步由承办科室或者政务公开办办理", "ROLE-2")
        case .assign: return leads ? nil : refused(act, "转办由政务公开办或者网站管理员办理", "ROLE-2")
        case .reject:
            return leads || officer.headOf.contains(unit)
                ? nil : refused(act, "不予处理由承办科室负责人、政务公开办或者网站管理员决定", "ROLE-2")
        }
    }

    private func stateRefusal(_ act: CorrectionAct) -> Refusal? {
        switch (act, state) {
        case (.accept, .received), (.assign, .received), (.assign, .handling), (.answer, .received),
            (.answer, .handling), (.reject, .received), (.reject, .handling), (.reveal, _):
            nil
        case (.accept, .handling): blocked(act, "这一件已经受理", "请办理后答复")
        case (.accept, .answered), (.accept, .rejected), (.assign, .answered), (.assign, .rejected),
            (.answer, .answered), (.answer, .rejected), (.reject, .answered), (.reject, .rejected):
            blocked(act, "这一件已经办结", "反映人可以凭查询码再反映一次")
        }
    }

    private func refused(_ act: CorrectionAct, _ why: String, _ rule: String) -> Refusal {
        Refusal(.roleRefused, "未能\(act.chinese)：\(why)。", rule: rule)
    }

    private func blocked(_ act: CorrectionAct, _ why: String, _ next: String) -> Refusal {
        Refusal(.stateRefused, "未能\(act.chinese)：\(why)。\(next)。", rule: "SITE-4")
    }
}

/// Decisions: each asks `refusal(of:by:)` first, then looks at what was entered.
extension Correction {
    package func accepting(by officer: Officer) -> Result<CorrectionEvent, Refusal> {
        refusal(of: .accept, by: officer).map(Result.failure) ?? .success(.accepted)
    }

    /// - Parameter isOpen: whether People still knows the unit and gives it new work.
    package func assigning(
        to unit: UnitID, isOpen: Bool, note: String, by officer: Officer
    ) -> Result<CorrectionEvent, Refusal> {
        if let refusal = refusal(of: .assign, by: officer) { return .failure(refusal) }
        guard isOpen else {
            return .failure(Refusal(.invalid, "未能转办：没有选择承办科室，或者这一科室已经撤销。请从名单中选择。", field: "unit"))
        }
        guard unit != self.unit else {
            return .failure(Refusal(.invalid, "未能转办：这一件现在就由这个科室承办。请选择其他科室，或者直接受理。", field: "unit"))
        }
        if let fault = Correction.fault(in: note, .assign) { return .failure(fault) }
        return .success(.assigned(unit, note: note))
    }

    package func closing(
        _ act: CorrectionAct, words: String, by officer: Officer, at now: Moment
    ) -> Result<CorrectionEvent, Refusal> {
        if let refusal = refusal(of: act, by: officer) { return .failure(refusal) }
        if words.isEmpty {
            let what = act == .reject ? "理由" : "答复内容"
            return .failure(
                Refusal(.invalid, "未能\(act.chinese)：没有填写\(what)，反映人要看到办理结果。请填写后再提交。", rule: "SITE-4", field: "words"))
        }
        if let fault = Correction.fault(in: words, act) { return .failure(fault) }
        return .success(
            .closed(
                CorrectionAnswer(
                    round: round, words: words, isRejection: act == .reject, unit: unit, at: now)))
    }

    /// The visitor is not content: once, with words.
    package func reopening(words: String) -> Result<CorrectionEvent, Refusal> {
        if let refusal = reopeningRefusal { return .failure(refusal) }
        if words.isEmpty {
            return .failure(Refusal(.invalid, "没有提交：没有写明还有什么问题。请填写后再提交。", rule: "SITE-4", field: "again"))
        }
        guard words.count <= CorrectionReport.mostWords else {
            return .failure(
                Refusal(.invalid, "没有提交：内容超过\(CorrectionReport.mostWords)字。请精简后再提交。", field: "again"))
        }
        return .success(.reopened(words))
    }

    package var reopeningRefusal: Refusal? {
        if state.isOpen {
            return Refusal(.stateRefused, "没有提交：这一件正在办理。请等待答复。", rule: "SITE-4", field: "again")
        }
        guard round == 1 else {
            return Refusal(
                .stateRefused, "没有提交：这一件已经再办理过一次。如有新的错误，请重新填写网站找错。", rule: "SITE-4", field: "again")
        }
        return nil
    }

    private static func fault(in words: String, _ act: CorrectionAct) -> Refusal? {
        guard words.count > 2_000 else { return nil }
        return Refusal(.invalid, "未能\(act.chinese)：文字超过2000字。请精简后再提交。", field: "words")
    }
}
