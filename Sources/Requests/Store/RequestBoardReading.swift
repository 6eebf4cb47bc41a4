import Ciphers
package import Kernel
import People
import SQL

/// The board of cases.
extension RequestStore {
    /// Sorted by the day they are due; the next page goes on where this one ended, whatever came in between.
    package func board(_ query: RequestQuery, for officer: Officer) async throws -> RequestBoard {
        let cipher = try cipher(), lights = BoardLights(now: store.timekeeper.now(), calendar: calendar)
        return try await store.read { snapshot in
            var sql = RequestSQL(
                query, for: officer, foreign: try foreignUnits(of: officer, in: snapshot), lights: lights)
            if let cursor = query.cursor.flatMap({ BoardCursor($0) }) { sql.after(cursor) }
            let rows = try snapshot.query(
                """
                SELECT \(BoardRows.columns) FROM request r JOIN request_applicant p ON p.request_id = r.id
                WHERE \(sql.text) ORDER BY r.due_sort, r.id LIMIT \(query.size + 1)
                """, sql.values)
            let lines = try rows.prefix(query.size).map { try BoardRows.line($0, cipher, lights) }
            let last = rows.count > query.size ? rows.prefix(query.size).last : nil
            let agencies = [officer.agency] + officer.overseen.sorted()
            return RequestBoard(
                lines: lines, next: try last.map { try BoardRows.cursor($0).text },
                units: try agencies.reduce(into: [:]) {
                    $0.merge(try unitNames(of: $1, in: snapshot), uniquingKeysWith: { first, _ in first })
                },
                members: try memberNames(of: officer.agency, in: snapshot))
        }
    }

    /// Of the open cases that `officer` may know of.
    package func figures(for officer: Officer) async throws -> RequestFigures {
        let lights = BoardLights(now: store.timekeeper.now(), calendar: calendar)
        return try await store.read { snapshot in
            let sql = RequestSQL(
                RequestQuery(), for: officer, foreign: try foreignUnits(of: officer, in: snapshot), lights: lights)
            let light = lights.light
            let rows = try snapshot.query(
                "SELECT r.stage, \(light.sql), count(*) FROM request r WHERE \(sql.text) GROUP BY 1, 2",
                light.values + sql.values)
            var figures = RequestFigures()
            for row in rows {
                let count = try row.integer(2)
                figures.stages[try Stored.value(RequestStage.self, try row.text(0)), default: 0] += count
                figures.signals[try Stored.value(Signal.self, try row.text(1)), default: 0] += count
            }
            return figures
        }
    }

    /// Units of other agencies that the officer works for: a hospital's people in their commission's unit.
    private func foreignUnits(of officer: Officer, in snapshot: Snapshot) throws -> Set<UnitID> {
        guard !officer.units.isEmpty else { return [] }
        let own = try people.units(of: officer.agency, includingClosed: true, in: snapshot).map(\.id)
        return officer.units.subtracting(own)
    }
}

enum BoardRows {
    static let columns = """
        r.id, r.number, r.kind, r.channel, r.stage, r.applicant_kind, r.description, r.unit_id, r.handler_id, \
        r.arrived_at, r.received_on, r.due_at, r.due_provisional, r.held_left, r.closing_why, r.closed_late, \
        r.closing_code, \
        r.version, r.due_sort, p.sealed
        """
    private static let sort = 18
    private static let longest = 120

    static func line(_ row: SQLRow, _ cipher: FieldCipher, _ lights: BoardLights) throws -> RequestLine {
        var cursor = CaseCursor(row)
        let id: RequestID = try cursor.id(), number = try cursor.text()
        let kind = try cursor.value(RequestKind.self), channel = try cursor.value(IntakeChannel.self)
        let stage = try cursor.value(RequestStage.self), applicantKind = try cursor.value(ApplicantKind.self)
        let description = try cursor.text(), unit: UnitID = try cursor.id()
        let handler: MemberID? = try cursor.optionalID(), arrived = try cursor.moment()
        let received = try cursor.optionalDay(), due = try cursor.optionalMoment()
        let provisional = try cursor.bool(), held = try cursor.optionalInteger()
        let end = BoardLights.Ending(
            why: try cursor.optionalValue(Closing.Why.self), isLate: try cursor.optionalBool() ?? false)
        let clock = lights.line(stage: stage, due: due, isProvisional: provisional, held: held, end: end)
        let code = try cursor.optionalValue(DecisionCode.self), version = try cursor.integer()
        _ = try cursor.integer64()
        let applicant = try ApplicantRows.open(try cursor.bytes(), of: id, kind: applicantKind, with: cipher)
        return RequestLine(
            id: id, number: number, kind: kind, channel: channel, stage: stage, applicantKind: applicantKind,
            applicant: MaskedApplicant(applicant).name, description: String(description.prefix(longest)), unit: unit,
            handler: handler, arrivedAt: arrived, receivedOn: received, clock: clock, code: code, version: version)
    }

    static func cursor(_ row: SQLRow) throws -> BoardCursor {
        BoardCursor(sort: try row.integer64(sort), id: try row.id(0))
    }
}
