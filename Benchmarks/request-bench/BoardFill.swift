import BenchTiming
import Ciphers
import Kernel
import Requests
import SQL

/// Puts a board of cases straight into their tables: one in a hundred is open, nearly all others are archived.
struct BoardFill: Sendable {
    static let now = Moment(day: Day(iso: "2026-11-20") ?? .latest, minute: 600)
    /// As the board's own rows have it: after every deadline.
    static let noDeadline: Int64 = 253_402_300_799_999

    private static let columns = [
        "id", "agency_id", "number", "kind", "channel", "applicant_kind", "description", "document_number", "medium",
        "route", "arrived_at", "received_on", "stage", "is_open", "unit_id", "handler_id", "contact_notes",
        "closing_why", "closing_code", "closed_on", "closed_late", "archived_on", "due_at", "due_sort",
        "due_provisional", "held_left", "code_hash", "version",
    ]
    private static let open: [(RequestStage, Int)] = [
        (.awaitingConfirmation, 6), (.registered, 8), (.correcting, 6), (.explaining, 1), (.handling, 38),
        (.consulting, 10), (.awaitingPayment, 1), (.drafting, 12), (.legalReview, 5), (.secrecyReview, 4),
        (.signing, 4), (.delivering, 5),
    ]
    private static let stages = open.flatMap { stage, share in Array(repeating: stage, count: share) }

    let store: Store
    let count: Int

    func run() async throws {
        let there = try await store.read { try $0.first("SELECT count(*) FROM request")?.integer(0) ?? 0 }
        guard there < count else { return }
        let clock = ContinuousClock(), start = clock.now, cipher = try BenchAgency.cipher()
        var at = there
        while at < count {
            let batch = at..<min(at + 5_000, count)
            try await store.write { tx in for number in batch { try insert(number, cipher, in: tx) } }
            at = batch.upperBound
            if at % 100_000 == 0 { BenchCommand.note("\(at) cases after \(clock.now - start)") }
        }
    }

    private func insert(_ number: Int, _ cipher: FieldCipher, in tx: Transaction) throws {
        // Scattered, so that what stands together on the board does not lie together in the table.
        let mixed = Int(truncatingIfNeeded: UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15 >> 33)
        let isOpen = mixed % 100 == 0
        let stage = isOpen ? Invented.pick(BoardFill.stages, mixed / 100) : mixed % 100 < 2 ? .closed : .archived
        let today = BoardFill.now.day, year = 2_017 + number / max(count / 10, 1)
        let ended = isOpen ? nil : today.adding(days: -1 - mixed / 100 % (stage == .closed ? 20 : 3_300))
        let arrived = (ended ?? today).adding(days: -(mixed / 7 % 20))
        let kind: RequestKind = mixed / 11 % 50 == 0 ? .recordCorrection : .disclosure
        let id: RequestID = tx.newID(), clock = BoardFill.clock(stage, mixed, ended)
        let values: [any SQLConvertible] = [
            id, BenchAgency.agency, "\(year)-\(number)", kind.rawValue,
            Invented.pick(IntakeChannel.allCases, mixed / 13).rawValue, ApplicantKind.naturalPerson.rawValue,
            Invented.description(mixed), "", WantedInformation.Medium.electronic.rawValue,
            WantedInformation.Route.portal.rawValue, Moment(day: arrived, minute: 540), arrived, stage.rawValue, isOpen,
            Invented.pick(BenchAgency.units, mixed / 17), Invented.pick(BenchAgency.members, mixed / 19), "",
            isOpen ? nil : Closing.Why.replied.rawValue, isOpen ? nil : DecisionCode.disclosed.rawValue, ended,
            isOpen ? nil : mixed / 23 % 40 == 0, stage == .archived ? ended?.adding(days: 1) : nil, clock.due,
            clock.sort, false, clock.held, "hash-\(number)", 9,
        ]
        try tx.execute(
            """
            INSERT INTO request (\(BoardFill.columns.joined(separator: ", "))) VALUES (\(SQLList.marks(values.count)))
            """, values)
        try applicant(mixed, of: id, cipher, in: tx)
        if isOpen, mixed / 29 % 20 == 0 { try assistance(mixed, of: id, in: tx) }
    }

    /// What runs is due between five days ago and four weeks ahead; some stages stand still.
    private static func clock(_ stage: RequestStage, _ mixed: Int, _ ended: Day?) -> (
        due: Moment?, sort: Int64, held: Int?
    ) {
        if let ended {
            let end = Moment(day: ended)
            return (end, 2 * noDeadline - end.milliseconds, nil)
        }
        switch stage {
        case .correcting, .awaitingPayment: return (nil, noDeadline, nil)
        case .consulting: return (nil, noDeadline, mixed / 31 % 18 + 1)
        case .awaitingConfirmation, .registered, .explaining, .handling, .drafting, .legalReview, .secrecyReview,
            .signing, .delivering, .closed, .archived:
            // Cases that fell due long ago are few.
            let days = mixed / 37 % 50 == 0 ? -(mixed / 41 % 5) - 1 : mixed / 43 % 28
            let due = Moment(day: now.day.adding(days: days + 1))
            return (due, due.milliseconds, nil)
        }
    }

    private func applicant(_ mixed: Int, of id: RequestID, _ cipher: FieldCipher, in tx: Transaction) throws {
        let one = Invented.applicant(mixed)
        let text = [
            one.name, one.proof.rawValue, one.proofNumber, "", "", one.phone, one.address, one.postcode, one.email,
        ].joined(separator: "\u{1F}")
        try tx.execute(
            """
            INSERT INTO request_applicant (request_id, agency_id, sealed, proof_key, phone_key) VALUES (?, ?, ?, ?, ?)
            """,
            [
                id, BenchAgency.agency, try cipher.seal(text, for: "request_applicant.sealed.\(id.text)"),
                "proof-\(mixed)", "phone-\(mixed)",
            ])
    }

    private func assistance(_ mixed: Int, of id: RequestID, in tx: Transaction) throws {
        let own: Identifier<BoardFill> = tx.newID()
        try tx.execute(
            """
            INSERT INTO request_assistance (id, request_id, position, unit_id, question, asked_on, due_on, words)
            VALUES (?, ?, 1, ?, '', ?, ?, '')
            """,
            [
                own, id, Invented.pick(BenchAgency.units, mixed / 47), BoardFill.now.day,
                BoardFill.now.day.adding(days: 5),
            ])
    }
}
