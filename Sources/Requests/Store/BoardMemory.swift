import SQL

/// What pages of the board need again and again. Nothing in it is older than the rows: who applied is never changed, and the
/// figures stand as long as the journal does, which every change of a case lengthens.
struct BoardMemory: Sendable {
    /// What was counted: the cases an officer may know of, by the lights of one hour, at one length of the journal.
    struct Counted: Hashable, Sendable {
        let sql: String
        let values: [SQLValue]
        let hour: Int64
        let calendar: String
        let length: Int64
    }

    /// Masked names alone (PII-3).
    let applicants = KnownRows<RequestID, String>(most: 50_000)
    let figures = KnownRows<Counted, RequestFigures>(most: 500)
}
