import Ciphers
package import Kernel
import SQL

/// Repeat applicants and applications that ask nearly the same: hints for staff (FOI-36(6), FOI-44), never a decision.
extension RequestStore {
    private static let mostShown = 20

    func similar(
        to wanted: WantedInformation, except own: RequestID?, _ applicant: Applicant, _ cipher: FieldCipher,
        of agency: AgencyID, for officer: Officer, in snapshot: Snapshot
    ) throws -> [SimilarRequest] {
        let same = try sameApplicant(applicant, cipher, of: agency, in: snapshot)
        let like = try RequestLikeness.candidates(like: wanted, of: agency, in: snapshot)
        var found: [SimilarRequest] = []
        for id in Set(like).union(same) where id != own {
            guard let other = try RequestRows.request(id, opening: nil, in: snapshot),
                other.reach(of: officer).canRead
            else { continue }
            let likeness = RequestLikeness.likeness(wanted, other.wanted)
            guard same.contains(id) || likeness >= RequestLikeness.least else { continue }
            found.append(
                SimilarRequest(
                    id: id, number: other.number, stage: other.stage, description: other.wanted.description,
                    arrivedOn: other.arrivedAt.day, isSameApplicant: same.contains(id), likeness: likeness,
                    code: other.closing?.code))
        }
        found.sort { ($0.likeness, $0.arrivedOn, $0.id.text) > ($1.likeness, $1.arrivedOn, $1.id.text) }
        return Array(found.prefix(RequestStore.mostShown))
    }

    private func sameApplicant(
        _ applicant: Applicant, _ cipher: FieldCipher, of agency: AgencyID, in snapshot: Snapshot
    ) throws -> Set<RequestID> {
        var ids = try snapshot.query(
            """
            SELECT request_id FROM request_applicant WHERE agency_id = ? AND proof_key = ?
            ORDER BY request_id DESC LIMIT 30
            """, [agency, ApplicantRows.proofKey(applicant, cipher)]
        ).map { try $0.id(0) as RequestID }
        if let phone = ApplicantRows.phoneKey(applicant, cipher) {
            ids += try snapshot.query(
                """
                SELECT request_id FROM request_applicant WHERE agency_id = ? AND phone_key = ?
                ORDER BY request_id DESC LIMIT 30
                """, [agency, phone]
            ).map { try $0.id(0) }
        }
        return Set(ids)
    }

    /// How many different applicants asked nearly the same, this case among them (FOI-44: three make a proposal).
    package func askedTimes(_ id: RequestID, for officer: Officer) async throws -> Int {
        let cipher = try cipher()
        return try await store.read { snapshot in
            let request = try visible(id, to: officer, opening: cipher, in: snapshot)
            var applicants: Set<String> = []
            for other in try RequestLikeness.candidates(like: request.wanted, of: request.agency, in: snapshot) {
                guard let found = try RequestRows.request(other, opening: nil, in: snapshot),
                    RequestLikeness.likeness(request.wanted, found.wanted) >= RequestStore.sameSubject,
                    let row = try snapshot.first(
                        "SELECT proof_key FROM request_applicant WHERE request_id = ?", [other])
                else { continue }
                applicants.insert(try row.text(0))
            }
            return applicants.count
        }
    }

    /// Of a hundred: two descriptions that share so much ask for the same.
    static let sameSubject = 60

    /// What this applicant has asked in the calendar month before this case: the count that fees by item start from (FEE-2).
    package func earlierInMonth(_ id: RequestID, for officer: Officer) async throws -> Int {
        let cipher = try cipher()
        return try await store.read { snapshot in
            let request = try visible(id, to: officer, opening: cipher, in: snapshot)
            let day = request.receivedOn ?? request.arrivedAt.day
            guard let first = Day(year: day.year, month: day.month, day: 1),
                let key = try snapshot.first("SELECT proof_key FROM request_applicant WHERE request_id = ?", [id])
            else { return 0 }
            return try snapshot.first(
                """
                SELECT count(*) FROM request_applicant a JOIN request r ON r.id = a.request_id
                WHERE a.agency_id = ? AND a.proof_key = ? AND r.received_on >= ? AND r.received_on < ?
                    AND r.kind = 'disclosure' AND r.id < ?
                """, [request.agency, try key.text(0), first, first.adding(months: 1), id]
            )?.integer(0) ?? 0
        }
    }
}
