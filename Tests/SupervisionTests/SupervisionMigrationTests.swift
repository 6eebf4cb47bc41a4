import SQL
import Testing

@testable import Supervision

@Suite struct SupervisionMigrationTests {
    @Test func `names of migrations are told apart`() {
        let names = SupervisionMigrations.all.map(\.id)
        #expect(Set(names).count == names.count)
    }
}
