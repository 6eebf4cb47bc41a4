import Glibc

/// Seconds that pass while `work` is done.
func seconds(_ work: () async throws -> Void) async rethrows -> Double {
    let clock = ContinuousClock()
    let started = clock.now
    try await work()
    return (clock.now - started).seconds
}

/// Processor seconds that `work` takes in this process, all threads together: neighbours on the machine do not count.
func processorSeconds(_ work: () async throws -> Void) async rethrows -> Double {
    let started = processorTime()
    try await work()
    return processorTime() - started
}

private func processorTime() -> Double { Double(clock()) / 1e6 }

extension Duration {
    var seconds: Double {
        let (whole, atto) = components
        return Double(whole) + Double(atto) * 1e-18
    }
}
