import CXML

/// A web page as a tree of our own, cut at a bounded depth.
final class HTMLNode {
    enum Child {
        case element(HTMLNode)
        case text(String)
    }

    let name: String
    let attributes: [String: String]
    var children: [Child] = []
    /// Set by `HTMLNoise`: what is not shown or not content.
    var isDropped = false

    init(name: String, attributes: [String: String] = [:]) {
        self.name = name
        self.attributes = attributes
    }

    var elements: [HTMLNode] {
        children.compactMap { child in
            if case .element(let node) = child { node } else { nil }
        }
    }

    /// The words of its class and id, lower-case.
    var names: [String] {
        ((attributes["class"] ?? "") + " " + (attributes["id"] ?? "")).lowercased().split { $0.isWhitespace }.map(
            String.init)
    }

    /// All text in it that is not dropped.
    var text: String {
        var out = ""
        for child in children {
            switch child {
            case .text(let text): out += text
            case .element(let node): if !node.isDropped { out += node.name == "br" ? "\n" : node.text }
            }
        }
        return out
    }

    /// The first element of this name in it, itself included, dropped ones too.
    func first(_ wanted: String) -> HTMLNode? {
        if name == wanted { return self }
        for node in elements {
            if let found = node.first(wanted) { return found }
        }
        return nil
    }
}

/// Parses HTML with libxml2, whatever its encoding; no network, no entities from outside.
enum HTMLTree {
    private static let maximumDepth = 180
    private static let maximumNodes = 2_000_000

    static func parse(_ bytes: [UInt8], limits: ReadingLimits) throws -> HTMLNode {
        let text = CharacterDecoding.text(bytes, declared: declaredEncoding(bytes))
        guard text.utf8.count <= limits.text, text.utf8.count < Int(Int32.max) else { throw ReadingError(.tooLarge) }
        let utf8 = Array(text.utf8).map { CChar(bitPattern: $0) }
        let options = Int32(
            HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
                | HTML_PARSE_RECOVER.rawValue | HTML_PARSE_COMPACT.rawValue)
        guard let context = htmlNewParserCtxt() else { throw ReadingError(.unreadable) }
        defer { htmlFreeParserCtxt(context) }
        let document = utf8.withUnsafeBufferPointer { buffer in
            htmlCtxtReadMemory(context, buffer.baseAddress, Int32(buffer.count), nil, "UTF-8", options)
        }
        guard let document else { throw ReadingError(.unreadable) }
        defer { xmlFreeDoc(document) }
        // The parser stops in the middle, without a word, when elements stand too deep in one another.
        if context.pointee.errNo == Int32(XML_ERR_INTERNAL_ERROR.rawValue) { throw ReadingError(.unreadable, "网页嵌套过深") }
        let root = HTMLNode(name: "root")
        copy(document.pointee.children, into: root)
        return root
    }

    /// Iterative; elements deeper than the bound are hung on the last allowed one.
    private static func copy(_ first: xmlNodePtr?, into root: HTMLNode) {
        var stack: [(node: xmlNodePtr, parent: HTMLNode, depth: Int)] = []
        func push(_ first: xmlNodePtr?, _ parent: HTMLNode, _ depth: Int) {
            var siblings: [xmlNodePtr] = []
            var next = first
            while let node = next {
                siblings.append(node)
                next = node.pointee.next
            }
            for node in siblings.reversed() { stack.append((node, parent, depth)) }
        }
        push(first, root, 0)
        var count = 0
        while let (node, parent, depth) = stack.popLast(), count < maximumNodes {
            count += 1
            switch node.pointee.type {
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                if let content = node.pointee.content { parent.children.append(.text(String(cString: content))) }
            case XML_ELEMENT_NODE:
                let made = HTMLNode(
                    name: String(cString: node.pointee.name).lowercased(), attributes: attributes(of: node))
                parent.children.append(.element(made))
                push(node.pointee.children, depth < maximumDepth ? made : parent, depth + 1)
            default: continue
            }
        }
    }

    private static func attributes(of node: xmlNodePtr) -> [String: String] {
        var out: [String: String] = [:]
        var next = node.pointee.properties
        while let attribute = next {
            next = attribute.pointee.next
            guard let name = attribute.pointee.name else { continue }
            let value = attribute.pointee.children.flatMap { $0.pointee.content }.map { String(cString: $0) } ?? ""
            out[String(cString: name).lowercased()] = value
        }
        return out
    }

    /// The charset that a meta element or an XML declaration names in the first bytes.
    private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(2_048).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
        for mark in ["charset=", "encoding="] {
            guard let found = head.firstOccurrence(of: mark) else { continue }
            let rest = head[found...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
            let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            if !name.isEmpty { return String(name) }
        }
        return nil
    }
}

extension String {
    /// The index just after the first occurrence of `mark`.
    fileprivate func firstOccurrence(of mark: String) -> Index? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(mark) { return index(start, offsetBy: mark.count) }
            start = index(after: start)
        }
        return nil
    }
}
