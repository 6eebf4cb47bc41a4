import Hummingbird
import NIOCore
import NIOHTTP1

/// Answers from memory before anything else is woken: the same page the middleware would give, on the connection's own
/// loop. Whatever is not plainly such a request goes on to the middleware.
final class ReadyPages: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let desk: ReadyDesk
    private var unanswered = 0
    private var taken: (head: HTTPRequestHead, page: ReadyPage)?
    private var isUnflushed = false
    /// The handlers behind close a connection on which they hear nothing, so they hear something now and then.
    private var passedAt: NIODeadline = .now()

    init(desk: ReadyDesk) { self.desk = desk }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            if unanswered == 0, NIODeadline.now() - passedAt < desk.longestSilence,
                let page = desk.page(for: head)
            {
                taken = (head, page)
                return
            }
            passedAt = .now()
            unanswered += 1
            context.fireChannelRead(data)
        case .body:
            if taken == nil { context.fireChannelRead(data) }
        case .end:
            guard let (head, page) = taken else { return context.fireChannelRead(data) }
            taken = nil
            write(page, to: head, context)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if isUnflushed {
            isUnflushed = false
            context.flush()
        }
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { unanswered -= 1 }
        context.write(data, promise: promise)
    }

    private func write(_ page: ReadyPage, to head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let answer = desk.answer(page, to: head, from: context.channel.remoteAddress)
        context.write(wrapOutboundOut(.head(answer.head)), promise: nil)
        if let body = answer.body { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
        context.write(wrapOutboundOut(.end(nil)), promise: nil)
        isUnflushed = true
    }
}
