import Documents
import Interpretation
package import Kernel
import Obligations
import People
import SQL

/// Lists and views, for staff and for everybody.
extension ConsultationStore {
    package func list(_ query: ConsultationQuery, for officer: Officer) async throws -> ConsultationListPage {
        guard !officer.isAdministrator else { return ConsultationListPage(lines: [], total: 0) }
        return try await store.read { snapshot in
            let (condition, values) = ConsultationStore.condition(query, officer, on: today)
            return try page(condition, values, query, in: snapshot)
        }
    }

    private static func condition(
        _ query: ConsultationQuery, _ officer: Officer, on day: Day
    ) -> (String, [any SQLConvertible]) {
        var parts = ["agency_id = ?"], values: [any SQLConvertible] = [officer.agency]
        let units = officer.units.sorted(), overseen = officer.overseen.sorted()
        if !units.isEmpty {
            parts[0] += " OR unit_id IN (\(SQLList.marks(units.count)))"
            values += units as [any SQLConvertible]
        }
        if !overseen.isEmpty {
            parts[0] += " OR agency_id IN (\(SQLList.marks(overseen.count))) AND \(isPublic)"
            values += overseen as [any SQLConvertible]
        }
        parts[0] = "(\(parts[0]))"
        add(query, on: day, to: &parts, &values)
        return (parts.joined(separator: " AND "), values)
    }

    private static let isPublic =
        "EXISTS (SELECT 1 FROM consultation_round r WHERE r.consultation_id = consultation.id)"

    private static func add(
        _ query: ConsultationQuery, on day: Day, to parts: inout [String], _ values: inout [any SQLConvertible]
    ) {
        if let phase = query.phase {
            switch phase {
            case .collecting, .sorting:
                parts.append("stage = 'issued' AND closes_on \(phase == .collecting ? ">=" : "<") ?")
                values.append(day)
            case .drafting: parts.append("stage = 'drafting'")
            case .review: parts.append("stage = 'review'")
            case .explaining: parts.append("stage = 'explained'")
            case .released: parts.append("stage = 'released'")
            case .archived: parts.append("stage = 'archived'")
            case .dropped: parts.append("stage = 'dropped'")
            }
        }
        if let kind = query.kind {
            parts.append("kind = ?")
            values.append(kind.rawValue)
        }
        if !query.words.isEmpty {
            let pattern = "%" + query.words.filter { !"%_!".contains($0) } + "%"
            parts.append("(number LIKE ? OR title LIKE ?)")
            values += [pattern, pattern] as [any SQLConvertible]
        }
    }

    private func page(
        _ condition: String, _ values: [any SQLConvertible], _ query: ConsultationQuery, in snapshot: Snapshot
    ) throws -> ConsultationListPage {
        let total = try snapshot.first("SELECT count(*) FROM consultation WHERE \(condition)", values)?.integer(0)
        let found = try ConsultationRows.all(
            where: condition + """
                 ORDER BY CASE WHEN stage = 'issued' THEN 0 WHEN stage IN ('drafting', 'review', 'explained') THEN 1
                ELSE 2 END, closes_on DESC, id DESC LIMIT ? OFFSET ?
                """, values + [query.size, (query.page - 1) * query.size], in: snapshot)
        return ConsultationListPage(lines: try found.map { try line(of: $0, in: snapshot) }, total: total ?? 0)
    }

    func line(of found: PublicConsultation, in snapshot: Snapshot) throws -> ConsultationLine {
        let now = store.timekeeper.now(), phase = found.phase(on: now.day)
        let count = try snapshot.first(
            "SELECT count(*) FROM consultation_comment WHERE consultation_id = ? AND round = ? AND state <> 'set_aside'",
            [found.id, found.round?.number ?? 0])
        return ConsultationLine(
            consultation: found, phase: phase, reading: try reading(of: found, phase, at: now, in: snapshot),
            comments: try count?.integer(0) ?? 0, today: now.day)
    }

    private func reading(
        of found: PublicConsultation, _ phase: ConsultationPhase, at now: Moment, in snapshot: Snapshot
    ) throws -> ClockReading? {
        switch phase {
        case .drafting, .review, .released, .archived, .dropped: return nil
        case .collecting, .sorting, .explaining: break
        }
        guard let round = found.round?.number else { return nil }
        let subject = Obligation.Subject(
            kind: round == 1 ? "consultation" : "consultation_\(round)", id: found.id.text)
        return try obligations.obligation("CONS-9", on: subject, of: found.agency, in: snapshot)?
            .reading(at: now, calendar: calendar)
    }

    package func view(_ id: ConsultationID, for officer: Officer) async throws -> ConsultationView {
        try await store.read { try view(of: try visible(id, to: officer, in: $0), in: $0) }
    }

    func view(of found: PublicConsultation, in snapshot: Snapshot) throws -> ConsultationView {
        let round = found.round?.number ?? 0
        let questions =
            found.contents.questions.isEmpty ? [] : try SurveyText.questions(found.contents.questions).get()
        return ConsultationView(
            line: try line(of: found, in: snapshot),
            unitName: try people.units(of: found.agency, includingClosed: true, in: snapshot)
                .first { $0.id == found.unit }?.name ?? "",
            counts: try CommentRows.counts(of: found.id, round: round, in: snapshot),
            groups: try CommentRows.groups(of: found.id, round: round, in: snapshot),
            hearings: try CommentRows.hearings(of: found.id, in: snapshot), questions: questions,
            survey: SurveyResults(questions, try CommentRows.responses(of: found.id, round: round, in: snapshot)),
            normative: try found.links.normative.flatMap { try normatives.text($0, in: snapshot) })
    }

    // MARK: Everybody

    /// What was published: running ones first, the next to close on top.
    package func publicList(page: Int = 1, size: Int = 20) async throws -> ConsultationListPage {
        let page = min(max(page, 1), 10_000)
        return try await store.read { snapshot in
            let isPublic = ConsultationStore.isPublic, today = today
            let total = try snapshot.first("SELECT count(*) FROM consultation WHERE \(isPublic)")?.integer(0)
            let found = try ConsultationRows.all(
                where: """
                    \(isPublic) ORDER BY CASE WHEN stage = 'issued' AND closes_on >= ? THEN 0 ELSE 1 END,
                    CASE WHEN stage = 'issued' AND closes_on >= ? THEN closes_on ELSE '' END, closes_on DESC, id DESC
                    LIMIT ? OFFSET ?
                    """, [today, today, size, (page - 1) * size], in: snapshot)
            return ConsultationListPage(lines: try found.map { try line(of: $0, in: snapshot) }, total: total ?? 0)
        }
    }

    /// All of them with their results, the latest first, for those who take the data.
    package func publicViews(most: Int) async throws -> [ConsultationView] {
        try await store.read { snapshot in
            try ConsultationRows.all(
                where: "\(ConsultationStore.isPublic) ORDER BY closes_on DESC, id DESC LIMIT ?", [most], in: snapshot
            ).map { try view(of: $0, in: snapshot) }
        }
    }

    package func publicView(_ id: ConsultationID) async throws -> ConsultationView {
        try await store.read { try view(of: try published(id, in: $0), in: $0) }
    }

    /// How many wait for this officer: to be reviewed or released by the office, to be sorted by the unit.
    package func waiting(for officer: Officer) async throws -> Int {
        guard !officer.isAdministrator, !officer.holds(.supervisor) else { return 0 }
        let leads = PublicConsultation.leads(officer, agency: officer.agency), units = officer.units.sorted()
        return try await store.read { snapshot in
            var count = 0
            if leads {
                count +=
                    try snapshot.first(
                        "SELECT count(*) FROM consultation WHERE agency_id = ? AND stage IN ('review', 'explained')",
                        [officer.agency])?.integer(0) ?? 0
                count +=
                    try snapshot.first(
                        "SELECT count(*) FROM consultation_matter WHERE agency_id = ? AND state <> 'answered'",
                        [officer.agency])?.integer(0) ?? 0
            }
            guard !units.isEmpty else { return count }
            let values: [any SQLConvertible] = units + [today] as [any SQLConvertible]
            return try count
                + (snapshot.first(
                    """
                    SELECT count(*) FROM consultation WHERE unit_id IN (\(SQLList.marks(units.count)))
                    AND stage = 'issued' AND closes_on < ?
                    """, values)?.integer(0) ?? 0)
        }
    }
}
