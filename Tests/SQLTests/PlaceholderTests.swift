@testable import SQL
import Testing

@Suite struct PlaceholderTests {
    @Test(
        "Question marks are numbered, quotes and comments left alone",
        arguments: [
            ("SELECT ?, ?", "SELECT $1, $2"),
            ("SELECT '?', \"a?\", ?", "SELECT '?', \"a?\", $1"),
            ("SELECT 'it''s ?' , ?", "SELECT 'it''s ?' , $1"),
            ("SELECT 1 -- ?\n, ?", "SELECT 1 -- ?\n, $1"),
            ("SELECT /* ? /* ? */ ? */ ?", "SELECT /* ? /* ? */ ? */ $1"),
            ("DO $$ ? $$ ?", "DO $$ ? $$ $1"),
            ("DO $a$ ? $$ $a$ ?", "DO $a$ ? $$ $a$ $1"),
            ("(? IS NULL OR a = ?)", "($1::text IS NULL OR a = $2)"),
            ("? is not null", "$1::text is not null"),
            ("? IS DISTINCT FROM a", "$1 IS DISTINCT FROM a"),
            ("SELECT '?", "SELECT '?"),
            ("SELECT $", "SELECT $"),
            ("SELECT '办理?', ?", "SELECT '办理?', $1"),
        ])
    func numbered(_ sql: String, _ expected: String) {
        #expect(Placeholders.numbered(sql) == expected)
    }
}
