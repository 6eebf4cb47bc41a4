package import Kernel

/// Decisions on findings, on going public and on leaving it.
extension Article {
    package func settlingFinding(
        _ id: FindingID, as act: ArticleAct, reason: String, by officer: Officer
    ) -> Result<ArticleEvent, Refusal> {
        if let refusal = refusal(of: act, by: officer) { return .failure(refusal) }
        guard let hand = hand(with: id), let finding = hand.findings.first(where: { $0.id == id }) else {
            return .failure(.notFound)
        }
        if hand.stage == .approved || hand.stage == .scheduled {
            return .failure(blocked(act, "这条信息已经审核通过", "需要改动的，请先退回修改"))
        }
        switch act {
        case .ignoreFinding: return ignoring(finding, reason, officer)
        case .askOverride:
            if let fault = Article.reasonFault(reason, act) { return .failure(fault) }
            return .success(.settled(id, .overrideAsked(reason: reason, by: officer.id)))
        case .override: return overriding(finding, officer)
        case .revise, .submit, .recall, .proof, .pass, .sendBack, .delegate, .secrecy, .comment, .publish, .schedule,
            .unschedule, .publishUrgently, .withdraw, .recordRelease, .recordRevocation, .discard:
            return .failure(.notFound)
        }
    }

    /// The text the finding is in: what is being prepared, or what is public and still owed its reviews.
    func hand(with id: FindingID) -> RevisionInHand? {
        [working, owed].compactMap { $0 }.first { $0.findings.contains { $0.id == id } }
    }

    private func ignoring(_ finding: Finding, _ reason: String, _ officer: Officer) -> Result<ArticleEvent, Refusal> {
        if let fault = Article.reasonFault(reason, .ignoreFinding) { return .failure(fault) }
        guard !(finding.isPrivacy && finding.weight == .high) else {
            return .failure(
                Refusal(
                    .stateRefused, "未能略过：\(finding.place)的内容涉及个人信息，须删除或者遮盖；确需公开的，请“申请放行”，由另一人同意。", rule: "PII-6"))
        }
        return .success(.settled(finding.id, .ignored(reason: reason, by: officer.id)))
    }

    private func overriding(_ finding: Finding, _ officer: Officer) -> Result<ArticleEvent, Refusal> {
        guard case .overrideAsked(let reason, let asker) = finding.settlement else {
            return .failure(Refusal(.stateRefused, "未能同意放行：还没有人申请放行这一处。请先由拟稿科室说明理由。", rule: "PII-6"))
        }
        guard asker != officer.id else {
            return .failure(refused(.override, "申请人不能同意自己的申请，须由另一人同意", "PII-6"))
        }
        return .success(.settled(finding.id, .overridden(reason: reason, askedBy: asker, by: officer.id)))
    }

    /// - Parameter objection: why the document behind it must not be public now, as Documents says (OPN-1).
    package func publishing(objection: Refusal?, by officer: Officer) -> Result<ArticleEvent, Refusal> {
        if let refusal = refusal(of: .publish, by: officer) ?? objection { return .failure(refusal) }
        return .success(.published)
    }

    package func scheduling(
        for moment: Moment, objection: Refusal?, by officer: Officer, at now: Moment
    ) -> Result<ArticleEvent, Refusal> {
        if let refusal = refusal(of: .schedule, by: officer) ?? objection { return .failure(refusal) }
        guard moment > now else {
            return .failure(Refusal(.invalid, "未能定时发布：设定的时间已经过去。请另选时间，或者直接发布。", field: "moment"))
        }
        guard moment.day <= now.day.adding(days: 366) else {
            return .failure(Refusal(.invalid, "未能定时发布：设定的时间在一年以后。请检查年份。", field: "moment"))
        }
        return .success(.scheduled(moment))
    }

    package func unscheduling(by officer: Officer) -> Result<ArticleEvent, Refusal> {
        refusal(of: .unschedule, by: officer).map(Result.failure) ?? .success(.unscheduled)
    }

    /// What the clock does at the set time: everything is judged again, as if a person did it.
    package func publishingWhenDue(objection: Refusal?, at now: Moment) -> ArticleEvent? {
        guard let working, working.stage == .scheduled, let moment = working.scheduledFor, moment <= now else {
            return nil
        }
        if let refusal = stateRefusal(.publish) ?? objection { return .publicationFailed(refusal.sentence) }
        return .published
    }

    /// PUB-3: the principal head decides, says why, and concludes on secrecy; the debt of review opens with it.
    package func publishingUrgently(
        _ content: ArticleContent, form: ContentForm = .text, reason: String, basis: String, objection: Refusal?,
        seen: String, by officer: Officer
    ) -> Result<ArticleEvent, Refusal> {
        if let refusal = refusal(of: .publishUrgently, by: officer)
            ?? Article.reasonFault(reason, .publishUrgently) ?? Article.reasonFault(basis, .publishUrgently)
            ?? content.omission(for: form) ?? objection
        {
            return .failure(refusal)
        }
        guard seen == working?.hash else { return .failure(Article.textChanged(.publishUrgently)) }
        return .success(.publishedUrgently(reason: reason, basis: basis))
    }

    package func withdrawing(
        _ kind: Withdrawal.Kind, reason: String, target: ArticleID?, targetIsReadable: Bool, by officer: Officer,
        at now: Moment
    ) -> Result<ArticleEvent, Refusal> {
        if let refusal = refusal(of: .withdraw, by: officer) ?? Article.reasonFault(reason, .withdraw) {
            return .failure(refusal)
        }
        guard kind != .lapsed else {
            return .failure(
                Refusal(.invalid, "未能撤回：“公示期届满”由系统在公示截止期的次日办理。请选择其他原因。", rule: "ENF-1", field: "kind"))
        }
        if withdrawal != nil, kind.keepsText {
            return .failure(blocked(.withdraw, "这条信息已经标注失效", "内容有误、不应继续公开的，请选择撤下正文的原因"))
        }
        if kind == .merged {
            guard let target, target != id, targetIsReadable else {
                return .failure(
                    Refusal(.invalid, "未能撤回：“并入其他信息”须指明一条已经公开的信息。请填写它的地址。", field: "target"))
            }
        }
        return .success(
            .withdrawn(
                Withdrawal(
                    kind: kind, reason: reason, at: now, by: officer.id, target: kind == .merged ? target : nil)))
    }

    /// What the clock does on the day after 公示截止期: the decision leaves the public lists by itself.
    package func lapsing(after last: Day, at now: Moment) -> ArticleEvent? {
        guard isReadable, last < now.day else { return nil }
        return .withdrawn(
            Withdrawal(kind: .lapsed, reason: "公示截止期为\(last.chinese)，已经届满", at: now, by: nil))
    }

    package func recordingRelease(_ release: MediaRelease, by officer: Officer) -> Result<ArticleEvent, Refusal> {
        if let refusal = refusal(of: .recordRelease, by: officer) { return .failure(refusal) }
        guard !release.reference.isEmpty, release.reference.count <= 500 else {
            return .failure(
                Refusal(.invalid, "未能登记：没有填写链接或者刊期版面。请填写能够查到这次发布的信息。", rule: "INT-8", field: "reference"))
        }
        return .success(.released(release))
    }

    package func recordingRevocation(
        on day: Day, reason: String, by officer: Officer, today: Day
    ) -> Result<ArticleEvent, Refusal> {
        if let refusal = refusal(of: .recordRevocation, by: officer) ?? Article.reasonFault(reason, .recordRevocation) {
            return .failure(refusal)
        }
        guard day <= today else {
            return .failure(Refusal(.invalid, "未能登记：变更或者撤销的日期晚于今天。请检查日期。", rule: "ENF-2", field: "day"))
        }
        return .success(.revocationRecorded(on: day, reason: reason))
    }

    package func discarding(reason: String, by officer: Officer) -> Result<ArticleEvent, Refusal> {
        if let refusal = refusal(of: .discard, by: officer) ?? Article.reasonFault(reason, .discard) {
            return .failure(refusal)
        }
        return .success(.discarded(reason: reason))
    }
}
