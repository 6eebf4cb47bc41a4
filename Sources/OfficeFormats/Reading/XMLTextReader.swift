import CXML

/// libxml2's reader, event by event: no network, no entities, no document type, bounded depth.
final class XMLTextReader {
    private let reader: xmlTextReaderPtr
    private let storage: UnsafeMutableBufferPointer<CChar>
    private let maximumDepth: Int
    /// An element `<a/>` has no end event of its own; it is given one.
    private var pendingEnd = false
    private(set) var event: XMLPull.Event = .finished

    private let isTrusted: Bool

    /// A reader of these bytes. `fromConverter`: the output of a program we started, which has a document type of its
    /// own and now and then a character that XML forbids.
    init(_ bytes: [UInt8], limits: ReadingLimits, fromConverter: Bool = false) throws {
        maximumDepth = limits.depth
        isTrusted = fromConverter
        let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: max(bytes.count, 1))
        UnsafeMutableRawBufferPointer(copy).copyBytes(from: bytes)
        var flags = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        if fromConverter { flags |= XML_PARSE_RECOVER.rawValue }
        let options = Int32(flags)
        guard bytes.count < Int(Int32.max),
            let made = xmlReaderForMemory(copy.baseAddress, Int32(bytes.count), nil, nil, options)
        else {
            copy.deallocate()
            throw ReadingError(.unreadable)
        }
        reader = made
        storage = copy
    }

    deinit {
        xmlFreeTextReader(reader)
        storage.deallocate()
    }

    /// The next event; `.finished` at the end. Throws on malformed XML and on a document type.
    @discardableResult func next() throws -> XMLPull.Event {
        if pendingEnd {
            pendingEnd = false
            event = .end
            return event
        }
        while true {
            let status = xmlTextReaderRead(reader)
            guard status >= 0 else { throw ReadingError(.unreadable, "内部数据格式错误") }
            if status == 0 {
                event = .finished
                return event
            }
            switch xmlReaderTypes(rawValue: UInt32(bitPattern: xmlTextReaderNodeType(reader))) {
            case XML_READER_TYPE_ELEMENT:
                guard Int(xmlTextReaderDepth(reader)) < maximumDepth else {
                    throw ReadingError(.unreadable, "内部数据嵌套过深")
                }
                pendingEnd = xmlTextReaderIsEmptyElement(reader) == 1
                event = .start
                return event
            case XML_READER_TYPE_END_ELEMENT:
                event = .end
                return event
            case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
                event = .text
                return event
            case XML_READER_TYPE_DOCUMENT_TYPE, XML_READER_TYPE_ENTITY_REFERENCE:
                if isTrusted { continue }
                throw ReadingError(.unreadable, "内部数据含有不允许的声明")
            default:
                continue
            }
        }
    }

    /// The element's name without prefix.
    var name: String { Self.string(xmlTextReaderConstLocalName(reader)) }

    /// The text of a text event.
    var text: String { Self.string(xmlTextReaderConstValue(reader)) }

    /// All attributes by name without prefix; only on a start event.
    func attributes() -> [String: String] {
        guard xmlTextReaderHasAttributes(reader) == 1 else { return [:] }
        var out: [String: String] = [:]
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            if xmlTextReaderIsNamespaceDecl(reader) == 1 { continue }
            out[name] = text
        }
        xmlTextReaderMoveToElement(reader)
        return out
    }

    private static func string(_ pointer: UnsafePointer<xmlChar>?) -> String {
        guard let pointer else { return "" }
        return String(cString: pointer)
    }
}
