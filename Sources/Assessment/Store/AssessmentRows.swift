import Audit
import Inspection
import Kernel
import SQL

/// Rounds, sheets and scores as rows.
enum AssessmentRows {
    static let roundColumns = "id, agency_id, year, scheme, share, opened_at"
    static let columns = """
        id, round_id, agency_id, party_unit_id, party_agency_id, name, party_group, owner_unit_id, stage, total, adjusted, \
        self_words, comment_words, appeal_words, answer_words, reporter_id, checker_id, commenter_id, approver_id, \
        notified_at, version
        """

    static func round(_ id: AssessmentRoundID, in snapshot: Snapshot) throws -> AssessmentRound? {
        try snapshot.first("SELECT \(roundColumns) FROM assessment_round WHERE id = ?", [id]).map(round)
    }

    static func round(from row: SQLRow) throws -> AssessmentRound {
        AssessmentRound(
            id: try row.id(0), agency: try row.id(1), year: try row.integer(2), scheme: try row.text(3),
            share: try row.integer(4), openedAt: try row.moment(5))
    }

    static func sheet(_ id: AssessmentSheetID, in snapshot: Snapshot) throws -> AssessmentSheet? {
        try snapshot.first("SELECT \(columns) FROM assessment_sheet WHERE id = ?", [id]).map(sheet)
    }

    static func sheets(of round: AssessmentRoundID, in snapshot: Snapshot) throws -> [AssessmentSheet] {
        try snapshot.query(
            "SELECT \(columns) FROM assessment_sheet WHERE round_id = ? ORDER BY party_group, id", [round]
        ).map(sheet)
    }

    static func sheet(from row: SQLRow) throws -> AssessmentSheet {
        let unit: UnitID? = try row.optionalID(3), agency: AgencyID? = try row.optionalID(4)
        guard let party = unit.map(AssessedParty.unit) ?? agency.map(AssessedParty.agency) else {
            throw SQLError.failed(code: "stored", message: "a sheet of nobody")
        }
        var sheet = AssessmentSheet(
            id: try row.id(0), round: try row.id(1), agency: try row.id(2), party: party, name: try row.text(5),
            group: try Stored.value(PartyGroup.self, try row.text(6)), owner: try row.id(7))
        sheet.stage = try Stored.value(AssessmentSheet.Stage.self, try row.text(8))
        sheet.total = try row.optionalInteger(9).map { Points(tenths: $0) }
        sheet.adjusted = Points(tenths: try row.integer(10))
        sheet.selfWords = try row.text(11)
        sheet.commentWords = try row.text(12)
        sheet.appealWords = try row.text(13)
        sheet.answerWords = try row.text(14)
        sheet.reporter = try row.optionalID(15)
        sheet.checker = try row.optionalID(16)
        sheet.commenter = try row.optionalID(17)
        sheet.approver = try row.optionalID(18)
        sheet.notifiedAt = try row.optionalMoment(19)
        sheet.version = try row.integer(20)
        return sheet
    }

    static func insert(_ round: AssessmentRound, in tx: Transaction) throws {
        try tx.execute(
            "INSERT INTO assessment_round (id, agency_id, year, scheme, share, opened_at) VALUES (?, ?, ?, ?, ?, ?)",
            [round.id, round.agency, round.year, round.scheme, round.share, round.openedAt])
    }

    static func insert(_ sheet: AssessmentSheet, in tx: Transaction) throws {
        var unit: UnitID?, agency: AgencyID?
        switch sheet.party {
        case .unit(let id): unit = id
        case .agency(let id): agency = id
        }
        try tx.execute(
            """
            INSERT INTO assessment_sheet (id, round_id, agency_id, party_unit_id, party_agency_id, name, party_group,
                owner_unit_id, stage, adjusted, self_words, comment_words, appeal_words, answer_words, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', '', '', '', ?)
            """,
            [
                sheet.id, sheet.round, sheet.agency, unit, agency, sheet.name, sheet.group.rawValue, sheet.owner,
                sheet.stage.rawValue, sheet.version,
            ])
    }

    static func update(_ next: AssessmentSheet, from before: AssessmentSheet, in tx: Transaction) throws {
        let changed = try tx.execute(
            """
            UPDATE assessment_sheet SET stage = ?, total = ?, adjusted = ?, self_words = ?, comment_words = ?,
                appeal_words = ?, answer_words = ?, reporter_id = ?, checker_id = ?, commenter_id = ?, approver_id = ?,
                notified_at = ?, version = ?
            WHERE id = ? AND agency_id = ? AND version = ?
            """,
            [
                next.stage.rawValue, next.total?.tenths, next.adjusted.tenths, next.selfWords, next.commentWords,
                next.appealWords, next.answerWords, next.reporter, next.checker, next.commenter, next.approver,
                next.notifiedAt, next.version, before.id, before.agency, before.version,
            ])
        guard changed == 1 else { throw AssessmentStore.changedMeanwhile }
    }

    /// The figures as they were checked, in place of those of an earlier check.
    static func keep(_ scores: [IndicatorScore], of id: AssessmentSheetID, in tx: Transaction) throws {
        try tx.execute("DELETE FROM assessment_item WHERE sheet_id = ?", [id])
        try tx.execute("DELETE FROM assessment_score WHERE sheet_id = ?", [id])
        for score in scores {
            try tx.execute(
                """
                INSERT INTO assessment_score (sheet_id, indicator, reading, got, is_applicable, reason)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [id, score.indicator.id, score.reading, score.got.tenths, score.isApplicable, score.reason])
            for (place, item) in score.items.enumerated() {
                try tx.execute(
                    """
                    INSERT INTO assessment_item (sheet_id, indicator, place, title, address, note)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """, [id, score.indicator.id, place, item.title, item.address, item.note])
            }
        }
    }

    static func scores(
        of id: AssessmentSheetID, by indicators: [Indicator], in snapshot: Snapshot
    ) throws -> [IndicatorScore] {
        let items = Dictionary(
            grouping: try snapshot.query(
                """
                SELECT indicator, title, address, note FROM assessment_item WHERE sheet_id = ? ORDER BY indicator, place
                """, [id]
            ).map {
                (try $0.text(0), MeasuredItem(title: try $0.text(1), address: try $0.text(2), note: try $0.text(3)))
            },
            by: \.0)
        let rows = try snapshot.query(
            "SELECT indicator, reading, got, is_applicable, reason FROM assessment_score WHERE sheet_id = ?", [id])
        var found: [String: IndicatorScore] = [:]
        for row in rows {
            let name = try row.text(0)
            guard let indicator = indicators.first(where: { $0.id == name }) else { continue }
            found[name] = IndicatorScore(
                indicator: indicator, reading: try row.text(1), got: Points(tenths: try row.integer(2)),
                isApplicable: try row.bool(3), items: (items[name] ?? []).map(\.1), reason: try row.text(4))
        }
        return indicators.compactMap { found[$0.id] }
    }
}

extension AssessmentSheet {
    /// The record as its acts put it into the journal.
    var canonicalText: String {
        CanonicalJSON.object([
            ("id", .text(id.text)), ("agency", .text(agency.text)), ("round", .text(round.text)), ("name", .text(name)),
            ("stage", .text(stage.rawValue)), ("total", .text(total?.description ?? "")),
            ("adjusted", .text(adjusted.description)), ("self", .text(selfWords)), ("comment", .text(commentWords)),
            ("appeal", .text(appealWords)), ("answer", .text(answerWords)), ("version", .integer(Int64(version))),
        ])
    }
}
