package import Kernel
package import Markup

/// What may stand in a `{}` of a route: printed as one segment of the path, read back from it.
package protocol RouteParameter: Sendable {
    /// Nil when the segment is not one of these; the request is then answered with 404.
    init?(segment: String)
    /// As it stands in the path, before encoding.
    var segment: String { get }
    /// How it looks in the OpenAPI document.
    static var apiSchema: APISchema { get }
}

extension String: RouteParameter {
    package init?(segment: String) {
        guard !segment.isEmpty, segment.utf8.count <= 200 else { return nil }
        self = segment
    }
    package var segment: String { self }
}

extension Int: RouteParameter {
    /// Decimal digits, at most 18 of them, so that nothing overflows (T17).
    package init?(segment: String) {
        guard (1...18).contains(segment.utf8.count), segment.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        self.init(segment)
    }
    package var segment: String { String(self) }
}

extension Identifier: RouteParameter {
    package init?(segment: String) { self.init(segment) }
    package var segment: String { text }
}

extension Day: RouteParameter {
    package init?(segment: String) { self.init(iso: segment) }
    package var segment: String { description }
}

/// One address of the site with its parameters: the same value registers the page, prints links to it and reads the
/// parameters of a request, so that the three cannot differ.
///
/// ```swift
/// static let task = Route<PlanID, TaskID>("/console/plans/{plan}/tasks/{task}")
/// task(planID, taskID)                                   // a `Link`
/// routes.page(task, audience: .staff) { request, context, plan, task in … }
/// ```
package struct Route<each Parameter: RouteParameter>: Sendable {
    /// The path with the names of its parameters in braces, as OpenAPI writes it.
    package let pattern: String
    let segments: [RouteSegment]

    /// `pattern` has as many `{name}` segments as there are parameter types.
    package init(_ pattern: StaticString) { self.init(path: pattern.description) }

    init(path: String) {
        pattern = path
        segments = self.pattern.split(separator: "/").map { segment in
            segment.hasPrefix("{") && segment.hasSuffix("}")
                ? .parameter(String(segment.dropFirst().dropLast())) : .fixed(String(segment))
        }
    }

    /// The link to this route with these parameters.
    package func callAsFunction(_ values: repeat each Parameter) -> Link {
        var printed: [String] = []
        for value in repeat each values { printed.append(value.segment) }
        var next = printed.makeIterator()
        return Link(
            segments: segments.map { segment in
                switch segment {
                case .fixed(let text): text
                case .parameter: next.next() ?? ""
                }
            })
    }

    /// The names of the parameters, in the order of the path.
    package var names: [String] {
        segments.compactMap { segment in
            if case .parameter(let name) = segment { name } else { nil }
        }
    }

    /// How many parameter types there are; a test holds this against `names`.
    package var parameterCount: Int {
        var count = 0
        for _ in repeat (each Parameter).self { count += 1 }
        return count
    }

    /// Reads the parameters from the raw segments of a request's path, which are still encoded.
    ///
    /// - Throws: `Refusal.notFound` when one cannot be read.
    func read(_ raw: (String) -> String?) throws -> (repeat each Parameter) {
        var next = names.makeIterator()
        func one<Value: RouteParameter>(_: Value.Type) throws -> Value {
            guard let name = next.next(), let text = raw(name), let decoded = PercentEncoding.decode(text),
                let value = Value(segment: decoded)
            else { throw Refusal.notFound }
            return value
        }
        return (repeat try one((each Parameter).self))
    }
}

/// A route without parameters.
package typealias PlainRoute = Route<>

/// One piece of a route's path.
enum RouteSegment: Hashable, Sendable {
    case fixed(String)
    case parameter(String)
}
