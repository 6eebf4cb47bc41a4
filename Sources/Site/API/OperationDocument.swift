import HTTPTypes
import Kernel

/// One operation in the OpenAPI document.
struct OperationDocument {
    let facts: APIFacts

    var value: JSONValue {
        let parameters = facts.places.map { parameter($0, in: "path") } + facts.query.map { parameter($0, in: "query") }
        return .object([
            "operationId": .text(facts.id), "summary": .text(facts.summary),
            "description": facts.note.isEmpty ? nil : .text(facts.note), "tags": .list([.text(facts.tag)]),
            "x-audience": .text(facts.audience.description),
            "security": facts.audience == .everyone ? .list([]) : nil,
            "parameters": (parameters + headers).isEmpty ? nil : .list(parameters + headers),
            "requestBody": body, "responses": .object(responses),
        ])
    }

    private func parameter(_ field: APIField, in place: String) -> JSONValue {
        .object([
            "name": .text(field.name), "in": .text(place), "required": .bool(place == "path" || field.isRequired),
            "description": field.note.isEmpty ? nil : .text(field.note), "schema": field.schema.document(isInput: true),
        ])
    }

    private var headers: [JSONValue] {
        func header(_ name: String, _ note: String, required: Bool) -> JSONValue {
            .object([
                "name": .text(name), "in": .text("header"), "required": .bool(required), "description": .text(note),
                "schema": .object(["type": .text("string"), "maxLength": .integer(200)]),
            ])
        }
        let key = "重试同一请求时保持不变：结果不会重复，24 小时内给出第一次的应答"
        switch facts.kind {
        case .reads: return []
        case .creates: return [header("Idempotency-Key", key, required: true)]
        case .acts: return [header("Idempotency-Key", key, required: false)]
        case .changes:
            return [
                header("If-Match", "读取记录时应答头 ETag 的值", required: true),
                header("Idempotency-Key", key, required: false),
            ]
        }
    }

    private var body: JSONValue? {
        switch facts.body {
        case .none: nil
        case .json(let schema, let limit):
            .object([
                "required": .bool(true), "description": .text("不超过 \(limit / 1_000_000) MB。"),
                "content": .object(["application/json": .object(["schema": schema.document(isInput: true)])]),
            ])
        case .multipart(let schema, let files, let megabytes, let count):
            .object([
                "required": .bool(true),
                "description": .text(
                    "data（或者以 application/json 提交的全部内容）不超过 \(APIBody.words / 1_000_000) MB；"
                        + "文件最多 \(count) 个，合计不超过 \(megabytes) MB。"),
                "content": .object([
                    "multipart/form-data": .object([
                        "schema": OperationDocument.parts(schema, files),
                        "encoding": .object(["data": .object(["contentType": .text("application/json")])]),
                    ]),
                    "application/json": files.contains(where: \.isRequired)
                        ? nil : .object(["schema": schema.document(isInput: true)]),
                ]),
            ])
        }
    }

    private static func parts(_ schema: APISchema, _ files: [APIFile]) -> JSONValue {
        let binary = JSONValue.object(["type": .text("string"), "format": .text("binary")])
        let properties = files.map { file in
            JSONMember(
                file.name,
                file.isList
                    ? .object(["type": .text("array"), "items": binary, "description": .text(file.note)])
                    : .object([
                        "type": .text("string"), "format": .text("binary"), "description": .text(file.note),
                    ]))
        }
        let required = ["data"] + files.filter(\.isRequired).map(\.name)
        return .object([
            "type": .text("object"),
            "properties": .object([JSONMember("data", schema.document(isInput: true))] + properties),
            "required": .list(required.map { .text($0) }),
        ])
    }

    private var responses: [JSONMember] {
        let refused = facts.refusals.map { code in
            JSONMember(
                String(code.status.code), .object(["$ref": .text("#/components/responses/\(code.rawValue)")]))
        }
        let broken = JSONMember("500", .object(["$ref": .text("#/components/responses/internal_error")]))
        return ([done] + refused + [broken]).sorted { $0.name < $1.name }
    }

    private var done: JSONMember {
        let text = JSONValue.object(["schema": .object(["type": .text("string")])])
        let etag = JSONMember("ETag", text)
        let content: JSONValue =
            switch facts.answers {
            case .json(let schema): .object(["application/json": .object(["schema": schema.document(isInput: false)])])
            case .list(let schema):
                .object(["application/json": .object(["schema": OperationDocument.page(of: schema)])])
            case .file:
                .object([
                    "application/octet-stream": .object([
                        "schema": .object(["type": .text("string"), "format": .text("binary")])
                    ])
                ])
            }
        let isNew = facts.kind == .creates
        let headers = isNew ? [JSONMember("Location", text), etag] : [etag]
        return JSONMember(
            isNew ? "201" : "200",
            .object([
                "description": .text(facts.summary), "headers": .object(headers), "content": content,
            ]))
    }

    private static func page(of schema: APISchema) -> JSONValue {
        .object([
            "type": .text("object"),
            "properties": .object([
                "items": .object(["type": .text("array"), "items": schema.document(isInput: false)]),
                "next": .object([
                    "type": .list([.text("string"), .text("null")]),
                    "description": .text("下一页的 cursor；没有下一页时为 null"),
                ]),
            ]),
            "required": .list([.text("items"), .text("next")]),
        ])
    }
}
