import Foundation
import SQL

/// Commits a second for a number of writers, with the batch limit given (1 turns group commit off).
struct Measuring {
    let options: Options

    init(_ options: Options) { self.options = options }

    func run() async throws {
        let store = try await options.openStore()
        try await store.migrate(Acts.migrations)
        let writers = options.number("writers") ?? 32, each = options.number("acts") ?? 200
        let run = options.text("run") ?? "measure"
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    for number in 0..<each {
                        try await store.write {
                            try Acts.carryOut("\(run)-\(writer)-\(number)", writer, number, in: $0)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let time = start.duration(to: .now)
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        say("\(writers * each) acts in \(seconds) s: \(Int(Double(writers * each) / seconds)) a second")
        await store.close()
    }
}
