import SQL

/// The fields of an article as one text: its form, then key and value of each. No value holds the two marks between them.
enum FieldText {
    private static let record: Character = "\u{1E}"
    private static let unit: Character = "\u{1F}"

    static func text(of fields: StructuredFields) -> String {
        guard !fields.isEmpty else { return "" }
        let values = fields.filled.map { "\($0.field.key)\(unit)\($0.value)" }
        return ([fields.form.rawValue] + values).joined(separator: String(record))
    }

    static func fields(from text: String) throws -> StructuredFields {
        guard !text.isEmpty else { return .none }
        let parts = text.split(separator: record, omittingEmptySubsequences: false)
        let form = try Stored.value(ContentForm.self, String(parts.first ?? ""))
        var values: [String: String] = [:]
        for part in parts.dropFirst() {
            let pair = part.split(separator: unit, maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { throw SQLError.failed(code: "stored", message: "not a field") }
            values[String(pair[0])] = String(pair[1])
        }
        return StructuredFields(form, values)
    }
}
