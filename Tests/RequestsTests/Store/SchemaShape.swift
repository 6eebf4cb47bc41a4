import Foundation

/// The part of JSON Schema that this repository's schemas use, for documents that tests make.
struct SchemaShape {
    private let root: [String: Any]

    init(_ name: String, beside file: String = #filePath) throws {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        let path = folder.appendingPathComponent("../../../docs/schemas/\(name).schema.json").standardized
        root = try SchemaShape.object(try Data(contentsOf: path))
    }

    /// What in the document is not as the schema says, each with its place.
    func problems(_ bytes: [UInt8]) throws -> [String] {
        SchemaShape.problems(try SchemaShape.object(Data(bytes)), root, "")
    }

    private static func object(_ data: Data) throws -> [String: Any] {
        guard let object = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw CocoaError(.propertyListReadCorrupt)
        }
        return object
    }

    private static func problems(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        var found: [String] = []
        if let allowed = schema["enum"] as? [String], !allowed.contains(value as? String ?? "") {
            found.append("\(place): \(value)")
        }
        if let only = schema["const"] as? String, value as? String != only { found.append("\(place): \(value)") }
        if let pattern = schema["pattern"] as? String,
            (value as? String)?.range(of: pattern, options: .regularExpression) == nil
        {
            found.append("\(place): \(value)")
        }
        switch schema["type"] as? String {
        case "string": if !(value is String) { found.append("\(place): no text") }
        case "boolean": if !(value is Bool) { found.append("\(place): not true or false") }
        case "array": found += items(value, schema, place)
        case "object": found += members(value, schema, place)
        case let other?: found.append("\(place): \(other) is not understood")
        case nil: if schema["enum"] == nil, schema["const"] == nil { found.append("\(place): no type") }
        }
        return found
    }

    private static func items(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let list = value as? [Any] else { return ["\(place): no list"] }
        let few = list.count < schema["minItems"] as? Int ?? 0 ? ["\(place): too few"] : []
        let item = schema["items"] as? [String: Any] ?? [:]
        return few + list.enumerated().flatMap { problems($1, item, "\(place)/\($0)") }
    }

    private static func members(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let object = value as? [String: Any] else { return ["\(place): no object"] }
        let known = schema["properties"] as? [String: [String: Any]] ?? [:]
        let others = schema["additionalProperties"] as? [String: Any]
        let required = schema["required"] as? [String] ?? []
        var found = required.filter { object[$0] == nil }.map { "\(place): \($0) is missing" }
        for (name, member) in object.sorted(by: { $0.key < $1.key }) {
            if let shape = known[name] ?? others {
                found += problems(member, shape, "\(place)/\(name)")
            } else {
                found.append("\(place): \(name) is unknown")
            }
        }
        return found
    }
}
