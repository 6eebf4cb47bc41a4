import Foundation
import Kernel

/// A measurement of a database that is filled once: `--data FOLDER [--postgres URL] [--rounds 5] [--count 1000000]`.
package struct BenchOptions: Sendable {
    /// Keeps the database, so that further runs need not fill it again.
    package private(set) var folder = ""
    package private(set) var postgres: String?
    package private(set) var rounds = 5
    package private(set) var count = 1_000_000

    package init(_ words: [String]) throws {
        var rest = words[...]
        while let word = rest.popFirst() {
            guard let value = rest.popFirst() else { throw BenchFault("\(word) lacks its value") }
            switch word {
            case "--data": folder = value
            case "--postgres": postgres = value
            case "--rounds": rounds = Int(value) ?? 0
            case "--count": count = Int(value) ?? 0
            default: throw BenchFault("unknown: \(word)")
            }
        }
        guard rounds > 0, count > 0, !folder.isEmpty else {
            throw BenchFault("--data FOLDER, and numbers of one or more")
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
}

/// How a measurement runs as a program.
package enum BenchCommand {
    /// Measures as the words after the program's name ask; ends with status 2 and the reason when it breaks off.
    package static func run(_ measure: @Sendable (BenchOptions) async throws -> Void) async {
        do {
            try await measure(BenchOptions(Array(CommandLine.arguments.dropFirst())))
        } catch let refusal as Refusal {
            note("The measurement broke off: \(refusal.sentence)")
            exit(2)
        } catch {
            note("The measurement broke off: \(error)")
            exit(2)
        }
    }

    /// Tells how far it is, beside the figures.
    package static func note(_ words: String) { FileHandle.standardError.write(Data("\(words)\n".utf8)) }
}
