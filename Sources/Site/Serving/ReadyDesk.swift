import Glibc
import Hummingbird
import NIOCore
import NIOHTTP1
import Synchronization

/// Which requests can be answered from memory at once, and the words of the answer.
struct ReadyDesk: Sendable {
    let cache: PageCache
    let settings: SiteSettings
    let metrics: SiteMetrics
    let longestSilence: TimeAmount

    /// A plain GET or HEAD from nobody in particular, for a page that is here.
    func page(for head: HTTPRequestHead) -> ReadyPage? {
        guard head.method == .GET || head.method == .HEAD, head.version == .http1_1 else { return nil }
        var cookies: String?
        for (name, value) in head.headers {
            switch name.utf8.count {
            case 6 where name.lowercased() == "cookie":
                guard cookies == nil else { return nil }
                cookies = value
            case 10 where name.lowercased() == "connection":
                guard value.lowercased() == "keep-alive" else { return nil }
            case 13 where name.lowercased() == "authorization": return nil
            case 14 where name.lowercased() == "content-length": return nil
            case 17 where name.lowercased() == "transfer-encoding": return nil
            default: break
            }
        }
        guard let reading = reading(cookies) else { return nil }
        let host = settings.hosts.known(head.headers.first(name: "host"))
        return cache.ready(PageShelf.Key(target: head.uri, reading: reading, host: host))
    }

    /// Nil when somebody may be signed in: then the middleware finds out.
    private func reading(_ cookies: String?) -> ReadingChoice? {
        guard let cookies else { return ReadingChoice() }
        let secure = settings.baseURL.isSecure
        guard !cookies.contains(SiteCookie.session.name(secure: secure) + "=") else { return nil }
        return ReadingChoice(cookie: SiteCookie.reading.value(in: [cookies], secure: secure))
    }

    func answer(
        _ page: ReadyPage, to head: HTTPRequestHead, from peer: SocketAddress?
    ) -> (head: HTTPResponseHead, body: ByteBuffer?) {
        let start = ContinuousClock.now
        let form = page.form(accepting: head.headers.first(name: "accept-encoding"))
        let isHeld = page.isHeld(form, tags: head.headers.first(name: "if-none-match"))
        let status: HTTPResponseStatus = isHeld ? .notModified : HTTPResponseStatus(statusCode: page.status.code)
        var headers = isHeld ? form.unchanged : form.headers
        let reference = Hexadecimal.reference()
        headers.add(name: "x-request-id", value: reference)
        headers.add(name: "date", value: WebDate.now())
        let body = isHeld || head.method == .HEAD ? nil : form.body
        let address =
            settings.trustedProxies.isEmpty
            ? peer?.plainAddress ?? ""
            : RemoteAddress.find(
                named: head.headers["x-forwarded-for"], peer: peer?.plainAddress ?? "", settings: settings)
        let spent = start.duration(to: .now)
        let line = AccessLine(
            reference: reference, method: head.method.rawValue, route: page.route,
            path: String(head.uri.prefix { $0 != "?" }), status: Int(status.code),
            microseconds: Int(spent.components.attoseconds / 1_000_000_000_000), bytes: body?.readableBytes ?? 0,
            address: address, agent: head.headers.first(name: "user-agent") ?? "", member: nil)
        metrics.count(
            method: head.method == .HEAD ? .head : .get, route: page.route, status: line.status,
            microseconds: line.microseconds)
        settings.accessLog.write(line.text)
        return (HTTPResponseHead(version: .http1_1, status: status, headers: headers), body)
    }
}

/// The Date header, written once a second.
enum WebDate {
    private static let last = Mutex<(second: Int, text: String)>((0, ""))

    static func now() -> String {
        var second = time(nil)
        return last.withLock { last in
            if last.second == second { return last.text }
            last.second = second
            var parts = tm()
            gmtime_r(&second, &parts)
            let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
            let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
            let day = days.indices.contains(Int(parts.tm_wday)) ? days[Int(parts.tm_wday)] : ""
            let month = months.indices.contains(Int(parts.tm_mon)) ? months[Int(parts.tm_mon)] : ""
            last.text =
                "\(day), \(two(parts.tm_mday)) \(month) \(Int(parts.tm_year) + 1_900) \(two(parts.tm_hour)):"
                + "\(two(parts.tm_min)):\(two(parts.tm_sec)) GMT"
            return last.text
        }
    }
}
