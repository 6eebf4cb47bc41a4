import NIOCore
import NIOHTTP1

/// Refuses requests whose framing two readers could understand differently, before anything else reads them (T20), and
/// closes the connection after an answer that says so.
final class FramingGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let clock: HeadClock
    private var unanswered = 0
    private var isRefusing = false
    private var closesAfterAnswer = false

    private static let lingering = TimeAmount.seconds(2)

    init(clock: HeadClock) { self.clock = clock }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefusing else { return }
        switch unwrapInboundIn(data) {
        case .head(var head):
            clock.headComplete(context.channel)
            guard Framing.isSound(&head) else { return refuse(context) }
            unanswered += 1
            context.fireChannelRead(wrapInboundOut(.head(head)))
        case .body: context.fireChannelRead(data)
        case .end:
            clock.requestComplete()
            context.fireChannelRead(data)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            if head.headers["connection"].contains(where: { $0.lowercased() == "close" }) { closesAfterAnswer = true }
            context.write(data, promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            unanswered -= 1
            guard closesAfterAnswer else { return context.write(data, promise: promise) }
            context.writeAndFlush(data, promise: promise)
            linger(context)
        }
    }

    private func refuse(_ context: ChannelHandlerContext) {
        isRefusing = true
        // In the middle of another answer nothing can be said: only close.
        guard unanswered == 0 else { return context.close(promise: nil) }
        let head = HTTPResponseHead(
            version: .http1_1, status: .badRequest, headers: ["connection": "close", "content-length": "0"])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        linger(context)
    }

    // Closing at once while the client still sends would reset the connection and lose the answer on its way.
    private func linger(_ context: ChannelHandlerContext) {
        let channel = context.channel
        channel.close(mode: .output, promise: nil)
        channel.eventLoop.scheduleTask(in: FramingGuard.lingering) { channel.close(promise: nil) }
    }
}

/// What a request's head must be like.
enum Framing {
    /// False when it must be refused. An absolute address that agrees with Host is turned into a path.
    static func isSound(_ head: inout HTTPRequestHead) -> Bool {
        guard head.version == .http1_1 || head.version == .http1_0 else { return false }
        guard head.method != .TRACE, head.method != .CONNECT else { return false }
        let hosts = head.headers["host"]
        guard hosts.count == 1, let host = hosts.first, HostName.isSound(host) else { return false }
        guard isLengthSound(head), areFieldsSound(head.headers) else { return false }
        if head.uri.hasPrefix("/") { return true }
        return shorten(&head, host: host)
    }

    private static func isLengthSound(_ head: HTTPRequestHead) -> Bool {
        let encodings = head.headers["transfer-encoding"], lengths = head.headers["content-length"]
        if encodings.isEmpty {
            return lengths.count <= 1
                && lengths.allSatisfy {
                    (1...15).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
                }
        }
        return lengths.isEmpty && head.version == .http1_1 && encodings.count == 1
            && encodings.allSatisfy { $0.lowercased() == "chunked" }
    }

    private static func areFieldsSound(_ headers: HTTPHeaders) -> Bool {
        headers.allSatisfy { name, value in
            !name.isEmpty && !name.contains("_")
                && value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == UInt8(ascii: "\t") }
        }
    }

    private static func shorten(_ head: inout HTTPRequestHead, host: String) -> Bool {
        for scheme in ["http://", "https://"] where head.uri.lowercased().hasPrefix(scheme) {
            let rest = head.uri.dropFirst(scheme.count)
            let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            guard authority.lowercased() == host.lowercased() else { return false }
            let path = rest.dropFirst(authority.count)
            guard path.isEmpty || path.hasPrefix("/") else { return false }
            head.uri = path.isEmpty ? "/" : String(path)
            return true
        }
        return false
    }
}
