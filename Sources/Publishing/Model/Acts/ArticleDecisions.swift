package import Kernel

/// Decisions: each asks `refusal(of:by:)` first, then looks at what was entered. Nothing is written here.
extension Article {
    /// 修改: a new revision. `findings` are what the gate found in it; what was explained before stays so.
    package func revising(
        to revision: RevisionInHand, content: ArticleContent, by officer: Officer
    ) -> Result<ArticleEvent, Refusal> {
        if let refusal = refusal(of: .revise, by: officer) ?? content.fault { return .failure(refusal) }
        var next = revision
        let before = working?.findings ?? owed?.findings ?? []
        // A wording that was explained stays explained; personal data is judged anew in every text (PII-6).
        for index in next.findings.indices where !next.findings[index].isPrivacy {
            let finding = next.findings[index]
            next.findings[index].settlement =
                before.first { $0.kind == finding.kind && $0.shown == finding.shown && $0.place == finding.place }?
                .settlement
        }
        return .success(.revised(next))
    }

    /// - Parameter form: what the text's column asks for.
    package func submitting(
        _ content: ArticleContent, form: ContentForm = .text, by officer: Officer
    ) -> Result<ArticleEvent, Refusal> {
        if let refusal = refusal(of: .submit, by: officer) ?? content.omission(for: form) { return .failure(refusal) }
        guard let working else { return .failure(.notFound) }
        if let first = working.blockingFindings.first {
            return .failure(
                Refusal(
                    .stateRefused,
                    "未能送审：检测到\(working.blockingFindings.count)处须先处理，第一处在\(first.place)：“\(first.shown)”。请修改文本，或者说明理由后再送审。",
                    rule: first.rule))
        }
        return .success(.submitted)
    }

    package func recalling(by officer: Officer) -> Result<ArticleEvent, Refusal> {
        refusal(of: .recall, by: officer).map(Result.failure) ?? .success(.recalled)
    }

    /// 校 or 审 of the open step. `seen` is the hash of the text that was on the screen.
    package func signing(
        _ part: ReviewPart, seen: String, words: String, by officer: Officer, at now: Moment
    ) -> Result<ArticleEvent, Refusal> {
        let act: ArticleAct = part == .proof ? .proof : .pass
        if let refusal = refusal(of: act, by: officer) ?? Article.fault(in: words) { return .failure(refusal) }
        guard let hand = inHand, let step = hand.openStep else { return .failure(.notFound) }
        guard seen == hand.hash else { return .failure(Article.textChanged(act)) }
        return .success(
            .signed(
                ReviewSignature(
                    step: step, part: part, member: officer.id, name: officer.name, at: now, hash: hand.hash,
                    words: words)))
    }

    package func sendingBack(
        to step: ReviewStep?, reason: String, by officer: Officer
    ) -> Result<ArticleEvent, Refusal> {
        if let refusal = refusal(of: .sendBack, by: officer) ?? Article.reasonFault(reason, .sendBack) {
            return .failure(refusal)
        }
        if let step, let open = working?.openStep, step > open {
            return .failure(
                Refusal(.invalid, "未能退回修改：\(step.chinese)还没有开始，不能退回到这一步。请选择已经办理的环节。", rule: "PUB-3", field: "step"))
        }
        return .success(.sentBack(to: step, reason: reason))
    }

    /// - Parameter colleague: as People knows the person, so that the same separation is judged for them.
    package func delegating(to colleague: Officer, by officer: Officer) -> Result<ArticleEvent, Refusal> {
        if let refusal = refusal(of: .delegate, by: officer) { return .failure(refusal) }
        guard let hand = inHand, let step = hand.openStep else { return .failure(.notFound) }
        let isFree =
            colleague.agency == agency && !colleague.isAdministrator && !colleague.holds(.supervisor)
            && !makers.contains(colleague.id) && !hand.signers(otherThan: step).contains(colleague.id)
        guard isFree else {
            return .failure(
                Refusal(
                    .invalid, "未能委托：\(colleague.name)是拟稿人、已办理过其他审校环节，或者不参与业务办理。请选择其他人员。", rule: "PUB-3",
                    field: "member"))
        }
        return .success(.delegated(step, to: colleague.id))
    }

    package func concludingSecrecy(
        _ conclusion: SecrecyConclusion, basis: String, seen: String, by officer: Officer, at now: Moment
    ) -> Result<ArticleEvent, Refusal> {
        if let refusal = refusal(of: .secrecy, by: officer) ?? Article.reasonFault(basis, .secrecy) {
            return .failure(refusal)
        }
        guard let hand = inHand, let step = hand.openSecrecyStep else { return .failure(.notFound) }
        guard seen == hand.hash else { return .failure(Article.textChanged(.secrecy)) }
        return .success(
            .secrecyConcluded(
                SecrecySignature(
                    step: step, conclusion: conclusion, member: officer.id, name: officer.name, at: now,
                    hash: hand.hash, basis: basis)))
    }

    package func commenting(_ words: String, quote: String, by officer: Officer) -> Result<ArticleEvent, Refusal> {
        if let refusal = refusal(of: .comment, by: officer) ?? Article.reasonFault(words, .comment) {
            return .failure(refusal)
        }
        return .success(.commented(quote: quote, words: words))
    }

    /// What was typed as reason, bounded.
    static func reasonFault(_ words: String, _ act: ArticleAct) -> Refusal? {
        if words.isEmpty { return Refusal(.invalid, "未能\(act.chinese)：没有填写理由或者意见。请填写后再提交。", field: "words") }
        return fault(in: words)
    }

    static func fault(in words: String) -> Refusal? {
        guard words.count > 2_000 else { return nil }
        return Refusal(.invalid, "意见超过2000字。请精简，详细内容可作为批注逐条填写。", field: "words")
    }

    static func textChanged(_ act: ArticleAct) -> Refusal {
        Refusal(
            .changedMeanwhile, "未能\(act.chinese)：您看到的文本已经改动，签名只对当前文本有效。请刷新页面，阅读最新文本后再办理。", rule: "PUB-3")
    }
}
