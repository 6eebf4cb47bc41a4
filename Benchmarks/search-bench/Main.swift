import Foundation
import Kernel
import SQL
import Search

/// Fills an index with invented records, and measures searching it against bare queries of the engine:
/// `search-bench fill --sqlite FILE | --postgres URL --records 1000000`, then
/// `search-bench measure --sqlite FILE … | --postgres URL … [--queries 200]`, several databases in one run.
@main struct SearchBench {
    static func main() async {
        do {
            let options = try Options(Array(CommandLine.arguments.dropFirst()))
            switch options.act {
            case .fill: try await fill(options)
            case .measure: try await measure(options)
            }
        } catch {
            note("The measurement broke off: \(error)")
            exit(2)
        }
    }

    /// Puts records in by the store's own verb, two thousand to a transaction.
    private static func fill(_ options: Options) async throws {
        guard let place = options.places.first else { return }
        let store = try await place.open(waitingForDisk: false)
        let search = SearchStore(store: store)
        try await store.migrate(SearchMigrations.all)
        if options.leavesIndexes {
            try await store.write { tx in
                for index in ["search_index_tokens", "search_title_tokens"] { try tx.execute("DROP INDEX \(index)") }
            }
        }
        let clock = ContinuousClock(), start = clock.now
        var records = Records(), at = 0
        while at < options.records {
            let batch = (at..<min(at + 2_000, options.records)).map { records.entry($0) }
            try await store.write { tx in for entry in batch { try search.put(entry, in: tx) } }
            at += batch.count
            if at % 50_000 == 0 { note("\(at) records after \(clock.now - start)") }
        }
        try await store.write { try search.endRebuild(in: $0) }
        let put = (clock.now - start) / .seconds(1), before = clock.now
        try await search.tidy()
        note(
            "\(at) records in \(Int(put)) s, \(Int(Double(at) / max(put, 0.001))) a second; tidied in \(clock.now - before)"
        )
        note("\(Surrounding.residentMegabytes) MB resident, \(Surrounding.peakMegabytes) MB at most")
        await store.close()
    }

    private static func measure(_ options: Options) async throws {
        var searched: [Searched] = []
        for place in options.places { searched.append(try await Searched(place)) }
        print(
            "| records | query | hits | ours p50 / p95 | newest 10, bare | by rank, bare | p95 ours ÷ newest | ÷ by rank |"
        )
        print("|---|---|---|---|---|---|---|---|")
        var lines: [[String]] = searched.map { _ in [] }, last: [Double] = []
        for length in [2, 4, 8] {
            let queries = Records.queries(length: length, count: options.queries)
            let measured = try await Measurement.of(queries, searched)
            for (index, one) in measured.enumerated() {
                lines[index].append(one.line("\(searched[index].count)", "\(length) characters"))
            }
            if let first = measured.first, let largest = measured.last { last.append(largest.growth(from: first)) }
        }
        for line in lines.joined() { print(line) }
        note("p95 of the last ÷ the first database, 2, 4, 8 characters: \(last.map { Measurement.short($0) })")
        note("\(Surrounding.residentMegabytes) MB resident, \(Surrounding.peakMegabytes) MB at most")
        for one in searched { await one.store.close() }
    }

    static func note(_ words: String) { FileHandle.standardError.write(Data("\(words)\n".utf8)) }
}

struct Options {
    enum Act: String { case fill, measure }

    let act: Act
    private(set) var places: [Place] = []
    private(set) var records = 10_000
    private(set) var queries = 200
    /// On PostgreSQL the GIN indexes are left for whoever asked to make them when all is in, as one does with so much.
    private(set) var leavesIndexes = false

    init(_ words: [String]) throws {
        var rest = words[...]
        guard let act = rest.popFirst().flatMap({ Act(rawValue: $0) }) else { throw BenchFault("fill or measure") }
        self.act = act
        while let word = rest.popFirst() {
            if word == "--without-indexes" {
                leavesIndexes = true
                continue
            }
            guard let value = rest.popFirst() else { throw BenchFault("\(word) lacks its value") }
            switch word {
            case "--sqlite": places.append(.file(value))
            case "--postgres": places.append(.server(value))
            case "--records": records = Int(value) ?? 0
            case "--queries": queries = Int(value) ?? 0
            default: throw BenchFault("unknown: \(word)")
            }
        }
        guard queries > 0, records > 0, !places.isEmpty else { throw BenchFault("--sqlite FILE or --postgres URL") }
    }
}

enum Place {
    case file(String)
    case server(String)

    func open(waitingForDisk: Bool) async throws -> Store {
        switch self {
        case .file(let path):
            var options = SQLiteOptions()
            if !waitingForDisk { options.synchronous = .off }
            return try .sqlite(path: path, timekeeper: .system, options: options)
        case .server(let url): return try await .postgres(url: url, timekeeper: .system)
        }
    }
}

/// A filled index that is asked.
struct Searched {
    let store: Store
    let search: SearchStore
    let count: Int
    private let server: Int?

    init(_ place: Place) async throws {
        store = try await place.open(waitingForDisk: true)
        search = SearchStore(store: store)
        count = try await store.read { try $0.first("SELECT COUNT(*) FROM search_entry")?.integer(0) ?? 0 }
        switch store.dialect {
        case .sqlite: server = nil
        // One question after the other: they are all answered on the same connection.
        case .postgres: server = try await store.read { try $0.first("SELECT pg_backend_pid()")?.integer(0) }
        }
    }

    /// What this process has used, and the server's process for its connection.
    var processorSeconds: Double { Surrounding.processorSeconds + (server.map(Surrounding.processorSeconds(of:)) ?? 0) }
}

struct BenchFault: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

enum Surrounding {
    /// Processor time of this process: other load on the machine is not in it.
    static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Processor time of the first thread of another process, to the nanosecond.
    static func processorSeconds(of process: Int) -> Double {
        guard let text = FileManager.default.contents(atPath: "/proc/\(process)/schedstat") else { return 0 }
        return (String(decoding: text, as: UTF8.self).split(separator: " ").first.flatMap { Double($0) } ?? 0) / 1e9
    }

    static var residentMegabytes: Int { megabytes("VmRSS:") }
    static var peakMegabytes: Int { megabytes("VmHWM:") }

    private static func megabytes(_ name: String) -> Int {
        guard let text = FileManager.default.contents(atPath: "/proc/self/status") else { return 0 }
        let line = String(decoding: text, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(name) }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1_000
    }
}
