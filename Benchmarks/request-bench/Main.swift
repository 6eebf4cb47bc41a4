import BenchTiming

/// Measures what applications cost: `request-bench submit|board|tally|recompute --data FOLDER [--postgres URL]
/// [--rounds 5] [--count N]`. The folder keeps the databases: a board once filled is measured again without filling.
@main struct RequestBench {
    static func main() async {
        await BenchCommand.run { (kind: RequestMeasure, options) in
            switch kind {
            case .submit: try await SubmitBench(options: options).run()
            case .board: try await BoardBench(options: options).run()
            case .tally: try await BoardBench(options: options).runTally()
            case .recompute: try await RecomputeBench(options: options).run()
            }
        }
    }
}

enum RequestMeasure: String, BenchKind {
    case submit, board, tally, recompute

    var needsFolder: Bool { true }

    /// Cases on the board, deadlines, or submissions by sixteen in a round.
    var usualCount: Int {
        switch self {
        case .submit: 1_600
        case .board, .tally: 1_000_000
        case .recompute: 100_000
        }
    }
}
