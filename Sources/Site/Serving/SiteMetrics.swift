import HTTPTypes
import Synchronization

/// The counters of the process, printed as Prometheus text.
package final class SiteMetrics: Sendable {
    private struct Key: Hashable {
        let method: String
        let route: String
        let status: Int
    }
    private struct State {
        var requests: [Key: Int] = [:]
        var buckets = [Int](repeating: 0, count: SiteMetrics.bounds.count + 1)
        var microseconds = 0
        var open = 0
        var refused = 0
    }
    private let state = Mutex(State())

    /// Upper bounds of the duration histogram, in milliseconds.
    static let bounds = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000]

    package init() {}

    func count(method: HTTPRequest.Method, route: String, status: Int, microseconds: Int) {
        state.withLock { state in
            // A method is any token a client likes; unknown ones are one series.
            let name = SiteMetrics.methods.contains(method) ? method.rawValue : "OTHER"
            state.requests[Key(method: name, route: route, status: status), default: 0] += 1
            let index = SiteMetrics.bounds.firstIndex { microseconds <= $0 * 1_000 } ?? SiteMetrics.bounds.count
            state.buckets[index] += 1
            state.microseconds += max(microseconds, 0)
        }
    }

    private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]

    func connectionOpened() { state.withLock { $0.open += 1 } }
    func connectionClosed() { state.withLock { $0.open -= 1 } }
    func connectionRefused() { state.withLock { $0.refused += 1 } }

    /// How many connections are open now.
    package var openConnections: Int { state.withLock { $0.open } }

    /// All counters in the Prometheus text format, version 0.0.4.
    package var text: String {
        let now = state.withLock { $0 }
        var lines = ["# TYPE gongkai_requests_total counter"]
        lines += now.requests.map { key, count in
            "gongkai_requests_total{method=\"\(key.method)\",route=\"\(key.route)\",status=\"\(key.status)\"} \(count)"
        }.sorted()
        lines.append("# TYPE gongkai_request_seconds histogram")
        var sum = 0
        for (bound, count) in zip(SiteMetrics.bounds, now.buckets) {
            sum += count
            lines.append("gongkai_request_seconds_bucket{le=\"\(Double(bound) / 1_000)\"} \(sum)")
        }
        let total = now.buckets.reduce(0, +)
        lines.append("gongkai_request_seconds_bucket{le=\"+Inf\"} \(total)")
        lines.append("gongkai_request_seconds_sum \(Double(now.microseconds) / 1_000_000)")
        lines.append("gongkai_request_seconds_count \(total)")
        lines.append("# TYPE gongkai_open_connections gauge")
        lines.append("gongkai_open_connections \(now.open)")
        lines.append("# TYPE gongkai_refused_connections_total counter")
        lines.append("gongkai_refused_connections_total \(now.refused)")
        return lines.joined(separator: "\n") + "\n"
    }
}
