package import Documents
package import Kernel

/// What a decision came to: the case as it is from now on, and the line of the timeline.
package struct CaseChange: Hashable, Sendable {
    package let act: CaseAct
    package let next: PolicyCase
    package let note: String
}

/// Decisions: each asks `refusal(of:by:)` first, then looks at what was entered. Nothing is written here.
extension PolicyCase {
    package typealias Decision = Result<CaseChange, Refusal>

    package func planning(_ plan: InterpretationPlan, by officer: Officer) -> Decision {
        deciding(.plan, by: officer, fault: plan.fault, note: "保存解读方案") { $0.plan = plan }
    }

    package func adding(_ material: PolicyMaterial, by officer: Officer) -> Decision {
        let isDouble = material.article.map { article in materials.contains { $0.article == article } } ?? false
        let double = Refusal(.invalid, "未能登记材料：这条信息已经登记过。请另选一条。", rule: "INT-2", field: "article")
        return deciding(
            .addMaterial, by: officer, fault: material.fault ?? (isDouble ? double : nil),
            note: "\(material.kind.chinese)《\(material.title)》"
        ) { $0.materials.append(material) }
    }

    package func removing(material id: PolicyMaterialID, by officer: Officer) -> Decision {
        guard let material = materials.first(where: { $0.id == id }) else { return .failure(.notFound) }
        let fault =
            material.isPublic
            ? Refusal(.stateRefused, "未能移除解读材料：它已经公开。需要撤下的，请到信息发布撤回。", rule: "INT-2") : nil
        return deciding(.removeMaterial, by: officer, fault: fault, note: "移除《\(material.title)》") {
            $0.materials.removeAll { $0.id == id }
        }
    }

    /// INT-2: plan and material go together; INT-6: nothing that must be said is left out.
    package func submitting(by officer: Officer) -> Decision {
        deciding(.submit, by: officer, fault: plan.omissions.first ?? materials.contentRefusal, note: "方案和材料送审签") {
            $0.stage = .inReview
            $0.planner = officer.id
            $0.returnReason = ""
        }
    }

    package func sendingBack(_ reason: String, by officer: Officer) -> Decision {
        deciding(.sendBack, by: officer, fault: PolicyCase.fault(in: reason, .sendBack), note: "退回：\(reason)") {
            $0.stage = .planning
            $0.signature = nil
            $0.returnReason = reason
        }
    }

    package func signing(by officer: Officer, at now: Moment) -> Decision {
        deciding(.sign, by: officer, fault: nil, note: "审签解读方案和材料\(materials.count)项") {
            $0.stage = .signed
            $0.signature = Signature(member: officer.id, name: officer.name, at: now)
        }
    }

    package func exempting(_ reason: String, by officer: Officer) -> Decision {
        deciding(.exempt, by: officer, fault: PolicyCase.fault(in: reason, .exempt), note: "免予解读：\(reason)") {
            $0.need = .exempt(reason: reason, by: officer.name)
        }
    }

    package func requiring(_ reason: String, by officer: Officer) -> Decision {
        deciding(.require, by: officer, fault: PolicyCase.fault(in: reason, .require), note: "恢复解读：\(reason)") {
            $0.need = .judged(reason: reason)
        }
    }

    /// INT-8: with an address, or issue and page, and the day.
    package func recording(_ release: ChannelRelease, by officer: Officer, today: Day) -> Decision {
        var fault: Refusal?
        if release.address.isEmpty || release.address.count > 500 {
            fault = Refusal(.invalid, "未能登记发布渠道：没有填写网址或者刊期版面。请填写能够查到这次发布的信息。", rule: "INT-8", field: "address")
        } else if release.on > today {
            fault = Refusal(.invalid, "未能登记发布渠道：发布日期晚于今天。请检查日期。", rule: "INT-8", field: "day")
        } else if let published = publishedAt?.day, release.on < published {
            fault = Refusal(.invalid, "未能登记发布渠道：发布日期早于文件公开日（\(published)）。请检查日期。", rule: "INT-8", field: "day")
        } else if releases.contains(release) {
            fault = Refusal(.invalid, "未能登记发布渠道：同一次发布已经登记过。请核对。", rule: "INT-8", field: "address")
        }
        return deciding(
            .recordChannel, by: officer, fault: fault,
            note: "\(release.channel.chinese) \(release.on)：\(release.address)"
        ) { $0.releases.append(release) }
    }

    /// INT-11: the result of looking at the policy again; a revision or repeal is owed until a day.
    package func evaluating(
        _ result: PolicyEvaluation.Result, words: String, until: Day?, by officer: Officer, today: Day
    ) -> Decision {
        var fault = PolicyCase.fault(in: words, .evaluate)
        if fault == nil, result != .continue {
            if let until, until > today {
                fault = nil
            } else {
                fault = Refusal(
                    .invalid, "未能登记政策评估：评估结果是\(result.chinese)的，须填写今天以后的完成期限。请填写期限。", rule: "INT-11", field: "until")
            }
        }
        if fault == nil, let open = evaluation, open.reviseUntil != nil, open.revision.isEmpty {
            fault = blocked(.evaluate, "上一次评估要求的\(open.result.chinese)还没有落实", "请先登记落实结果")
        }
        let until = result == .continue ? nil : until
        return deciding(.evaluate, by: officer, fault: fault, note: "\(result.chinese)：\(words)") {
            $0.evaluation = PolicyEvaluation(
                result: result, words: words, on: today, byName: officer.name, reviseUntil: until)
        }
    }

    package func recordingRevision(_ words: String, by officer: Officer) -> Decision {
        deciding(
            .recordRevision, by: officer, fault: PolicyCase.fault(in: words, .recordRevision), note: "已落实：\(words)"
        ) { $0.evaluation?.revision = words }
    }

    func deciding(
        _ act: CaseAct, by officer: Officer, fault: Refusal?, note: String, _ change: (inout PolicyCase) -> Void
    ) -> Decision {
        if let refusal = refusal(of: act, by: officer) ?? fault { return .failure(refusal) }
        var next = self
        change(&next)
        next.version += 1
        return .success(CaseChange(act: act, next: next, note: note))
    }

    static func fault(in words: String, _ act: CaseAct) -> Refusal? {
        if words.isEmpty {
            return Refusal(.invalid, "未能\(act.chinese)：没有写明情况或者理由。请填写后再提交。", rule: act.rule, field: "words")
        }
        guard words.count > 2_000 else { return nil }
        return Refusal(.invalid, "未能\(act.chinese)：文字超过2000字。请精简后再提交。", field: "words")
    }
}
