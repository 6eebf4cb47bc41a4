package import Kernel

/// A JSON text as a value. The members of an object keep their order, so that the same value is always the same bytes.
package indirect enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int)
    case real(Double)
    case text(String)
    case list([JSONValue])
    case object([JSONMember])

    /// An object from names and values in this order; those whose value is nil are left out.
    package static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(members.compactMap { name, value in value.map { JSONMember(name, $0) } })
    }

    /// The text, or null.
    package static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

    /// The id as text, or null.
    package static func id<Subject>(_ id: Identifier<Subject>?) -> JSONValue { optional(id?.text) }

    /// `2026-03-13`, or null.
    package static func day(_ day: Day?) -> JSONValue { optional(day?.description) }

    /// The moment with its offset (`2026-03-13T09:30:00+08:00`), or null.
    package static func moment(_ moment: Moment?) -> JSONValue { optional(moment?.description) }

    /// The value of a member; nil when there is none or this is no object.
    package subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The value as JSON without white space.
    package var text: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .real(let value): value.isFinite ? "\(value)" : "null"
        case .text(let text): JSONText.quoted(text)
        case .list(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { JSONText.quoted($0.name) + ":" + $0.value.text }.joined(separator: ",") + "}"
        }
    }

    /// The same text whatever the order in which the members of objects were written.
    var canonicalText: String {
        switch self {
        case .list(let values): "[" + values.map(\.canonicalText).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + members.sorted { $0.name < $1.name }
                .map { JSONText.quoted($0.name) + ":" + $0.value.canonicalText }.joined(separator: ",") + "}"
        case .null, .bool, .integer, .real, .text: text
        }
    }
}

/// One name of an object with its value.
package struct JSONMember: Sendable, Hashable {
    package let name: String
    package let value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
        self.name = name
        self.value = value
    }
}
