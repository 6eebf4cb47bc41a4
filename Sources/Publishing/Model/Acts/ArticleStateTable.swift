import Kernel

extension Article {
    /// Nil when the article's state allows `act`; one exhaustive table.
    func stateRefusal(_ act: ArticleAct) -> Refusal? {
        if isDiscarded { return blocked(act, "这条信息已经作废", "请新建一条信息") }
        switch act {
        case .revise: return revisionRefusal
        case .submit, .discard: return draftRefusal(act)
        case .recall: return working?.stage == .inReview ? nil : blocked(act, "这条信息不在审核中", "可以直接修改")
        case .proof, .pass, .delegate: return reviewStateRefusal(act)
        case .secrecy: return secrecyStateRefusal
        case .sendBack: return sendBackRefusal
        case .comment: return inHand == nil ? blocked(act, "没有正在办理的版本", "请先修改，形成新的版本") : nil
        case .ignoreFinding, .askOverride, .override: return findingRefusal(act)
        case .publish, .schedule: return releaseRefusal(act)
        case .unschedule:
            return working?.stage == .scheduled ? nil : blocked(act, "这条信息没有定时", "可以直接发布")
        case .publishUrgently: return urgentStateRefusal
        case .withdraw, .recordRevocation: return withdrawRefusal(act)
        case .recordRelease:
            return live != nil && withdrawal == nil ? nil : blocked(act, "这条信息没有公开", "请先发布")
        }
    }

    private var revisionRefusal: Refusal? {
        switch working?.stage {
        case nil, .drafting, .failed: nil
        case .inReview: blocked(.revise, "这条信息正在审核中，审核期间不能改动", "请先“撤回送审”，或者请审核人员退回")
        case .approved, .scheduled:
            blocked(.revise, "这条信息已经审核通过，改动须重新审核", "请先由政务公开办退回修改")
        case .owed: blocked(.revise, "记录不完整", "请联系管理员")
        }
    }

    private func draftRefusal(_ act: ArticleAct) -> Refusal? {
        guard let working else { return blocked(act, "没有待办的草稿", "需要更新的，请先“修改”") }
        if act == .discard, live != nil || withdrawal != nil {
            return blocked(act, "这条信息曾经公开，记录须保留", "不再公开的，请“撤回公开”")
        }
        switch working.stage {
        case .drafting, .failed: return nil
        case .inReview: return blocked(act, "这条信息正在审核中", "请先“撤回送审”")
        case .approved, .scheduled: return blocked(act, "这条信息已经审核通过", "请先由政务公开办退回修改")
        case .owed: return blocked(act, "记录不完整", "请联系管理员")
        }
    }

    private func reviewStateRefusal(_ act: ArticleAct) -> Refusal? {
        guard let hand = inHand, hand.stage == .inReview || hand.stage == .owed else {
            return blocked(act, "这条信息不在审核中", "请等拟稿科室送审")
        }
        guard let step = hand.openStep else { return blocked(act, "三审三校已经完成", "请查看保密审查是否完成") }
        switch act {
        case .proof where hand.signature(step, .proof) != nil:
            return blocked(act, "\(step.proof)已经完成", "请等\(step.review)")
        case .pass where hand.signature(step, .review) != nil:
            return blocked(act, "\(step.review)已经通过", "请等\(step.proof)完成")
        default: return nil
        }
    }

    private var secrecyStateRefusal: Refusal? {
        guard let hand = inHand, hand.stage == .inReview || hand.stage == .owed else {
            return blocked(.secrecy, "这条信息不在审核中", "请等拟稿科室送审")
        }
        return hand.openSecrecyStep == nil ? blocked(.secrecy, "保密审查已经完成", "无须再次办理") : nil
    }

    private var sendBackRefusal: Refusal? {
        switch working?.stage {
        case .inReview, .approved, .scheduled, .failed: nil
        case .drafting, .owed, nil: blocked(.sendBack, "这条信息不在审核中", "已经公开的，请“修改”或者“撤回公开”")
        }
    }

    private func findingRefusal(_ act: ArticleAct) -> Refusal? {
        let hands = [working, owed].compactMap { $0 }.filter { !$0.findings.isEmpty }
        guard !hands.isEmpty else { return blocked(act, "没有需要处理的检测结果", "可以继续办理") }
        let isOpen = hands.contains { hand in
            switch hand.stage {
            case .drafting, .inReview, .failed, .owed: true
            case .approved, .scheduled: false
            }
        }
        return isOpen ? nil : blocked(act, "这条信息已经审核通过", "需要改动的，请先退回修改")
    }

    /// The heart of PUB-3: nothing but a fully cleared text goes out this way.
    private func releaseRefusal(_ act: ArticleAct) -> Refusal? {
        guard let working else { return blocked(act, "没有待发布的版本", "需要更新的，请先“修改”") }
        switch working.stage {
        case .approved, .failed, .scheduled:
            guard !(act == .schedule && working.stage == .scheduled) else {
                return blocked(act, "已经设定了发布时间", "需要更改的，请先“取消定时”")
            }
            return working.isFullyCleared ? nil : working.incompleteness(act)
        case .drafting, .inReview, .owed: return working.incompleteness(act)
        }
    }

    private var urgentStateRefusal: Refusal? {
        guard let working else { return blocked(.publishUrgently, "没有待发布的版本", "请先拟稿") }
        if owed != nil {
            return blocked(.publishUrgently, "上一次应急发布的补审还没有完成", "请先完成补审，或者按正常程序发布更正")
        }
        switch working.stage {
        case .drafting, .inReview:
            return working.blockingFindings.isEmpty ? nil : working.incompleteness(.publishUrgently)
        // What failed at its time was reviewed whole: as a debt nobody could ever pay it.
        case .approved, .scheduled, .failed: return blocked(.publishUrgently, "审核已经完成", "请直接“发布”")
        case .owed: return blocked(.publishUrgently, "记录不完整", "请联系管理员")
        }
    }

    private func withdrawRefusal(_ act: ArticleAct) -> Refusal? {
        if live == nil { return blocked(act, "这条信息没有公开过", "不再需要的，请“作废”") }
        // Under a banner the text is still public: what turns out to be wrong in it must be able to go.
        if act == .withdraw, withdrawal?.kind.keepsText == true { return nil }
        return withdrawal == nil ? nil : blocked(act, "这条信息已经撤回", "需要重新公开的，请修改后重新送审")
    }

    func blocked(_ act: ArticleAct, _ why: String, _ next: String) -> Refusal {
        Refusal(.stateRefused, "未能\(act.chinese)：\(why)。\(next)。", rule: act.rule)
    }
}

extension RevisionInHand {
    /// What is still missing before this text may be public, as one sentence.
    func incompleteness(_ act: ArticleAct) -> Refusal {
        var missing: [String] = []
        if let step = openStep { missing.append("\(step.chinese)") }
        if let step = openSecrecyStep { missing.append(step.chinese) }
        if !blockingFindings.isEmpty { missing.append("\(blockingFindings.count)处须处理的检测结果") }
        return Refusal(
            .stateRefused, "未能\(act.chinese)：还没有完成\(missing.joined(separator: "、"))。请办理完成后再发布。",
            rule: missingRule)
    }

    /// The gravest of what is missing.
    private var missingRule: String {
        if !blockingFindings.isEmpty { return "PII-6" }
        return openStep == nil ? "SEC-1" : "PUB-3"
    }
}
