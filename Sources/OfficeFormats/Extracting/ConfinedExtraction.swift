extension ConfinementLimits {
    /// For taking everything out of a file: converters and text recognition run inside, so 6 GB, 120 s.
    package static let extracting = ConfinementLimits(
        memoryBytes: 6 << 30, processorSeconds: 120, wallClock: .seconds(180), outputBytes: 160 << 20,
        fileBytes: 128 << 20, openFiles: 256, processes: 256)
}

extension ConfinedReader {
    /// The reader of uploads for the privacy gate: `executable` has the subcommand `extract-everything`.
    package static func everything(executable: String = ConfinedReader.ownExecutable) -> ConfinedReader {
        ConfinedReader(executable: executable, arguments: ["extract-everything"], limits: .extracting)
    }

    /// The cleaner of files to be published: `executable` has the subcommand `rewrite-publishable`.
    package static func publishable(executable: String = ConfinedReader.ownExecutable) -> ConfinedReader {
        ConfinedReader(executable: executable, arguments: ["rewrite-publishable"], limits: .extracting)
    }

    /// Everything in these bytes, taken out in a child.
    package func extraction(_ bytes: [UInt8], name: String) async throws(ConfinementFailure) -> Extraction {
        try ExtractionCoding.extraction(try await read(bytes, name: name))
    }

    /// The file as it may be published, cleaned in a child.
    package func rewrittenFile(_ bytes: [UInt8], name: String) async throws(ConfinementFailure) -> RewrittenFile {
        try ExtractionCoding.rewrittenFile(try await read(bytes, name: name))
    }
}
