import HTTPTypes
import Hummingbird
package import Kernel
import Markup
import NIOCore

/// A call whose input was found to match its operation: what a handler works with.
package struct APICall: Sendable {
    package let context: SiteContext
    /// The object that came as the body; empty when the operation reads none.
    package let fields: APIFields
    /// The files that came with it; they vanish when the handler's act is done.
    package let files: [UploadedFile]
    /// The version that `If-Match` names; required by operations that change a record.
    package let version: Int?
    let facts: APIFacts

    /// The query, checked.
    package var query: FormFields { context.query }

    /// Who calls.
    package var officer: Officer {
        get throws { try context.requireOfficer() }
    }

    /// Which page of a list is asked for.
    package var paging: APIPaging {
        get throws(Refusal) { try APIPaging(context.query, path: context.here.path) }
    }

    /// The files of one part, in the order in which they came.
    package func files(_ name: String) -> [UploadedFile] { files.filter { $0.field == name } }
}

/// Reads what a call brings and checks it against its operation, before anybody acts.
struct APIInput {
    let fields: APIFields
    let files: [UploadedFile]

    static func read(_ facts: APIFacts, _ request: Request, _ context: SiteContext) async throws -> APIInput {
        try checkQuery(context.query, facts.query)
        switch facts.body {
        case .none: return try await json(.object([]), 1_000, request)
        case .json(let schema, let limit): return try await json(schema, limit, request)
        case .multipart(let schema, let files, let megabytes, let count):
            guard media(of: request) == "multipart/form-data" else {
                let input = try await json(schema, APIBody.words, request)
                try check([], files)
                return input
            }
            var limits = FormLimits.upload(megabytes: megabytes, count: count)
            limits.total = facts.body.limit
            limits.field = APIBody.words
            return try parts(try await FormReader(limits: limits).read(request), schema, files)
        }
    }

    func discard() { for file in files { file.discard() } }

    private static func media(of request: Request) -> String {
        (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    }

    private static func json(_ schema: APISchema, _ limit: Int, _ request: Request) async throws -> APIInput {
        let bytes = try await bytes(of: request, limit)
        guard !bytes.isEmpty || schema.isOptional else { throw Refusal.wrongField("", "是空的") }
        guard bytes.isEmpty || media(of: request) == "application/json" else {
            throw Refusal(.invalid, "没有执行：请求内容不是 JSON。请用 Content-Type: application/json 提交。", field: "Content-Type")
        }
        return APIInput(fields: try object(bytes, schema), files: [])
    }

    private static func bytes(of request: Request, _ limit: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await buffer in request.body {
            guard bytes.count + buffer.readableBytes <= limit else { throw Refusal.bodyTooLarge(limit) }
            bytes.append(contentsOf: buffer.readableBytesView)
        }
        return bytes
    }

    private static func object(_ bytes: [UInt8], _ schema: APISchema) throws -> APIFields {
        guard !bytes.isEmpty else { return APIFields(.object([JSONMember]())) }
        do {
            let value = try JSONReader.read(bytes)
            try schema.check(value)
            return APIFields(value)
        } catch let malformed as JSONReader.Malformed {
            throw Refusal(
                .invalid, "没有执行：请求内容不是合格的 JSON（第 \(malformed.position + 1) 字节处），或者有重复的字段。请改正后重新提交。")
        }
    }

    private static func parts(_ form: Form, _ schema: APISchema, _ declared: [APIFile]) throws -> APIInput {
        do {
            let (data, files) = try take(form, declared)
            guard !data.isEmpty || schema.isOptional else { throw Refusal.wrongField("data", "没有填写") }
            let fields = try object(data, schema)
            for file in form.files where file.field == "data" { file.discard() }
            return APIInput(fields: fields, files: files)
        } catch {
            form.discardFiles()
            throw error
        }
    }

    /// The part `data` and the files. A browser's `Blob` makes even JSON look like a file.
    private static func take(_ form: Form, _ declared: [APIFile]) throws -> ([UInt8], [UploadedFile]) {
        if let other = form.fields.names.first(where: { $0 != "data" }) {
            throw Refusal.wrongField(String(other.prefix(100)), "不在接口说明中")
        }
        let asFile = form.file("data")
        let texts = form.fields.list("data")
        guard texts.count + (asFile == nil ? 0 : 1) <= 1 else { throw Refusal.wrongField("data", "出现了两次") }
        let data = try asFile?.bytes(limit: APIBody.words) ?? Array((texts.first ?? "").utf8)
        let files = form.files.filter { $0.field != "data" }
        try check(files, declared)
        return (data, files)
    }

    private static func check(_ files: [UploadedFile], _ declared: [APIFile]) throws(Refusal) {
        for file in files where !declared.contains(where: { $0.name == file.field }) {
            throw .wrongField(String(file.field.prefix(100)), "不在接口说明中")
        }
        for part in declared {
            let count = files.count { $0.field == part.name }
            if part.isRequired, count == 0 { throw .wrongField(part.name, "没有文件") }
            if !part.isList, count > 1 { throw .wrongField(part.name, "只能有一个文件") }
        }
    }

    private static func checkQuery(_ query: FormFields, _ declared: [APIField]) throws(Refusal) {
        for name in query.names {
            guard let field = declared.first(where: { $0.name == name }) else {
                throw .wrongField(String(name.prefix(100)), "不在接口说明中")
            }
            for text in query.list(name) { try field.schema.checkQuery(text, name) }
        }
        for field in declared where field.isRequired && query.optional(field.name) == nil {
            throw .wrongField(field.name, "没有填写")
        }
    }
}

extension APISchema {
    /// Whether an empty object, and so an empty body, matches.
    fileprivate var isOptional: Bool {
        switch self {
        case .object(let fields): !fields.contains { $0.isRequired }
        case .named(_, let inner): inner.isOptional
        case .text, .word, .integer, .real, .boolean, .id, .day, .moment, .list, .nullable: false
        }
    }

    /// Checks one value of a query, where everything is text; a list is a name that comes several times.
    fileprivate func checkQuery(_ text: String, _ name: String) throws(Refusal) {
        switch self {
        case .integer, .real: try check(Int(segment: text).map { .integer($0) } ?? .text(text), at: name)
        case .boolean: try check(text == "true" ? .bool(true) : text == "false" ? .bool(false) : .text(text), at: name)
        case .list(let inner, _), .named(_, let inner), .nullable(let inner): try inner.checkQuery(text, name)
        case .text, .word, .id, .day, .moment, .object: try check(.text(text), at: name)
        }
    }
}
