package import Kernel

/// Legality review. How the seven working days are read (CONS-6): the reviewer may conclude on any day, nobody may ask
/// for the opinion before the seventh working day after the submission, and nothing is deliberated or signed before
/// there is one.
extension NormativeText {
    /// - Parameter wanted: the day by which the drafting unit asks for the opinion; nil for the earliest allowed.
    package func submittingReview(
        _ entry: StageEntry, id: LegalityReviewID, to reviewing: UnitID, wanted: Day?, by officer: Officer, today: Day,
        calendar: WorkCalendar, policy: NormativePolicy
    ) -> Result<NormativeEvent, Refusal> {
        if let refusal = refusal(of: .submitReview, by: officer) ?? dayFault(entry.on, .legality, .submitReview, today)
            ?? NormativeText.fault(in: entry.note, .submitReview, "送审说明", required: false)
        {
            return .failure(refusal)
        }
        let earliest = calendar.workday(policy.reviewWorkingDays, after: entry.on)
        if let wanted, wanted < earliest {
            return .failure(
                Refusal(
                    .invalid,
                    "未能送合法性审核：审核时间不少于\(policy.reviewWorkingDays)个工作日（CONS-6），最早可要求\(earliest.chinese)前反馈。请修改日期。",
                    rule: "CONS-6", field: "wanted"))
        }
        return .success(
            .reviewSubmitted(
                LegalityReview(
                    id: id, round: reviews.count + 1, unit: reviewing, submittedOn: entry.on, dueOn: wanted ?? earliest,
                    submitter: officer.id, submitterName: officer.name, note: entry.note, file: entry.file)))
    }

    package func concludingReview(
        _ opinion: LegalityOpinion, _ entry: StageEntry, by officer: Officer, today: Day
    ) -> Result<NormativeEvent, Refusal> {
        if let refusal = refusal(of: .concludeReview, by: officer)
            ?? NormativeText.fault(in: entry.note, .concludeReview, "审核意见", required: true)
        {
            return .failure(refusal)
        }
        guard let review = openReview else { return .failure(.notFound) }
        return concluding(
            review,
            LegalityReview.Conclusion(
                opinion: opinion, text: entry.note, file: entry.file, on: entry.on, reviewer: officer.id,
                reviewerName: officer.name), today: today, platform: nil)
    }

    /// The opinion of a review platform; who carries it in answers for it, so the same persons may as may conclude.
    package func importing(
        _ opinion: PlatformOpinion, by officer: Officer, today: Day
    ) -> Result<NormativeEvent, Refusal> {
        if let refusal = refusal(of: .concludeReview, by: officer)
            ?? NormativeText.fault(in: opinion.text, .concludeReview, "审核意见", required: true)
        {
            return .failure(refusal)
        }
        guard !opinion.reference.id.isEmpty, opinion.reference.id.count <= 200 else {
            return .failure(Refusal(.invalid, "未能导入审核意见：没有审核平台的编号，或者编号过长。请核对导入文件。", field: "external_id"))
        }
        guard let review = openReview else { return .failure(.notFound) }
        return concluding(
            review,
            LegalityReview.Conclusion(
                opinion: opinion.opinion, text: opinion.text, file: opinion.file, on: opinion.on, reviewer: nil,
                reviewerName: opinion.reviewerName), today: today, platform: opinion.reference)
    }

    /// The draft was changed as the opinion asks: then it counts as lawful.
    package func revising(_ entry: StageEntry, by officer: Officer, today: Day) -> Result<NormativeEvent, Refusal> {
        if let refusal = refusal(of: .revise, by: officer)
            ?? NormativeText.fault(in: entry.note, .revise, "修改情况", required: true)
        {
            return .failure(refusal)
        }
        guard var review, let concluded = review.conclusion?.on, entry.on >= concluded, entry.on <= today else {
            return .failure(
                Refusal(.invalid, "未能登记修改：日期应在审核意见之后、今天以前。请核对。", rule: "CONS-6", field: "on"))
        }
        review.revision = stageRecord(entry, by: officer)
        return .success(.reviewRevised(review))
    }

    private func concluding(
        _ review: LegalityReview, _ conclusion: LegalityReview.Conclusion, today: Day, platform: PlatformReference?
    ) -> Result<NormativeEvent, Refusal> {
        guard conclusion.on >= review.submittedOn, conclusion.on <= today else {
            return .failure(
                Refusal(.invalid, "未能出具审核意见：日期应在送审之后、今天以前。请核对。", rule: "CONS-6", field: "on"))
        }
        var next = review
        next.conclusion = conclusion
        next.platform = platform
        return .success(.reviewConcluded(next))
    }
}
