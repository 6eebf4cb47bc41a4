package import Kernel

extension NormativeText {
    /// Nil when the document's stage allows `act`; one exhaustive table.
    func stateRefusal(_ act: NormativeAct) -> Refusal? {
        switch act {
        case .study, .draft, .comment, .consult, .deliberate, .sign, .file, .interpret, .evaluate:
            act.stage.flatMap { stageRefusal($0, act) }
        case .submitReview: submissionRefusal
        case .concludeReview:
            openReview == nil ? blocked(act, "没有等待审核的送审稿", "请等起草科室送审后再出具意见") : nil
        case .revise:
            review?.awaitsRevision == true ? nil : blocked(act, "没有要求修改的审核意见", "需要修改文本的，请在送审时附上新的文本")
        case .register:
            isRegistered ? blocked(act, "已经登记、编号、印发", "内容有变化的，请重新制定") : stageRefusal(.registration, act)
        case .skip:
            openStages.contains(where: \.isSkippable) ? nil : blocked(act, "现在没有可以略过的环节", "请按顺序办理")
        case .relate: endingRefusal(act)
        case .unrelate: isRegistered ? blocked(act, "文件已经登记印发，关系随文公布", "登记有误的，请由新的文件更正") : nil
        case .renew: isRegistered ? nil : blocked(act, "文件还没有登记印发", "请直接修改送审稿")
        case .publish:
            !isRegistered
                ? blocked(act, "文件还没有统一登记、编号、印发", "登记后再公布")
                : publication == nil ? nil : blocked(act, "已经登记过公布地址", "地址有变化的，请从信息发布中更正")
        }
    }

    /// Nil when the stage waits now.
    package func stageRefusal(_ stage: NormativeStage, _ act: NormativeAct) -> Refusal? {
        if isSettled(stage) { return blocked(act, "“\(stage.chinese)”已经登记", "记录不再更改") }
        if let missing = missing(before: stage) {
            // CONS-6: nothing is deliberated or signed before the reviewer has spoken.
            if missing == .legality { return legalityRefusal(act) }
            return blocked(act, "“\(missing.chinese)”还没有完成", "请先登记“\(missing.chinese)”")
        }
        if !stage.comesAfterRegistration, stage != .deliberation, stage != .signing, stage != .registration,
            openReview != nil
        {
            return blocked(act, "送审稿正在合法性审核", "请等审核意见")
        }
        return nil
    }

    private func legalityRefusal(_ act: NormativeAct) -> Refusal {
        guard let review else { return blocked(act, "还没有送合法性审核", "请起草科室送审") }
        switch review.conclusion?.opinion {
        case nil: return blocked(act, "合法性审核还没有结论", "请等合法性审查员出具意见")
        case .unlawful: return blocked(act, "合法性审核意见为“不合法”", "请修改后重新送审")
        case .lawfulAfterRevision, .lawful: return blocked(act, "还没有按合法性审核意见修改", "请起草科室修改并登记后再继续")
        }
    }

    private var submissionRefusal: Refusal? {
        let act = NormativeAct.submitReview
        if openReview != nil { return blocked(act, "送审稿正在合法性审核", "请等审核意见") }
        if isSettled(.legality) { return blocked(act, "合法性审核已经通过", "请登记集体审议") }
        if review?.awaitsRevision == true { return blocked(act, "审核意见为“修改后合法”", "请按意见修改并登记，不需要重新送审") }
        return stageRefusal(.legality, act)
    }

    private func endingRefusal(_ act: NormativeAct) -> Refusal? {
        ending == nil ? nil : blocked(act, "文件已经\(ending?.validityEnding.kind.validity.chinese ?? "失效")", "请在新的文件上登记关系")
    }

    func blocked(_ act: NormativeAct, _ why: String, _ next: String) -> Refusal {
        Refusal(.stateRefused, "未能\(act.chinese)：\(why)（\(act.rule)）。\(next)。", rule: act.rule)
    }
}
