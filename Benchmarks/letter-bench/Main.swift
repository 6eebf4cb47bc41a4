import BenchTiming

/// Measures what letters and opinions of the public cost: `letter-bench group|letters|comments [--count N] [--rounds N]
/// [--data FOLDER]`.
@main struct LetterBench {
    static func main() async {
        await BenchCommand.run { (kind: VoiceMeasure, options) in
            switch kind {
            case .group: try GroupingBench(options: options).run()
            case .letters: try await LetterSubmitBench(options: options).run()
            case .comments: try await CommentSubmitBench(options: options).run()
            }
        }
    }
}

enum VoiceMeasure: String, BenchKind {
    case group, letters, comments

    var needsFolder: Bool { self != .group }

    /// Questions, or submissions by sixteen in a round.
    var usualCount: Int {
        switch self {
        case .group: 100_000
        case .letters, .comments: 1_600
        }
    }
}
