import TextForms

/// A page in traditional characters: its text, and the attributes that people read. Addresses, values of forms, data and
/// code stay as they are, so that everything still leads where it led.
enum TraditionalPage {
    static func converted(_ page: [UInt8]) -> [UInt8] {
        var scanner = PageScanner(page)
        let parts = scanner.parts()
        // One conversion for the whole page: the tables know words, and each call has its price.
        let mark = "\u{1}"
        let read = parts.filter(\.isRead).map { String(decoding: page[$0.range], as: UTF8.self) }
        let changed = ChineseScripts.traditional(read.joined(separator: mark))
            .split(separator: "\u{1}", omittingEmptySubsequences: false)
        guard changed.count == read.count else { return page }
        var result: [UInt8] = []
        result.reserveCapacity(page.count)
        var next = changed.makeIterator()
        for part in parts {
            if part.isRead, let text = next.next() {
                result.append(contentsOf: text.utf8)
            } else {
                result.append(contentsOf: page[part.range])
            }
        }
        return result
    }
}

/// Tells what of a page people read from what machines read.
struct PageScanner {
    struct Part {
        let range: Range<Int>
        let isRead: Bool
    }

    private let bytes: [UInt8]
    private var at = 0
    private var found: [Part] = []

    private static let opaque: Set<String> = ["script", "style", "textarea", "code", "pre"]
    private static let readAttributes: Set<String> = ["title", "alt", "placeholder", "aria-label"]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func parts() -> [Part] {
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "<") { tag() } else { text() }
        }
        return found
    }

    private mutating func keep(from start: Int, isRead: Bool = false) {
        if start < at { found.append(Part(range: start..<at, isRead: isRead)) }
    }

    private mutating func text() {
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "<") { at += 1 }
        keep(from: start, isRead: true)
    }

    private mutating func tag() {
        var start = at
        at += 1
        let name = word()
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
            let attribute = word()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
                if attribute.isEmpty { at += 1 }
                continue
            }
            at += 1
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { continue }
            at += 1
            let isRead = PageScanner.readAttributes.contains(attribute)
            if isRead {
                keep(from: start)
                start = at
            }
            while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += 1 }
            if isRead {
                keep(from: start, isRead: true)
                start = at
            }
            at = min(at + 1, bytes.count)
        }
        at = min(at + 1, bytes.count)
        if PageScanner.opaque.contains(name) { skip(to: "</" + name) }
        keep(from: start)
    }

    /// Letters, digits, hyphens and slashes from here on, in lower case.
    private mutating func word() -> String {
        let start = at
        while at < bytes.count, isWord(bytes[at]) { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
    }

    private func isWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
    }

    private mutating func skip(to end: String) {
        let end = Array(end.utf8)
        while at + end.count <= bytes.count, !bytes[at...].starts(with: end) { at += 1 }
        if at + end.count > bytes.count { at = bytes.count }
    }
}
