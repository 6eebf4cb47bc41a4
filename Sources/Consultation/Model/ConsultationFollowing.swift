package import Documents
package import Kernel

/// What comes after the comments: legality, links, evaluation, archive.
extension PublicConsultation {
    /// CONS-6: the reviewer is given at least seven working days.
    package func submittingLegality(
        by officer: Officer, on day: Day, calendar: WorkCalendar
    ) -> Result<PublicConsultation, Refusal> {
        if let refusal = refusal(of: .submitLegality, by: officer, on: day) { return .failure(refusal) }
        var next = self
        next.version += 1
        next.legality = ConsultationLegality(
            submittedOn: day, dueOn: calendar.workday(7, after: day), submitter: officer.id)
        return .success(next)
    }

    package func concludingLegality(
        _ opinion: LegalityOpinion?, words: String, by officer: Officer, on day: Day
    ) -> Result<PublicConsultation, Refusal> {
        if let refusal = refusal(of: .concludeLegality, by: officer, on: day) { return .failure(refusal) }
        guard let opinion else {
            return .failure(
                Refusal(.invalid, "未能出具审查意见：没有选择结论（CONS-6）。请选择一项。", rule: "CONS-6", field: "opinion"))
        }
        if let fault = Self.fault(in: words, .concludeLegality, "审查意见") { return .failure(fault) }
        var next = self
        next.version += 1
        next.legality?.opinion = opinion
        next.legality?.words = words
        next.legality?.concludedOn = day
        next.legality?.reviewerName = officer.name
        return .success(next)
    }

    package func linking(_ linked: ConsultationLinked, by officer: Officer, on day: Day) -> Result<
        PublicConsultation, Refusal
    > {
        if let refusal = refusal(of: .link, by: officer, on: day) { return .failure(refusal) }
        for (field, page) in [
            ("document_page", linked.documentPage), ("interpretation_page", linked.interpretationPage),
        ] where !page.isEmpty && !Self.isPath(page) {
            return .failure(
                Refusal(.invalid, "未能关联文件和解读：地址不是本网站的网页。请复制以/开头的地址。", rule: "CONS-9", field: field))
        }
        var next = self
        next.version += 1
        next.links = linked
        return .success(next)
    }

    static func isPath(_ text: String) -> Bool {
        text.hasPrefix("/") && !text.hasPrefix("//") && text.utf8.count <= 300
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "\"") }
    }

    package func requiringEvaluation(
        _ trigger: ConsultationEvaluation.Trigger?, until dueOn: Day?, by officer: Officer, on day: Day
    ) -> Result<PublicConsultation, Refusal> {
        if let refusal = refusal(of: .requireEvaluation, by: officer, on: day) { return .failure(refusal) }
        guard let trigger, let dueOn, dueOn > day, dueOn <= day.adding(days: 1_100) else {
            return .failure(
                Refusal(
                    .invalid, "未能启动决策后评估：没有选择原因，或者期限不在今天以后、三年以内（CONS-7）。请改正后再提交。", rule: "CONS-7",
                    field: "due_on"))
        }
        var next = self
        next.version += 1
        next.evaluation = ConsultationEvaluation(trigger: trigger, dueOn: dueOn)
        return .success(next)
    }

    package func evaluating(words: String, by officer: Officer, on day: Day) -> Result<PublicConsultation, Refusal> {
        if let refusal = refusal(of: .evaluate, by: officer, on: day) { return .failure(refusal) }
        if let fault = Self.fault(in: words, .evaluate, "评估结果") { return .failure(fault) }
        var next = self
        next.version += 1
        next.evaluation?.words = words
        next.evaluation?.doneOn = day
        return .success(next)
    }

    package func archiving(by officer: Officer, on day: Day) -> Result<PublicConsultation, Refusal> {
        if let refusal = refusal(of: .archive, by: officer, on: day) { return .failure(refusal) }
        var next = self
        next.version += 1
        next.stage = .archived
        return .success(next)
    }
}
