import Kernel
package import Markup

/// One line of text in a form: label, hint, what was typed and what is wrong with it, all tied together for readers.
package struct Field: Component {
    /// What the browser expects to be typed; it decides the keyboard of a phone.
    package enum Kind: String, Sendable {
        case text, password, email, tel, number, date, search, url
        /// A day and a time in Beijing: `2026-03-13T09:05`.
        case dateTime = "datetime-local"
    }

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
        // A date field shows nothing when it holds no date, and what was typed would be lost.
        let isEmpty = state.fields[name].isEmpty
        let isLost =
            kind == .date && !isEmpty && state.fields.day(name) == nil
            || kind == .dateTime && !isEmpty && Moment(iso: state.fields[name]) == nil
        let kind = isLost ? Kind.text : kind
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
