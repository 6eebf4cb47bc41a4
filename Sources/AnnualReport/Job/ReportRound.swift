package import ObjectStorage

/// What time makes happen to annual reports: the report of the year that ends begins (FOI-49), and what was published gets
/// its file (FOI-24). Everything is done once, whoever runs it.
package struct ReportRound: Sendable {
    let reports: ReportStore
    let shelf: FileShelf
    let draw: @Sendable (ReportContents) async throws -> [UInt8]

    /// - Parameter draw: makes the PDF.
    package init(
        reports: ReportStore, shelf: FileShelf,
        draw: @escaping @Sendable (ReportContents) async throws -> [UInt8]
    ) {
        self.reports = reports
        self.shelf = shelf
        self.draw = draw
    }

    /// - Returns: how many reports were begun.
    package func open() async throws -> Int { try await reports.openEnded() }

    /// - Returns: how many files were drawn and kept.
    package func print() async throws -> Int {
        var kept = 0
        for found in try await reports.unprinted() {
            let hash = try await shelf.keep(try await draw(found.contents))
            if try await reports.keepPrint(hash, of: found.report) { kept += 1 }
        }
        return kept
    }
}
