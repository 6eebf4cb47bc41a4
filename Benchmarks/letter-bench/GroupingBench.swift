import BenchTiming
import Foundation
import Kernel
import Letters

/// Repeated questions: what one costs at a tenth of the number and at the whole of it; where the work grows in step with the
/// number, the two are alike.
struct GroupingBench {
    let options: BenchOptions

    func run() throws {
        let vocabulary = try QuestionWordsFile.shipped()
        for count in [max(options.count / 10, 1), options.count] {
            let questions = InventedQuestions(seed: 2_026).make(count)
            var best = Duration.seconds(1_000), groups = 0
            for _ in 0..<options.rounds {
                let start = ContinuousClock.now
                groups = QuestionGrouping(vocabulary).clusters(questions).count
                best = min(best, ContinuousClock.now - start)
            }
            let each = Double(best.components.attoseconds) / 1e12 + Double(best.components.seconds) * 1e6
            print(
                "\(count) questions: \(best), \(Int((each / Double(count) * 10).rounded())) tenths of a µs each, \(groups) groups"
            )
        }
    }
}
