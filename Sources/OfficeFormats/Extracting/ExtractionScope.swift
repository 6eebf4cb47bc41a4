/// What a search has found so far, and what is still to be opened.
final class ExtractionLedger {
    struct Pending {
        let bytes: [UInt8]
        let name: String
        let scope: ExtractionScope
    }

    let limits: ExtractionLimits
    private(set) var parts: [ExtractedPart] = []
    private(set) var notes: [ReadingNote] = []
    private(set) var isComplete = true
    private var pending: [Pending] = []
    private var textBytes = 0
    private var files = 0
    private var nestedBytes = 0
    var picturesLeft: Int
    var drawnPagesLeft: Int

    init(_ limits: ExtractionLimits) {
        self.limits = limits
        picturesLeft = limits.pictures
        drawnPagesLeft = limits.drawnPages
    }

    /// Everything found; of left-over bytes only what says something that stands nowhere else.
    var extraction: Extraction {
        var known: Set<Substring> = []
        for part in parts where part.place != .remains { known.formUnion(Self.tokens(part.text)) }
        let kept = parts.filter { part in
            part.place != .remains || Self.tokens(part.text).contains { !known.contains($0) }
        }
        return Extraction(parts: kept, notes: notes, isComplete: isComplete)
    }

    /// Numbers of seven digits and more, and what has an at sign.
    private static func tokens(_ text: String) -> [Substring] {
        let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || "@.-_".contains($0))) }
        return words.filter { $0.contains("@") || $0.count(where: \.isNumber) >= 7 }
    }

    func add(_ part: ExtractedPart) {
        textBytes += part.text.utf8.count
        guard parts.count < limits.parts, textBytes <= limits.reading.text * 2 else {
            return fail("too_much_text", "文件中的文字过多，没有全部检查。请拆分后重新提交。")
        }
        parts.append(part)
    }

    func note(_ code: String, _ message: String) {
        let note = ReadingNote(code, message)
        if notes.count < 500, !notes.contains(note) { notes.append(note) }
    }

    /// Something was not looked into: the file does not pass.
    func fail(_ code: String, _ message: String) {
        isComplete = false
        note(code, message)
    }

    func enqueue(_ bytes: [UInt8], _ name: String, _ scope: ExtractionScope) {
        files += 1
        nestedBytes += bytes.count
        guard scope.depth <= limits.depth, files <= limits.files, nestedBytes <= limits.nestedBytes else {
            return fail("nested_too_deep", "文件中嵌套的文件过多、过大或层次过深，没有全部检查。请取出后分别提交。")
        }
        pending.append(Pending(bytes: bytes, name: name, scope: scope))
    }

    func next() -> Pending? { pending.isEmpty ? nil : pending.removeFirst() }
}

/// From where a search is looking: the file inside the file, and how its texts are named.
struct ExtractionScope {
    let ledger: ExtractionLedger
    /// Where this file lies in the uploaded one; empty for the uploaded one itself.
    private(set) var path = ""
    /// The place all of its texts belong to, when the file as a whole is out of sight.
    private(set) var override: ExtractedPlace?
    private(set) var depth = 0

    init(_ ledger: ExtractionLedger) { self.ledger = ledger }

    var limits: ExtractionLimits { ledger.limits }

    func add(
        _ place: ExtractedPlace, _ detail: String, _ text: String, head: String? = nil, isFromOCR: Bool = false
    ) {
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return }
        ledger.add(
            ExtractedPart(
                place: placed(place), detail: named(detail), text: text, columnHead: head, isFromOCR: isFromOCR))
    }

    /// Looks into a file inside this one, later.
    func open(_ bytes: [UInt8], name: String, detail: String, as place: ExtractedPlace?) {
        guard !bytes.isEmpty else { return }
        var inner = inside(detail, as: place)
        inner.depth = depth + 1
        ledger.enqueue(bytes, name, inner)
    }

    func inside(_ detail: String, as place: ExtractedPlace? = nil) -> ExtractionScope {
        var inner = self
        inner.path = named(detail)
        inner.override = override ?? place
        return inner
    }

    func note(_ code: String, _ message: String) { ledger.note(code, path.isEmpty ? message : "\(path)：\(message)") }

    func fail(_ code: String, _ message: String) { ledger.fail(code, path.isEmpty ? message : "\(path)：\(message)") }

    private func named(_ detail: String) -> String {
        if path.isEmpty { return detail }
        return detail.isEmpty ? path : "\(path)›\(detail)"
    }

    /// A comment in a hidden sheet is still a comment; what is plainly shown there is not shown here.
    private func placed(_ place: ExtractedPlace) -> ExtractedPlace {
        guard let override else { return place }
        return place.isShown || place == .metadata ? override : place
    }
}
