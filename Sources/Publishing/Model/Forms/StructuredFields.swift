package import Kernel

/// What the fields of a form say in one article. Empty values are not kept, so that no field at all is the same as no
/// form: texts that were signed before there were forms keep their hash.
package struct StructuredFields: Hashable, Sendable {
    package static let none = StructuredFields(.text, [:])

    package let form: ContentForm
    /// By the key of the field.
    package let values: [String: String]

    /// - Parameter values: those of other forms are left out.
    package init(_ form: ContentForm, _ values: [String: String]) {
        var kept: [String: String] = [:]
        for field in form.fields {
            let value = StructuredFields.cleaned(values[field.key] ?? "")
            if !value.isEmpty { kept[field.key] = value }
        }
        self.form = kept.isEmpty ? .text : form
        self.values = kept
    }

    package subscript(key: String) -> String { values[key] ?? "" }

    package var isEmpty: Bool { values.isEmpty }

    /// The fields that say something, in the order of the form.
    package var filled: [(field: ContentField, value: String)] {
        form.fields.compactMap { field in values[field.key].map { (field, $0) } }
    }

    /// The same values in another form, as far as it has them.
    package func moved(to form: ContentForm) -> StructuredFields { StructuredFields(form, values) }

    package var fault: Refusal? {
        for (field, value) in filled {
            guard let fault = field.fault(in: value) else { continue }
            return Refusal(
                .invalid, "未能保存：“\(field.name)”\(fault)。请改正后再保存。", rule: "CAT-2",
                field: StructuredFields.inputName(field.key))
        }
        return orderFault
    }

    /// What a form still asks for before review.
    package func omission(for form: ContentForm) -> Refusal? {
        let here = self.form == form ? self : moved(to: form)
        guard let first = form.fields.first(where: { $0.isRequired && here[$0.key].isEmpty }) else { return nil }
        let missing = form.fields.count { $0.isRequired && here[$0.key].isEmpty }
        return Refusal(
            .invalid,
            "未能送审：“\(form.chinese)”的“\(first.name)”\(missing > 1 ? "等\(missing)项" : "")没有填写。请打开“修改”填写后再送审。",
            rule: form == .guide ? "SITE-5" : "CAT-2", field: StructuredFields.inputName(first.key))
    }

    /// What forms and programs call the field of a key.
    package static func inputName(_ key: String) -> String { "field_\(key)" }

    /// Without the marks that storage puts between values, and without blanks around it.
    private static func cleaned(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        let rest = scalars.drop { $0.properties.isWhitespace }
        return String(String.UnicodeScalarView(rest))
    }
}
