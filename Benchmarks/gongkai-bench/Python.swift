import Foundation

/// The Python of the references.
struct Python {
    let executable: String
    /// Where the reference scripts are.
    let folder: URL

    func reference(_ script: String) throws -> Reference {
        try Reference(executable, [folder.appendingPathComponent(script).path])
    }

    func versions() throws -> String {
        let packages = "['python-docx', 'chinesecalendar', 'openpyxl', 'lxml']"
        let script = """
            import platform, importlib.metadata as m
            print('Python', platform.python_version() + ''.join(f', {name} {m.version(name)}' for name in \(packages)))
            """
        return try output([executable, "-c", script])
    }

    /// What a command wrote; throws when it failed.
    func output(_ command: [String]) throws -> String {
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchFailure("\(command[0]) ended with \(process.terminationStatus)")
        }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// A reference that stays running and answers one line with one line, so that its start is not in what it measures.
final class Reference {
    private let process = Process()
    private let requests = Pipe()
    private let answers = Pipe()
    private var rest: [UInt8] = []

    init(_ executable: String, _ arguments: [String]) throws {
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.standardInput = requests
        process.standardOutput = answers
        try process.run()
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }

    /// The two numbers it answers with: seconds, and what shows that it did the work.
    func ask(_ request: String) throws -> (seconds: Double, proof: Int) {
        try requests.fileHandleForWriting.write(contentsOf: Data((request + "\n").utf8))
        let words = try line().split(separator: " ")
        guard words.count == 2, let seconds = Double(words[0]), let proof = Int(words[1]) else {
            throw BenchFailure("the reference did not answer “\(request)” with two numbers")
        }
        return (seconds, proof)
    }

    private func line() throws -> String {
        while true {
            if let end = rest.firstIndex(of: 10) {
                defer { rest.removeSubrange(...end) }
                return String(decoding: rest[..<end], as: UTF8.self)
            }
            let more = answers.fileHandleForReading.availableData
            guard !more.isEmpty else { throw BenchFailure("the reference has ended") }
            rest += more
        }
    }
}

struct BenchFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
