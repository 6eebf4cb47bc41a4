/// What may stand between `\(` and `)` in `HTML`.
package struct HTMLInterpolation: StringInterpolationProtocol {
    var bytes: [UInt8] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
        bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    package mutating func appendLiteral(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// A fragment, as it stands.
    package mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

    /// A fragment, or nothing.
    package mutating func appendInterpolation(_ html: HTML?) {
        if let html { bytes.append(contentsOf: html.bytes) }
    }

    /// Fragments, one after the other.
    package mutating func appendInterpolation(_ parts: [HTML]) {
        for part in parts { bytes.append(contentsOf: part.bytes) }
    }

    /// `body` when `condition` holds.
    package mutating func appendInterpolation(if condition: Bool, _ body: @autoclosure () -> HTML) {
        if condition { bytes.append(contentsOf: body().bytes) }
    }

    // Disfavoured, so that a literal such as `\(late ? "<b>逾期</b>" : "")` is read as HTML, not as text.
    /// Text, escaped for both text and double-quoted attributes.
    @_disfavoredOverload
    package mutating func appendInterpolation(_ text: String) { Escape.append(text, to: &bytes) }

    /// Text, or nothing.
    @_disfavoredOverload
    package mutating func appendInterpolation(_ text: String?) {
        if let text { Escape.append(text, to: &bytes) }
    }

    /// Text, escaped.
    @_disfavoredOverload
    package mutating func appendInterpolation(_ text: Substring) { Escape.append(text, to: &bytes) }

    /// A number in decimal digits.
    package mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

    /// What a day, an id or another value calls itself, escaped: `\(text: task.due)`.
    package mutating func appendInterpolation(text value: some CustomStringConvertible) {
        Escape.append(value.description, to: &bytes)
    }

    /// What a value calls itself, or nothing.
    package mutating func appendInterpolation(text value: (some CustomStringConvertible)?) {
        if let value { Escape.append(value.description, to: &bytes) }
    }

    /// The address of a destination, for `href`, `src`, `action` and `formaction` (a lint lets nothing else stand there).
    package mutating func appendInterpolation(link destination: some Destination) {
        Escape.append(destination.address, to: &bytes)
    }

    /// A whole attribute with a space in front, or nothing when `value` is nil:
    /// `<input\(attribute: "placeholder", hint)>`.
    package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
        guard let value else { return }
        bytes.append(UInt8(ascii: " "))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: [UInt8(ascii: "="), UInt8(ascii: "\"")])
        Escape.append(value, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// A whole attribute whose value is a number, or nothing when it is nil.
    package mutating func appendInterpolation(attribute name: StaticString, _ value: Int?) {
        appendInterpolation(attribute: name, value.map(String.init))
    }

    /// An attribute without a value (`required`, `checked`), when `holds`.
    package mutating func appendInterpolation(flag name: StaticString, _ holds: Bool) {
        guard holds else { return }
        bytes.append(UInt8(ascii: " "))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
}
