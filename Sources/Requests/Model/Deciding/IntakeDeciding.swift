import Kernel

/// From arrival to acceptance (FOI-29…31).
extension DisclosureRequest {
    /// 双方确认之日 is the day of receipt: the reply begins (FOI-31).
    func confirming(on day: Day, _ note: String, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.confirm, context)
        return .unless(
            faults.impossible(day, "确认日期", since: arrivedAt.day, "FOI-31"), faults.tooLong(note, "说明")
        ) {
            var next = self
            next.receivedOn = day
            next.stage = .registered
            return RequestDecision(
                next: next, clock: [ClockMove(.confirmation, .met, on: day)] + next.openingMoves, letters: [.receipt],
                note: "双方于\(day.chinese)确认，该日为收到申请之日。")
        }
    }

    func notingContact(_ note: String, _ context: RequestContext) -> Deciding {
        .unless(RequestFaults(.noteContact, context).missing(note, "联系情况", "FOI-31a", field: "note")) {
            var next = self
            next.contactNotes.append("\(context.now.minute)　\(note)")
            return RequestDecision(next: next, note: "登记了与申请人的联系情况。")
        }
    }

    /// Before confirmation only: it never was an application to this agency.
    func transferring(to other: AgencyID, _ note: String, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.transfer, context)
        let same =
            other == agency ? faults.fault("选择的就是本机关", "请选择其他机关", rule: "FOI-10", field: "agency") : nil
        return .unless(same, faults.tooLong(note, "说明", field: "note")) {
            var (next, moves) = closed(.transferred, nil, on: context.today, in: context)
            next.transferredTo = other
            return RequestDecision(next: next, clock: moves, note: "收到之前转其他机关办理。")
        }
    }

    /// 一事一申请: the first unit stays here, each further one becomes a case (FEE-2).
    func splitting(_ parts: [WantedInformation], _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.split, context)
        guard let first = parts.first, (2...100).contains(parts.count) else {
            return .failure(faults.fault("拆分应当至少写两项，最多一百项", "请逐项填写", rule: "FEE-2", field: "parts"))
        }
        if parts.contains(where: { $0.description.isBlank }) {
            return .failure(faults.fault("有一项没有写明申请内容", "请逐项填写", rule: "FEE-2", field: "parts"))
        }
        var next = self
        next.originalWanted = originalWanted ?? wanted.description
        next.wanted = first
        return .success(
            RequestDecision(
                next: next, note: "按一事一申请拆分为 \(parts.count) 件，收到日期不变。", parts: Array(parts.dropFirst())))
    }

    func linking(_ other: RequestID?, _ context: RequestContext) -> Deciding {
        guard other != id else {
            return .failure(
                RequestFaults(.link, context).fault("选择的就是这一件", "请选择另一件", rule: "FOI-36", field: "other"))
        }
        var next = self
        next.repeats = other
        return .success(RequestDecision(next: next, note: other == nil ? "取消了重复或者相关的标记。" : "标记为与另一件重复或者相关。"))
    }

    func accepting(_ officer: Officer, _ context: RequestContext) -> Deciding {
        var next = self
        next.stage = .handling
        next.handler = handler ?? officer.id
        return .success(
            RequestDecision(
                next: next, clock: examined(context, as: .waived, "内容明确，不需要补正"), note: "审核通过，转入办理。"))
    }

    /// The duty to look whether something must be corrected ends with the examination.
    func examined(_ context: RequestContext, as event: ClockEvent.Kind, _ note: String) -> [ClockMove] {
        owesCorrectionNotice ? [ClockMove(.correctionNotice, event, on: context.today, note: note)] : []
    }

    func assigning(_ unit: UnitID, _ handler: MemberID?, _ context: RequestContext) -> Deciding {
        guard context.openUnits.contains(unit) else {
            return .failure(
                RequestFaults(.assign, context).fault(
                    "没有选择承办科室，或者这一科室已经撤销", "请从名单中选择", rule: "FOI-45", field: "unit"))
        }
        var next = self
        next.unit = unit
        next.handler = handler ?? (unit == self.unit ? self.handler : nil)
        return .success(RequestDecision(next: next, note: "指定了承办科室或者承办人。"))
    }
}
