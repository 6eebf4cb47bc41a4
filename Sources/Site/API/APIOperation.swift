package import HTTPTypes
package import Kernel

/// One operation of the API: the value from which its route is registered and its part of the OpenAPI document is
/// printed.
///
/// ```swift
/// static let acceptance = APIOperation(
///     .post, Route<PlanTaskID>("/api/v1/tasks/{task}/acceptance"), "确认办结", tag: "任务", kind: .changes,
///     body: .json(.object(APIField("note", .text(), "办结意见", required: false))), answers: .json(TaskSchema.task))
/// ```
package struct APIOperation<each Parameter: RouteParameter>: Sendable {
    package let route: Route<repeat each Parameter>
    package let facts: APIFacts

    /// - Parameters:
    ///   - summary: What it does, in Chinese, as the button of the page says it.
    ///   - tag: The group it stands in, in Chinese.
    ///   - query: The query parameters; those of a list's paging come by themselves.
    package init(
        _ method: HTTPRequest.Method, _ route: Route<repeat each Parameter>, _ summary: String, tag: String,
        kind: APIKind, audience: Audience = .staff, query: [APIField] = [], body: APIBody = .none,
        answers: APIReply, note: String = ""
    ) {
        self.route = route
        var places: [APIField] = []
        var names = route.names.makeIterator()
        for type in repeat (each Parameter).self {
            places.append(APIField(names.next() ?? "", type.apiSchema, ""))
        }
        let paging = if case .list = answers { APIPaging.fields } else { [APIField]() }
        facts = APIFacts(
            method: method, path: route.pattern, places: places, summary: summary, tag: tag, kind: kind,
            audience: audience, query: query + paging, body: body, answers: answers, note: note)
    }
}

/// What an operation does to records; it decides which headers it takes and how it can be refused.
package enum APIKind: String, Sendable, Hashable, CaseIterable {
    /// GET: changes nothing.
    case reads
    /// Makes a record: 201 with `Location`; `Idempotency-Key` is required.
    case creates
    /// Changes a record that has a version: `If-Match` is required, `Idempotency-Key` accepted.
    case changes
    /// Does something to what has no version of its own; `Idempotency-Key` is accepted.
    case acts
}

/// What an operation reads besides its address.
package enum APIBody: Sendable, Hashable {
    case none
    /// An object in JSON.
    case json(APISchema, limit: Int = 1_000_000)
    /// `multipart/form-data`: the part `data` is an object in JSON, the other parts are files.
    case multipart(APISchema, files: [APIFile], megabytes: Int = 50, count: Int = 10)

    /// The most bytes of JSON beside files: a text of two million bytes, and what writing it as JSON adds.
    package static let words = 3_000_000

    var limit: Int {
        switch self {
        case .none: 0
        case .json(_, let limit): limit
        case .multipart(_, _, let megabytes, _): megabytes * 1_000_000 + APIBody.words + 1_000_000
        }
    }
}

/// One part of a multipart body that holds files.
package struct APIFile: Sendable, Hashable {
    package let name: String
    /// What it is for, in Chinese.
    package let note: String
    package let isRequired: Bool
    /// Whether the part may come several times.
    package let isList: Bool

    package init(_ name: String, _ note: String, required: Bool = true, list: Bool = false) {
        self.name = name
        self.note = note
        isRequired = required
        isList = list
    }
}

/// What an operation answers with.
package enum APIReply: Sendable, Hashable {
    case json(APISchema)
    /// A page of a list: `items` and, when there is more, `next`.
    case list(APISchema)
    /// A file as stored.
    case file
}

/// Everything an operation says of itself.
package struct APIFacts: Sendable, Hashable {
    package let method: HTTPRequest.Method
    package let path: String
    let places: [APIField]
    package let summary: String
    let tag: String
    package let kind: APIKind
    package let audience: Audience
    let query: [APIField]
    let body: APIBody
    package let answers: APIReply
    let note: String

    /// `post_tasks_task_acceptance`: what generated clients call it.
    package var id: String {
        let words = path.split(separator: "/").filter { $0 != "api" && $0 != "v1" }
            .map { $0.filter { $0 != "{" && $0 != "}" && $0 != "-" && $0 != "." } }
        return ([method.rawValue.lowercased()] + words.map { String($0) }).joined(separator: "_")
    }

    /// The refusals that can come, besides 401 and what any operation can meet.
    var refusals: [Refusal.Code] {
        var codes: [Refusal.Code] = audience == .everyone ? [] : [.signInRequired, .roleRefused]
        if !places.isEmpty { codes.append(.notFound) }
        switch kind {
        case .reads: codes += query.isEmpty ? [] : [.invalid]
        case .creates, .acts: codes += [.notFound, .stateRefused, .invalid]
        case .changes: codes += [.stateRefused, .changedMeanwhile, .invalid, .versionMissing]
        }
        if body != .none { codes.append(.tooLarge) }
        codes += [.tooManyAttempts, .unavailable]
        return Refusal.Code.allCases.filter(codes.contains)
    }
}

extension RouteParameter {
    /// How the parameter looks in the OpenAPI document.
    package static var apiSchema: APISchema { .text(longest: 200) }
}

extension Int {
    package static var apiSchema: APISchema { .integer(0...999_999_999_999_999) }
}

extension Identifier {
    package static var apiSchema: APISchema { .id }
}

extension Day {
    package static var apiSchema: APISchema { .day }
}
