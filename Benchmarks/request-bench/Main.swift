import BenchTiming
import Foundation
import Kernel

/// Measures what applications cost: `request-bench submit|board|tally|recompute --data FOLDER [--postgres URL]
/// [--rounds 5] [--count N]`. The folder keeps the databases: a board once filled is measured again without filling.
@main struct RequestBench {
    static func main() async {
        do {
            let options = try Options(Array(CommandLine.arguments.dropFirst()))
            switch options.act {
            case .submit: try await SubmitBench(options: options).run()
            case .board: try await BoardBench(options: options).run()
            case .tally: try await BoardBench(options: options).runTally()
            case .recompute: try await RecomputeBench(options: options).run()
            }
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
    enum Act: String { case submit, board, tally, recompute }

    let act: Act
    private(set) var folder = ""
    private(set) var postgres: String?
    private(set) var rounds = 5
    private var wanted: Int?

    init(_ words: [String]) throws {
        var rest = words[...]
        guard let act = rest.popFirst().flatMap({ Act(rawValue: $0) }) else {
            throw BenchFault("submit, board, tally or recompute")
        }
        self.act = act
        while let word = rest.popFirst() {
            guard let value = rest.popFirst() else { throw BenchFault("\(word) lacks its value") }
            switch word {
            case "--data": folder = value
            case "--postgres": postgres = value
            case "--rounds": rounds = Int(value) ?? 0
            case "--count": wanted = Int(value) ?? 0
            default: throw BenchFault("unknown: \(word)")
            }
        }
        guard rounds > 0, wanted ?? 1 > 0, !folder.isEmpty else {
            throw BenchFault("--data FOLDER, and numbers of one or more")
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// Cases on the board, deadlines, or submissions by sixteen in a round.
    var count: Int {
        if let wanted { return wanted }
        return switch act {
        case .submit: 1_600
        case .board, .tally: 1_000_000
        case .recompute: 100_000
        }
    }

    func file(_ name: String) -> String { folder + "/" + name }

    /// An empty place: what an earlier run left is taken away.
    func freshFile(_ name: String) throws -> String {
        for ending in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: file(name + ending)) {
            try FileManager.default.removeItem(atPath: file(name + ending))
        }
        return file(name)
    }
}
