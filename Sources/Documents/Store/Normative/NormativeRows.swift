import Kernel
import SQL

/// Reads normative documents whole: the row, its stages, its review rounds.
enum NormativeRows {
    static let columns = """
        id, agency_id, document_id, unit_id, drafter_id, drafter_name, title, issuer, touches_market, renews_id, \
        number, code, registered_on, effective_on, term, ending, ended_on, clean_up_id, published_on, address, \
        article_id, version
        """

    static func text(_ id: NormativeID, in snapshot: Snapshot) throws -> NormativeText? {
        try texts("id = ?", [id], parts: "normative_id = ?", in: snapshot).first
    }

    static func text(of document: DocumentID, in snapshot: Snapshot) throws -> NormativeText? {
        guard let row = try snapshot.first("SELECT id FROM normative WHERE document_id = ?", [document]) else {
            return nil
        }
        return try text(row.id(0), in: snapshot)
    }

    static func texts(of agency: AgencyID, in snapshot: Snapshot) throws -> [NormativeText] {
        try texts("agency_id = ?", [agency], parts: "agency_id = ?", in: snapshot)
    }

    /// The agencies that have a text or a clean-up.
    static func agencies(in snapshot: Snapshot) throws -> [AgencyID] {
        try snapshot.query("SELECT DISTINCT agency_id FROM normative ORDER BY agency_id").map { try $0.id(0) }
    }

    static func library(of agency: AgencyID, in snapshot: Snapshot) throws -> NormativeLibrary {
        NormativeLibrary(
            texts: try texts(of: agency, in: snapshot), relations: try relations(of: agency, in: snapshot))
    }

    static func relations(of agency: AgencyID, in snapshot: Snapshot) throws -> [NormativeRelation] {
        try snapshot.query(
            """
            SELECT id, kind, source_id, target_id, outside_title, outside_number, scope, works_on
            FROM normative_relation WHERE agency_id = ? ORDER BY id
            """, [agency]
        ).map { row in
            let own: NormativeID? = try row.optionalID(3)
            return NormativeRelation(
                id: try row.id(0), kind: try Stored.value(NormativeRelationKind.self, try row.text(1)),
                source: try row.id(2),
                target: try own.map { .own($0) }
                    ?? .outside(title: try row.optionalText(4) ?? "", number: try row.optionalText(5)),
                scope: try row.optionalText(6), worksOn: try row.optionalDay(7))
        }
    }

    /// - Parameter parts: the same condition on the tables that hang on it.
    private static func texts(
        _ condition: String, _ values: [any SQLConvertible], parts: String, in snapshot: Snapshot
    ) throws -> [NormativeText] {
        var found: [NormativeText] = []
        for row in try snapshot.query("SELECT \(columns) FROM normative WHERE \(condition) ORDER BY id", values) {
            found.append(try text(from: row))
        }
        guard !found.isEmpty else { return [] }
        let stages = try stages(parts, values, in: snapshot)
        let reviews = try LegalityReviewRows.reviews(parts, values, in: snapshot)
        for index in found.indices {
            found[index].stages = stages[found[index].id] ?? [:]
            found[index].reviews = reviews[found[index].id] ?? []
        }
        return found
    }

    private static func text(from row: SQLRow) throws -> NormativeText {
        var cursor = RowCursor(row)
        var text = NormativeText(
            id: try cursor.id(), agency: try cursor.id(), document: try cursor.optionalID(), unit: try cursor.id(),
            drafter: try cursor.id(), drafterName: try cursor.text(), title: try cursor.text(),
            issuer: try cursor.text(), touchesMarket: try cursor.bool(), renews: try cursor.optionalID())
        text.registration = try registration(&cursor)
        text.ending = try ending(&cursor)
        let publishedOn = try cursor.optionalDay(), address = try cursor.optionalText()
        let article = try cursor.optionalText()
        if let publishedOn, let address {
            text.publication = NormativePublication(on: publishedOn, address: address, article: article)
        }
        text.version = try cursor.integer()
        return text
    }

    private static func registration(_ cursor: inout RowCursor) throws -> NormativeRegistration? {
        let number = try cursor.optionalText(), code = try cursor.optionalText()
        let on = try cursor.optionalDay(), effective = try cursor.optionalDay(), term = try cursor.optionalText()
        guard let number, let on, let effective, let term else { return nil }
        guard let term = NormativeTerm(stored: term) else {
            throw SQLError.failed(code: "stored", message: "not a term: \(term)")
        }
        return NormativeRegistration(number: number, code: code, on: on, effectiveOn: effective, term: term)
    }

    private static func ending(_ cursor: inout RowCursor) throws -> NormativeEnding? {
        let kind = try cursor.optionalValue(ValidityEnding.Kind.self), on = try cursor.optionalDay()
        let cleanUp: CleanUpID? = try cursor.optionalID()
        guard let kind, let on, let cleanUp else { return nil }
        return NormativeEnding(ValidityEnding(kind, on: on), cleanUp: cleanUp)
    }

    private static func stages(
        _ condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [NormativeID: [NormativeStage: StageRecord]] {
        var found: [NormativeID: [NormativeStage: StageRecord]] = [:]
        let rows = try snapshot.query(
            """
            SELECT normative_id, stage, done_on, from_on, note, is_skipped, file_name, file_hash, file_size, file_kind,
                by_id, by_name
            FROM normative_stage WHERE \(condition)
            """, values)
        for row in rows {
            var cursor = RowCursor(row)
            let id: NormativeID = try cursor.id(), stage = try cursor.value(NormativeStage.self)
            let on = try cursor.day(), from = try cursor.optionalDay(), note = try cursor.text()
            let isSkipped = try cursor.bool(), file = try cursor.normativeFile()
            found[id, default: [:]][stage] = StageRecord(
                on: on, from: from, note: note, file: file, isSkipped: isSkipped, by: try cursor.id(),
                byName: try cursor.text())
        }
        return found
    }
}

extension RowCursor {
    /// Four columns that are all there or all empty.
    mutating func normativeFile() throws -> NormativeFile? {
        let name = try optionalText(), hash = try optionalText()
        let size = try optionalInteger(), kind = try optionalText()
        guard let name, let hash, let size, let kind else { return nil }
        return NormativeFile(name: name, hash: hash, size: size, kind: kind)
    }
}

extension NormativeFile? {
    /// The same four columns, to write.
    var columns: [any SQLConvertible] { [self?.name, self?.hash, self?.size, self?.kind] }
}
