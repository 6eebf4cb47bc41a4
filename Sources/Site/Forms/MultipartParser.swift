/// Reads `multipart/form-data` (RFC 7578) as it arrives, in pieces of any size, and keeps no more of it than one
/// delimiter or one part's head. It writes nothing and trusts nothing: a malformed body throws.
struct MultipartParser {
    enum Event: Equatable {
        case began(MultipartHead)
        case bytes(ArraySlice<UInt8>)
        case ended
    }

    struct Malformed: Error, Equatable {}

    private enum State { case preamble, afterDelimiter, head, body, epilogue }

    private var state = State.preamble
    // The first delimiter has no line end before it; giving it one makes all delimiters alike.
    private var buffer: [UInt8] = [0x0D, 0x0A]
    private let delimiter: [UInt8]

    private static let preambleLimit = 4_096
    private static let headLimit = 8_192

    /// Nil when `boundary` is not 1 … 70 printable ASCII characters (RFC 2046).
    init?(boundary: String) {
        guard (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ $0 > 0x1F && $0 < 0x7F }) else {
            return nil
        }
        delimiter = [0x0D, 0x0A, 0x2D, 0x2D] + Array(boundary.utf8)
    }

    /// True after the closing delimiter.
    var isFinished: Bool { state == .epilogue }

    /// Takes the next piece; gives what became certain with it.
    mutating func read(_ piece: some Collection<UInt8>) throws -> [Event] {
        guard state != .epilogue else { return [] }
        buffer.append(contentsOf: piece)
        var events: [Event] = []
        var rest = buffer[...]
        while try advance(&rest, &events) {}
        buffer = state == .epilogue ? [] : Array(rest)
        return events
    }

    /// One step; false when more input is needed.
    private mutating func advance(_ rest: inout ArraySlice<UInt8>, _ events: inout [Event]) throws -> Bool {
        switch state {
        case .preamble: try readPreamble(&rest)
        case .afterDelimiter: try readAfterDelimiter(&rest)
        case .head: try readHead(&rest, &events)
        case .body: readBody(&rest, &events)
        case .epilogue: false
        }
    }

    private mutating func readPreamble(_ rest: inout ArraySlice<UInt8>) throws -> Bool {
        guard let found = MultipartParser.find(delimiter, in: rest) else {
            guard rest.count <= MultipartParser.preambleLimit else { throw Malformed() }
            return false
        }
        rest = rest[found...].dropFirst(delimiter.count)
        state = .afterDelimiter
        return true
    }

    private mutating func readAfterDelimiter(_ rest: inout ArraySlice<UInt8>) throws -> Bool {
        guard rest.count >= 2 else { return false }
        if rest.starts(with: [0x2D, 0x2D]) {
            state = .epilogue
            return false
        }
        // The line end stays: it begins the head, so that every header line begins with one.
        guard rest.starts(with: [0x0D, 0x0A]) else { throw Malformed() }
        state = .head
        return true
    }

    private mutating func readHead(_ rest: inout ArraySlice<UInt8>, _ events: inout [Event]) throws -> Bool {
        guard let end = MultipartParser.find([0x0D, 0x0A, 0x0D, 0x0A], in: rest) else {
            guard rest.count <= MultipartParser.headLimit else { throw Malformed() }
            return false
        }
        guard rest.distance(from: rest.startIndex, to: end) <= MultipartParser.headLimit,
            let head = MultipartHead(lines: rest[..<end])
        else { throw Malformed() }
        events.append(.began(head))
        // Keep the last line end: an empty body is followed by the delimiter at once.
        rest = rest[end...].dropFirst(2)
        emptyLinePending = true
        state = .body
        return true
    }

    // The two bytes kept after the head are the blank line's end; they belong to the delimiter only if it follows.
    private var emptyLinePending = false

    private mutating func readBody(_ rest: inout ArraySlice<UInt8>, _ events: inout [Event]) -> Bool {
        if emptyLinePending {
            guard rest.count >= delimiter.count else { return false }
            if !rest.starts(with: delimiter) { rest = rest.dropFirst(2) }
            emptyLinePending = false
        }
        if let found = MultipartParser.find(delimiter, in: rest) {
            if found > rest.startIndex { events.append(.bytes(rest[..<found])) }
            events.append(.ended)
            rest = rest[found...].dropFirst(delimiter.count)
            state = .afterDelimiter
            return true
        }
        let certain = rest.dropLast(delimiter.count - 1)
        if !certain.isEmpty {
            events.append(.bytes(certain))
            rest = rest.suffix(delimiter.count - 1)
        }
        return false
    }

    /// Where `pattern` begins in `bytes` for the first time.
    static func find(_ pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>.Index? {
        guard let first = pattern.first else { return nil }
        var rest = bytes
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            guard rest.count >= pattern.count else { return nil }
            if rest.starts(with: pattern) { return start }
            rest = rest.dropFirst()
        }
        return nil
    }
}
