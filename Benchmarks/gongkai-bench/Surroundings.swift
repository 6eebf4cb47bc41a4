import Foundation

/// What a reader must know of the machine to judge the numbers.
enum Surroundings {
    static func lines(python: Python, load: String) throws -> [String] {
        let environment = ProcessInfo.processInfo.environment
        let system = field("PRETTY_NAME=", in: "/etc/os-release", separator: "=").replacing("\"", with: "")
        let memory = Int(field("MemTotal", in: "/proc/meminfo").split(separator: " ").first ?? "") ?? 0
        return [
            "\(ProcessInfo.processInfo.activeProcessorCount) processors (\(field("model name", in: "/proc/cpuinfo"))), "
                + "\(memory / 1_048_576) GiB, \(system), Linux \(text("/proc/sys/kernel/osrelease"))",
            "\(environment["GONGKAI_BENCH_SWIFT"] ?? "Swift"), release build; commit \(environment["GONGKAI_BENCH_COMMIT"] ?? "unknown")",
            try python.versions(),
            "\(Date.now.formatted(.iso8601.year().month().day())), load average when it began: \(load)",
        ]
    }

    private static func field(_ name: String, in file: String, separator: Character = ":") -> String {
        let line = text(file).split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
        return line.split(separator: separator, maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
    }

    static func text(_ file: String) -> String {
        let data = FileHandle(forReadingAtPath: file).flatMap { handle -> Data? in
            do { return try handle.readToEnd() } catch { return nil }
        }
        return String(decoding: data ?? Data(), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
