package import Kernel
package import SQL

/// What the annual report counts, in one grouped read of each table (RPT-20…25, RPT-30), and the rows behind a count.
extension RequestStore {
    /// The day and the code of `DisclosureRequest.decidedOn` and `decision`, as columns.
    private static let decided = """
        CASE WHEN q.closing_why IS NULL OR q.closing_why = 'replied' THEN coalesce(q.signed_on, q.closed_on) \
        ELSE q.closed_on END
        """
    private static let code = """
        CASE WHEN q.closing_code IS NOT NULL THEN q.closing_code WHEN q.signed_on IS NOT NULL THEN \
        (SELECT d.outcome FROM request_draft d WHERE d.request_id = q.id AND d.version = q.draft_version) END
        """
    private static let counted = "q.agency_id = ? AND q.kind = 'disclosure' AND q.received_on < ?"

    /// Whose application a remedy or a fee belongs to: told row by row, for they are few, and a join would walk through every
    /// application of the agency.
    private static func agencyOfRequest(_ column: String) -> String {
        "(SELECT q.agency_id FROM request q WHERE q.id = \(column))"
    }

    /// Table 三 of a year.
    package static func tally(of agency: AgencyID, year: Int, in snapshot: Snapshot) throws -> RequestTally {
        let rows = try snapshot.query(
            """
            SELECT applicant_kind, received_in, decided_in, code, count(*) FROM (
                SELECT q.applicant_kind AS applicant_kind, substr(q.received_on, 1, 4) AS received_in,
                    substr(\(decided), 1, 4) AS decided_in, \(code) AS code
                FROM request q WHERE \(counted)
            ) counted GROUP BY 1, 2, 3, 4
            """, [agency, "\(year + 1)"])
        return RequestTally(
            year: year,
            groups: try rows.map { row in
                CountedGroup(
                    applicant: try Stored.value(ApplicantKind.self, try row.text(0)),
                    receivedIn: Int(try row.text(1)) ?? 0,
                    decision: try row.optionalText(3).map { try Stored.value(DecisionCode.self, $0) },
                    decidedIn: try row.optionalText(2).flatMap { Int($0) }, count: try row.integer(4))
            })
    }

    /// 复议、诉讼 of a year: how many of each kind ended how, nil for those that had not ended by its last day. What ended
    /// before the year is left out.
    package static func remedies(
        of agency: AgencyID, year: Int, in snapshot: Snapshot
    ) throws -> [(kind: Remedy.Kind, result: Remedy.Result?, count: Int)] {
        let next = "\(year + 1)"
        return try snapshot.query(
            """
            SELECT kind, result, count(*) FROM (
                SELECT m.kind AS kind, CASE WHEN m.decided_on < ? THEN m.result END AS result
                FROM request_remedy m
                WHERE \(agencyOfRequest("m.request_id")) = ? AND m.kind <> 'complaint' AND m.received_on < ?
                AND (m.result IS NULL OR m.decided_on >= ?)
            ) counted GROUP BY 1, 2
            """, [next, agency, next, "\(year)"]
        ).map { row in
            (
                try Stored.value(Remedy.Kind.self, try row.text(0)),
                try row.optionalText(1).map { try Stored.value(Remedy.Result.self, $0) }, try row.integer(2)
            )
        }
    }

    /// What was decided to be charged and paid in a year (FEE-9): how many and how much.
    package static func feesPaid(
        of agency: AgencyID, year: Int, in snapshot: Snapshot
    ) throws -> (count: Int, amount: Money) {
        let row = try snapshot.first(
            """
            SELECT count(*), coalesce(CAST(sum(f.amount_fen) AS BIGINT), 0) FROM request_fee f
            WHERE \(agencyOfRequest("f.request_id")) = ? AND f.paid_on >= ? AND f.paid_on < ?
            """, [agency, "\(year)", "\(year + 1)"])
        return (try row?.integer(0) ?? 0, Money(fen: try row?.integer64(1) ?? 0))
    }

    /// The applications that a cell of table 三 counts, the newest first; the same conditions as `tally`.
    ///
    /// - Parameter column: 1…6; nil or 7 for all.
    package static func rows(
        behind row: ReportRow, column: Int?, of agency: AgencyID, year: Int, limit: Int, offset: Int = 0,
        in snapshot: Snapshot
    ) throws -> [CountedCase] {
        var conditions = [counted]
        var values: [any SQLConvertible] = [agency, "\(year + 1)"]
        if let kind = ApplicantKind.allCases.first(where: { $0.column == column }) {
            conditions.append("q.applicant_kind = ?")
            values.append(kind.rawValue)
        }
        let (condition, more) = condition(of: row, year: year)
        conditions.append(condition)
        values += more
        return try snapshot.query(
            """
            SELECT q.id, q.number, q.applicant_kind, q.received_on, \(decided), \(code) FROM request q
            WHERE \(conditions.map { "(\($0))" }.joined(separator: " AND "))
            ORDER BY q.received_on DESC, q.id DESC LIMIT \(max(0, min(limit, 1_000))) OFFSET \(max(0, offset))
            """, values
        ).map { row in
            CountedCase(
                id: try row.id(0), number: try row.text(1),
                applicant: try Stored.value(ApplicantKind.self, try row.text(2)), receivedOn: try row.day(3),
                decidedOn: try row.optionalDay(4),
                decision: try row.optionalText(5).map { try Stored.value(DecisionCode.self, $0) })
        }
    }

    private static func condition(of row: ReportRow, year: Int) -> (String, [any SQLConvertible]) {
        let first = "\(year)", next = "\(year + 1)"
        switch row {
        case .received: return ("q.received_on >= ?", [first])
        case .carriedIn: return ("q.received_on < ? AND (\(decided) IS NULL OR \(decided) >= ?)", [first, first])
        case .carriedOver: return ("\(decided) IS NULL OR \(decided) >= ?", [next])
        case .total: return ("\(decided) >= ? AND \(decided) < ?", [first, next])
        case .disclosed, .partlyDisclosed, .stateSecret, .forbiddenByLaw, .threeSecurities, .thirdPartyRights,
            .internalAffairs, .processInformation, .enforcementFile, .administrativeQuery, .notHeld, .needsProcessing,
            .stillUnclear, .petition, .repeated, .publication, .unreasonable, .confirmation, .uncorrected, .unpaid,
            .other:
            let codes = DecisionCode.allCases.filter { $0.reportRow == row }.map(\.rawValue)
            return (
                "\(decided) >= ? AND \(decided) < ? AND \(code) IN (\(SQLList.marks(codes.count)))",
                [first, next] + codes
            )
        }
    }

    /// The reviews and suits that a cell of table 四 counts; a nil result means those not ended by the year's last day.
    package static func rows(
        behind kind: Remedy.Kind, _ result: Remedy.Result?, of agency: AgencyID, year: Int, in snapshot: Snapshot
    ) throws -> [CountedRemedy] {
        let next = "\(year + 1)"
        let ended =
            result == nil
            ? "(m.result IS NULL OR m.decided_on >= ?)" : "m.decided_on >= ? AND m.decided_on < ? AND m.result = ?"
        let values: [any SQLConvertible] = result.map { ["\(year)", next, $0.rawValue] } ?? [next]
        return try snapshot.query(
            """
            SELECT q.id, q.number, m.number, m.authority, m.received_on, m.decided_on FROM request_remedy m
            JOIN request q ON q.id = m.request_id
            WHERE q.agency_id = ? AND m.kind = ? AND m.received_on < ? AND \(ended)
            ORDER BY m.received_on DESC, m.id LIMIT 1000
            """, [agency, kind.rawValue, next] + values
        ).map { row in
            CountedRemedy(
                request: try row.id(0), requestNumber: try row.text(1), number: try row.text(2),
                authority: try row.text(3), receivedOn: try row.day(4), decidedOn: try row.optionalDay(5))
        }
    }
}
