import Ciphers
package import Kernel
import People
import SQL

/// What the holder of a query code sees.
extension RequestStore {
    /// The case of a query code; `Refusal.notFound` says nothing of whether there is such a code.
    package func track(_ code: String) async throws -> TrackedCase {
        let cipher = try cipher(), now = store.timekeeper.now()
        return try await store.read { snapshot in
            let found = try request(by: code, opening: cipher, in: snapshot)
            let applicant = try ApplicantRows.applicant(
                of: found.id, kind: found.applicantKind, opening: cipher, in: snapshot)
            let context = try context(of: found, at: now, in: snapshot)
            return TrackedCase(
                number: found.number, kind: found.kind, stage: found.stage,
                agencyName: try people.agency(found.agency, in: snapshot)?.name ?? "", wanted: found.wanted,
                applicant: MaskedApplicant(applicant), arrivedOn: found.arrivedAt.day, receivedOn: found.receivedOn,
                reply: try found.replyDuty.flatMap { try duty($0, of: found, at: now, in: snapshot) },
                correction: found.correction, reasons: found.reasons,
                fee: found.fee.flatMap { $0.isDecided ? $0 : nil },
                lengthening: found.lengthening.flatMap { $0.state == .approved ? $0 : nil },
                delivery: found.delivery, outcome: found.delivery == nil ? nil : found.draft?.outcome,
                letters: try applicantLetters(of: found, in: snapshot),
                files: try FileRows.all(of: found.id, on: shelf, in: snapshot).filter { found.shows($0) },
                steps: found.trackedSteps + (try moved(found, cipher, in: snapshot)), rating: found.rating,
                acts: found.allowedActs(in: context), version: found.version)
        }
    }

    func request(
        by code: String, opening cipher: FieldCipher, in snapshot: Snapshot
    ) throws -> DisclosureRequest {
        guard let code = QueryCode.read(code),
            let row = try snapshot.first(
                "SELECT \(RequestColumns.list) FROM request r WHERE r.code_hash = ?\(RequestRows.lock(snapshot))",
                [QueryCode.digest(code)])
        else {
            throw Refusal(.notFound, "没有查到：查询码不对，或者不是政府信息公开申请的查询码。请核对回执上的12位查询码。", field: "code")
        }
        return try RequestRows.request(from: row, opening: cipher, in: snapshot)
    }

    /// Letters to the applicant; the reply once it is delivered.
    func applicantLetters(of request: DisclosureRequest, in snapshot: Snapshot) throws -> [CaseLetter] {
        try LetterRows.all(of: request.id, in: snapshot).filter { letter in
            guard letter.kind.reader == .applicant else { return false }
            let isReply = letter.kind == .reply || letter.kind == .recordCorrectionNotice
            return !isReply || request.showsReply
        }
    }

    /// Where the application went: to another agency, or in parts; with the code of each, which is the applicant's too.
    private func moved(
        _ request: DisclosureRequest, _ cipher: FieldCipher, in snapshot: Snapshot
    ) throws -> [TrackedStep] {
        let moved = try snapshot.query(
            "SELECT id, number, agency_id, arrived_at FROM request WHERE came_from = ? ORDER BY id", [request.id]
        ).map { row in
            let name = try people.agency(try row.id(2), in: snapshot)?.name ?? ""
            let code = RequestCodes.code(of: try row.id(0), cipher)
            return TrackedStep(
                on: try row.moment(3).day, words: "转\(name)办理，登记编号\(try row.text(1))，查询码\(code)")
        }
        let parts = try snapshot.query(
            "SELECT id, number FROM request WHERE split_from = ? ORDER BY id", [request.id]
        ).map { row in
            let code = RequestCodes.code(of: try row.id(0), cipher)
            return TrackedStep(
                on: request.receivedOn ?? request.arrivedAt.day,
                words: "按一事一申请拆分，其中一项登记编号\(try row.text(1))，查询码\(code)")
        }
        return moved + parts
    }
}

extension DisclosureRequest {
    /// The reply once it is delivered; where nobody delivers anything, since it ended for want of a correction or a payment,
    /// with the end. A signed reply to an application that was withdrawn goes to nobody.
    var showsReply: Bool {
        switch closing?.why {
        case .uncorrected, .unpaid: true
        case .replied, .withdrawn, .transferred, nil: delivery != nil
        }
    }

    /// Own files always; what is handed out once the reply is delivered.
    func shows(_ file: CaseFile) -> Bool {
        switch file.role {
        case .applicant, .correction: true
        case .enclosure: delivery != nil && (draft?.enclosures.contains(file.id) ?? false)
        case .material, .consulted: false
        }
    }
}
