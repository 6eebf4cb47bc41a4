/// One step of the schema, forward only and never edited after its release: its text is hashed when it is applied, and
/// another text under the same id is refused.
package struct Migration: Sendable, Hashable {
    /// `0001_people`: ordered and unique over the whole application.
    package let id: String
    /// The statements for SQLite, one text each.
    package let sqlite: [String]
    /// The statements for PostgreSQL, one text each.
    package let postgres: [String]

    /// The same statements on both engines.
    package init(_ id: String, both: [String]) {
        self.init(id, sqlite: both, postgres: both)
    }

    /// Statements where the engines differ.
    package init(_ id: String, sqlite: [String], postgres: [String]) {
        self.id = id
        self.sqlite = sqlite
        self.postgres = postgres
    }

    /// Statements written once with the engine's own words filled in.
    package init(_ id: String, _ statements: (Dialect) -> [String]) {
        self.init(id, sqlite: statements(.sqlite), postgres: statements(.postgres))
    }

    func statements(_ dialect: Dialect) -> [String] {
        switch dialect {
        case .sqlite: sqlite
        case .postgres: postgres
        }
    }
}
