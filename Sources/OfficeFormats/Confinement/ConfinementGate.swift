import Foundation

/// Lets only as many children run at a time as there are processors, so that a flood of uploads queues up instead of
/// multiplying the memory limit.
actor ConfinementGate {
    static let shared = ConfinementGate(places: max(2, ProcessInfo.processInfo.activeProcessorCount))

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) { free = places }

    func enter() async {
        if free > 0 {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
