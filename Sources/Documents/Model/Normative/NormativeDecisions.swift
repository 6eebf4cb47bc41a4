package import Kernel

/// What happened to a normative document; the store writes one with its journal entry.
package enum NormativeEvent: Hashable, Sendable {
    case settled(NormativeStage, StageRecord)
    case reviewSubmitted(LegalityReview)
    case reviewConcluded(LegalityReview)
    case reviewRevised(LegalityReview)
    case registered(NormativeRegistration)
    case published(NormativePublication)
    /// The page was taken down.
    case unpublished
    case ended(NormativeEnding)
}

/// What somebody typed about one stage.
package struct StageEntry: Hashable, Sendable {
    package var on: Day
    package var from: Day?
    package var note: String
    package var file: NormativeFile?

    package init(on day: Day, from: Day? = nil, note: String, file: NormativeFile? = nil) {
        on = day
        self.from = from
        self.note = note
        self.file = file
    }
}

/// Decisions: each asks `refusal(of:by:)` first, then looks at what was entered. Nothing is written here.
extension NormativeText {
    /// Records a stage that somebody carried out (NORM-2).
    package func recording(
        _ stage: NormativeStage, _ entry: StageEntry, by officer: Officer, today: Day, calendar: WorkCalendar,
        policy: NormativePolicy
    ) -> Result<NormativeEvent, Refusal> {
        guard let act = NormativeAct(recording: stage) else { return .failure(.notFound) }
        if let refusal = refusal(of: act, by: officer) ?? dayFault(entry.on, stage, act, today)
            ?? NormativeText.fault(in: entry.note, act, "办理情况", required: stage.needsNote)
        {
            return .failure(refusal)
        }
        if stage == .comments, let fault = commentFault(entry, calendar, policy) { return .failure(fault) }
        if stage == .drafting, entry.file == nil, document == nil {
            return .failure(
                Refusal(.invalid, "未能登记起草：没有附草案文本（NORM-2）。请上传草案，或者从公文登记。", rule: "NORM-2", field: "file"))
        }
        return .success(.settled(stage, stageRecord(entry, from: stage == .comments ? entry.from : nil, by: officer)))
    }

    /// Leaves a stage out, for a reason (NORM-2). What makes the text lawful cannot be left out.
    package func skipping(
        _ stage: NormativeStage, reason: String, by officer: Officer, today: Day
    ) -> Result<NormativeEvent, Refusal> {
        if let refusal = refusal(of: .skip, by: officer) { return .failure(refusal) }
        guard stage.isSkippable else {
            return .failure(
                Refusal(
                    .stateRefused, "未能略过“\(stage.chinese)”：这是法定必经环节（NORM-2）。请按程序办理后登记。", rule: "NORM-2",
                    field: "stage"))
        }
        if let refusal = skipRefusal(stage, by: officer) ?? stageRefusal(stage, .skip)
            ?? NormativeText.fault(in: reason, .skip, "略过的理由", required: true)
        {
            return .failure(refusal)
        }
        let entry = StageEntry(on: today, note: reason)
        return .success(.settled(stage, stageRecord(entry, isSkipped: true, by: officer)))
    }

    /// Registers, numbers and issues the text with its term (NORM-2, NORM-3, NORM-5).
    package func registering(
        _ registration: NormativeRegistration, by officer: Officer, today: Day, policy: NormativePolicy
    ) -> Result<NormativeEvent, Refusal> {
        if let refusal = refusal(of: .register, by: officer)
            ?? dayFault(registration.on, .registration, .register, today)
            ?? NormativeText.numberFault(registration.number)
        {
            return .failure(refusal)
        }
        guard registration.effectiveOn >= registration.on else {
            return .failure(
                Refusal(
                    .invalid, "未能登记：施行日期早于印发日期，规范性文件不溯及既往（NORM-4）。请修改施行日期。", rule: "NORM-4",
                    field: "effective"))
        }
        if let fault = registration.term.refusal(title: title, effective: registration.effectiveOn, policy: policy) {
            return .failure(fault)
        }
        return .success(.registered(registration.normalised))
    }

    package func publishing(
        _ publication: NormativePublication, by officer: Officer, today: Day
    ) -> Result<NormativeEvent, Refusal> {
        if let refusal = refusal(of: .publish, by: officer) { return .failure(refusal) }
        guard
            publication.address.hasPrefix("/") || publication.address.hasPrefix("https://")
                || publication.address.hasPrefix("http://")
        else {
            return .failure(
                Refusal(.invalid, "未能登记公布：地址不是网址。请填写以 https:// 开头的完整网址。", rule: "NORM-6", field: "address"))
        }
        guard publication.on <= today, publication.on >= registration?.on ?? publication.on else {
            return .failure(Refusal(.invalid, "未能登记公布：公布日期应在印发日期以后、今天以前。请核对。", rule: "NORM-6", field: "on"))
        }
        return .success(.published(publication))
    }
}

extension NormativeText {
    /// The longest text of one entry, in characters.
    package static let longestWords = 5_000

    func stageRecord(
        _ entry: StageEntry, from: Day? = nil, isSkipped: Bool = false, by officer: Officer
    ) -> StageRecord {
        StageRecord(
            on: entry.on, from: from, note: entry.note, file: entry.file, isSkipped: isSkipped, by: officer.id,
            byName: officer.name)
    }

    /// A stage lies neither in the future nor before the one it rests on.
    func dayFault(_ day: Day, _ stage: NormativeStage, _ act: NormativeAct, _ today: Day) -> Refusal? {
        if day > today {
            return Refusal(.invalid, "未能\(act.chinese)：日期在今天以后。请在办理后登记。", rule: act.rule, field: "on")
        }
        if let last = lastDay(before: stage), day < last {
            return Refusal(
                .invalid, "未能\(act.chinese)：日期早于前一环节的\(last.chinese)（NORM-2）。请核对日期。", rule: "NORM-2", field: "on")
        }
        return nil
    }

    static func fault(in words: String, _ act: NormativeAct, _ what: String, required: Bool) -> Refusal? {
        if words.isEmpty, required {
            return Refusal(.invalid, "未能\(act.chinese)：没有填写\(what)。请填写后再提交。", rule: act.rule, field: "note")
        }
        guard words.count <= longestWords else {
            return Refusal(
                .invalid, "未能\(act.chinese)：\(what)超过\(longestWords)字。请精简，详细内容可作为附件上传。", rule: act.rule,
                field: "note")
        }
        return nil
    }

    /// CONS-8: at least seven working days, thirty days when market players are closely concerned; day 0 is the day of
    /// publication (CONS-10).
    private func commentFault(_ entry: StageEntry, _ calendar: WorkCalendar, _ policy: NormativePolicy) -> Refusal? {
        guard let from = entry.from, from <= entry.on else {
            return Refusal(
                .invalid, "未能登记公开征求意见：没有写明公布草案的日期，或者它晚于截止日期（CONS-8）。请补充。", rule: "CONS-8", field: "from")
        }
        let (counted, least, unit) =
            touchesMarket
            ? (from.days(to: entry.on), policy.marketCommentDays, "日")
            : (calendar.workdays(after: from, through: entry.on), policy.commentWorkingDays, "个工作日")
        guard counted >= least else {
            let why = touchesMarket ? "与市场主体密切相关的" : "规范性文件"
            return Refusal(
                .invalid,
                "未能登记公开征求意见：\(why)征求意见不少于\(least)\(unit)，现为\(counted)\(unit)（CONS-8）。请延长期限后再登记。",
                rule: "CONS-8", field: "on")
        }
        return nil
    }

    static func numberFault(_ number: String) -> Refusal? {
        if DocumentNumber(number) != nil { return nil }
        // 公告2026年第3号, 令第5号: the separate forms of NORM-3.
        let plain = number.unspaced
        if plain.count <= 40, plain.hasSuffix("号"), plain.contains("第"), let serial = plain.split(separator: "第").last,
            String(serial.dropLast()).decimalNumber.map({ $0 > 0 }) ?? false
        {
            return nil
        }
        return Refusal(
            .invalid, "未能登记：发文字号不符合规定（NORM-3）。请按“青卫发〔2026〕12号”的格式填写。", rule: "NORM-3", field: "number")
    }
}

extension NormativeStage {
    /// Stages of which it must be said what was done: which meeting, which result.
    var needsNote: Bool {
        switch self {
        case .comments, .consultation, .deliberation, .evaluation, .filing: true
        case .study, .drafting, .legality, .signing, .registration, .interpretation: false
        }
    }
}

extension NormativeRegistration {
    /// With the number in its official form (NORM-3).
    var normalised: NormativeRegistration {
        NormativeRegistration(
            number: DocumentNumber(number)?.text ?? number.unspaced, code: code, on: on, effectiveOn: effectiveOn,
            term: term)
    }
}
