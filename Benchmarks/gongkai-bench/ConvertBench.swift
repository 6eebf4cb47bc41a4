import Foundation
import Glibc
import OfficeFormats

/// Word files to HTML: in this process, as the server does it; and by the command, a process for each file.
struct ConvertBench {
    let files: [URL]
    let program: String
    let rounds: Int
    /// So often each file is converted in one process, on both sides.
    private let repeats = 8

    init(files: [URL], program: String, rounds: Int) {
        self.files = files
        self.program = program
        self.rounds = rounds
    }

    func figures() async throws -> [Figure] {
        let pandoc = ["/usr/bin/pandoc", "/usr/local/bin/pandoc"].first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
        guard let pandoc else { throw BenchFailure("pandoc is not installed") }
        let many = files.count * repeats, name = "docx → HTML, mean of \(files.count) files"
        var inside = Figure(
            "\(name): in the server's process", unit: "CPU ms", against: "pandoc, a process each", aim: .timesLess(10))
        var running = Figure("the same", unit: "CPU ms", against: "pandoc, one process for \(many) files")
        var each = Figure("\(name): the command, a process each", unit: "CPU ms", against: "pandoc, a process each")
        var passing = Figure("the command, time that passes", unit: "ms", against: "pandoc, a process each")
        var empty = Figure("the command doing nothing: --version", unit: "CPU ms", against: "pandoc --version")
        for round in 0...rounds {
            let ours = try await inProcess(), reference = try inOne(pandoc)
            let command = try perFile { [program, "document", "convert", $0, "--to", "html"] }
            let other = try perFile { [pandoc, "-f", "docx", "-t", "html", $0] }
            let nothing = try perFile { _ in [program, "--version"] },
                otherNothing = try perFile { _ in [pandoc, "--version"] }
            if round == 0 { continue }
            inside.add(ours: ours, reference: other.processor)
            running.add(ours: ours, reference: reference)
            each.add(ours: command.processor, reference: other.processor)
            passing.add(ours: command.passing, reference: other.passing)
            empty.add(ours: nothing.processor, reference: otherNothing.processor)
        }
        return [inside, running, each, passing, empty]
    }

    /// Milliseconds a file.
    private func inProcess() async throws -> Double {
        let contents = try files.map { Array(try Data(contentsOf: $0)) }
        let spent = try await processorSeconds {
            for _ in 0..<repeats {
                for bytes in contents where try RichReader.docx(bytes).html.utf8.count < 3_000 {
                    throw BenchFailure("no HTML of a file")
                }
            }
        }
        return spent / Double(files.count * repeats) * 1e3
    }

    private func inOne(_ pandoc: String) throws -> Double {
        let all = Array(repeating: files.map(\.path), count: repeats).joined()
        let spent = try Child.spent(by: [pandoc, "-f", "docx", "-t", "html"] + all, writing: 3_000 * all.count)
        return spent.processor / Double(all.count) * 1e3
    }

    private func perFile(_ command: (String) -> [String]) throws -> (processor: Double, passing: Double) {
        var (processor, passing) = (0.0, 0.0)
        for file in files {
            let words = command(file.path)
            let spent = try Child.spent(by: words, writing: words.count == 2 ? 1 : 3_000)
            processor += spent.processor
            passing += spent.passing
        }
        let count = Double(files.count)
        return (processor / count * 1e3, passing / count * 1e3)
    }
}

extension Child {
    /// Seconds that a command takes, its own children among the processor's; it must write so many bytes.
    fileprivate static func spent(
        by command: [String], writing least: Int
    ) throws -> (processor: Double, passing: Double) {
        let clock = ContinuousClock(), started = clock.now, before = ofChildren()
        guard try output(of: command).utf8.count >= least else { throw BenchFailure("\(command[0]) wrote too little") }
        return (ofChildren() - before, (clock.now - started).seconds)
    }

    private static func ofChildren() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }
}
