import BenchTiming
import Foundation
import Kernel

/// Measures what letters and opinions of the public cost: `letter-bench group|letters|comments [--count N] [--rounds N]
/// [--data FOLDER]`.
@main struct LetterBench {
    static func main() async {
        do {
            let options = try Options(Array(CommandLine.arguments.dropFirst()))
            switch options.act {
            case .group: try GroupingBench(options: options).run()
            case .letters: try await LetterSubmitBench(options: options).run()
            case .comments: try await CommentSubmitBench(options: options).run()
            }
        } catch let refusal as Refusal {
            note("The measurement broke off: \(refusal.sentence)")
            exit(2)
        } catch {
            note("The measurement broke off: \(error)")
            exit(2)
        }
    }

    private static func note(_ words: String) { FileHandle.standardError.write(Data("\(words)\n".utf8)) }
}

struct Options: Sendable {
    enum Act: String { case group, letters, comments }

    let act: Act
    private(set) var folder = ""
    private(set) var rounds = 5
    private var wanted: Int?

    init(_ words: [String]) throws {
        var rest = words[...]
        guard let act = rest.popFirst().flatMap({ Act(rawValue: $0) }) else {
            throw BenchFault("group, letters or comments")
        }
        self.act = act
        while let word = rest.popFirst() {
            guard let value = rest.popFirst() else { throw BenchFault("\(word) lacks its value") }
            switch word {
            case "--data": folder = value
            case "--rounds": rounds = Int(value) ?? 0
            case "--count": wanted = Int(value) ?? 0
            default: throw BenchFault("unknown: \(word)")
            }
        }
        guard rounds > 0, wanted ?? 10 >= 10, act == .group || !folder.isEmpty else {
            throw BenchFault("numbers of one or more (ten for --count), and --data FOLDER for what is sent")
        }
        if !folder.isEmpty {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
    }

    /// Questions, or submissions by sixteen in a round.
    var count: Int {
        switch act {
        case .group: wanted ?? 100_000
        case .letters, .comments: wanted ?? 1_600
        }
    }
}
