package import Markup

/// One line of text in a form: label, hint, what was typed and what is wrong with it, all tied together for readers.
package struct Field: Component {
    /// What the browser expects to be typed; it decides the keyboard of a phone.
    package enum Kind: String, Sendable { case text, password, email, tel, number, date, search, url }

    let name: String
    let label: String
    let state: FormState
    var kind = Kind.text
    var hint: String?
    var isRequired = false
    var autocomplete: String?
    var limit: Int?

    /// - Parameters:
    ///   - limit: The most characters the browser lets be typed.
    ///   - autocomplete: HTML's word for what it is (`username`, `current-password`, `one-time-code`).
    package init(
        _ name: String, _ label: String, in state: FormState = .empty, kind: Kind = .text, hint: String? = nil,
        required: Bool = false, autocomplete: String? = nil, limit: Int? = nil
    ) {
        self.name = name
        self.label = label
        self.state = state
        self.kind = kind
        self.hint = hint
        isRequired = required
        self.autocomplete = autocomplete
        self.limit = limit
    }

    package var html: HTML {
        // A password is never sent back to the browser.
        let value = kind == .password ? nil : state.fields.typed(name)
        let input: HTML = """
            <input\(attribute: "type", kind.rawValue)\(FieldFrame.attributes(name, hint, state))\
            \(attribute: "value", value)\(attribute: "autocomplete", autocomplete)\(attribute: "maxlength", limit)\
            \(flag: "required", isRequired)>
            """
        return FieldFrame(name: name, label: label, hint: hint, isRequired: isRequired, state: state, control: input)
            .html
    }
}

/// Several lines of text.
package struct TextArea: Component {
    let name: String
    let label: String
    let state: FormState
    let hint: String?
    let isRequired: Bool
    let rows: Int

    package init(
        _ name: String, _ label: String, in state: FormState = .empty, hint: String? = nil, required: Bool = false,
        rows: Int = 5
    ) {
        self.name = name
        self.label = label
        self.state = state
        self.hint = hint
        isRequired = required
        self.rows = rows
    }

    package var html: HTML {
        let area: HTML = """
            <textarea\(FieldFrame.attributes(name, hint, state))\(attribute: "rows", rows)\(flag: "required", isRequired)>
            \(state.fields.typed(name))</textarea>
            """
        return FieldFrame(name: name, label: label, hint: hint, isRequired: isRequired, state: state, control: area)
            .html
    }
}

/// One of a list.
package struct SelectField: Component {
    /// What is sent and what is shown.
    package struct Choice: Sendable, Hashable {
        package let value: String
        package let label: String
        package init(_ value: String, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    let name: String
    let label: String
    let choices: [Choice]
    let state: FormState
    let hint: String?
    let isRequired: Bool
    let empty: String?

    /// - Parameter empty: The words of the choice that chooses nothing; nil when there is none.
    package init(
        _ name: String, _ label: String, choices: [Choice], in state: FormState = .empty, hint: String? = nil,
        required: Bool = false, empty: String? = "请选择"
    ) {
        self.name = name
        self.label = label
        self.choices = choices
        self.state = state
        self.hint = hint
        isRequired = required
        self.empty = empty
    }

    package var html: HTML {
        let chosen = state.fields[name]
        let none: HTML = empty.map { "<option value=\"\">\($0)</option>" } ?? ""
        let options = choices.each { choice in
            "<option\(attribute: "value", choice.value)\(flag: "selected", choice.value == chosen)>\(choice.label)</option>"
        }
        let list: HTML = """
            <select\(FieldFrame.attributes(name, hint, state))\(flag: "required", isRequired)>\(none)\(options)</select>
            """
        return FieldFrame(name: name, label: label, hint: hint, isRequired: isRequired, state: state, control: list)
            .html
    }
}

/// A box to tick.
package struct Checkbox: Component {
    let name: String
    let label: String
    let value: String
    let state: FormState
    let hint: String?

    package init(
        _ name: String, _ label: String, value: String = "yes", in state: FormState = .empty, hint: String? = nil
    ) {
        self.name = name
        self.label = label
        self.value = value
        self.state = state
        self.hint = hint
    }

    package var html: HTML {
        let id = FieldFrame.id(name) + (value == "yes" ? "" : "-" + value)
        let note: HTML = hint.map { "<span class=\"hint\">\($0)</span>" } ?? ""
        return """
            <p class="check"><input type="checkbox"\(attribute: "id", id)\(attribute: "name", name)\
            \(attribute: "value", value)\(flag: "checked", state.fields.list(name).contains(value))>
            <label\(attribute: "for", id)>\(label)\(note)</label></p>
            """
    }
}

/// One of a few, all shown.
package struct RadioGroup: Component {
    let name: String
    let label: String
    let choices: [SelectField.Choice]
    let state: FormState

    package init(_ name: String, _ label: String, choices: [SelectField.Choice], in state: FormState = .empty) {
        self.name = name
        self.label = label
        self.choices = choices
        self.state = state
    }

    package var html: HTML {
        let problem: HTML = state.problem(name).map { "<p class=\"problem\">\($0)</p>" } ?? ""
        let boxes = choices.enumerated().each { index, choice in
            let id = FieldFrame.id(name) + (index == 0 ? "" : "-\(index)")
            return """
                <p class="check"><input type="radio"\(attribute: "id", id)\(attribute: "name", name)\
                \(attribute: "value", choice.value)\(flag: "checked", state.fields[name] == choice.value)>
                <label\(attribute: "for", id)>\(choice.label)</label></p>
                """
        }
        return "<fieldset class=\"field\"><legend>\(label)</legend>\(problem)\(boxes)</fieldset>"
    }
}

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
