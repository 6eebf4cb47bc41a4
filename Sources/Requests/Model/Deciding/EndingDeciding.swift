import Kernel

/// What can happen at any time, and after the end.
extension DisclosureRequest {
    func archiving(_ context: RequestContext) -> Deciding {
        var next = self
        next.stage = .archived
        next.archivedOn = context.today
        return .success(RequestDecision(next: next, note: "归档。"))
    }

    /// By staff only with what shows it: nobody else may say that the applicant has withdrawn.
    func withdrawing(on day: Day, _ proof: String, _ officer: Officer, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(RequestAct.withdraw, context)
        return .unless(
            faults.missing(proof, "撤回的凭证（书面撤回申请，或者与申请人联系的记录）", "FOI-D8", field: "reason"),
            faults.impossible(day, "撤回日期", since: receivedOn ?? arrivedAt.day, "FOI-D8")
        ) { withdrawn(on: day, proof, by: officer.id, context) }
    }

    func withdrawingByApplicant(_ reason: String, _ context: RequestContext) -> Deciding {
        .unless(RequestFaults(ApplicantAct.withdraw, context).tooLong(reason, "撤回的原因", field: "reason")) {
            withdrawn(on: context.today, reason, by: nil, context)
        }
    }

    /// K23; what was never received is counted nowhere. Overdue before it, the case stays late (FOI-D7).
    private func withdrawn(
        on day: Day, _ words: String, by member: MemberID?, _ context: RequestContext
    ) -> RequestDecision {
        let isCounted = kind == .disclosure && receivedOn != nil
        var (next, moves) = closed(.withdrawn, isCounted ? .decision(.other) : nil, on: day, in: context)
        next.remark(.withdrawal, words, by: member, on: context.today)
        return RequestDecision(
            next: next, clock: moves, note: "申请人于\(day.chinese)撤回申请" + (next.closing?.isLate == true ? "，当时已经逾期。" : "。")
        )
    }

    func proposingPublication(_ why: String, _ officer: Officer, _ context: RequestContext) -> Deciding {
        proposed(why, by: officer.id, RequestFaults(RequestAct.proposePublication, context), context)
    }

    func suggestingPublication(_ words: String, _ context: RequestContext) -> Deciding {
        proposed(words, by: nil, RequestFaults(ApplicantAct.proposePublication, context), context)
    }

    private func proposed(
        _ why: String, by proposer: MemberID?, _ faults: RequestFaults, _ context: RequestContext
    ) -> Deciding {
        .unless(faults.missing(why, "理由", "FOI-44", field: "why")) {
            var next = self
            next.publication = PublicationProposal(proposer: proposer, why: why, proposedOn: context.today)
            return RequestDecision(
                next: next, note: proposer == nil ? "申请人建议把该信息主动公开。" : "提出把该信息转为主动公开。")
        }
    }

    /// FOI-44: accepted, a draft is made in Publishing by whoever wires the two.
    func decidingPublication(_ accepted: Bool, _ reason: String, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.decidePublication, context)
        return .unless(
            accepted
                ? faults.tooLong(reason, "理由", field: "reason")
                : faults.missing(reason, "不主动公开的理由", "FOI-44", field: "reason")
        ) {
            var next = self
            next.publication?.state = accepted ? .accepted : .declined
            next.publication?.decidedOn = context.today
            next.publication?.reason = reason
            return RequestDecision(
                next: next, letters: accepted ? [.publicationTransfer] : [],
                note: accepted ? "决定转为主动公开。" : "决定不主动公开。")
        }
    }

    func releasing(_ title: String, _ summary: String, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.releaseToLog, context)
        return .unless(
            faults.missing(title, "目录中的标题", "FOI-44", field: "title"),
            faults.tooLong(title, "目录中的标题", most: LogWording.longestTitle, field: "title"),
            faults.tooLong(summary, "目录中的答复摘要", most: LogWording.longestSummary, field: "summary")
        ) {
            var next = self
            next.loggedOn = context.today
            return RequestDecision(next: next, note: "列入答复公开目录。")
        }
    }

    func takingBack(_ reason: String, _ officer: Officer, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.withdrawFromLog, context)
        return .unless(
            faults.missing(reason, "撤下的原因", "FOI-44", field: "reason"),
            faults.tooLong(reason, "撤下的原因", most: 200, field: "reason")
        ) {
            var next = self
            next.loggedOn = nil
            next.remark(.unlogged, reason, by: officer.id, on: context.today)
            return RequestDecision(next: next, note: "从答复公开目录撤下。")
        }
    }

    func addingFile(_ name: String, _ context: RequestContext) -> Deciding {
        .unless(RequestFaults(.addFile, context).missing(name, "文件名称", "FOI-45", field: "file")) {
            RequestDecision(next: self, note: "添加材料。")
        }
    }

    func revealing(_ why: String, _ context: RequestContext) -> Deciding {
        .unless(RequestFaults(.reveal, context).tooLong(why, "查看的原因", field: "why")) {
            RequestDecision(next: self, note: "查看了申请人信息。")
        }
    }

    func confirmingReceipt(_ context: RequestContext) -> Deciding {
        var next = self
        next.confirmedOn = context.today
        return .success(RequestDecision(next: next, note: "申请人确认收到答复。"))
    }

    func rating(_ stars: Int, _ words: String, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.rate, context)
        let wrong =
            (1...5).contains(stars) ? nil : faults.fault("没有选择一星至五星", "请选择后再提交", rule: "FOI-46", field: "stars")
        return .unless(wrong, faults.tooLong(words, "评价", most: 500)) {
            var next = self
            next.rating = CaseRating(stars: stars, words: words, on: context.today)
            return RequestDecision(next: next, note: "申请人作了评价。")
        }
    }

    /// FOI-R4: the copy reached us on `day`; our answer is owed from then.
    func registeringRemedy(
        _ kind: Remedy.Kind, _ authority: String, _ number: String, on day: Day, _ isSimplified: Bool,
        _ context: RequestContext
    ) -> Deciding {
        let faults = RequestFaults(.registerRemedy, context)
        guard let id = context.fresh?.remedy else { return .failure(.notFound) }
        return .unless(
            faults.missing(authority, "复议机关、法院或者受理机关", "FOI-51", field: "authority"),
            faults.tooLong(number, "案号", most: 100, field: "number"),
            faults.impossible(day, "收到日期", since: receivedOn, "FOI-R4")
        ) {
            var next = self
            let remedy = Remedy(
                id: id, kind: kind, authority: authority, number: number, receivedOn: day,
                isSimplified: isSimplified && kind == .reconsideration)
            next.remedies.append(remedy)
            let duty = RequestDuty.remedyAnswer(id, kind, isSimplified: remedy.isSimplified)
            return RequestDecision(
                next: next, clock: [ClockMove(duty, .started, on: day)], note: "登记\(kind.chinese)。")
        }
    }

    func recordingRemedy(_ id: RemedyID, _ step: RemedyStep, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.recordRemedy, context)
        guard let index = remedies.firstIndex(where: { $0.id == id && $0.isOpen }) else {
            return .failure(faults.fault("没有这一件，或者已经办结", "请从列表选择", rule: "FOI-51", field: "id"))
        }
        let remedy = remedies[index]
        let duty = RequestDuty.remedyAnswer(id, remedy.kind, isSimplified: remedy.isSimplified)
        var next = self
        switch step {
        case .answered(let day):
            let again =
                remedy.answeredOn == nil ? nil : faults.fault("已经登记过答复", "请核对", rule: "FOI-R4", field: "step")
            return .unless(again, faults.impossible(day, "答复日期", since: remedy.receivedOn, "FOI-R4")) {
                next.remedies[index].answeredOn = day
                return RequestDecision(
                    next: next, clock: [ClockMove(duty, .met, on: day)], note: "提交了\(remedy.kind.chinese)的答复。")
            }
        case .decided(let result, let day, let words):
            return .unless(
                faults.impossible(day, "办结日期", since: remedy.receivedOn, "FOI-R4"),
                faults.tooLong(words, "结果说明")
            ) {
                next.remedies[index].result = result
                next.remedies[index].decidedOn = day
                next.remedies[index].words = words
                let ending = [ClockMove(duty, .waived, on: context.today, note: result.chinese)]
                return RequestDecision(
                    next: next, clock: remedy.awaitsAnswer ? ending : [],
                    note: "\(remedy.kind.chinese)办结：\(result.chinese)。")
            }
        }
    }
}
