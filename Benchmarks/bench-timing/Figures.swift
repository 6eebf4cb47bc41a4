import Foundation

/// Numbers of several rounds.
package enum Figures {
    package static func at(_ percent: Int, _ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? .nan : sorted[min(sorted.count * percent / 100, sorted.count - 1)]
    }

    /// Least / **median** / most.
    package static func spread(_ values: [Double]) -> String {
        "\(short(values.min() ?? .nan)) / **\(short(at(50, values)))** / \(short(values.max() ?? .nan))"
    }

    package static func short(_ value: Double) -> String {
        if value >= 100 { return "\(Int(value.rounded()))" }
        return "\((value * 100).rounded() / 100)"
    }
}

/// What one piece of work took.
package struct Cost: Sendable {
    package let seconds: Double
    /// Of this process, all threads: other load on the machine is not in it.
    package let processor: Double

    package static func of(_ work: () async throws -> Void) async rethrows -> Cost {
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

/// Why a measurement broke off.
package struct BenchFault: Error, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}
