package import Kernel
package import SQL

/// Reads one figure inside the transaction that keeps it; each capability reads its own tables.
package typealias MeasureReader = @Sendable (MeasureQuestion, Snapshot) throws -> MeasureReading

/// The readers the program has, by the name of the measure.
package struct MeasureReaders: Sendable {
    private let byName: [String: MeasureReader]

    package init(_ byName: [String: MeasureReader] = [:]) { self.byName = byName }

    package subscript(name: String) -> MeasureReader? { byName[name] }
    package var known: Set<String> { Set(byName.keys) }

    package func adding(_ other: [String: MeasureReader]) -> MeasureReaders {
        MeasureReaders(byName.merging(other) { _, later in later })
    }
}
