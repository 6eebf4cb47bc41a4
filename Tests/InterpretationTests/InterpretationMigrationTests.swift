import SQL
import Testing

@testable import Interpretation

@Suite struct InterpretationMigrationTests {
    @Test func `names of migrations are told apart`() {
        let names = InterpretationMigrations.all.map(\.id)
        #expect(Set(names).count == names.count)
    }
}
