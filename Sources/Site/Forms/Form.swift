/// A submitted form whose token was found right: fields as text, files in private temporary files that vanish when the
/// handler returns.
package struct Form: Sendable {
    package let fields: FormFields
    package let files: [UploadedFile]

    static let tokenName = "_token"
    static let keyName = "_key"

    package init(fields: FormFields, files: [UploadedFile] = []) {
        self.fields = fields
        self.files = files
    }

    /// The trimmed value of a field; empty when there is none.
    package subscript(name: String) -> String { fields[name] }

    /// The file that was chosen for a field; nil when none was.
    package func file(_ name: String) -> UploadedFile? { files.first { $0.field == name } }

    /// What was typed, with what is wrong with it: to show the form again with nothing lost.
    package func state(_ problems: [FieldProblem] = []) -> FormState { FormState(fields, problems: problems) }

    /// The one-time key, when the form carries one in the right form.
    var key: String? {
        let key = fields[Form.keyName]
        return key.utf8.count == 32 && key.utf8.allSatisfy(Hexadecimal.isDigit) ? key : nil
    }

    func discardFiles() {
        for file in files { file.discard() }
    }
}

/// What is wrong with one field, as a sentence that says what to write.
package struct FieldProblem: Sendable, Hashable {
    /// The field's name; empty when it is about the whole form.
    package let field: String
    package let sentence: String

    package init(_ field: String, _ sentence: String) {
        self.field = field
        self.sentence = sentence
    }
}

/// The values that a form shows, and what is wrong with them.
package struct FormState: Sendable, Hashable {
    package var fields: FormFields
    package var problems: [FieldProblem]

    package init(_ fields: FormFields = FormFields(), problems: [FieldProblem] = []) {
        self.fields = fields
        self.problems = problems
    }

    /// A form that nobody has filled in yet.
    package static let empty = FormState()

    /// What is wrong with this field, in one text; nil when nothing is.
    package func problem(_ field: String) -> String? {
        let found = problems.filter { $0.field == field }.map(\.sentence)
        return found.isEmpty ? nil : found.joined(separator: " ")
    }
}
