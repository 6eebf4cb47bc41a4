package import Kernel

/// What a decision needs beside the item.
package struct ItemContext: Hashable, Sendable {
    package let today: Day
    /// Of the matters in the ledger, how many are still owed.
    package let openMatters: Int

    package init(today: Day, openMatters: Int) {
        self.today = today
        self.openMatters = openMatters
    }
}

extension SupervisionItem {
    /// Drafts are known to the supervising agency alone; what was signed also to those it is about, and to agencies above.
    package func reach(of officer: Officer) -> RecordReach {
        if officer.isAdministrator { return .none }
        if officer.agency == agency, officer.seesWholeBoard { return .acting }
        guard stage.isSigned, number != nil else { return .none }
        if officer.units.contains(unit) { return .acting }
        if officer.agency == target { return officer.seesWholeBoard ? .acting : .none }
        return officer.overseen.contains(target) && officer.seesWholeBoard ? .reading : .none
    }

    /// Nil when `officer` may do `act` now; otherwise why not. Page, store, API and tests all ask this.
    package func refusal(of act: ItemAct, by officer: Officer, in context: ItemContext) -> Refusal? {
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading:
            return Refusal(.roleRefused, "未能\(act.chinese)：上级机关在这里只能查看，需要督办的请另行制发督办单。", rule: "ROLE-14")
        case .acting: break
        }
        return handRefusal(act, officer) ?? stageRefusal(act) ?? conditionRefusal(act, context)
    }

    package func allowedActs(for officer: Officer, in context: ItemContext) -> [ItemAct] {
        ItemAct.allCases.filter { refusal(of: $0, by: officer, in: context) == nil }
    }

    // MARK: Hands

    private func handRefusal(_ act: ItemAct, _ officer: Officer) -> Refusal? {
        let hand = ItemHand(of: act, in: stage), own = officer.agency == agency
        switch hand {
        case .supervising, .reviewing:
            guard own, officer.supervises else { return refused(act, hand.words, hand.rule) }
        case .signing:
            guard own, officer.signsOrders else { return refused(act, hand.words, hand.rule) }
            if officer.id == drafter { return refused(act, "拟稿和签发不能是同一人", "SUP-1") }
        case .rectifying:
            guard rectifies(officer) else { return refused(act, hand.words, hand.rule) }
            if officer.id == drafter || officer.id == signer { return refused(act, "拟稿、签发和整改不能是同一人", "SUP-1") }
            return nil
        }
        if officer.units.contains(unit) { return refused(act, "不能督办自己所在的单位", "SUP-1") }
        return rectifiers.contains(officer.id) ? refused(act, "参与整改的人不能复核、销号", "SUP-1") : nil
    }

    /// The unit's own people; for an agency below, its openness office answers too. Who supervises rectifies nothing.
    private func rectifies(_ officer: Officer) -> Bool {
        if officer.holds(.supervisor) { return false }
        return officer.units.contains(unit)
            || (isByHigherAgency && officer.agency == target && officer.holds(.opennessOffice))
    }

    // MARK: Stages and conditions

    private func stageRefusal(_ act: ItemAct) -> Refusal? {
        guard ItemLaw.targets(of: act, in: stage).isEmpty else { return nil }
        let stages = ItemStage.allCases.filter { !ItemLaw.targets(of: act, in: $0).isEmpty }
        let next =
            stage.isOpen ? "这一步在\(stages.map { "“\($0.chinese)”" }.joined())环节办理" : "如有新的问题，请另行拟制督办单"
        return blocked(act, "这一件现在是“\(stage.chinese)”", next)
    }

    private func conditionRefusal(_ act: ItemAct, _ context: ItemContext) -> Refusal? {
        let isLate = contents.due < context.today
        let wasCirculated = papers.contains { $0.kind == .circular }
        switch act {
        case .acknowledge:
            return acknowledgedAt == nil ? nil : blocked(act, "已经签收", "请整改后报送情况")
        case .pass:
            // What was owed must be done, whatever is written about it.
            guard context.openMatters > 0 else { return nil }
            return blocked(act, "督办的事项还有 \(context.openMatters) 项没有办结", "请等事项办结后复核，或者退回整改")
        case .circulate:
            guard isLate else { return blocked(act, "整改期限是\(contents.due.chinese)，还没有逾期", "逾期未整改的再通报") }
            return papers.contains { $0.kind == .circular && $0.issuedOn > contents.due }
                ? blocked(act, "本次逾期已经通报", "仍不整改的，可以约谈或者提出处理建议") : nil
        case .interview:
            return wasCirculated || round > 1
                ? nil : blocked(act, "情节还不严重", "经通报仍不整改，或者复核未通过的，再约谈")
        case .recommend:
            return wasCirculated && isLate
                ? nil : blocked(act, "还没有经过通报，或者整改期限未到", "经通报仍逾期不整改的，再提出处理建议")
        case .edit, .submit, .sendBack, .issue, .withdraw, .rectify, .fail, .close: return nil
        }
    }

    private func refused(_ act: ItemAct, _ why: String, _ rule: String) -> Refusal {
        Refusal(.roleRefused, "未能\(act.chinese)：\(why)。", rule: rule)
    }

    private func blocked(_ act: ItemAct, _ why: String, _ next: String) -> Refusal {
        Refusal(.stateRefused, "未能\(act.chinese)：\(why)。\(next)。", rule: "SUP-1")
    }
}
