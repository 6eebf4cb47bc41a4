package import Audit
package import Kernel
package import Obligations
package import People
package import SQL

/// What the records tell of an agency's site on a day (SITE-5, SITE-6).
package typealias InspectionGathering = @Sendable (AgencyID, Day, Snapshot) throws -> InspectionEvidence
/// Tells a unit what it has to mend, in the transaction that hands it out.
package typealias InspectionAlerting = @Sendable (InspectionAlert, Transaction) throws -> Void
/// Who answers for a page of the site; nil when nobody is known.
package typealias PageUnitReading = @Sendable (_ path: String) async throws -> UnitID?

/// Rehearsals of the site inspection, what they found, and who was told to mend it. Every method is one transaction.
package struct InspectionStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let people: PeopleStore
    let gather: InspectionGathering
    let alert: InspectionAlerting
    package let pack: InspectionPack
    /// Working days to mend what was handed out.
    package static let term = Term(.workingDays(10))
    static let rule = "SITE-6-R"

    package init(
        store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore, pack: InspectionPack,
        gather: @escaping InspectionGathering, alert: @escaping InspectionAlerting = { _, _ in }
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.people = people
        self.pack = pack
        self.gather = gather
        self.alert = alert
    }

    package var today: Day { store.timekeeper.now().day }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：这次检查刚由其他人办理过。请刷新页面，看过最新内容后再办理。")

    package static let subjectReader = SubjectReader(kind: InspectionRun.journalKind) { id, snapshot in
        guard let id = InspectionRunID(id) else { return nil }
        return try InspectionRows.run(id, in: snapshot)?.canonicalText
    }

    /// The rehearsal of a day by the records alone, not kept: `gongkai inspect`.
    package func preview(_ agency: AgencyID, on day: Day) async throws -> InspectionResult {
        try await evidence(agency, on: day).0
    }

    package func evidence(
        _ agency: AgencyID, on day: Day
    ) async throws -> (InspectionResult, InspectionEvidence) {
        try await store.read { snapshot in
            let evidence = try gather(agency, day, snapshot)
            return (pack.judge(evidence, on: day), evidence)
        }
    }

    /// Rehearsals of an agency, the newest first.
    package func list(of agency: AgencyID, for officer: Officer, size: Int = 50) async throws -> [InspectionRun] {
        guard RecordReach(of: officer, agency: agency, units: EmptyCollection<UnitID>()).canRead else {
            throw Refusal.notFound
        }
        return try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT \(InspectionRows.columns) FROM inspection_run WHERE agency_id = ?
                ORDER BY started_at DESC, id DESC LIMIT ?
                """, [agency, size]
            ).map(InspectionRows.run)
        }
    }

    package func detail(_ id: InspectionRunID, for officer: Officer) async throws -> InspectionDetail {
        try await store.read { snapshot in
            let run = try visible(id, to: officer, in: snapshot)
            let evidence = try InspectionRows.evidence(of: id, in: snapshot)
            let result = pack.judge(evidence, on: run.day)
            let before = try previous(run, in: snapshot)
            let comparison = try before.map { old in
                InspectionComparison(
                    pack.judge(try InspectionRows.evidence(of: old.id, in: snapshot), on: old.day).todos, result.todos,
                    seen: evidence.seen, from: old.score ?? .none, to: run.score ?? .none)
            }
            return InspectionDetail(
                run: run, result: result, offersServices: evidence.offersServices ?? true, before: before,
                comparison: run.state == .done ? comparison : nil)
        }
    }

    package func timeline(of id: InspectionRunID, for officer: Officer) async throws -> [RecordedEntry] {
        try await store.read { snapshot in
            _ = try visible(id, to: officer, in: snapshot)
            return try journal.timeline(subjectKind: InspectionRun.journalKind, subjectID: id.text, in: snapshot)
        }
    }

    package func units(of agency: AgencyID) async throws -> [Unit] {
        try await store.read { try people.units(of: agency, includingClosed: true, in: $0) }
    }

    func visible(_ id: InspectionRunID, to officer: Officer, in snapshot: Snapshot) throws -> InspectionRun {
        guard let run = try InspectionRows.run(id, in: snapshot), run.reach(of: officer).canRead else {
            throw Refusal.notFound
        }
        return run
    }

    private func previous(_ run: InspectionRun, in snapshot: Snapshot) throws -> InspectionRun? {
        try snapshot.first(
            """
            SELECT \(InspectionRows.columns) FROM inspection_run
            WHERE agency_id = ? AND state = 'done' AND started_at < ? ORDER BY started_at DESC, id DESC LIMIT 1
            """, [run.agency, run.startedAt]
        ).map(InspectionRows.run)
    }
}

extension InspectionStore {
    /// What the last rehearsal by the end of `day` found in a unit, for its assessment; nil when there was none (EVAL-3).
    package static func found(
        in unit: UnitID, of agency: AgencyID, by day: Day, in snapshot: Snapshot
    ) throws -> MeasureReading? {
        let run = try snapshot.first(
            """
            SELECT \(InspectionRows.columns) FROM inspection_run
            WHERE agency_id = ? AND state = 'done' AND started_at < ? ORDER BY started_at DESC, id DESC LIMIT 1
            """, [agency, Moment(day: day.adding(days: 1))]
        ).map(InspectionRows.run)
        guard let run else { return nil }
        let facts = try InspectionRows.evidence(of: run.id, in: snapshot).facts.filter {
            $0.unit == unit && !InspectionStore.uncounted.contains($0.matter)
        }
        return MeasureReading(
            .count(facts.count),
            items: facts.map {
                MeasuredItem(
                    title: "\($0.matter.chinese)：\($0.subject)", address: "/console/inspection/\(run.id)", note: $0.note
                )
            })
    }

    /// Ages and waiting days are told of whatever is fine too.
    private static let uncounted: Set<InspectionMatter> = [
        .homeAge, .letterUnanswered, .questionUnanswered, .answersAge, .unreachable,
        .manyForms, .promptAnswers, .satisfied, .openData, .correctedInTime, .accessible,
    ]
}
