import Foundation

/// Measures what docs/benchmarks.md states; Benchmarks/run builds what it needs and starts it.
@main struct GongkaiBench {
    static func main() async {
        // As `gongkai` does for itself and its children.
        setenv("TZ", "UTC0", 0)
        do {
            let options = try BenchOptions(Array(CommandLine.arguments.dropFirst()))
            let figures = try await measure(options)
            let report = Report(
                figures: figures, surroundings: try options.surroundings(), rounds: options.rounds)
            print("\n" + report.markdown)
            try Data(report.markdown.utf8).write(to: URL(fileURLWithPath: options.out))
            let missed = figures.filter { $0.isMet == false }
            for figure in missed { print("missed: \(figure.title)") }
            print("\(figures.count { $0.isMet == true }) aims met, \(missed.count) missed")
            exit(missed.isEmpty ? 0 : 1)
        } catch {
            FileHandle.standardError.write(Data("The measurement broke off: \(error)\n".utf8))
            exit(2)
        }
    }

    private static func measure(_ options: BenchOptions) async throws -> [Figure] {
        var figures: [Figure] = []
        func step(_ name: String, _ bench: () async throws -> [Figure]) async throws {
            guard options.wants(name) else { return }
            FileHandle.standardError.write(Data("\(name) …\n".utf8))
            figures += try await bench()
        }
        let (files, python, rounds) = (try options.files(), options.python, options.rounds)
        try await step("reading") { try await ReadingBench(files: files, python: python, rounds: rounds).figures() }
        try await step("confined") {
            try await ConfinedBench(files: files, program: options.program, python: python, rounds: rounds).figures()
        }
        try await step("convert") {
            try await ConvertBench(files: files, program: options.program, rounds: rounds).figures()
        }
        try await step("deadlines") { try await DeadlineBench(python: python, rounds: rounds).figures() }
        try await step("workbook") { try await WorkbookBench(python: python, rounds: rounds).figures() }
        try await step("screening") { try await ScreeningBench(rounds: rounds).figures() }
        guard options.wants("start") || options.wants("page") else { return figures }
        let sample = try SampleData(program: options.program, python: python)
        try await step("start") { try await StartBench(sample: sample, rounds: rounds).figures() }
        try await step("page") { try await PageBench(sample: sample, python: python, rounds: rounds).figures() }
        return figures
    }
}

/// What Benchmarks/run passes on.
struct BenchOptions {
    private(set) var program = ".build/release/gongkai"
    private(set) var pythonPath = ".venv/bin/python"
    private(set) var rounds = 7
    private(set) var out = ".build/benchmarks.md"
    private var wanted: [String] = []
    /// Taken at the start: the measurement itself is a load.
    private let load: String

    init(_ words: [String]) throws {
        load = Surroundings.text("/proc/loadavg").split(separator: " ").first.map(String.init) ?? "?"
        var rest = words[...]
        while let word = rest.popFirst() {
            switch word {
            case "--program": program = rest.popFirst() ?? ""
            case "--python": pythonPath = rest.popFirst() ?? ""
            case "--rounds": rounds = Int(rest.popFirst() ?? "") ?? 0
            case "--out": out = rest.popFirst() ?? ""
            default: wanted.append(word)
            }
        }
        guard rounds >= 1, !out.isEmpty else { throw BenchFailure("--rounds or --out lacks its value") }
    }

    var python: Python { Python(executable: pythonPath, folder: URL(fileURLWithPath: "Benchmarks")) }

    func surroundings() throws -> [String] { try Surroundings.lines(python: python, load: load) }

    func wants(_ name: String) -> Bool { wanted.isEmpty || wanted.contains(name) }

    /// The corpus in Word, in the order of its numbers.
    func files() throws -> [URL] {
        let folder = URL(fileURLWithPath: "Tests/PlansTests/Corpus/files")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".docx") }
        return names.sorted().map { folder.appendingPathComponent($0) }
    }
}
