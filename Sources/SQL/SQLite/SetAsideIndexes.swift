extension Transaction {
    /// Runs `change`, which writes `columns` of a large part of the rows of `table`. On SQLite the plain indexes that hold one
    /// of them are set aside meanwhile and made anew from the sorted rows, which costs a fraction of moving each entry; they
    /// are whole again when this returns, and a failure takes everything back with the transaction. Unique indexes stay, for
    /// they also refuse. PostgreSQL moves entries as it goes: there a missing index would lock readers out.
    package func settingAsideIndexes<Result>(
        of table: String, with columns: [String], _ change: () throws -> Result
    ) throws -> Result {
        guard dialect == .sqlite else { return try change() }
        let indexes = try query(
            """
            SELECT name, sql FROM sqlite_master
            WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE INDEX %' ORDER BY name
            """, [table]
        ).map { (name: try $0.text(0), sql: try $0.text(1)) }.filter { index in
            index.sql.split { !$0.isLetter && $0 != "_" }.contains { columns.contains(String($0)) }
        }
        for index in indexes { try execute("DROP INDEX \"\(index.name)\"") }
        let result = try change()
        for index in indexes { try execute(index.sql) }
        return result
    }
}
