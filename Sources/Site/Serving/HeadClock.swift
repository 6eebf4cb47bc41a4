import NIOCore

/// The deadlines of one connection, shared by the handler that sees bytes and the one that sees requests. Lives on the
/// connection's event loop only.
final class HeadClock {
    let limits: ConnectionLimits
    private var head: Scheduled<Void>?
    private var body: Scheduled<Void>?
    private var write: Scheduled<Void>?
    private var isAwaitingHead = true
    private var bytesInWindow = 0

    init(limits: ConnectionLimits) { self.limits = limits }

    /// The connection is there: its first head is awaited from now on, bytes or not.
    func connected(_ channel: any Channel) { startHead(channel) }

    func received(_ count: Int, _ channel: any Channel) {
        bytesInWindow += count
        if isAwaitingHead { startHead(channel) }
    }

    func headComplete(_ channel: any Channel) {
        isAwaitingHead = false
        head?.cancel()
        head = nil
        bytesInWindow = 0
        startBodyWindow(channel)
    }

    func requestComplete() {
        isAwaitingHead = true
        body?.cancel()
        body = nil
    }

    func writability(_ isWritable: Bool, _ channel: any Channel) {
        write?.cancel()
        write =
            isWritable ? nil : channel.eventLoop.scheduleTask(in: limits.writeDeadline) { channel.close(promise: nil) }
    }

    func stop() {
        head?.cancel()
        body?.cancel()
        write?.cancel()
    }

    private func startHead(_ channel: any Channel) {
        guard head == nil else { return }
        head = channel.eventLoop.scheduleTask(in: limits.headDeadline) { channel.close(promise: nil) }
    }

    private func startBodyWindow(_ channel: any Channel) {
        let bound = NIOLoopBound(self, eventLoop: channel.eventLoop)
        body = channel.eventLoop.scheduleTask(in: limits.bodyWindow) {
            let clock = bound.value
            let seconds = max(clock.limits.bodyWindow.nanoseconds / 1_000_000_000, 1)
            if clock.bytesInWindow < clock.limits.slowestBody * Int(seconds) {
                channel.close(promise: nil)
            } else {
                clock.bytesInWindow = 0
                clock.startBodyWindow(channel)
            }
        }
    }
}

/// Sees every byte that arrives and whether answers are being read.
final class ByteWatch: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let clock: HeadClock

    init(clock: HeadClock) { self.clock = clock }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { clock.connected(context.channel) }
    }

    func channelActive(context: ChannelHandlerContext) {
        clock.connected(context.channel)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        clock.received(unwrapInboundIn(data).readableBytes, context.channel)
        context.fireChannelRead(data)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        clock.writability(context.channel.isWritable, context.channel)
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        clock.stop()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { clock.stop() }
}
