import Kernel
import ObjectStorage
import Redaction
import Screening
import Site

/// Opens files for redaction and carries out what is marked. A prepared file is remembered while the
/// program runs and is made again at any time.
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
    let readers: RedactionReaders
    let screen: @Sendable () -> Screen
    private let memory = PreparedMemory()

    init(requests: RequestStore, readers: RedactionReaders, screen: @escaping @Sendable () -> Screen) {
        self.requests = requests
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
    ) async throws -> PreparedMemory.Entry {
        let key = "\(file.file.hash) \(route.rawValue)"
        if let known = await memory[key] { return known }
        let made = try await readers.prepared(bytes, name: file.file.name, route: route)
        let entry = PreparedMemory.Entry(
            hash: FileDigest(of: made.bytes).hex, name: made.name, bytes: made.bytes, notes: made.notes)
        await memory.remember(entry, as: key)
        return entry
    }
}

/// The last files that were prepared. Only in memory: on disk they would be one more copy in clear.
private actor PreparedMemory {
    struct Entry {
        let hash: String
        let name: String
        let bytes: [UInt8]
        let notes: [String]
    }

    private static let most = 120_000_000
    private var entries: [String: Entry] = [:]
    private var order: [String] = []

    subscript(key: String) -> Entry? { entries[key] }

    func remember(_ entry: Entry, as key: String) {
        if entries.updateValue(entry, forKey: key) == nil { order.append(key) }
        while order.count > 1, order.count > 64 || held > PreparedMemory.most {
            entries[order.removeFirst()] = nil
        }
    }

    private var held: Int { entries.values.reduce(0) { $0 + $1.bytes.count } }
}
