import Audit
package import Kernel
import People
import SQL

/// What an agency's own letters say, in place of the national text. A letter that was issued keeps its bytes.
extension RequestStore {
    private static let journalKind = "request_wording"

    /// The latest of each template that the agency ever changed.
    package func wordings(for officer: Officer) async throws -> [LetterTemplateID: LetterWording] {
        try refuseStranger(officer)
        return try await store.read { snapshot in
            try WordingRows.latest(of: officer.agency, in: snapshot).reduce(into: [:]) { $0[$1.template] = $1 }
        }
    }

    /// All versions of one, the newest first.
    package func history(of template: LetterTemplateID, for officer: Officer) async throws -> [LetterWording] {
        try refuseStranger(officer)
        return try await store.read { try WordingRows.all(template, of: officer.agency, in: $0) }
    }

    /// Names of those who wrote the versions.
    package func writers(for officer: Officer) async throws -> [MemberID: String] {
        try await store.read { try people.names(of: officer.agency, in: $0).members }
    }

    /// Keeps a new version; nothing that leaves out what the law wants, or names what may not be told, is kept (FOI-36,
    /// FOI-R1, FOI-R3).
    ///
    /// - Parameters:
    ///   - words: the template in YAML; nil goes back to the national text.
    ///   - version: the one that was edited; 0 when there was none.
    package func saveWording(
        _ words: String?, of template: LetterTemplateID, version: Int, by officer: Officer
    ) async throws -> LetterWording {
        try refuseStranger(officer)
        if let words { _ = try readWording(template, words) }
        return try await store.write { tx in
            let before = try WordingRows.all(template, of: officer.agency, in: tx).first
            guard before?.version ?? 0 == version else { throw RequestStore.wordingChanged }
            guard words != before?.words else {
                throw Refusal(.invalid, "没有保存：文本没有改动。请修改后再保存。", field: "words")
            }
            let next = LetterWording(
                template: template, version: version + 1, words: words, by: officer.id, at: tx.now)
            try WordingRows.insert(next, of: officer.agency, in: tx)
            let what = words == nil ? "恢复全国文本" : "修改文本"
            try journal.append(
                JournalEntry(
                    agency: officer.agency, actor: officer.id, actorName: officer.name, act: "request.wording",
                    subjectKind: RequestStore.journalKind, subjectID: "\(officer.agency.text)/\(template.name)",
                    before: before?.words, after: words, rule: "FOI-36",
                    note: "\(template.chinese)：\(what)（第\(next.version)版）"), in: tx)
            return next
        }
    }

    /// What the agency's letter of this kind says; nil where the installation's wording holds.
    func wording(
        _ kind: LetterKind, _ request: DisclosureRequest, in snapshot: Snapshot
    ) throws -> LetterTemplate? {
        let code = request.draft?.code ?? request.closing?.code
        guard let id = LetterTemplateID(kind: kind, code: code),
            let words = try WordingRows.all(id, of: request.agency, in: snapshot).first?.words
        else { return nil }
        return try readWording(id, words)
    }

    private func refuseStranger(_ officer: Officer) throws(Refusal) {
        guard officer.holds(.opennessOffice) || officer.holds(.officeHead) else {
            throw Refusal(.roleRefused, "没有打开文书文本：由政务公开办或者公开工作机构负责人修改。请告知他们要改什么。", rule: "ROLE-3")
        }
    }

    private static let wordingChanged = Refusal(
        .changedMeanwhile, "没有保存：您打开页面之后，这一文书的文本已被他人修改。请刷新页面，在最新的文本上修改。")
}

private enum WordingRows {
    private static let columns = "w.name, w.version, w.words, w.member_id, w.written_at"

    static func latest(of agency: AgencyID, in snapshot: Snapshot) throws -> [LetterWording] {
        try snapshot.query(
            """
            SELECT \(columns) FROM request_wording w WHERE w.agency_id = ? AND w.version =
                (SELECT max(o.version) FROM request_wording o WHERE o.agency_id = w.agency_id AND o.name = w.name)
            """, [agency]
        ).compactMap(wording)
    }

    static func all(_ template: LetterTemplateID, of agency: AgencyID, in snapshot: Snapshot) throws -> [LetterWording]
    {
        try snapshot.query(
            """
            SELECT \(columns) FROM request_wording w WHERE w.agency_id = ? AND w.name = ? ORDER BY w.version DESC
            """, [agency, template.name]
        ).compactMap(wording)
    }

    static func insert(_ one: LetterWording, of agency: AgencyID, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO request_wording (agency_id, name, version, words, member_id, written_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """, [agency, one.template.name, one.version, one.words, one.by, one.at])
    }

    /// Nil for a template that a later release has no more.
    private static func wording(_ row: SQLRow) throws -> LetterWording? {
        guard let template = LetterTemplateID(name: try row.text(0)) else { return nil }
        return LetterWording(
            template: template, version: try row.integer(1), words: try row.optionalText(2), by: try row.id(3),
            at: try row.moment(4))
    }
}
