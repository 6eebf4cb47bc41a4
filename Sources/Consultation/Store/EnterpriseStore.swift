import Audit
import Ciphers
package import Kernel
import People
import SQL

/// 政企直通车.
extension ConsultationStore {
    package func receive(_ draft: EnterpriseDraft) async throws -> CommentReceipt {
        if let fault = draft.faults.first { throw fault }
        guard let office = try await office() else {
            throw Refusal(.unavailable, "没有提交：本网站还没有设置受理单位。请改用页面底部的联系方式反映。", rule: "CONS-3")
        }
        let code = QueryCode.make(), cipher = try cipher()
        return try await store.write { tx in
            let number = try ConsultationRows.nextNumber("ZT", of: office.agency, year: tx.today.year, in: tx)
            let new = EnterpriseMatter(
                id: tx.newID(), agency: office.agency, number: number, company: draft.company, topic: draft.topic,
                words: draft.words, unit: office.unit, receivedAt: tx.now)
            let contact = try cipher.seal(draft.contact, for: EnterpriseRows.place(new.id))
            try EnterpriseRows.insert(new, contact: contact, code: QueryCode.digest(code), in: tx)
            try journal.append(entry("receive", nil, new, nil, "收到政企直通车\(number)：\(new.topic)"), in: tx)
            return CommentReceipt(code: code, number: number, isQueued: false)
        }
    }

    package func matters(for officer: Officer) async throws -> [EnterpriseMatter] {
        guard !officer.isAdministrator else { return [] }
        return try await store.read { snapshot in
            try EnterpriseRows.all(
                where:
                    "agency_id = ? ORDER BY CASE WHEN state = 'answered' THEN 1 ELSE 0 END, received_at DESC LIMIT 200",
                [officer.agency], in: snapshot)
        }
    }

    package func matter(_ id: EnterpriseMatterID, for officer: Officer) async throws -> EnterpriseMatter {
        try await store.read { try visible(id, to: officer, in: $0) }
    }

    private func visible(_ id: EnterpriseMatterID, to officer: Officer, in snapshot: Snapshot) throws
        -> EnterpriseMatter
    {
        guard let found = try EnterpriseRows.all(where: "id = ?", [id], in: snapshot).first,
            found.reach(of: officer).canRead
        else { throw Refusal.notFound }
        return found
    }

    package func perform(
        _ act: EnterpriseAct, on id: EnterpriseMatterID, words: String, talk: Day?, by officer: Officer,
        version: Int? = nil
    ) async throws -> EnterpriseMatter {
        try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let version, version != found.version { throw ConsultationStore.changedMeanwhile }
            let next = try found.after(act, words: words, on: talk, by: officer, at: tx.now).get()
            guard try EnterpriseRows.update(next, from: found, in: tx) else { throw ConsultationStore.changedMeanwhile }
            try journal.append(
                entry(act.rawValue, found, next, officer, "\(act.chinese)：\(words.prefix(100))"), in: tx)
            return next
        }
    }

    package func contact(of id: EnterpriseMatterID, by officer: Officer) async throws -> String {
        let cipher = try cipher()
        return try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let refusal = found.refusal(of: .reveal, by: officer) { throw refusal }
            guard let row = try tx.first("SELECT contact FROM consultation_matter WHERE id = ?", [id]) else {
                throw Refusal.notFound
            }
            let plain = try cipher.open(try row.bytes(0), for: EnterpriseRows.place(id))
            try journal.append(
                JournalEntry(
                    by: officer, act: "enterprise.reveal", subjectKind: EnterpriseMatter.journalKind,
                    subjectID: found.id.text, rule: "CONS-3", note: "查看联系方式"), in: tx)
            return plain
        }
    }

    private func entry(
        _ act: String, _ before: EnterpriseMatter?, _ after: EnterpriseMatter, _ officer: Officer?, _ note: String
    ) -> JournalEntry {
        JournalEntry(
            agency: after.agency, actor: officer?.id, actorName: officer?.name ?? "企业（政企直通车）",
            act: "enterprise.\(act)", subjectKind: EnterpriseMatter.journalKind, subjectID: after.id.text,
            before: before?.canonicalText, after: after.canonicalText, rule: "CONS-3", note: note)
    }

    /// How a matter looks now, for `gongkai audit verify`.
    static let matterReader = SubjectReader(kind: EnterpriseMatter.journalKind) { id, snapshot in
        guard let id = EnterpriseMatterID(id) else { return nil }
        return try EnterpriseRows.all(where: "id = ?", [id], in: snapshot).first?.canonicalText
    }
}

extension EnterpriseMatter {
    static let journalKind = "enterprise_matter"

    /// The record as its acts put it into the journal; how to reach who wrote is not in it.
    var canonicalText: String {
        CanonicalJSON.object([
            ("id", .text(id.text)), ("agency", .text(agency.text)), ("number", .text(number)),
            ("company", .text(company)), ("topic", .text(topic)), ("words", .text(words)), ("unit", .text(unit.text)),
            ("state", .text(state.rawValue)), ("talk", .text("\(talkOn.map { "\($0)" } ?? "") \(talkPlace)")),
            ("answer", .text(answer)), ("version", .integer(Int64(version))),
        ])
    }
}

enum EnterpriseRows {
    static func all(
        where condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [EnterpriseMatter] {
        try snapshot.query(
            """
            SELECT id, agency_id, number, company, topic, words, unit_id, received_at, state, talk_on, talk_place,
                answer, answered_at, version FROM consultation_matter WHERE \(condition)
            """, values
        ).map {
            var found = EnterpriseMatter(
                id: try $0.id(0), agency: try $0.id(1), number: try $0.text(2), company: try $0.text(3),
                topic: try $0.text(4), words: try $0.text(5), unit: try $0.id(6), receivedAt: try $0.moment(7))
            found.state = try Stored.value(EnterpriseMatter.State.self, try $0.text(8))
            found.talkOn = try $0.optionalDay(9)
            found.talkPlace = try $0.text(10)
            found.answer = try $0.text(11)
            found.answeredAt = try $0.optionalMoment(12)
            found.version = try $0.integer(13)
            return found
        }
    }

    static func insert(_ new: EnterpriseMatter, contact: [UInt8], code: String, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO consultation_matter (id, agency_id, number, company, topic, words, contact, code_hash, unit_id,
                state, talk_place, answer, received_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', ?, 0)
            """,
            [
                new.id, new.agency, new.number, new.company, new.topic, new.words, contact, code, new.unit,
                new.state.rawValue, new.receivedAt,
            ])
    }

    static func update(_ next: EnterpriseMatter, from before: EnterpriseMatter, in tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE consultation_matter SET unit_id = ?, state = ?, talk_on = ?, talk_place = ?, answer = ?,
                answered_at = ?, version = ? WHERE id = ? AND version = ?
            """,
            [
                next.unit, next.state.rawValue, next.talkOn, next.talkPlace, next.answer, next.answeredAt,
                next.version, before.id, before.version,
            ]) == 1
    }

    static func place(_ id: EnterpriseMatterID) -> String { ConsultationStore.enterpriseContacts.place(id.text) }
}
