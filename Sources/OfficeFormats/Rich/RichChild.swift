import Foundation

/// What the hidden subcommand `read-rich` does: standard input → standard output.
package enum RichChild {
    /// The name of the subcommand.
    package static let command = "read-rich"

    /// Reads a file of that name from standard input and writes its rich text, encoded, to standard output. The exit
    /// status: 0 done, 1 refused with the sentence on standard error.
    package static func run(name: String) async -> Int32 {
        do {
            let bytes = Array(try FileHandle.standardInput.readToEnd() ?? Data())
            let document = try await RichReader.document(bytes, name: name)
            try FileHandle.standardOutput.write(contentsOf: Data(RichCoding.encode(document)))
            return 0
        } catch let error as ReadingError {
            FileHandle.standardError.write(Data((error.sentence + "\n").utf8))
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
        }
        return 1
    }
}

extension ConfinedReader {
    /// A reader of rich text: `executable` has the subcommand `read-rich`.
    package static func rich(executable: String = ConfinedReader.ownExecutable) -> ConfinedReader {
        ConfinedReader(executable: executable, arguments: [RichChild.command])
    }

    /// The rich text in these bytes, read in a child by a reader made with `rich`.
    package func richDocument(_ bytes: [UInt8], name: String) async throws(ConfinementFailure) -> RichDocument {
        try RichDecoding.decode(try await read(bytes, name: name))
    }
}
