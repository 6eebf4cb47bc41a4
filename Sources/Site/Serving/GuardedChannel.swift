import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import Synchronization

/// Hummingbird's HTTP/1 channel with three guards around it: a limit of connections per address, deadlines, and one
/// reading of every request's framing (T18, T20).
struct GuardedChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    let inner: HTTP1Channel
    let limits: ConnectionLimits
    let ledger: ConnectionLedger
    let metrics: SiteMetrics
    /// Answers from memory; nil when no pages are kept.
    let desk: ReadyDesk?

    init(
        responder: @escaping HTTPChannelHandler.Responder, limits: ConnectionLimits, ledger: ConnectionLedger,
        metrics: SiteMetrics, settings: SiteSettings
    ) {
        inner = HTTP1Channel(
            responder: responder,
            configuration: .init(
                idleTimeout: limits.idleTimeout,
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.headerListSize, maxHeaderListSize: limits.headerListSize,
                    maxHeaderFieldCount: limits.headerCount)))
        self.limits = limits
        self.ledger = ledger
        self.metrics = metrics
        let silence = TimeAmount.nanoseconds(limits.idleTimeout.nanoseconds / 2)
        desk = settings.pages.map {
            ReadyDesk(cache: $0, settings: settings, metrics: metrics, longestSilence: silence)
        }
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let address = channel.remoteAddress?.plainAddress ?? ""
        let isAdmitted = ledger.open(address, limit: limits.connectionsPerAddress)
        metrics.connectionOpened()
        channel.closeFuture.whenComplete { [ledger, metrics] _ in
            ledger.close(address)
            metrics.connectionClosed()
        }
        return inner.setup(channel: channel, logger: logger).flatMapThrowing { [limits, metrics, desk] value in
            let pipeline = channel.pipeline.syncOperations
            let clock = HeadClock(limits: limits)
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            let framing = FramingGuard(clock: clock)
            try pipeline.addHandler(framing, position: .after(decoder))
            if let desk { try pipeline.addHandler(ReadyPages(desk: desk), position: .after(framing)) }
            try pipeline.addHandler(ByteWatch(clock: clock), position: .first)
            if !isAdmitted {
                metrics.connectionRefused()
                channel.close(promise: nil)
            }
            return value
        }
    }

    func handle(value: Value, logger: Logger) async { await inner.handle(value: value, logger: logger) }
}

/// How many connections each address has open.
final class ConnectionLedger: Sendable {
    private let open = Mutex<[String: Int]>([:])
    private let unlimited: Set<String>

    init(unlimited: Set<String> = []) { self.unlimited = unlimited }

    /// Counts a connection; false when the address has too many.
    func open(_ address: String, limit: Int) -> Bool {
        open.withLock { open in
            open[address, default: 0] += 1
            return unlimited.contains(address) || open[address, default: 0] <= limit
        }
    }

    func close(_ address: String) {
        open.withLock { open in
            let left = open[address, default: 1] - 1
            open[address] = left > 0 ? left : nil
        }
    }
}
