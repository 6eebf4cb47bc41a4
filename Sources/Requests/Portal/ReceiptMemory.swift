/// The newest receipt of each browser, for ten minutes in this process's memory: the page after sending has an address that
/// holds no secret, and a second click shows the same receipt. Lost with the process; the case itself is in the store.
actor ReceiptMemory {
    private struct Kept {
        let receipt: PublicReceipt
        let since: ContinuousClock.Instant
    }

    private static let most = 2_000
    private static let window = Duration.seconds(600)

    private var kept: [String: Kept] = [:]
    private let now: @Sendable () -> ContinuousClock.Instant

    init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) { self.now = now }

    func keep(_ receipt: PublicReceipt, for visitor: String) {
        let now = now()
        kept = kept.filter { now - $0.value.since < ReceiptMemory.window }
        if kept.count >= ReceiptMemory.most, let oldest = kept.min(by: { $0.value.since < $1.value.since })?.key {
            kept[oldest] = nil
        }
        kept[visitor] = Kept(receipt: receipt, since: now)
    }

    func receipt(of visitor: String) -> PublicReceipt? {
        guard let found = kept[visitor], now() - found.since < ReceiptMemory.window else { return nil }
        return found.receipt
    }

    func forget(_ visitor: String) { kept[visitor] = nil }
}
