package import Audit
package import Ciphers
package import Kernel
package import SQL

/// What the gate takes for personal data in a text, in words; nil when it finds none (PII-2).
package typealias PersonFinding = @Sendable (_ text: String, _ today: Day) -> String?

/// Cases of the service platform and their steps.
package struct CaseStore: Sendable {
    let store: Store
    let journal: Journal
    let cipher: FieldCiphering
    let telltale: PersonFinding

    package init(
        store: Store, journal: Journal, cipher: @escaping FieldCiphering, telltale: @escaping PersonFinding
    ) {
        self.store = store
        self.journal = journal
        self.cipher = cipher
        self.telltale = telltale
    }

    /// Puts one step; the same one again changes nothing.
    package func put(_ report: CaseReport, by officer: Officer) async throws -> ServiceCase {
        if let refusal = ServiceCase.refusal(of: officer) { throw refusal }
        let today = store.timekeeper.now().day, telltale = telltale
        if let fault = report.fault(on: today, telltale: { telltale($0, today) }) { throw fault }
        let secret = try cipher().name(CaseStore.secret(report.code, report.secret), for: "service_case.secret")
        return try await store.write { tx in
            guard let known = try found(report.code, in: tx) else {
                return try begin(report, secret, officer, in: tx)
            }
            guard known.agency == officer.agency else { throw Refusal.notFound }
            guard known.service == report.service else {
                throw Refusal(
                    .stateRefused, "没有保存办件进度：这一编号已用于“\(known.service)”。请核对事项名称。", field: "service")
            }
            try tx.execute("UPDATE service_case SET secret_hash = ? WHERE id = ?", [secret, known.id])
            guard let next = try known.adding(report.step).get() else { return known }
            try insert(report.step, at: next.steps.count, of: known.id, in: tx)
            try note(next, before: known, officer, in: tx)
            return next
        }
    }

    /// The case of that code in the officer's agency.
    package func serviceCase(_ code: String, for officer: Officer) async throws -> ServiceCase {
        try await store.read { snapshot in
            guard let found = try found(code, in: snapshot), found.agency == officer.agency, !officer.isAdministrator
            else { throw Refusal.notFound }
            return found
        }
    }

    /// What the applicant sees; unknown codes and wrong secrets get the same answer.
    package func progress(_ code: String, secret: String) async throws -> ServiceCase {
        let hash = try cipher().name(CaseStore.secret(code, secret), for: "service_case.secret")
        return try await store.read { snapshot in
            let row = try snapshot.first("SELECT secret_hash FROM service_case WHERE code = ?", [code])
            guard let row, try row.text(0) == hash, let found = try found(code, in: snapshot) else {
                throw CaseStore.unknown
            }
            return found
        }
    }

    package static let unknown = Refusal(
        .notFound, "没有查到：办件编号和查询密钥对不上，或者还没有进度。请核对受理回执，或者向办理窗口查询。", field: "code")

    private static func secret(_ code: String, _ secret: String) -> String { "\(code)\u{1F}\(secret.unspaced)" }

    private func begin(
        _ report: CaseReport, _ secret: String, _ officer: Officer, in tx: Transaction
    ) throws -> ServiceCase {
        let new = ServiceCase(
            id: tx.newID(), agency: officer.agency, code: report.code, service: report.service, steps: [report.step])
        try tx.execute(
            "INSERT INTO service_case (id, agency_id, code, service, secret_hash) VALUES (?, ?, ?, ?, ?)",
            [new.id, new.agency, new.code, new.service, secret])
        try insert(report.step, at: 1, of: new.id, in: tx)
        try note(new, before: nil, officer, in: tx)
        return new
    }

    private func insert(_ step: CaseStep, at position: Int, of id: ServiceCaseID, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO service_case_step (case_id, position, state, happened_on, next, unit) VALUES (?, ?, ?, ?, ?, ?)
            """, [id, position, step.state.rawValue, step.day, step.next, step.unit])
    }

    private func note(_ next: ServiceCase, before: ServiceCase?, _ officer: Officer, in tx: Transaction) throws {
        try journal.append(
            JournalEntry(
                by: officer, act: "service_case.put", subjectKind: "service_case", subjectID: next.id.text,
                before: before?.canonicalText, after: next.canonicalText,
                note: "办件\(next.code)：\(next.steps.last?.state.chinese ?? "")"), in: tx)
    }

    private func found(_ code: String, in snapshot: Snapshot) throws -> ServiceCase? {
        guard let row = try snapshot.first("SELECT id FROM service_case WHERE code = ?", [code]) else { return nil }
        return try CaseStore.serviceCase(try row.id(0), in: snapshot)
    }

    private static func serviceCase(_ id: ServiceCaseID, in snapshot: Snapshot) throws -> ServiceCase? {
        guard let row = try snapshot.first("SELECT agency_id, code, service FROM service_case WHERE id = ?", [id])
        else { return nil }
        let steps = try snapshot.query(
            "SELECT state, happened_on, next, unit FROM service_case_step WHERE case_id = ? ORDER BY position", [id]
        ).map {
            CaseStep(
                state: try Stored.value(CaseState.self, try $0.text(0)), day: try $0.day(1), next: try $0.text(2),
                unit: try $0.text(3))
        }
        return ServiceCase(
            id: id, agency: try row.id(0), code: try row.text(1), service: try row.text(2), steps: steps)
    }

    /// How a case looks now, for `gongkai audit verify`.
    package static let subjectReader = SubjectReader(kind: "service_case") { id, snapshot in
        guard let id = ServiceCaseID(id) else { return nil }
        return try serviceCase(id, in: snapshot)?.canonicalText
    }
}

extension ServiceCase {
    fileprivate var canonicalText: String {
        CanonicalJSON.object([
            ("id", .text(id.text)), ("agency", .text(agency.text)), ("code", .text(code)), ("service", .text(service)),
            (
                "steps",
                .list(
                    steps.map {
                        .list([.text($0.state.rawValue), .text($0.day.description), .text($0.next), .text($0.unit)])
                    })
            ),
        ])
    }
}
