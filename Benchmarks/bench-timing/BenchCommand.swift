import Foundation
import Kernel

/// What one program can measure, by the first word behind its name.
package protocol BenchKind: RawRepresentable<String>, CaseIterable, Sendable {
    /// How many records without `--count`.
    var usualCount: Int { get }
    /// Whether it keeps a database, and asks for `--data`.
    var needsFolder: Bool { get }
}

/// A measurement of a database that is filled once: `--data FOLDER [--postgres URL] [--rounds 5] [--count 1000000]`.
package struct BenchOptions: Sendable {
    /// Keeps the database, so that further runs need not fill it again.
    package private(set) var folder = ""
    package private(set) var postgres: String?
    package private(set) var rounds = 5
    package private(set) var count: Int

    package init(_ words: [String], usualCount: Int = 1_000_000, needsFolder: Bool = true) throws {
        count = usualCount
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
        guard rounds > 0, count > 0, !needsFolder || !folder.isEmpty else {
            throw BenchFault("--data FOLDER, and numbers of one or more")
        }
        guard !folder.isEmpty else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    package func file(_ name: String) -> String { folder + "/" + name }

    /// An empty place: what an earlier run left is taken away.
    package func freshFile(_ name: String) throws -> String {
        for ending in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: file(name + ending)) {
            try FileManager.default.removeItem(atPath: file(name + ending))
        }
        return file(name)
    }
}

/// How a measurement runs as a program.
package enum BenchCommand {
    /// Measures as the words after the program's name ask; ends with status 2 and the reason when it breaks off.
    package static func run(_ measure: @Sendable (BenchOptions) async throws -> Void) async {
        await carry { try await measure(BenchOptions($0)) }
    }

    /// The same for a program that can measure several things.
    package static func run<Kind: BenchKind>(
        _ measure: @Sendable (Kind, BenchOptions) async throws -> Void
    ) async {
        await carry { words in
            guard let kind = words.first.flatMap(Kind.init(rawValue:)) else {
                throw BenchFault("one of: " + Kind.allCases.map(\.rawValue).joined(separator: ", "))
            }
            try await measure(
                kind,
                BenchOptions(
                    Array(words.dropFirst()), usualCount: kind.usualCount, needsFolder: kind.needsFolder))
        }
    }

    private static func carry(_ measure: ([String]) async throws -> Void) async {
        do {
            try await measure(Array(CommandLine.arguments.dropFirst()))
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
