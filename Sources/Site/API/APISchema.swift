/// What a value of the API looks like: requests are checked against it and the OpenAPI document is printed from it, so
/// that the two cannot differ.
package indirect enum APISchema: Sendable, Hashable {
    /// Text of at most `longest` Unicode scalars; what it must say is decided by the capability.
    case text(longest: Int = 20_000)
    /// One of these words.
    case word([String])
    case integer(ClosedRange<Int>)
    case real
    case boolean
    /// An id of ours: a UUID in lower case.
    case id
    /// `2026-03-13`.
    case day
    /// `2026-03-13T09:30:00+08:00`.
    case moment
    case list(APISchema, most: Int = 1_000)
    case object([APIField])
    /// The same under a name in the document's components; a name stands for one schema only.
    case named(String, APISchema)
    /// The value or null.
    case nullable(APISchema)

    /// An object of these fields.
    package static func object(_ fields: APIField...) -> APISchema { .object(fields) }
}

/// One field of an object, of a query or of a form.
package struct APIField: Sendable, Hashable {
    package let name: String
    package let schema: APISchema
    /// Whether it must be there.
    package let isRequired: Bool
    /// What it means, in Chinese.
    package let note: String

    package init(_ name: String, _ schema: APISchema, _ note: String, required: Bool = true) {
        self.name = name
        self.schema = schema
        self.note = note
        isRequired = required
    }
}

extension APISchema {
    /// This schema in JSON Schema 2020-12, as OpenAPI 3.1 takes it. Objects that are read refuse what they do not know;
    /// objects that are answered may gain fields later.
    func document(isInput: Bool) -> JSONValue {
        switch self {
        case .text(let longest): .object(["type": .text("string"), "maxLength": isInput ? .integer(longest) : nil])
        case .word(let words): .object(["type": .text("string"), "enum": .list(words.map { .text($0) })])
        case .integer(let range):
            .object([
                "type": .text("integer"), "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
            ])
        case .real: .object(["type": .text("number")])
        case .boolean: .object(["type": .text("boolean")])
        case .id: .object(["type": .text("string"), "format": .text("uuid")])
        case .day: .object(["type": .text("string"), "format": .text("date")])
        case .moment: .object(["type": .text("string"), "format": .text("date-time")])
        case .list(let items, let most):
            .object([
                "type": .text("array"), "items": items.document(isInput: isInput),
                "maxItems": isInput ? .integer(most) : nil,
            ])
        case .object(let fields): APISchema.document(of: fields, isInput: isInput)
        case .named(let name, _): .object(["$ref": .text("#/components/schemas/\(name)")])
        case .nullable(let inner):
            .object(["anyOf": .list([inner.document(isInput: isInput), .object(["type": .text("null")])])])
        }
    }

    private static func document(of fields: [APIField], isInput: Bool) -> JSONValue {
        let properties = fields.map { JSONMember($0.name, $0.document(isInput: isInput)) }
        let required = fields.filter(\.isRequired).map { JSONValue.text($0.name) }
        return .object([
            "type": .text("object"), "properties": .object(properties),
            "required": required.isEmpty ? nil : .list(required),
            "additionalProperties": isInput ? .bool(false) : nil,
        ])
    }

    /// The named schemas inside this one, the inner ones first.
    var names: [JSONMember] {
        switch self {
        case .text, .word, .integer, .real, .boolean, .id, .day, .moment: []
        case .list(let inner, _), .nullable(let inner): inner.names
        case .object(let fields): fields.flatMap(\.schema.names)
        case .named(let name, let inner): inner.names + [JSONMember(name, inner.document(isInput: false))]
        }
    }
}

extension APIField {
    fileprivate func document(isInput: Bool) -> JSONValue {
        guard case .object(let members) = schema.document(isInput: isInput), !note.isEmpty else {
            return schema.document(isInput: isInput)
        }
        return .object(members + [JSONMember("description", .text(note))])
    }
}
