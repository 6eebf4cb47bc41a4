import CXML

/// An element of a part that is being cleaned: names with their prefixes, content in its order.
final class PartNode {
    enum Child {
        case element(PartNode)
        case text(String)
    }

    /// With its prefix.
    let name: String
    var attributes: [(name: String, value: String)]
    var children: [Child]

    init(_ name: String, _ attributes: [(name: String, value: String)] = [], children: [Child] = []) {
        self.name = name
        self.attributes = attributes
        self.children = children
    }

    /// The name without its prefix.
    var local: Substring { Self.local(name) }

    static func local(_ name: String) -> Substring {
        name.firstIndex(of: ":").map { name[name.index(after: $0)...] } ?? name[...]
    }

    var elements: [PartNode] {
        children.compactMap { child in
            if case .element(let node) = child { node } else { nil }
        }
    }

    /// The value of the attribute of this name, prefix or not.
    subscript(name: String) -> String? { attributes.first { Self.local($0.name) == name }?.value }

    func set(_ name: String, _ value: String?) {
        let place = attributes.firstIndex { Self.local($0.name) == name }
        if let place, let value {
            attributes[place].value = value
        } else if let place {
            attributes.remove(at: place)
        } else if let value {
            attributes.append((name, value))
        }
    }

    func first(_ local: String) -> PartNode? { elements.first { $0.local == local } }

    var allText: String {
        var out = ""
        for child in children {
            switch child {
            case .text(let text): out += text
            case .element(let node): out += node.allText
            }
        }
        return out
    }

    func removeChildren(_ unwanted: (PartNode) -> Bool) {
        children.removeAll { child in
            if case .element(let node) = child { unwanted(node) } else { false }
        }
    }

    /// Puts other children in the place of each child element.
    func replaceChildren(_ made: (PartNode) throws -> [Child]) rethrows {
        var next: [Child] = []
        next.reserveCapacity(children.count)
        for child in children {
            switch child {
            case .text: next.append(child)
            case .element(let node): next += try made(node)
            }
        }
        children = next
    }

    /// This element and every one in it, outermost first.
    func visit(_ act: (PartNode) -> Void) {
        act(self)
        for node in elements { node.visit(act) }
    }
}

/// Reads and writes the parts of office packages whole. Comments, processing instructions and declarations are not
/// taken over.
enum PartTree {
    static func parse(_ bytes: [UInt8], limits: ReadingLimits = .standard) throws -> PartNode {
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        let document = bytes.withUnsafeBytes { buffer in
            xmlReadMemory(
                buffer.bindMemory(to: CChar.self).baseAddress, Int32(clamping: buffer.count), nil, nil, options)
        }
        guard let document else { throw ReadingError(.unreadable, "内部数据格式错误") }
        defer { xmlFreeDoc(document) }
        guard document.pointee.intSubset == nil, let root = xmlDocGetRootElement(document) else {
            throw ReadingError(.unreadable, "内部数据含有不允许的声明")
        }
        return try node(root, depth: 0, limits: limits)
    }

    private static func node(_ source: xmlNodePtr, depth: Int, limits: ReadingLimits) throws -> PartNode {
        guard depth < limits.depth else { throw ReadingError(.unreadable, "内部数据嵌套过深") }
        let made = PartNode(qualified(source.pointee.name, source.pointee.ns), attributes(of: source))
        var next = source.pointee.children
        while let child = next {
            next = child.pointee.next
            switch child.pointee.type {
            case XML_ELEMENT_NODE: made.children.append(.element(try node(child, depth: depth + 1, limits: limits)))
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                if let text = child.pointee.content { made.children.append(.text(String(cString: text))) }
            default: continue
            }
        }
        return made
    }

    private static func qualified(_ name: UnsafePointer<xmlChar>?, _ space: xmlNsPtr?) -> String {
        let local = name.map { String(cString: $0) } ?? ""
        guard let prefix = space?.pointee.prefix else { return local }
        return String(cString: prefix) + ":" + local
    }

    private static func attributes(of source: xmlNodePtr) -> [(name: String, value: String)] {
        var list: [(name: String, value: String)] = []
        var space = source.pointee.nsDef
        while let declared = space {
            space = declared.pointee.next
            let prefix = declared.pointee.prefix.map { "xmlns:" + String(cString: $0) } ?? "xmlns"
            list.append((prefix, declared.pointee.href.map { String(cString: $0) } ?? ""))
        }
        var next = source.pointee.properties
        while let attribute = next {
            next = attribute.pointee.next
            let value = xmlNodeListGetString(source.pointee.doc, attribute.pointee.children, 1)
            list.append(
                (qualified(attribute.pointee.name, attribute.pointee.ns), value.map { String(cString: $0) } ?? ""))
            if let value { gongkai_xmlFree(value) }
        }
        return list
    }

    static func bytes(_ root: PartNode) -> [UInt8] {
        var out = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)
        write(root, to: &out)
        return out
    }

    private static func write(_ node: PartNode, to out: inout [UInt8]) {
        out += Array("<\(node.name)".utf8)
        for (name, value) in node.attributes {
            var text = XMLBuffer()
            text.text(value)
            out += Array(" \(name)=\"".utf8) + text.bytes + [UInt8(ascii: "\"")]
        }
        if node.children.isEmpty {
            out += Array("/>".utf8)
            return
        }
        out.append(UInt8(ascii: ">"))
        for child in node.children {
            switch child {
            case .element(let inner): write(inner, to: &out)
            case .text(let content):
                var text = XMLBuffer()
                text.text(content)
                out += text.bytes
            }
        }
        out += Array("</\(node.name)>".utf8)
    }
}
