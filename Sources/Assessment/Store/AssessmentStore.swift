package import Audit
package import Inspection
package import Kernel
package import Obligations
package import People
package import SQL

/// The figure of one measure for one party in a period, as it stood at the end of a day; nil when the records tell none.
package typealias AssessmentReading =
    @Sendable (AssessedParty, _ of: AgencyID, _ measure: String, Period, Day, Snapshot) throws -> MeasureReading?

/// Assessments: rounds, sheets, and every act on them. Every method is one transaction.
package struct AssessmentStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let people: PeopleStore
    /// The first that holds on a day is used.
    package let schemes: [AssessmentScheme]
    let read: AssessmentReading

    package init(
        store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore,
        schemes: [AssessmentScheme], read: @escaping AssessmentReading
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.people = people
        self.schemes = schemes
        self.read = read
    }

    package var today: Day { store.timekeeper.now().day }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：这份考核刚由其他人办理过。请刷新页面，看过最新内容后再办理。")

    package static let subjectReader = SubjectReader(kind: AssessmentSheet.journalKind) { id, snapshot in
        guard let id = AssessmentSheetID(id) else { return nil }
        return try AssessmentRows.sheet(id, in: snapshot)?.canonicalText
    }

    /// The scheme by which `year` is assessed.
    package func scheme(for year: Int) throws -> AssessmentScheme {
        let day = Day(year: year, month: 12, day: 31) ?? today
        guard let scheme = schemes.first(where: { $0.holds(on: day) }) else {
            throw Refusal(.stateRefused, "没有启动考核：没有适用于 \(year) 年的考核办法。请在数据文件夹的 assessment 中写明。", rule: "EVAL-2")
        }
        return scheme
    }

    package func scheme(of round: AssessmentRound) throws -> AssessmentScheme {
        guard let scheme = schemes.first(where: { $0.id == round.scheme }) else {
            throw Refusal(.unavailable, "没有打开：考核办法“\(round.scheme)”的文件已不在数据文件夹。请恢复该文件。", rule: "EVAL-2")
        }
        return scheme
    }

    /// Rounds of the officer's agency and of the agency that assesses it, the latest first.
    package func rounds(for officer: Officer) async throws -> [AssessmentRound] {
        guard !officer.isAdministrator else { return [] }
        let units = officer.units.sorted()
        let own = units.isEmpty ? "" : " OR s.party_unit_id IN (\(SQLList.marks(units.count)))"
        let names = AssessmentRows.roundColumns.split(separator: ", ").map { "r.\($0)" }.joined(separator: ", ")
        return try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT \(names) FROM assessment_round r WHERE r.agency_id = ? OR EXISTS (
                    SELECT 1 FROM assessment_sheet s WHERE s.round_id = r.id AND (s.party_agency_id = ?\(own)))
                ORDER BY r.year DESC, r.id DESC LIMIT 50
                """, [officer.agency, officer.agency] as [any SQLConvertible] + units
            ).map(AssessmentRows.round)
        }
    }

    /// The sheets of a round that `officer` may read, each group ranked among all of it.
    package func ranking(
        _ id: AssessmentRoundID, for officer: Officer
    ) async throws -> (round: AssessmentRound, scheme: AssessmentScheme, groups: [(PartyGroup, [RankedSheet])]) {
        try await store.read { snapshot in
            guard let round = try AssessmentRows.round(id, in: snapshot) else { throw Refusal.notFound }
            let sheets = try AssessmentRows.sheets(of: id, in: snapshot)
            guard sheets.contains(where: { $0.isReadable(by: officer) }) || officer.agency == round.agency,
                !officer.isAdministrator
            else { throw Refusal.notFound }
            let groups = PartyGroup.allCases.map { group in
                (
                    group,
                    RankedSheet.ranking(sheets.filter { $0.group == group }).filter { $0.sheet.isReadable(by: officer) }
                )
            }
            return (round, try scheme(of: round), groups.filter { !$0.1.isEmpty })
        }
    }

    package func detail(_ id: AssessmentSheetID, for officer: Officer) async throws -> SheetDetail {
        try await store.read { snapshot in
            let sheet = try visible(id, to: officer, in: snapshot)
            guard let round = try AssessmentRows.round(sheet.round, in: snapshot) else { throw Refusal.notFound }
            let scheme = try scheme(of: round)
            let scores =
                sheet.stage.isFrozen
                ? try AssessmentRows.scores(of: id, by: scheme.indicators(for: sheet.group), in: snapshot)
                : try measured(sheet, round, scheme, on: today, in: snapshot)
            return SheetDetail(
                sheet: sheet, round: round, scores: scores,
                total: sheet.stage.isFrozen ? sheet.total : scheme.total(scores), appealEnds: appealEnds(sheet),
                history: try history(sheet, for: officer, in: snapshot))
        }
    }

    package func timeline(of id: AssessmentSheetID, for officer: Officer) async throws -> [RecordedEntry] {
        try await store.read { snapshot in
            _ = try visible(id, to: officer, in: snapshot)
            return try journal.timeline(subjectKind: AssessmentSheet.journalKind, subjectID: id.text, in: snapshot)
        }
    }

    /// By today's records, indicator by indicator; those a person judges are open.
    func measured(
        _ sheet: AssessmentSheet, _ round: AssessmentRound, _ scheme: AssessmentScheme, on day: Day,
        in snapshot: Snapshot
    ) throws -> [IndicatorScore] {
        guard let first = Day(year: round.year, month: 1, day: 1) else { return [] }
        let period = Period(.year, containing: first), on = min(day, period.last)
        return try scheme.indicators(for: sheet.group).map { indicator in
            guard let measure = indicator.measure else { return indicator.blank("待核查评分") }
            return indicator.score(try read(sheet.party, sheet.agency, measure, period, on, snapshot))
        }
    }

    func visible(_ id: AssessmentSheetID, to officer: Officer, in snapshot: Snapshot) throws -> AssessmentSheet {
        guard let sheet = try AssessmentRows.sheet(id, in: snapshot), sheet.isReadable(by: officer) else {
            throw Refusal.notFound
        }
        return sheet
    }

    func appealEnds(_ sheet: AssessmentSheet) -> Day? {
        sheet.notifiedAt.map { obligations.calendar.workday(AssessmentLaw.appealDays, after: $0.day) }
    }

    private func history(
        _ sheet: AssessmentSheet, for officer: Officer, in snapshot: Snapshot
    ) throws -> [(year: Int, id: AssessmentSheetID, total: Points?)] {
        var unit: UnitID?, agency: AgencyID?
        switch sheet.party {
        case .unit(let id): unit = id
        case .agency(let id): agency = id
        }
        let names = AssessmentRows.columns.split(separator: ", ").map { "s.\($0)" }.joined(separator: ", ")
        return try snapshot.query(
            """
            SELECT \(names), r.year FROM assessment_sheet s JOIN assessment_round r ON r.id = s.round_id
            WHERE s.agency_id = ? AND s.id <> ? AND (s.party_unit_id = ? OR s.party_agency_id = ?)
            ORDER BY r.year DESC LIMIT 10
            """, [sheet.agency, sheet.id, unit, agency]
        ).compactMap { row in
            let other = try AssessmentRows.sheet(from: row)
            return other.isReadable(by: officer) ? (try row.integer(21), other.id, other.total) : nil
        }
    }

    /// How many sheets wait for this officer.
    package func waiting(for officer: Officer) async throws -> Int {
        guard !officer.isAdministrator, !officer.holds(.supervisor) else { return 0 }
        let units = officer.units.sorted(), day = today
        let own = units.isEmpty ? "" : " OR party_unit_id IN (\(SQLList.marks(units.count)))"
        return try await store.read { snapshot in
            let sheets = try snapshot.query(
                """
                SELECT \(AssessmentRows.columns) FROM assessment_sheet
                WHERE stage NOT IN ('notified', 'settled') AND (agency_id = ? OR party_agency_id = ?\(own))
                """, [officer.agency, officer.agency] as [any SQLConvertible] + units
            ).map(AssessmentRows.sheet)
            return sheets.count { sheet in
                SheetAct.allCases.contains {
                    $0 != .appeal && sheet.refusal(of: $0, by: officer, today: day, appealEnds: nil) == nil
                }
            }
        }
    }
}

extension AssessmentStore {
    /// Share of openness in the last assessment that was begun by the end of `day` (EVAL-1).
    package static func weight(of agency: AgencyID, on day: Day, in snapshot: Snapshot) throws -> MeasureReading {
        let row = try snapshot.first(
            """
            SELECT share, year FROM assessment_round WHERE agency_id = ? AND opened_at < ? ORDER BY year DESC LIMIT 1
            """, [agency, Moment(day: day.adding(days: 1))])
        guard let row else { return MeasureReading(.rate(part: 0, whole: 0)) }
        return MeasureReading(.rate(part: try row.integer(0), whole: 100))
    }
}
