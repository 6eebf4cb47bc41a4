package import Kernel
package import SQL

/// Visits by the clock, kept for the week that an inspection looks at (SITE-5, item 2).
extension InspectionStore {
    /// How long visits are kept.
    static let probesKept = 400

    package func isProbed(_ slot: Moment, _ port: Int, of agency: AgencyID) async throws -> Bool {
        try await store.read { snapshot in
            try snapshot.first(
                "SELECT 1 FROM inspection_probe WHERE agency_id = ? AND port = ? AND slot = ?", [agency, port, slot])
                != nil
        }
    }

    /// Keeps a visit; another program may have made it.
    ///
    /// - Parameter isOwn: whether this program serves the site: then an hour without a visit is an hour in which nobody
    ///   could open it.
    package func record(_ probe: SiteProbe, of agency: AgencyID, isOwn: Bool) async throws {
        try await store.write { tx in
            let last = try tx.first(
                "SELECT max(slot) FROM inspection_probe WHERE agency_id = ? AND port = ? AND slot < ?",
                [agency, probe.port, probe.slot])?.optionalMoment(0)
            let missed = isOwn ? last.map { SiteProbe.missed(after: $0, before: probe.slot) } ?? [] : []
            for one in missed.map({ SiteProbe(slot: $0, port: probe.port, milliseconds: 0, failure: "网站没有运行") })
                + [probe]
            {
                try tx.execute(
                    """
                    INSERT INTO inspection_probe (agency_id, port, slot, milliseconds, failure) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (agency_id, port, slot) DO NOTHING
                    """, [agency, one.port, one.slot, one.milliseconds, one.failure])
            }
            try tx.execute(
                "DELETE FROM inspection_probe WHERE agency_id = ? AND port = ? AND slot < ?",
                [agency, probe.port, Moment(day: probe.slot.day.adding(days: -InspectionStore.probesKept))])
        }
    }

    /// The seven days that end with `last`.
    package static func reach(of agency: AgencyID, endingOn last: Day, in snapshot: Snapshot) throws -> ReachWeek {
        let first = last.adding(days: 1 - ReachWeek.days)
        return ReachWeek(try probes(of: agency, from: first, through: last, in: snapshot), endingOn: last)
    }

    /// The last seven whole days, and what was not open in thirty, the latest first.
    package func reach(for officer: Officer) async throws -> (week: ReachWeek, failed: [SiteProbe]) {
        guard RecordReach(of: officer, agency: officer.agency, units: EmptyCollection<UnitID>()).canRead else {
            throw Refusal.notFound
        }
        let today = today
        return try await store.read { snapshot in
            let found = try InspectionStore.probes(
                of: officer.agency, from: today.adding(days: -30), through: today, in: snapshot)
            return (
                ReachWeek(found, endingOn: today.adding(days: -1)), found.filter { !$0.isOpen }.reversed()
            )
        }
    }

    private static func probes(
        of agency: AgencyID, from first: Day, through last: Day, in snapshot: Snapshot
    ) throws -> [SiteProbe] {
        try snapshot.query(
            """
            SELECT slot, port, milliseconds, failure FROM inspection_probe
            WHERE agency_id = ? AND slot >= ? AND slot < ? ORDER BY slot, port
            """, [agency, Moment(day: first), Moment(day: last.adding(days: 1))]
        ).map {
            SiteProbe(
                slot: try $0.moment(0), port: try $0.integer(1), milliseconds: try $0.integer(2),
                failure: try $0.text(3))
        }
    }
}
