import NIOCore
import NIOPosix

/// A client that sends exactly the bytes it is told to and keeps all that comes back.
struct RawConnection {
    private let channel: any Channel
    private let collected: EventLoopFuture<String>

    init(port: Int) async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let promise = loop.makePromise(of: String.self)
        let connecting = ClientBootstrap(group: loop)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collector(promise: promise))
                }
            }
            .connect(host: "127.0.0.1", port: port)
        connecting.whenFailure { promise.fail($0) }
        channel = try await connecting.get()
        collected = promise.futureResult
    }

    func send(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text))
    }

    /// All that came until the server closed its side.
    func untilClosed() async throws -> String { try await collected.get() }

    func close() { channel.close(promise: nil) }

    /// What comes back for `text`, and when the server closed: within `seconds`, or nil.
    static func exchange(_ text: String, port: Int, seconds: Int64 = 5) async throws -> String? {
        let connection = try await RawConnection(port: port)
        try? await connection.send(text)
        defer { connection.close() }
        return try await connection.collected(within: .seconds(seconds))
    }

    func collected(within time: TimeAmount) async throws -> String? {
        let answer = collected.eventLoop.makePromise(of: String?.self)
        collected.whenComplete { result in
            switch result {
            case .success(let text): answer.succeed(text)
            case .failure: answer.succeed("")
            }
        }
        collected.eventLoop.scheduleTask(in: time) { answer.succeed(nil) }
        return try await answer.futureResult.get()
    }
}

private final class Collector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let promise: EventLoopPromise<String>
    private var text = ""

    init(promise: EventLoopPromise<String>) { self.promise = promise }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { text += String(buffer: unwrapInboundIn(data)) }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) { promise.succeed(text) }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
