import Documents
import Kernel
import People
import SQL
import Synchronization

@testable import AnnualReport

/// What stands around a report: who compiles it, what time does to it, the register of normative documents.
extension ReportWorld {
    // MARK: What happens by itself

    /// A person of the openness office, so that the agency compiles reports.
    func addOffice(to agency: AgencyID) async throws {
        let unit = try await people.addUnit(
            UnitDraft(name: "政务公开办", kind: .section, order: 9), agency: agency, by: .operatorOfServer)
        _ = try await people.addMember(
            MemberDraft(
                name: "经办", login: "office\(agency.text.suffix(4))", phone: "",
                posts: [Post(unit: unit.id, isHead: false)], roles: [.opennessOffice]), agency: agency,
            by: .operatorOfServer)
    }

    /// Draws a file that says the how-many-th it is.
    func round() -> ReportRound {
        let drawn = Mutex(0)
        return ReportRound(reports: reports, shelf: shelf) { _ in
            Array("drawn \(drawn.withLock { count in count += 1; return count })".utf8)
        }
    }

    func counting(expiry: Bool) -> ReportStore {
        ReportStore(
            store: store, journal: journal, obligations: obligations, publishing: publishing, people: people,
            coding: .json, countsExpiryAsRepeal: expiry)
    }

    // MARK: Normative documents

    /// Issued in 2025: one that holds, one that was repealed, one whose term ran out.
    func addNormatives() async throws {
        try await store.write { tx in
            for (place, (term, ending)) in [("5y", nil), ("5y", "repealed"), ("2025-11-30", nil)].enumerated() {
                let id: NormativeID = tx.newID(), cleanUp: CleanUpID = tx.newID()
                try tx.execute(
                    """
                    INSERT INTO normative (id, agency_id, unit_id, drafter_id, drafter_name, title, issuer,
                        touches_market, number, registered_on, effective_on, term, ending, ended_on, clean_up_id,
                        version)
                    VALUES (?, ?, ?, ?, '', ?, '', 0, ?, '2025-02-03', '2025-03-01', ?, ?, ?, ?, 1)
                    """,
                    [
                        id, Self.commission, Self.section, Self.clerk.id, "第\(place)号办法", "青卫规〔2025〕\(place)号", term,
                        ending, ending.map { _ in "2025-11-30" }, ending.map { _ in cleanUp.text },
                    ])
            }
        }
    }
}
