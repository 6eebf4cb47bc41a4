import BenchTiming
import Foundation
import Kernel

/// Measures dashboards over a ledger of a million duties: `dashboard-bench --data FOLDER [--postgres URL] [--rounds 5]
/// [--count N]`. The folder keeps the database: once filled it is measured again without filling.
@main struct DashboardBenchMain {
    static func main() async {
        do {
            try await DashboardBench(options: Options(Array(CommandLine.arguments.dropFirst()))).run()
        } catch let refusal as Refusal {
            note("The measurement broke off: \(refusal.sentence)")
            exit(2)
        } catch {
            note("The measurement broke off: \(error)")
            exit(2)
        }
    }

    static func note(_ words: String) { FileHandle.standardError.write(Data("\(words)\n".utf8)) }
}

struct Options: Sendable {
    private(set) var folder = ""
    private(set) var postgres: String?
    private(set) var rounds = 5
    private(set) var count = 1_000_000

    init(_ words: [String]) throws {
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
