import Audit
import Inspection
package import Kernel
import Obligations
import People
import SQL

/// What people do with rounds and sheets. Each loads, decides and writes in one transaction.
extension AssessmentStore {
    static let reportRule = "EVAL-2-R", appealRule = "EVAL-4-A"
    static let reportTerm = Term(.workingDays(10)), appealTerm = Term(.workingDays(10))

    /// Begins the assessment of a year: a sheet for each unit and each agency below, and the duty to report.
    package func open(_ year: Int, by officer: Officer) async throws -> AssessmentRound {
        if let refusal = RoundDecision.refusal(by: officer) { throw refusal }
        let scheme = try scheme(for: year)
        if let refusal = scheme.shareRefusal { throw refusal }
        return try await store.write { tx in
            guard year >= 2019, year <= tx.today.year else {
                throw Refusal(.invalid, "没有启动考核：年度应是 2019 至 \(tx.today.year)。", rule: "EVAL-2", field: "year")
            }
            let known = try tx.first(
                "SELECT 1 FROM assessment_round WHERE agency_id = ? AND year = ?", [officer.agency, year])
            guard known == nil else {
                throw Refusal(.stateRefused, "没有启动考核：\(year) 年的考核已经启动。请从列表打开。", rule: "EVAL-2", field: "year")
            }
            let round = AssessmentRound(
                id: tx.newID(), agency: officer.agency, year: year, scheme: scheme.id, share: scheme.share,
                openedAt: tx.now)
            try AssessmentRows.insert(round, in: tx)
            let sheets = try parties(of: officer.agency, round, scheme, in: tx)
            for sheet in sheets { try begin(sheet, year, in: tx) }
            try journal.append(
                JournalEntry(
                    by: officer, act: "assessment.open", subjectKind: AssessmentRound.journalKind,
                    subjectID: round.id.text, rule: "EVAL-1",
                    note: "启动 \(year) 年政务公开考核：\(sheets.count) 个单位，政务公开分值权重 \(scheme.share)%"), in: tx)
            return round
        }
    }

    private func begin(_ sheet: AssessmentSheet, _ year: Int, in tx: Transaction) throws {
        try AssessmentRows.insert(sheet, in: tx)
        try obligations.open(
            AssessmentStore.reportRule, on: sheet.duty, of: sheet.agency, title: "报送 \(year) 年政务公开考核自评（\(sheet.name)）",
            owner: sheet.owner, term: AssessmentStore.reportTerm, in: tx)
    }

    /// Units and agencies below, each once: an agency that a unit stands for is assessed as the agency.
    private func parties(
        of agency: AgencyID, _ round: AssessmentRound, _ scheme: AssessmentScheme, in tx: Transaction
    ) throws -> [AssessmentSheet] {
        try people.units(of: agency, in: tx).compactMap { unit in
            let party: AssessedParty = unit.ownAgency.map { .agency($0) } ?? .unit(unit.id)
            let group = PartyGroup(unit.kind)
            guard !scheme.indicators(for: group).isEmpty else { return nil }
            return AssessmentSheet(
                id: tx.newID(), round: round.id, agency: agency, party: party, name: unit.name, group: group,
                owner: unit.id)
        }
    }

    @discardableResult
    package func act(
        _ input: SheetInput, on id: AssessmentSheetID, by officer: Officer, version: Int? = nil
    ) async throws -> AssessmentSheet {
        try await store.write { tx in
            let sheet = try visible(id, to: officer, in: tx)
            if let refusal = sheet.refusal(
                of: input.act, by: officer, today: tx.today, appealEnds: appealEnds(sheet))
            {
                throw refusal
            }
            if let fault = input.fault { throw fault }
            if let version, version != sheet.version { throw AssessmentStore.changedMeanwhile }
            let total = try settleScores(input, sheet, in: tx)
            let next = sheet.after(input, by: officer, at: tx.now, total: total)
            try AssessmentRows.update(next, from: sheet, in: tx)
            try settleDuties(input, next, in: tx)
            try journal.append(entry(input, sheet, next, officer), in: tx)
            return next
        }
    }

    /// The figures are kept by the check; an answer to an appeal adds to them.
    private func settleScores(_ input: SheetInput, _ sheet: AssessmentSheet, in tx: Transaction) throws -> Points? {
        guard let round = try AssessmentRows.round(sheet.round, in: tx) else { throw Refusal.notFound }
        let scheme = try scheme(of: round)
        switch input {
        case .check(let manual):
            let scores = try measured(sheet, round, scheme, on: tx.today, in: tx).map { score in
                guard score.indicator.measure == nil else { return score }
                guard let given = manual[score.indicator.id] else {
                    throw Refusal(
                        .invalid, "未能核查：“\(score.indicator.title)”没有评分。请填写后再提交。", rule: "EVAL-2",
                        field: "manual_\(score.indicator.id)")
                }
                return try score.indicator.score(given).get()
            }
            try AssessmentRows.keep(scores, of: sheet.id, in: tx)
            return scheme.total(scores)
        case .adjust(let points, _):
            let scores = try AssessmentRows.scores(of: sheet.id, by: scheme.indicators(for: sheet.group), in: tx)
            return scheme.total(scores, adjusted: points)
        case .report, .sendBack, .comment, .approve, .reject, .notify, .appeal, .uphold: return sheet.total
        }
    }

    private func settleDuties(_ input: SheetInput, _ sheet: AssessmentSheet, in tx: Transaction) throws {
        switch input.act {
        case .report:
            let duty = try obligations.obligation(
                AssessmentStore.reportRule, on: sheet.duty, of: sheet.agency, in: tx)
            // A report that was sent back had met its duty when it came first.
            guard duty?.state == .open else { return }
            try obligations.append(
                .met, to: AssessmentStore.reportRule, on: sheet.duty, of: sheet.agency, at: tx.now, in: tx)
        case .appeal:
            guard let office = try people.units(of: sheet.agency, in: tx).first else { return }
            try obligations.open(
                AssessmentStore.appealRule, on: sheet.appealDuty, of: sheet.agency, title: "答复\(sheet.name)的考核申诉",
                owner: office.id, term: AssessmentStore.appealTerm, in: tx)
        case .uphold, .adjust:
            try obligations.append(
                .met, to: AssessmentStore.appealRule, on: sheet.appealDuty, of: sheet.agency, at: tx.now, in: tx)
        case .sendBack, .check, .comment, .approve, .reject, .notify: break
        }
    }

    private func entry(
        _ input: SheetInput, _ before: AssessmentSheet, _ after: AssessmentSheet, _ officer: Officer
    ) -> JournalEntry {
        var note = input.words
        if case .check = input { note = "得分 \(after.total?.description ?? "没有可以评定的指标")" }
        if case .adjust(let points, let words) = input { note = "增加 \(points) 分：\(words)" }
        return JournalEntry(
            agency: after.agency, actor: officer.id, actorName: officer.name, act: "assessment.\(input.act.rawValue)",
            subjectKind: AssessmentSheet.journalKind, subjectID: after.id.text, before: before.canonicalText,
            after: after.canonicalText, rule: "EVAL-2", note: note)
    }
}

extension PartyGroup {
    fileprivate init(_ kind: UnitKind) {
        self =
            switch kind {
            case .section: .section
            case .affiliate: .affiliate
            case .locality: .agency
            }
    }
}
