import Glibc
import HTTPTypes
import Hummingbird
import Synchronization

/// Where the lines of the access log go.
package struct AccessLog: Sendable {
    let write: @Sendable (String) -> Void

    /// - Parameter write: Takes one line without its line end.
    package init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

    package static let standardError = AccessLog { line in
        // One call a line: lines of several threads do not mix.
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    package static let none = AccessLog { _ in }
}

/// Numbers every request, counts it, and writes one line of JSON about it. The query is left out, since people type
/// names and numbers into it; control characters are escaped, so one request is one line (T16).
struct RequestLog: RouterMiddleware {
    typealias Context = SiteContext
    let metrics: SiteMetrics

    func handle(
        _ input: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.reference = Hexadecimal.reference()
        let start = ContinuousClock.now
        var response = try await next(input, context)
        let spent = ContinuousClock.now - start
        let microseconds = spent.components.seconds * 1_000_000 + spent.components.attoseconds / 1_000_000_000_000
        let route = context.endpointPath ?? "NotFound"
        metrics.count(method: input.method, route: route, status: response.status.code, microseconds: Int(microseconds))
        response.headers[.requestID] = context.reference
        context.settings.accessLog.write(line(input, context, response, route, Int(microseconds)))
        return response
    }

    private func line(
        _ request: Request, _ context: SiteContext, _ response: Response, _ route: String, _ microseconds: Int
    ) -> String {
        AccessLine(
            reference: context.reference, method: request.method.rawValue, route: route, path: request.uri.path,
            status: response.status.code, microseconds: microseconds, bytes: response.body.contentLength ?? -1,
            address: context.remoteAddress, agent: request.headers[.userAgent] ?? "", member: context.notes.member
        ).text
    }
}

/// What is written of a request.
struct AccessLine {
    let reference: String
    let method: String
    let route: String
    let path: String
    let status: Int
    let microseconds: Int
    let bytes: Int
    let address: String
    let agent: String
    let member: String?

    var text: String {
        var object = JSONLine()
        object.add("time", Timestamp.now())
        object.add("reference", reference)
        object.add("method", method)
        object.add("route", route)
        object.add("path", path)
        object.add("status", status)
        object.add("microseconds", microseconds)
        object.add("bytes", bytes)
        object.add("address", address)
        object.add("agent", String(agent.prefix(300)))
        object.add("member", member)
        return object.text
    }
}

/// The present time for logs, in UTC.
enum Timestamp {
    static func now() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var parts = tm()
        gmtime_r(&now.tv_sec, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let milliseconds = "\(now.tv_nsec / 1_000_000 + 1_000)".dropFirst()
        return "\(parts.tm_year + 1_900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T\(two(parts.tm_hour)):"
            + "\(two(parts.tm_min)):\(two(parts.tm_sec)).\(milliseconds)Z"
    }
}

/// One flat JSON object on one line.
package struct JSONLine {
    private var body = ""

    package init() {}

    package var text: String { "{" + body + "}" }

    package mutating func add(_ name: String, _ value: String) { add(name, raw: JSONLine.quoted(value)) }
    package mutating func add(_ name: String, _ value: Int) { add(name, raw: String(value)) }
    package mutating func add(_ name: String, _ value: String?) {
        if let value { add(name, raw: JSONLine.quoted(value)) }
    }

    private mutating func add(_ name: String, raw: String) {
        body += (body.isEmpty ? "" : ",") + JSONLine.quoted(name) + ":" + raw
    }

    /// A JSON string in ASCII but for letters: controls, line separators and bidirectional marks are escaped (T16).
    package static func quoted(_ text: String) -> String {
        if isPlain(text) { return "\"" + text + "\"" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            default:
                let isHidden =
                    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.properties.isBidiControl
                    || (0x2028...0x2029).contains(scalar.value)
                if isHidden {
                    let digits = String(scalar.value, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - min(digits.count, 4)) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    }
}
