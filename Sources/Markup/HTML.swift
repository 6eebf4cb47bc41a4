/// A fragment of a page, already escaped: UTF-8 bytes that a browser may read as HTML.
///
/// It is written by string interpolation. The literal parts are ours and pass as they stand; what is put between
/// `\(` and `)` is escaped unless it is `HTML` itself. There is no way to make one from a `String` that arrived from
/// outside but `HTML(unescaped:)`, which a lint allows in named files only (T3).
///
/// ```swift
/// let row: HTML = "<tr><td>\(task.title)</td><td><a href=\"\(link: route)\">打开</a></td></tr>"
/// ```
package struct HTML: Sendable, Hashable {
    /// The UTF-8 bytes, ready to be sent.
    package private(set) var bytes: [UInt8]

    /// Nothing at all; useful as the other branch of a condition.
    package static let empty = HTML(bytes: [])

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Text from anywhere, escaped.
    package init(text: some StringProtocol) {
        bytes = []
        Escape.append(text, to: &bytes)
    }

    /// Bytes that are known to be safe because the program made them: the one hole in the wall.
    package init(unescaped text: String) { bytes = Array(text.utf8) }

    /// True when there is nothing to show.
    package var isEmpty: Bool { bytes.isEmpty }

    /// The fragment as a string, for tests and for the static export.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds `other` behind this fragment.
    package mutating func append(_ other: HTML) { bytes.append(contentsOf: other.bytes) }

    /// One fragment after the other.
    package static func + (one: HTML, other: HTML) -> HTML { HTML(bytes: one.bytes + other.bytes) }

    /// Adds `other` behind `one`.
    package static func += (one: inout HTML, other: HTML) { one.append(other) }

    /// `body` when `condition` holds, nothing otherwise; `body` is not made when it is not shown.
    package static func when(_ condition: Bool, _ body: @autoclosure () throws -> HTML) rethrows -> HTML {
        condition ? try body() : .empty
    }
}

extension HTML: CustomStringConvertible {
    package var description: String { string }
}

extension HTML: ExpressibleByStringInterpolation {
    // A StaticString cannot hold text that arrived at run time, so `HTML(stringLiteral:)` is no second hole.
    package init(stringLiteral value: StaticString) {
        bytes = value.withUTF8Buffer { Array($0) }
    }

    package init(stringInterpolation: HTMLInterpolation) { bytes = stringInterpolation.bytes }
}

extension Sequence<HTML> {
    /// The fragments one after the other, with `separator` between them.
    package func joined(_ separator: HTML = .empty) -> HTML {
        var result = HTML.empty
        var first = true
        for part in self {
            if !first { result.append(separator) }
            result.append(part)
            first = false
        }
        return result
    }
}

extension Sequence {
    /// A fragment for every element, one after the other: `tasks.each { "<li>\($0.title)</li>" }`.
    package func each(_ fragment: (Element) throws -> HTML) rethrows -> HTML {
        var result = HTML.empty
        for element in self { result.append(try fragment(element)) }
        return result
    }
}
