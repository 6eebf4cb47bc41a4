import Foundation
import Kernel
import SQL
import Search

/// Fills an index with invented records, twice as large each time it is asked, and measures searching it against bare
/// queries of the engine: `search-bench --sqlite FILE | --postgres URL [--sizes 10000,1000000] [--queries 200]`.
@main struct SearchBench {
    static func main() async {
        do {
            let options = try Options(Array(CommandLine.arguments.dropFirst()))
            let store = try await options.open()
            let search = SearchStore(store: store)
            try await store.migrate(SearchMigrations.all)
            print(
                "| records | query | ours p50 / p95 | newest 10, bare | by rank, bare | p95 ours ÷ newest | ÷ by rank |"
            )
            print("|---|---|---|---|---|---|---|")
            var records = Records(), count = 0
            for size in options.sizes {
                let build = try await fill(search, store, &records, from: count, to: size)
                count = size
                for length in [2, 4, 8] {
                    let queries = Records.queries(length: length, count: options.queries, among: size)
                    print(try await Measurement.of(queries, search, store).line("\(size)", "\(length) characters"))
                }
                note(build)
            }
            await store.close()
        } catch {
            note("The measurement broke off: \(error)")
            exit(2)
        }
    }

    /// Puts records in by the store's own verb, 500 to a transaction.
    private static func fill(
        _ search: SearchStore, _ store: Store, _ records: inout Records, from first: Int, to last: Int
    ) async throws -> String {
        let clock = ContinuousClock(), start = clock.now
        var at = first
        while at < last {
            let batch = (at..<min(at + 500, last)).map { records.entry($0) }
            try await store.write { tx in for entry in batch { try search.put(entry, in: tx) } }
            at += batch.count
            if at % 50_000 == 0 { note("\(at) records after \(clock.now - start)") }
        }
        try await store.write { try search.endRebuild(in: $0) }
        let seconds = (clock.now - start) / .seconds(1)
        let memory = Surrounding.residentMegabytes
        return
            "\(last): \(last - first) records in \(Int(seconds)) s, \(Int(Double(last - first) / max(seconds, 0.001))) a second; \(memory) MB resident"
    }

    static func note(_ words: String) { FileHandle.standardError.write(Data("\(words)\n".utf8)) }
}

struct Options {
    private(set) var sizes = [10_000, 1_000_000]
    private(set) var queries = 200
    private var file: String?
    private var url: String?

    init(_ words: [String]) throws {
        var rest = words[...]
        while let word = rest.popFirst() {
            guard let value = rest.popFirst() else { throw BenchFault("\(word) lacks its value") }
            switch word {
            case "--sqlite": file = value
            case "--postgres": url = value
            case "--sizes": sizes = value.split(separator: ",").compactMap { Int($0) }
            case "--queries": queries = Int(value) ?? 0
            default: throw BenchFault("unknown: \(word)")
            }
        }
        guard queries > 0, !sizes.isEmpty, (file == nil) != (url == nil) else {
            throw BenchFault("--sqlite FILE or --postgres URL")
        }
    }

    func open() async throws -> Store {
        if let url { return try await .postgres(url: url, timekeeper: .system) }
        return try .sqlite(path: file, timekeeper: .system)
    }
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

    static var residentMegabytes: Int {
        guard let text = FileManager.default.contents(atPath: "/proc/self/statm") else { return 0 }
        let pages = String(decoding: text, as: UTF8.self).split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return (pages ?? 0) * 4_096 / 1_000_000
    }
}
