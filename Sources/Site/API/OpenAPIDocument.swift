import HTTPTypes
import Kernel

/// The OpenAPI 3.1 document of all operations.
struct OpenAPIDocument {
    let operations: [APIFacts]
    let server: String

    var value: JSONValue {
        .object([
            "openapi": .text("3.1.0"),
            "info": .object([
                "title": .text("政务公开平台接口"), "version": .text("1"),
                "description": .text(
                    "以 Bearer 令牌访问。每项操作与页面上的办理走同一判断，拒绝时给出同一句话。错误一律是 application/problem+json。"),
                "license": .object(["name": .text("Apache-2.0"), "identifier": .text("Apache-2.0")]),
            ]),
            "servers": .list([.object(["url": .text(server)])]),
            "security": .list([.object(["bearer": .list([])])]),
            "tags": .list(tags.map { .object(["name": .text($0)]) }),
            "paths": .object(paths),
            "components": .object([
                "securitySchemes": .object(["bearer": .object(["type": .text("http"), "scheme": .text("bearer")])]),
                "schemas": .object(schemas),
                "responses": .object(responses),
            ]),
        ])
    }

    private var tags: [String] {
        operations.reduce(into: []) { tags, facts in if !tags.contains(facts.tag) { tags.append(facts.tag) } }
    }

    private var paths: [JSONMember] {
        var order: [String] = []
        var members: [String: [JSONMember]] = [:]
        for facts in operations {
            if members[facts.path] == nil { order.append(facts.path) }
            members[facts.path, default: []].append(
                JSONMember(facts.method.rawValue.lowercased(), OperationDocument(facts: facts).value))
        }
        return order.map { JSONMember($0, .object(members[$0] ?? [])) }
    }

    private var schemas: [JSONMember] {
        var found: [JSONMember] = [JSONMember("Problem", OpenAPIDocument.problem)]
        for schema in operations.flatMap(\.schemas) {
            for named in schema.names where !found.contains(where: { $0.name == named.name }) { found.append(named) }
        }
        return found.sorted { $0.name < $1.name }
    }

    private static let problem = JSONValue.object([
        "type": .text("object"),
        "properties": .object([
            "type": .object(["type": .text("string")]), "title": .object(["type": .text("string")]),
            "status": .object(["type": .text("integer")]),
            "code": .object([
                "type": .text("string"), "enum": .list(Refusal.Code.allCases.map { .text($0.rawValue) }),
            ]),
            "detail": .object(["type": .text("string"), "description": .text("没有做成什么、为什么、接着怎么办")]),
            "rule": .object(["type": .text("string"), "description": .text("依据的规则编号")]),
            "field": .object(["type": .text("string"), "description": .text("有误的字段")]),
            "reference": .object(["type": .text("string"), "description": .text("请求编号，用于查日志")]),
        ]),
        "required": .list(["type", "title", "status", "code", "detail", "reference"].map { .text($0) }),
    ])

    private var responses: [JSONMember] {
        let refused = Refusal.Code.allCases.map { code in
            JSONMember(code.rawValue, OpenAPIDocument.response(code.title, waits: code.saysWhen))
        }
        return refused + [JSONMember("internal_error", OpenAPIDocument.response("系统内部出错，内容没有改变", waits: true))]
    }

    private static func response(_ title: String, waits: Bool) -> JSONValue {
        .object([
            "description": .text(title),
            "headers": waits
                ? .object(["Retry-After": .object(["schema": .object(["type": .text("integer")])])]) : nil,
            "content": .object([
                "application/problem+json": .object([
                    "schema": .object(["$ref": .text("#/components/schemas/Problem")])
                ])
            ]),
        ])
    }
}

extension Refusal.Code {
    /// Whether the answer says after how many seconds to come again.
    var saysWhen: Bool {
        switch self {
        case .tooManyAttempts, .unavailable: true
        case .notFound, .signInRequired, .roleRefused, .stateRefused, .changedMeanwhile, .versionMissing, .invalid,
            .tooLarge:
            false
        }
    }
}

extension APIFacts {
    /// Every schema that its body and its answer show.
    var schemas: [APISchema] {
        let answered: [APISchema] =
            switch answers {
            case .json(let schema), .list(let schema): [schema]
            case .file: []
            }
        switch body {
        case .none: return answered
        case .json(let schema, _), .multipart(let schema, _, _, _): return [schema] + answered
        }
    }
}
