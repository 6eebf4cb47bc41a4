import Foundation

/// Reads an uploaded document in a child of this very program, so that a trap in a parser costs one file (F27).
///
/// The hidden subcommand takes the bytes on standard input and the file name as its last argument, writes its result
/// to standard output and ends with 0; or it writes one Chinese sentence to standard error and ends with 1.
package struct ConfinedReader: Sendable {
    private let executable: String
    private let arguments: [String]
    private let limits: ConfinementLimits

    /// A reader that starts `executable`, by default the running program itself.
    package init(
        executable: String = ConfinedReader.ownExecutable, arguments: [String] = ["read-document"],
        limits: ConfinementLimits = .reading
    ) {
        self.executable = executable
        self.arguments = arguments
        self.limits = limits
    }

    /// The path of the running program.
    package static var ownExecutable: String {
        do {
            return try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        } catch {
            return CommandLine.arguments.first ?? ""
        }
    }

    /// The document in these bytes, read in a child. `shownSentence` of the failure is for the person.
    package func document(_ bytes: [UInt8], name: String) async throws(ConfinementFailure) -> ReadDocument {
        try ReadDocumentCoding.decode(try await read(bytes, name: name))
    }

    /// What the subcommand wrote. A refusal carries the subcommand's own sentence when it gave one.
    package func read(_ bytes: [UInt8], name: String) async throws(ConfinementFailure) -> [UInt8] {
        // "--" so that a file called "--help" stays a file name.
        let words = arguments + ["--", FileNameCleaning.clean(name)]
        return try await Confinement(executable, words, limits: limits).run(bytes)
    }
}

extension ConfinementFailure {
    /// The sentence to show: the child's own when it refused with a Chinese sentence on one line, else the general one.
    package var shownSentence: String {
        guard case .refused(1, let message) = self, let line = message.split(separator: "\n").first else {
            return sentence
        }
        let isChinese = line.unicodeScalars.first.map { (0x4E00...0x9FFF).contains($0.value) } ?? false
        return isChinese && line.count <= 200 ? String(line) : sentence
    }
}
