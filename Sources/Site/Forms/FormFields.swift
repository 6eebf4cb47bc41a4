package import Kernel

/// The names and values of a form or of a query, as text. A name may come several times (boxes that are ticked).
package struct FormFields: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    private var values: [String: [String]] = [:]
    /// Hears which names are read; nil on forms.
    var watch: NameWatch?

    package init() {}

    package init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { add(value, to: name) }
    }

    /// Adds one more value; line ends become `\n`, other control characters are left out.
    package mutating func add(_ value: String, to name: String) {
        values[name, default: []].append(FormFields.cleaned(value))
    }

    /// The first value without white space at its ends (also full-width); empty when there is none.
    package subscript(name: String) -> String { read(name).first.map(FormFields.trimmed) ?? "" }

    /// The first value as typed.
    package func typed(_ name: String) -> String { read(name).first ?? "" }

    /// The trimmed value, or nil when it is empty.
    package func optional(_ name: String) -> String? {
        let value = self[name]
        return value.isEmpty ? nil : value
    }

    /// All values of the name, trimmed, without the empty ones.
    package func list(_ name: String) -> [String] {
        read(name).map(FormFields.trimmed).filter { !$0.isEmpty }
    }

    private func read(_ name: String) -> [String] {
        watch?.see(name)
        return values[name] ?? []
    }

    /// Whether a box is ticked.
    package func flag(_ name: String) -> Bool { !list(name).isEmpty }

    /// A whole number of at most 18 digits, also in full-width digits; nil otherwise (T17).
    package func number(_ name: String) -> Int? {
        let digits = self[name].unicodeScalars.map { scalar in
            (0xFF10...0xFF19).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        }
        guard (1...18).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// A day written `2026-03-13`, as date fields send it.
    package func day(_ name: String) -> Day? { Day(iso: self[name]) }

    /// An id of our own; nil when the field holds anything else.
    package func id<Subject>(_ name: String) -> Identifier<Subject>? { Identifier(self[name]) }

    /// The names that came, sorted.
    package var names: [String] { values.keys.sorted() }

    /// How many values there are in all.
    var count: Int { values.values.reduce(0) { $0 + $1.count } }

    static func trimmed(_ text: String) -> String {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }

    static func cleaned(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0D: scalars.append("\n")
            case 0x0A: if !afterReturn { scalars.append("\n") }
            case 0x09: scalars.append(scalar)
            case 0x00...0x1F, 0x7F: break
            default: scalars.append(scalar)
            }
            afterReturn = scalar.value == 0x0D
        }
        return String(scalars)
    }
}
