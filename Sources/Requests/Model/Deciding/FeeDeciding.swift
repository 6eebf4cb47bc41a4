import Kernel

/// 信息处理费 (FEE-*) and 延期 (FOI-33, FOI-D5).
extension DisclosureRequest {
    /// Computed and proposed; a person decides (FEE-10).
    func proposingFee(_ basis: FeeDemand.Basis, _ officer: Officer, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.proposeFee, context)
        let tariff = FeeTariff(basis)
        let nothing =
            tariff.amount == .zero
            ? faults.fault("按标准计算不收费", "请直接办理", rule: basis.rule, field: "basis") : nil
        return .unless(
            basis.isSensible ? nil : faults.fault("数量不对", "请填写实际的数量", rule: basis.rule, field: "basis"), nothing
        ) {
            var next = self
            next.fee = FeeDemand(basis: basis, amount: tariff.amount, proposer: officer.id)
            return RequestDecision(next: next, note: "提出收取信息处理费 \(tariff.amount.chinese)的意见。")
        }
    }

    /// The notice stops the clock (FEE-5, FEE-7). It is made by the decision, never before.
    func decidingFee(_ approved: Bool, _ words: String, _ context: RequestContext) -> Deciding {
        guard let fee else { return .failure(.notFound) }
        let faults = RequestFaults(.decideFee, context), sentOn = context.today
        guard approved else {
            return .unless(faults.missing(words, "不收费的理由", "FEE-10")) {
                var next = self
                next.fee = nil
                return RequestDecision(next: next, note: "决定不收取信息处理费。")
            }
        }
        return .unless(
            faults.tooLong(words, "意见"), clockRefusal(.stopped(.payment), on: sentOn, context)
        ) {
            var next = self
            next.fee?.isDecided = true
            next.fee?.sentOn = sentOn
            next.stage = .awaitingPayment
            return RequestDecision(
                next: next, clock: reply(.stopped(.payment), on: sentOn), letters: [.feeNotice],
                note: "决定收取信息处理费 \(fee.amount.chinese)，\(sentOn.chinese)发出收费通知。")
        }
    }

    /// The days to pay run from the day after this (FEE-6).
    func notingFeeReceipt(on day: Day, _ context: RequestContext) -> Deciding {
        .unless(RequestFaults(.noteFeeReceipt, context).impossible(day, "收到日期", since: fee?.sentOn, "FEE-6")) {
            var next = self
            next.fee?.receivedOn = day
            return RequestDecision(
                next: next, clock: [ClockMove(.payment, .started, on: day)],
                note: "申请人于\(day.chinese)收到收费通知，自次日起 \(context.policy.paymentDays) 个工作日内缴费。")
        }
    }

    /// The term is computed anew from the day after payment (FEE-7).
    func paying(on day: Day, _ receipt: String, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.recordPayment, context)
        return .unless(
            faults.missing(receipt, "票据号码", "FEE-9", field: "receipt"),
            faults.impossible(day, "缴费日期", since: fee?.receivedOn ?? fee?.sentOn, "FEE-7"),
            clockRefusal(.restarted, on: day, context)
        ) {
            var next = self
            next.fee?.paidOn = day
            next.fee?.receipt = receipt
            next.stage = .handling
            let payment = fee?.receivedOn == nil ? [] : [ClockMove(.payment, .met, on: day)]
            return RequestDecision(
                next: next, clock: reply(.restarted, on: day) + payment, note: "\(day.chinese)缴费，答复期限自次日起重新计算。")
        }
    }

    func claimingPayment(_ receipt: String, _ context: RequestContext) -> Deciding {
        .unless(RequestFaults(.payNotice, context).missing(receipt, "票据号码或者缴费说明", "FEE-9", field: "receipt")) {
            var next = self
            next.fee?.claim = receipt
            return RequestDecision(next: next, note: "申请人告知已经缴费，待核对。")
        }
    }

    func proposingExtension(
        _ days: Int, _ reason: String, _ officer: Officer, _ context: RequestContext
    ) -> Deciding {
        let faults = RequestFaults(.proposeExtension, context)
        let most = Term.reply.extensionCap
        let tooMany =
            (1...most).contains(days)
            ? nil : faults.fault("最多延长 \(most) 个工作日，填的是 \(days)", "请改正后再提交", rule: "FOI-33", field: "days")
        return .unless(tooMany, faults.missing(reason, "延期的理由", "FOI-33", field: "reason")) {
            var next = self
            next.lengthening = Extension(
                workingDays: days, reason: reason, proposer: officer.id, proposedOn: context.today)
            return RequestDecision(next: next, note: "提请延期 \(days) 个工作日。")
        }
    }

    /// Decided and notified before the running deadline (FOI-D5): the notice is made by the approval, never before.
    func approvingExtension(_ context: RequestContext) -> Deciding {
        guard let lengthening else { return .failure(.notFound) }
        let day = context.today
        return .unless(clockRefusal(.extended(lengthening.workingDays), on: day, context)) {
            var next = self
            next.lengthening?.state = .approved
            next.lengthening?.notifiedOn = day
            return RequestDecision(
                next: next, clock: reply(.extended(lengthening.workingDays), on: day), letters: [.extensionNotice],
                note: "批准延期 \(lengthening.workingDays) 个工作日，\(day.chinese)告知申请人。")
        }
    }

    func decliningExtension(_ reason: String, _ context: RequestContext) -> Deciding {
        .unless(RequestFaults(.declineExtension, context).missing(reason, "不批准的理由", "FOI-33", field: "reason")) {
            var next = self
            next.lengthening?.state = .declined
            return RequestDecision(next: next, note: "不批准延期。")
        }
    }
}

extension FeeDemand.Basis {
    package var rule: String {
        switch self {
        case .items: "FEE-2"
        case .pages: "FEE-3"
        }
    }

    var isSensible: Bool {
        switch self {
        case .items(let count, let already):
            (1...FeeTariff.mostUnits).contains(count) && (0...FeeTariff.mostUnits).contains(already)
        case .pages(let count): (1...FeeTariff.mostUnits).contains(count)
        }
    }
}
