package import Kernel

/// The steps of the import wizard. All of them belong to the openness office (ROLE-2).
package enum ImportDecision {
    package static func refusal(by officer: Officer, agency: AgencyID) -> Refusal? {
        guard RecordReach(of: officer, agency: agency, units: []).canRead else { return .notFound }
        guard officer.agency == agency, officer.holds(.opennessOffice), !officer.holds(.supervisor) else {
            return Refusal(.roleRefused, "导入和确认工作要点由政务公开办办理。请联系政务公开办。", rule: "ROLE-2")
        }
        return nil
    }

    /// A plan ready for the ledger, or why it is not.
    package static func confirming(
        _ draft: ImportDraft, by officer: Officer, agency: AgencyID, created: [String: UnitID]
    ) -> Result<ConfirmedPlan, Refusal> {
        if let refusal = refusal(by: officer, agency: agency) ?? fault(of: draft) { return .failure(refusal) }
        guard let year = draft.year, let yearEnd = Day(year: year, month: 12, day: 31) else {
            return .failure(missingYear)
        }
        let fallback = draft.reportDue.flatMap { Day(iso: $0) } ?? yearEnd
        let tasks = draft.rows.filter(\.included).map { row in
            ConfirmedTask(
                row: row, due: row.due.flatMap { Day(iso: $0) } ?? fallback,
                assignments: assignments(of: row, in: draft, created: created))
        }
        return .success(
            ConfirmedPlan(draft: draft, year: year, reportDue: draft.reportDue.flatMap { Day(iso: $0) }, tasks: tasks))
    }

    static let missingYear = Refusal(
        .invalid, "未能确认：没有年度。请填写这份要点的年度，例如 2026。", rule: "TASK-1", field: "year")

    private static func fault(of draft: ImportDraft) -> Refusal? {
        if draft.openQuestions > 0 {
            return Refusal(
                .stateRefused, "未能确认：还有 \(draft.openQuestions) 处需要您确认。请逐项回答后再确认。", rule: "TASK-1")
        }
        guard draft.rows.contains(where: \.included) else {
            return Refusal(.invalid, "未能确认：没有一项任务。请恢复需要的行，或重新上传文件。", rule: "TASK-1")
        }
        if draft.title.isEmpty {
            return Refusal(.invalid, "未能确认：没有标题。请填写这份要点的标题。", rule: "TASK-1", field: "title")
        }
        if let year = draft.year, (1990...2199).contains(year) { return nil }
        return missingYear
    }

    /// The units of a row: each name through its choice; a unit named twice keeps its weightiest duty.
    private static func assignments(
        of row: ImportRow, in draft: ImportDraft, created: [String: UnitID]
    ) -> [Assignment] {
        var found: [UnitID: Duty] = [:]
        for item in row.units {
            guard let duty = Duty(rawValue: item.duty) else { continue }
            for unit in units(named: item.name, in: draft, created: created) {
                found[unit] = min(found[unit] ?? duty, duty)
            }
        }
        return found.map { Assignment(unit: $0.key, duty: $0.value) }
            .sorted { ($0.duty, $0.unit) < ($1.duty, $1.unit) }
    }

    private static func units(named name: String, in draft: ImportDraft, created: [String: UnitID]) -> [UnitID] {
        switch draft.units.first(where: { $0.name == name })?.choice {
        case .units(let ids): ids.compactMap { UnitID($0) }
        case .create: created[name].map { [$0] } ?? []
        case .ignore, nil: []
        }
    }
}

/// A plan as it enters the ledger.
package struct ConfirmedPlan: Hashable, Sendable {
    package let title: String
    package let year: Int
    package let issuer: String?
    package let documentNumber: String?
    package let reportDue: Day?
    package let contactDepartment: String?
    package let tasks: [ConfirmedTask]

    package init(draft: ImportDraft, year: Int, reportDue: Day?, tasks: [ConfirmedTask]) {
        title = draft.title
        self.year = year
        issuer = draft.issuer
        documentNumber = draft.documentNumber
        self.reportDue = reportDue
        contactDepartment = draft.contactDepartment
        self.tasks = tasks
    }
}

package struct ConfirmedTask: Hashable, Sendable {
    package let row: ImportRow
    package let due: Day
    /// What the plan proposes; nobody is handed the task before the office assigns it.
    package let assignments: [Assignment]

    package init(row: ImportRow, due: Day, assignments: [Assignment]) {
        self.row = row
        self.due = due
        self.assignments = assignments
    }
}
