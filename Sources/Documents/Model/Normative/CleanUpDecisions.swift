package import Kernel

/// Everything that can be done in a clean-up.
package enum CleanUpAct: String, CaseIterable, Sendable, Hashable {
    case propose
    case review
    case approve
    case publish
    case abandon

    package var chinese: String {
        switch self {
        case .propose: "提出清理意见"
        case .review: "审核清理意见"
        case .approve: "批准清理结果"
        case .publish: "登记公布"
        case .abandon: "终止清理"
        }
    }
}

extension CleanUp {
    /// Who may begin one: the legal section that keeps the ledger, or the office (ROLE-9).
    package static func openingRefusal(by officer: Officer) -> Refusal? {
        guard !officer.holds(.supervisor), officer.holds(.legalReviewer) || officer.holds(.opennessOffice) else {
            return Refusal(.roleRefused, "未能开始清理：清理由法规科或者政务公开办组织（ROLE-9）。", rule: "ROLE-9")
        }
        return nil
    }

    package func reach(of officer: Officer) -> RecordReach {
        RecordReach(of: officer, agency: agency, units: items.map(\.unit))
    }

    /// Nil when `officer` may do `act` now; `item` is asked for where the act is on one text.
    package func refusal(of act: CleanUpAct, on item: CleanUpItem? = nil, by officer: Officer) -> Refusal? {
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading: return refused(act, "您所在单位是上级监督单位，只能查看", "ROLE-14")
        case .acting: break
        }
        if officer.holds(.supervisor) { return refused(act, "监察人员只能查看，不能办理业务", "ROLE-14") }
        return roleRefusal(act, item, officer) ?? stateRefusal(act) ?? itemRefusal(act, item, officer)
    }

    private func roleRefusal(_ act: CleanUpAct, _ item: CleanUpItem?, _ officer: Officer) -> Refusal? {
        let isHere = officer.agency == agency
        switch act {
        case .propose:
            guard let item else { return .notFound }
            return officer.units.contains(item.unit) ? nil : refused(act, "清理意见由起草科室提出", "ROLE-6")
        case .review:
            return isHere && officer.holds(.legalReviewer) ? nil : refused(act, "清理意见由合法性审查员审核", "ROLE-9")
        case .approve: return isHere && officer.holds(.leader) ? nil : refused(act, "清理结果由委领导批准", "ROLE-13")
        case .publish:
            return isHere && officer.holds(.opennessOffice) ? nil : refused(act, "清理结果由政务公开办公布", "ROLE-2")
        case .abandon:
            return isHere && (officer.holds(.legalReviewer) || officer.holds(.opennessOffice))
                ? nil : refused(act, "清理由法规科或者政务公开办终止", "ROLE-9")
        }
    }

    private func stateRefusal(_ act: CleanUpAct) -> Refusal? {
        switch (act, state) {
        case (.propose, .open), (.review, .open), (.approve, .open), (.abandon, .open), (.publish, .approved): nil
        case (.publish, .open): blocked(act, "清理结果还没有批准", "请在批准后公布")
        case (_, .approved): blocked(act, "清理结果已经批准", "需要改变的，请在下一次清理中办理")
        case (_, .published): blocked(act, "清理结果已经公布", "需要改变的，请在下一次清理中办理")
        case (_, .abandoned): blocked(act, "这次清理已经终止", "请重新开始清理")
        }
    }

    /// 职责分离: proposer ≠ reviewer ≠ approver.
    private func itemRefusal(_ act: CleanUpAct, _ item: CleanUpItem?, _ officer: Officer) -> Refusal? {
        switch act {
        case .propose:
            return item?.isReady == true ? blocked(act, "这份文件的清理意见已经审核同意", "需要改变的，请联系法规科退回") : nil
        case .review:
            guard let proposal = item?.proposal else { return blocked(act, "起草科室还没有提出意见", "请等提出后再审核") }
            return proposal.by == officer.id ? refused(act, "提出意见的人不能审核自己的意见，请由其他合法性审查员审核", "ROLE-9") : nil
        case .approve:
            guard !items.isEmpty else { return blocked(act, "没有需要清理的文件", "请终止这次清理") }
            if items.contains(where: { $0.proposal?.by == officer.id || $0.review?.by == officer.id }) {
                return refused(act, "提出或者审核过意见的人不能批准，请由其他委领导批准", "ROLE-13")
            }
            let open = items.count - readyCount
            return open > 0 ? blocked(act, "还有\(open)份文件的意见没有提出或者没有审核同意", "请督促科室完成后再批准") : nil
        case .publish, .abandon: return nil
        }
    }

    private func refused(_ act: CleanUpAct, _ why: String, _ rule: String) -> Refusal {
        Refusal(.roleRefused, "未能\(act.chinese)：\(why)（\(rule)）。", rule: rule)
    }

    private func blocked(_ act: CleanUpAct, _ why: String, _ next: String) -> Refusal {
        Refusal(.stateRefused, "未能\(act.chinese)：\(why)（NORM-6）。\(next)。", rule: "NORM-6")
    }
}

extension CleanUp {
    /// 提出: one choice for one text; a reason for every choice.
    package func proposing(
        _ choice: CleanUpChoice, reason: String, on text: NormativeID, by officer: Officer
    ) -> Result<CleanUp, Refusal> {
        guard let item = item(text) else { return .failure(.notFound) }
        if let refusal = refusal(of: .propose, on: item, by: officer) ?? CleanUp.fault(in: reason, .propose, "理由") {
            return .failure(refusal)
        }
        return .success(
            with(text) {
                $0.proposal = CleanUpItem.Proposal(choice, reason: reason, by: officer.id, byName: officer.name)
                $0.review = nil
            })
    }

    /// 审核: agrees, or sends the proposal back with what is wrong with it.
    package func reviewing(
        agrees: Bool, note: String, on text: NormativeID, by officer: Officer
    ) -> Result<CleanUp, Refusal> {
        guard let item = item(text) else { return .failure(.notFound) }
        if let refusal = refusal(of: .review, on: item, by: officer) { return .failure(refusal) }
        if !agrees, let fault = CleanUp.fault(in: note, .review, "退回理由") { return .failure(fault) }
        return .success(
            with(text) {
                $0.review = CleanUpItem.Review(agrees: agrees, note: note, by: officer.id, byName: officer.name)
            })
    }

    /// 批准: from `day` on the results hold.
    package func approving(from day: Day, by officer: Officer, today: Day) -> Result<CleanUp, Refusal> {
        if let refusal = refusal(of: .approve, by: officer) { return .failure(refusal) }
        guard day >= today else {
            return .failure(
                Refusal(.invalid, "未能批准清理结果：生效日期早于今天，不能追溯（NORM-6）。请修改日期。", rule: "NORM-6", field: "on"))
        }
        return .success(
            after {
                $0.state = .approved
                $0.decidedOn = day
                $0.approver = officer.name
            })
    }

    package func publishing(address: String, by officer: Officer) -> Result<CleanUp, Refusal> {
        if let refusal = refusal(of: .publish, by: officer) { return .failure(refusal) }
        guard address.hasPrefix("/") || address.hasPrefix("https://") || address.hasPrefix("http://") else {
            return .failure(Refusal(.invalid, "未能登记公布：地址不是网址。请填写以 https:// 开头的完整网址。", field: "address"))
        }
        return .success(
            after {
                $0.state = .published
                $0.address = address
            })
    }

    package func abandoning(by officer: Officer) -> Result<CleanUp, Refusal> {
        if let refusal = refusal(of: .abandon, by: officer) { return .failure(refusal) }
        return .success(after { $0.state = .abandoned })
    }

    private func with(_ text: NormativeID, _ change: (inout CleanUpItem) -> Void) -> CleanUp {
        after { next in
            guard let index = next.items.firstIndex(where: { $0.text == text }) else { return }
            change(&next.items[index])
        }
    }

    private static func fault(in words: String, _ act: CleanUpAct, _ what: String) -> Refusal? {
        if words.isEmpty {
            return Refusal(.invalid, "未能\(act.chinese)：没有填写\(what)。请填写后再提交。", rule: "NORM-6", field: "reason")
        }
        guard words.count <= 2_000 else {
            return Refusal(.invalid, "未能\(act.chinese)：\(what)超过2000字。请精简。", rule: "NORM-6", field: "reason")
        }
        return nil
    }
}
