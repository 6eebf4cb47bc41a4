/// What the site answered to one address.
package struct SiteAnswer: Hashable, Sendable {
    package enum Failure: Hashable, Sendable {
        case unreachable, tooSlow, broken

        package var chinese: String {
            switch self {
            case .unreachable: "连接不上"
            case .tooSlow: "超过15秒没有打开"
            case .broken: "传输中断"
            }
        }
    }

    /// 0 when nothing came.
    package let status: Int
    /// `text/html; charset=utf-8`, in small letters.
    package let kind: String
    /// Where it is sent on to.
    package let next: String?
    package let bytes: [UInt8]
    /// There was more than is read.
    package let isCut: Bool
    package let failure: Failure?

    package init(
        status: Int, kind: String = "", next: String? = nil, bytes: [UInt8] = [], isCut: Bool = false,
        failure: Failure? = nil
    ) {
        self.status = status
        self.kind = kind.lowercased()
        self.next = next
        self.bytes = bytes
        self.isCut = isCut
        self.failure = failure
    }

    package var isPage: Bool { kind.hasPrefix("text/html") || kind.hasPrefix("application/xhtml") }
    package var isGood: Bool { failure == nil && (200...299).contains(status) }

    /// The charset of the header, or what the page declares of itself.
    var headerCharset: String? {
        guard let range = kind.firstRange(of: "charset=") else { return nil }
        return String(kind[range.upperBound...].prefix { $0 != ";" && $0 != " " }.filter { $0 != "\"" })
    }
}

/// How far a visit goes.
package struct VisitLimits: Hashable, Sendable {
    /// Pages that are read, and addresses that are asked in all.
    package var pages = 300
    package var requests = 800
    package var depth = 5
    /// Addresses that differ only in what stands after `?`.
    package var variants = 4
    /// For all of it.
    package var seconds = 240
    package var pauseMilliseconds = 20
    package var redirects = 5

    package init() {}
}

/// The addresses still to be asked, breadth first; each once.
package struct VisitFrontier: Sendable {
    package struct Stop: Hashable, Sendable {
        package let path: String
        package let depth: Int
        /// The page that leads there first.
        package let from: String
    }

    private var waiting: [Stop] = []
    private var head = 0
    private var known: Set<String> = []
    private var variants: [String: Int] = [:]
    private let limits: VisitLimits
    /// Addresses that were left out by a limit.
    package private(set) var leftOut = 0

    package init(_ limits: VisitLimits) { self.limits = limits }

    package mutating func add(_ path: String, depth: Int, from: String) {
        guard known.count < 20_000 else {
            leftOut += 1
            return
        }
        guard known.insert(path).inserted else { return }
        let stem = String(path.prefix { $0 != "?" })
        if stem.utf8.count < path.utf8.count {
            let count = variants[stem, default: 0]
            guard count < limits.variants else {
                leftOut += 1
                return
            }
            variants[stem] = count + 1
        }
        guard depth <= limits.depth else {
            leftOut += 1
            return
        }
        waiting.append(Stop(path: path, depth: depth, from: from))
    }

    package mutating func next() -> Stop? {
        guard head < waiting.count else { return nil }
        defer { head += 1 }
        return waiting[head]
    }

    package var rest: Int { waiting.count - head }
}
