package import Kernel

/// Everything that can be done to an article.
package enum ArticleAct: String, CaseIterable, Sendable, Hashable {
    /// Write a new revision; the live one stays as it is.
    case revise
    case submit
    /// Take back what was sent to review.
    case recall
    /// 校: note the proof pass of the open step.
    case proof
    /// 审: pass the open step.
    case pass
    case sendBack = "send_back"
    case delegate
    case secrecy
    case comment
    case ignoreFinding = "ignore_finding"
    case askOverride = "ask_override"
    case override
    case publish
    case schedule
    case unschedule
    case publishUrgently = "publish_urgently"
    case withdraw
    case recordRelease = "record_release"
    /// A punishment that was published was changed or revoked: it must go within 3 working days (ENF-2).
    case recordRevocation = "record_revocation"
    case discard

    package var chinese: String {
        switch self {
        case .revise: "修改"
        case .submit: "送审"
        case .recall: "撤回送审"
        case .proof: "校对完成"
        case .pass: "审核通过"
        case .sendBack: "退回修改"
        case .delegate: "委托他人审核"
        case .secrecy: "保密审查"
        case .comment: "批注"
        case .ignoreFinding: "说明理由，不作修改"
        case .askOverride: "申请放行"
        case .override: "同意放行"
        case .publish: "发布"
        case .schedule: "定时发布"
        case .unschedule: "取消定时"
        case .publishUrgently: "应急发布"
        case .withdraw: "撤回公开"
        case .recordRelease: "登记渠道发布"
        case .recordRevocation: "登记处罚决定变更"
        case .discard: "作废"
        }
    }

    /// The rule behind the act, for the timeline.
    package var rule: String {
        switch self {
        case .revise, .submit, .recall, .proof, .pass, .sendBack, .delegate, .comment, .publishUrgently, .discard:
            "PUB-3"
        case .secrecy: "SEC-2"
        case .ignoreFinding, .askOverride, .override: "PII-6"
        case .publish, .schedule, .unschedule: "PUB-1"
        case .withdraw, .recordRevocation: "ENF-2"
        case .recordRelease: "FOI-23"
        }
    }
}

extension Article {
    /// Nil when `officer` may do `act` now; otherwise why not. Page, store, API and tests all ask this.
    package func refusal(of act: ArticleAct, by officer: Officer) -> Refusal? {
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading: return refused(act, "您所在单位是上级监督单位，只能查看下级单位的信息", "ROLE-14")
        case .acting: break
        }
        if officer.holds(.supervisor) { return refused(act, "监察人员只能查看，不能办理业务", "ROLE-14") }
        return roleRefusal(act, officer) ?? stateRefusal(act)
    }

    package func allowedActs(for officer: Officer) -> [ArticleAct] {
        ArticleAct.allCases.filter { refusal(of: $0, by: officer) == nil }
    }

    private func roleRefusal(_ act: ArticleAct, _ officer: Officer) -> Refusal? {
        switch act {
        case .revise, .submit, .recall, .discard, .ignoreFinding, .askOverride, .recordRevocation:
            return writes(officer) ? nil : refused(act, "这一步由拟稿科室或者政务公开办办理", "ROLE-6")
        case .comment: return nil
        case .proof, .pass, .delegate: return reviewRefusal(act, officer)
        case .sendBack:
            // Whoever has to sign now, and who is about to publish, may give it back.
            let isTheirTurn = working?.stage == .inReview && (mayReview(officer) || maySecrecyReview(officer))
            let mayGiveBack = isTheirTurn || publishes(officer)
            return mayGiveBack ? nil : refused(act, "这一步由现在的审核人员办理", "PUB-3")
        case .secrecy: return secrecyRefusal(officer)
        case .override: return overrideRefusal(officer)
        case .publish, .schedule, .unschedule:
            return publishes(officer) ? nil : refused(act, "这一步由政务公开办或者网站管理员办理", "ROLE-2")
        case .publishUrgently: return urgentRefusal(officer)
        case .withdraw:
            return covers(.office, officer) ? nil : refused(act, "这一步由政务公开办办理", "ROLE-2")
        case .recordRelease:
            let releases = publishes(officer) || officer.holds(.spokesperson)
            return releases ? nil : refused(act, "这一步由政务公开办、网站管理员或者新闻发言人办理", "ROLE-10")
        }
    }

    /// The unit's own people, and the office.
    private func writes(_ officer: Officer) -> Bool {
        officer.units.contains(unit) || covers(.office, officer)
    }

    /// The unit's head may belong to an agency of its own (a hospital); every other kind is of the article's agency, so that
    /// the office of a hospital is not the office of the commission.
    private func covers(_ kind: ReviewerKind, _ officer: Officer) -> Bool {
        kind.covers(officer, unit: unit) && (kind == .unitHead || officer.agency == agency)
    }

    private func publishes(_ officer: Officer) -> Bool {
        covers(.office, officer) || covers(.siteOperator, officer)
    }

    /// Only while something is open: with nothing left to review there is nobody whose turn it is.
    private func mayReview(_ officer: Officer) -> Bool {
        inHand?.openStep != nil && reviewRefusal(.pass, officer) == nil
    }

    private func maySecrecyReview(_ officer: Officer) -> Bool {
        inHand?.openSecrecyStep != nil && secrecyRefusal(officer) == nil
    }

    /// Role, and the separation of PUB-3: not who wrote it, and nobody at two steps.
    private func reviewRefusal(_ act: ArticleAct, _ officer: Officer) -> Refusal? {
        guard let hand = inHand, let step = hand.openStep else { return nil }
        let kinds = policy.reviewers(of: step, isImportant: isImportant)
        let isDelegate = act != .delegate && hand.delegates[step] == officer.id
        guard isDelegate || kinds.contains(where: { covers($0, officer) }) else {
            let who = kinds.map(\.chinese).sorted().joined(separator: "、")
            return refused(act, "现在轮到\(step.chinese)，由\(who)办理", "PUB-2")
        }
        if makers.contains(officer.id), !(step == .first && policy.drafterMayReviewFirst) {
            return refused(act, "拟稿人不能审校自己起草的信息，请由其他人员办理", "PUB-3")
        }
        if hand.signers(otherThan: step).contains(officer.id) {
            return refused(act, "您已经办理过另一审校环节，三审三校须由三名不同人员完成", "PUB-3")
        }
        return nil
    }

    private func secrecyRefusal(_ officer: Officer) -> Refusal? {
        guard let hand = inHand, let step = hand.openSecrecyStep else { return nil }
        let fits =
            switch step {
            case .initial: officer.headOf.contains(unit)
            case .recheck: officer.agency == agency && officer.holds(.secrecyReviewer)
            case .approval: officer.agency == agency && (officer.holds(.leader) || officer.holds(.principalHead))
            }
        guard fits else { return refused(.secrecy, "现在轮到\(step.chinese)，由\(step.reviewers)办理", "SEC-2") }
        if makers.contains(officer.id) { return refused(.secrecy, "拟稿人不能对自己起草的信息作保密审查", "SEC-2") }
        let earlier = hand.secrecy.filter { $0.hash == hand.hash && $0.step != step }.map(\.member)
        if earlier.contains(officer.id) {
            return refused(.secrecy, "您已经办理过前一环节的保密审查，初审、复审、批准须由不同人员完成", "SEC-2")
        }
        return nil
    }

    /// PII-6: a second person; the law of the finding itself is judged in the decision.
    private func overrideRefusal(_ officer: Officer) -> Refusal? {
        let kinds: [ReviewerKind] = [.unitHead, .office, .leader]
        guard kinds.contains(where: { covers($0, officer) }) else {
            return refused(.override, "放行须由科室负责人、政务公开办或者委领导同意", "PII-6")
        }
        return nil
    }

    private func urgentRefusal(_ officer: Officer) -> Refusal? {
        guard officer.agency == agency, officer.holds(.principalHead) else {
            return refused(.publishUrgently, "应急发布须由主要负责人决定", "PUB-3")
        }
        guard !makers.contains(officer.id) else {
            return refused(.publishUrgently, "拟稿人不能决定应急发布自己起草的信息", "PUB-3")
        }
        return nil
    }

    func refused(_ act: ArticleAct, _ why: String, _ rule: String) -> Refusal {
        Refusal(.roleRefused, "未能\(act.chinese)：\(why)。", rule: rule)
    }
}

extension SecrecyStep {
    fileprivate var reviewers: String {
        switch self {
        case .initial: "本科室负责人"
        case .recheck: "保密审查员"
        case .approval: "委领导"
        }
    }
}
