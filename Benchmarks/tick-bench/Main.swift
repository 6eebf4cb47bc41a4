import Foundation
import Kernel
import SQL

/// Measures a day of the engine over many open obligations: `tick-bench --data FOLDER [--postgres URL] [--count N]
/// [--rounds N]`. Each round is the next working day: first the bare indexed scan that a tick without kept moments would
/// need, then the tick itself. The folder keeps the database, so that further runs need not fill it again.
@main struct TickBench {
    static func main() async {
        do {
            try await TickRun(options: try Options(Array(CommandLine.arguments.dropFirst()))).run()
        } catch {
            FileHandle.standardError.write(Data("The measurement broke off: \(error)\n".utf8))
            exit(2)
        }
    }
}

struct Options: Sendable {
    private(set) var folder = ""
    private(set) var postgres: String?
    private(set) var count = 1_000_000
    private(set) var rounds = 5

    init(_ words: [String]) throws {
        var rest = words[...]
        while let word = rest.popFirst() {
            guard let value = rest.popFirst() else { throw BenchFault("\(word) lacks its value") }
            switch word {
            case "--data": folder = value
            case "--postgres": postgres = value
            case "--count": count = Int(value) ?? 0
            case "--rounds": rounds = Int(value) ?? 0
            default: throw BenchFault("unknown: \(word)")
            }
        }
        guard count > 0, rounds > 0, !folder.isEmpty else {
            throw BenchFault("--data FOLDER, and numbers of one or more")
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
}

struct BenchFault: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// What one piece of work took.
struct Cost: Sendable {
    let seconds: Double
    /// Of this process, all threads: other load on the machine is not in it.
    let processor: Double

    static func of(_ work: () async throws -> Void) async rethrows -> Cost {
        let clock = ContinuousClock(), start = clock.now, before = processorSeconds
        try await work()
        return Cost(seconds: (clock.now - start) / .seconds(1), processor: processorSeconds - before)
    }

    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
