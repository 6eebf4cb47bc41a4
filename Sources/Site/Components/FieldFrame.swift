package import Markup

/// A file to upload; the form around it must be `multipart`.
package struct FileField: Component {
    let name: String
    let label: String
    let state: FormState
    let hint: String?
    let accept: String?
    let isRequired: Bool
    let isMultiple: Bool

    /// - Parameter accept: Endings and types the browser offers first: `.docx,.xlsx`.
    package init(
        _ name: String, _ label: String, in state: FormState = .empty, hint: String? = nil, accept: String? = nil,
        required: Bool = false, multiple: Bool = false
    ) {
        self.name = name
        self.label = label
        self.state = state
        self.hint = hint
        self.accept = accept
        isRequired = required
        isMultiple = multiple
    }

    package var html: HTML {
        let input: HTML = """
            <input type="file"\(FieldFrame.attributes(name, hint, state))\(attribute: "accept", accept)\
            \(flag: "multiple", isMultiple)\(flag: "required", isRequired)>
            """
        return FieldFrame(name: name, label: label, hint: hint, isRequired: isRequired, state: state, control: input)
            .html
    }
}

/// What surrounds every control: label, hint, problem, and the ids that tie them together.
struct FieldFrame: Component {
    let name: String
    let label: String
    let hint: String?
    let isRequired: Bool
    let state: FormState
    let control: HTML

    static func id(_ name: String) -> String { "f-" + name }

    static func attributes(_ name: String, _ hint: String?, _ state: FormState) -> HTML {
        let isWrong = state.problem(name) != nil
        let notes = [hint == nil ? nil : id(name) + "-hint", isWrong ? id(name) + "-problem" : nil].compactMap { $0 }
        return """
            \(attribute: "id", id(name))\(attribute: "name", name)\
            \(attribute: "aria-describedby", notes.isEmpty ? nil : notes.joined(separator: " "))\
            \(attribute: "aria-invalid", isWrong ? "true" : nil)
            """
    }

    var html: HTML {
        let id = FieldFrame.id(name)
        let problem = state.problem(name)
        let mark: HTML = isRequired ? "<span class=\"required\">必填</span>" : ""
        let note: HTML = hint.map { "<p class=\"hint\"\(attribute: "id", id + "-hint")>\($0)</p>" } ?? ""
        let wrong: HTML = problem.map { "<p class=\"problem\"\(attribute: "id", id + "-problem")>\($0)</p>" } ?? ""
        return """
            <div class="field\(if: problem != nil, " wrong")"><label\(attribute: "for", id)>\(label)\(mark)</label>\
            \(note)\(wrong)\(control)</div>
            """
    }
}
