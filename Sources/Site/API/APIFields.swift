package import Kernel

/// An object that was found to match its schema, read by the names of its fields. Text is cleaned as that of a form is,
/// so that a page and the API decide on the same words.
package struct APIFields: Sendable, Hashable {
    let value: JSONValue

    init(_ value: JSONValue) { self.value = value }

    /// The trimmed text of a field; empty when there is none.
    package subscript(name: String) -> String { optional(name) ?? "" }

    /// The trimmed text, or nil when it is missing, null or empty.
    package func optional(_ name: String) -> String? {
        guard case .text(let text) = value[name] else { return nil }
        let cleaned = FormFields.trimmed(FormFields.cleaned(text))
        return cleaned.isEmpty ? nil : cleaned
    }

    /// Whether the field came, null too.
    package func has(_ name: String) -> Bool { value[name] != nil }

    /// The whole number of a field.
    package func integer(_ name: String) -> Int? {
        guard case .integer(let number) = value[name] else { return nil }
        return number
    }

    /// The truth value of a field.
    package func flag(_ name: String) -> Bool? {
        guard case .bool(let flag) = value[name] else { return nil }
        return flag
    }

    /// The day of a field.
    package func day(_ name: String) -> Day? { optional(name).flatMap { Day(iso: $0) } }

    /// The moment of a field.
    package func moment(_ name: String) -> Moment? { optional(name).flatMap { Moment(offset: $0) } }

    /// The id of a field.
    package func id<Subject>(_ name: String) -> Identifier<Subject>? { optional(name).flatMap { Identifier($0) } }

    /// The object of a field.
    package func object(_ name: String) -> APIFields? {
        guard let inner = value[name], case .object = inner else { return nil }
        return APIFields(inner)
    }

    /// The objects of a list; nil when the field is missing.
    package func objects(_ name: String) -> [APIFields]? {
        guard case .list(let values) = value[name] else { return nil }
        return values.map { APIFields($0) }
    }

    /// The texts of a list, cleaned, without the empty ones; nil when the field is missing.
    package func texts(_ name: String) -> [String]? {
        guard case .list(let values) = value[name] else { return nil }
        return values.compactMap { APIFields(.object([JSONMember("text", $0)])).optional("text") }
    }
}
