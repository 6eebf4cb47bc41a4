import Audit
import Ciphers
package import Kernel
import People
import SQL

/// The board of cases.
extension RequestStore {
    /// Sorted by the day they are due; the next page goes on where this one ended, whatever came in between.
    package func board(_ query: RequestQuery, for officer: Officer) async throws -> RequestBoard {
        let lights = BoardLights(now: store.timekeeper.now(), calendar: calendar)
        return try await store.read { snapshot in
            let own = try people.names(of: officer.agency, in: snapshot)
            var sql = RequestSQL(query, for: officer, foreign: foreignUnits(of: officer, own), lights: lights)
            if let cursor = query.cursor.flatMap({ BoardCursor($0) }) { sql.after(cursor) }
            let page = sql.page(of: BoardRows.columns, count: BoardRows.sort + 1, limit: query.size + 1)
            let rows = try snapshot.query(page.sql, page.values), shown = rows.prefix(query.size)
            var reading = BoardRows(applicants: try applicants(of: shown, in: snapshot), lights: lights)
            let lines = try shown.map { try reading.line($0) }
            let last = rows.count > query.size ? shown.last : nil
            return RequestBoard(
                lines: lines, next: try last.map { try BoardRows.cursor($0).text },
                units: try officer.overseen.sorted().reduce(into: own.units) {
                    $0.merge(try people.names(of: $1, in: snapshot).units, uniquingKeysWith: { first, _ in first })
                },
                members: own.members)
        }
    }

    /// Of the open cases that `officer` may know of.
    package func figures(for officer: Officer) async throws -> RequestFigures {
        let lights = BoardLights(now: store.timekeeper.now(), calendar: calendar)
        return try await store.read { snapshot in
            let own = try people.names(of: officer.agency, in: snapshot)
            let sql = RequestSQL(RequestQuery(), for: officer, foreign: foreignUnits(of: officer, own), lights: lights)
            let counted = BoardMemory.Counted(
                sql: sql.text, values: sql.values.map(\.sqlValue), hour: lights.now.milliseconds / 3_600_000,
                calendar: calendar.version, length: try journal.length(in: snapshot))
            let found = try memory.figures.rows([counted]) { _ in [counted: try count(sql, lights, in: snapshot)] }
            return found[counted] ?? RequestFigures()
        }
    }

    private func count(_ sql: RequestSQL, _ lights: BoardLights, in snapshot: Snapshot) throws -> RequestFigures {
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

    /// Masked, of the rows that are shown; what was opened once need not be opened again (PII-3).
    private func applicants(of rows: ArraySlice<SQLRow>, in snapshot: Snapshot) throws -> [RequestID: String] {
        var kinds: [RequestID: ApplicantKind] = [:]
        for row in rows { kinds[try row.id(0)] = try BoardRows.applicantKind(row) }
        return try memory.applicants.rows(Set(kinds.keys)) { missing in
            let cipher = try cipher()
            let sealed = try snapshot.query(
                "SELECT request_id, sealed FROM request_applicant WHERE request_id IN (\(SQLList.marks(missing.count)))",
                missing)
            return try sealed.reduce(into: [:]) { names, row in
                let id: RequestID = try row.id(0)
                guard let kind = kinds[id] else { return }
                names[id] = MaskedApplicant.name(
                    try ApplicantRows.name(try row.bytes(1), of: id, with: cipher), of: kind)
            }
        }
    }

    /// Units of other agencies that the officer works for: a hospital's people in their commission's unit.
    private func foreignUnits(of officer: Officer, _ own: AgencyNames) -> Set<UnitID> {
        officer.units.filter { own.units[$0] == nil }
    }
}

/// Reads the rows of one page.
struct BoardRows {
    static let columns = """
        r.id, r.number, r.kind, r.channel, r.stage, r.applicant_kind, r.description, r.unit_id, r.handler_id, \
        r.arrived_at, r.received_on, r.due_at, r.due_provisional, r.held_left, r.closing_why, r.closed_late, \
        r.closing_code, r.version, r.due_sort
        """
    static let sort = 18
    private static let longest = 120

    /// Many of a page are due on the same day, and what a clock says costs more than the rest of a line.
    private struct ClockKey: Hashable {
        let stage: RequestStage
        let due: Moment?
        let isProvisional: Bool
        let held: Int?
        let why: Closing.Why?
        let isLate: Bool
    }

    private let applicants: [RequestID: String]
    private let lights: BoardLights
    private var clocks: [ClockKey: LineClock] = [:]

    init(applicants: [RequestID: String], lights: BoardLights) {
        self.applicants = applicants
        self.lights = lights
    }

    mutating func line(_ row: SQLRow) throws -> RequestLine {
        var cursor = RowCursor(row)
        let id: RequestID = try cursor.id(), number = try cursor.text()
        let kind = try cursor.value(RequestKind.self), channel = try cursor.value(IntakeChannel.self)
        let stage = try cursor.value(RequestStage.self), applicantKind = try cursor.value(ApplicantKind.self)
        let description = try cursor.text(), unit: UnitID = try cursor.id()
        let handler: MemberID? = try cursor.optionalID(), arrived = try cursor.moment()
        let received = try cursor.optionalDay(), due = try cursor.optionalMoment()
        let provisional = try cursor.bool(), held = try cursor.optionalInteger()
        let clock = clock(
            ClockKey(
                stage: stage, due: due, isProvisional: provisional, held: held,
                why: try cursor.optionalValue(Closing.Why.self), isLate: try cursor.optionalBool() ?? false))
        let code = try cursor.optionalValue(DecisionCode.self), version = try cursor.integer()
        guard let applicant = applicants[id] else {
            throw SQLError.failed(code: "stored", message: "no applicant of \(id.text)")
        }
        return RequestLine(
            id: id, number: number, kind: kind, channel: channel, stage: stage, applicantKind: applicantKind,
            applicant: applicant, description: BoardRows.short(description), unit: unit,
            handler: handler, arrivedAt: arrived, receivedOn: received, clock: clock, code: code, version: version)
    }

    static func cursor(_ row: SQLRow) throws -> BoardCursor {
        BoardCursor(sort: try row.integer64(sort), id: try row.id(0))
    }

    static func applicantKind(_ row: SQLRow) throws -> ApplicantKind {
        try Stored.value(ApplicantKind.self, try row.text(5))
    }

    private mutating func clock(_ key: ClockKey) -> LineClock {
        if let known = clocks[key] { return known }
        let clock = lights.line(
            stage: key.stage, due: key.due, isProvisional: key.isProvisional, held: key.held,
            end: BoardLights.Ending(why: key.why, isLate: key.isLate))
        clocks[key] = clock
        return clock
    }

    private static func short(_ text: String) -> String {
        text.utf8.count <= longest ? text : String(text.prefix(longest))
    }
}
