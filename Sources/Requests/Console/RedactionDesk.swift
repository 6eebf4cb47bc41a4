import Kernel
import ObjectStorage
import Redaction
import Screening
import Site

/// Opens files for redaction and carries out what is marked. A prepared file is kept under its hash; which file it was made
/// of is remembered while the program runs, since it can be made again at any time.
struct RedactionDesk: Sendable {
    struct Opened: Sendable {
        let file: CaseFile
        let route: RedactionRoute
        let name: String
        let hash: String
        let bytes: [UInt8]
        let material: RedactableMaterial
        let notes: [String]
    }

    let requests: RequestStore
    let shelf: FileShelf
    let readers: RedactionReaders
    let screen: @Sendable () -> Screen
    private let memory = PreparedMemory()

    init(
        requests: RequestStore, shelf: FileShelf, readers: RedactionReaders, screen: @escaping @Sendable () -> Screen
    ) {
        self.requests = requests
        self.shelf = shelf
        self.readers = readers
        self.screen = screen
    }

    /// Twenty thousand marks.
    static var form: FormLimits {
        var limits = FormLimits.form
        limits.total = 4_000_000
        return limits
    }

    func open(
        _ file: CaseFileID, of request: RequestID, route: RedactionRoute, for officer: Officer
    ) async throws -> Opened {
        let found = try await requests.caseFile(file, of: request, for: officer)
        let prepared = try await prepared(found.file, found.bytes, route)
        let material = try await readers.material(prepared.bytes, name: prepared.name)
        return Opened(
            file: found.file, route: route, name: prepared.name, hash: prepared.hash, bytes: prepared.bytes,
            material: material, notes: prepared.notes)
    }

    func redacted(_ opened: Opened, _ marks: [RedactionMark], mayRemain: Bool) async throws -> RedactedFile {
        let stem = opened.file.file.name.split(separator: ".").dropLast().joined(separator: ".")
        let plan = RedactionPlan(
            fileHash: opened.hash, material: opened.material,
            title: "\(stem.isEmpty ? opened.file.file.name : stem)（区分处理）", marks: marks, othersStay: mayRemain)
        return try await Redactor(readers, screen: screen()).redacted(
            opened.bytes, hash: opened.hash, name: opened.name, plan: plan)
    }

    private func prepared(
        _ file: CaseFile, _ bytes: [UInt8], _ route: RedactionRoute
    ) async throws -> (bytes: [UInt8], hash: String, name: String, notes: [String]) {
        let key = "\(file.file.hash) \(route.rawValue)"
        if let known = await memory[key] {
            return (try await shelf.bytes(known.hash), known.hash, known.name, known.notes)
        }
        let made = try await readers.prepared(bytes, name: file.file.name, route: route)
        let hash = try await shelf.keep(made.bytes)
        await memory.remember(PreparedMemory.Entry(hash: hash, name: made.name, notes: made.notes), as: key)
        return (made.bytes, hash, made.name, made.notes)
    }
}

/// The last files that were prepared.
private actor PreparedMemory {
    struct Entry {
        let hash: String
        let name: String
        let notes: [String]
    }

    private var entries: [String: Entry] = [:]
    private var order: [String] = []

    subscript(key: String) -> Entry? { entries[key] }

    func remember(_ entry: Entry, as key: String) {
        if entries.updateValue(entry, forKey: key) == nil { order.append(key) }
        if order.count > 64 { entries[order.removeFirst()] = nil }
    }
}
