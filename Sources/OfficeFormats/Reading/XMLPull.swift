/// Reads XML of office files event by event: no network, no entities, no document type, bounded depth.
final class XMLPull {
    /// What the reader stands on.
    enum Event: Equatable { case start, end, text, finished }

    private enum Source {
        case scanned(XMLPart)
        case library(XMLTextReader)
    }

    private let source: Source
    /// In a scanned part, the token it stands on.
    private var place = -1
    private(set) var event: Event = .finished

    /// A reader of these bytes. `fromConverter`: the output of a program we started, which has a document type of its
    /// own and now and then a character that XML forbids.
    init(_ bytes: [UInt8], limits: ReadingLimits, fromConverter: Bool = false) throws {
        if !fromConverter, let tokens = XMLScanner.scan(bytes, limits: limits) {
            source = .scanned(XMLPart(tokens))
        } else {
            source = .library(try XMLTextReader(bytes, limits: limits, fromConverter: fromConverter))
        }
    }

    /// The next event; `.finished` at the end. Throws on malformed XML and on a document type.
    @discardableResult func next() throws -> Event {
        switch source {
        case .library(let reader): event = try reader.next()
        case .scanned(let part):
            place += 1
            switch part.tokens.token(place)?.kind {
            case .start: event = .start
            case .end: event = .end
            case .text: event = .text
            case nil: event = .finished
            }
        }
        return event
    }

    /// The element's name without prefix.
    var name: String {
        switch source {
        case .library(let reader): reader.name
        case .scanned(let part): part.tokens.token(place).map { part.tokens.names[$0.name] } ?? ""
        }
    }

    /// All attributes by name without prefix; only on a start event.
    func attributes() -> [String: String] {
        switch source {
        case .library(let reader): reader.attributes()
        case .scanned(let part): XMLNode(part, at: place).attributes.all
        }
    }

    /// Goes past the element whose start was just read.
    func skip() throws {
        if case .scanned = source {
            _ = try element()
            return
        }
        var depth = 1
        while depth > 0 {
            switch try next() {
            case .start: depth += 1
            case .end: depth -= 1
            case .text: break
            case .finished: return
            }
        }
    }

    /// The element whose start was just read, whole.
    func element() throws -> XMLNode {
        switch source {
        case .scanned(let part):
            let node = XMLNode(part, at: place)
            place = node.end
            event = .end
            return node
        case .library(let reader):
            var tokens = XMLTokens()
            try gather(reader, &tokens)
            event = .end
            return XMLNode(XMLPart(tokens), at: 0)
        }
    }

    private func gather(_ reader: XMLTextReader, _ tokens: inout XMLTokens) throws {
        let from = tokens.attributes.count, start = tokens.tokens.count
        let name = tokens.number(of: reader.name)
        for (name, value) in reader.attributes() {
            tokens.attributes.append(
                XMLTokens.Attribute(name: tokens.number(of: name), value: tokens.add(value.utf8)))
        }
        tokens.open(name, attributes: from)
        while true {
            switch try reader.next() {
            case .start: try gather(reader, &tokens)
            case .text: tokens.tokens.append(XMLTokens.Token(kind: .text, range: tokens.add(reader.text.utf8)))
            case .end, .finished: return tokens.close(start)
            }
        }
    }
}
