package import Markup

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
    let hint: String?
    let isRequired: Bool

    package init(
        _ name: String, _ label: String, choices: [SelectField.Choice], in state: FormState = .empty,
        hint: String? = nil, required: Bool = false
    ) {
        self.name = name
        self.label = label
        self.choices = choices
        self.state = state
        self.hint = hint
        isRequired = required
    }

    package var html: HTML {
        let id = FieldFrame.id(name), found = state.problem(name)
        let problem: HTML = found.map { "<p class=\"problem\"\(attribute: "id", id + "-problem")>\($0)</p>" } ?? ""
        let note: HTML = hint.map { "<p class=\"hint\"\(attribute: "id", id + "-hint")>\($0)</p>" } ?? ""
        let notes = [hint.map { _ in id + "-hint" }, found.map { _ in id + "-problem" }].compactMap { $0 }
        let mark: HTML = isRequired ? "<span class=\"required\">必填</span>" : ""
        let boxes = choices.enumerated().each { index, choice in
            let id = FieldFrame.id(name) + (index == 0 ? "" : "-\(index)")
            return """
                <p class="check"><input type="radio"\(attribute: "id", id)\(attribute: "name", name)\
                \(attribute: "value", choice.value)\(flag: "checked", state.fields[name] == choice.value)>
                <label\(attribute: "for", id)>\(choice.label)</label></p>
                """
        }
        return """
            <fieldset class="field\(if: found != nil, " wrong")"\
            \(attribute: "aria-describedby", notes.isEmpty ? nil : notes.joined(separator: " "))>\
            <legend>\(label)\(mark)</legend>\(note)\(problem)\(boxes)</fieldset>
            """
    }
}
