import Foundation

/// The Python of the references.
struct Python {
    let executable: String
    /// Where the reference scripts are.
    let folder: URL

    func reference(_ script: String) throws -> Reference {
        try Reference([executable, folder.appendingPathComponent(script).path])
    }

    func versions() throws -> String {
        let packages = "['python-docx', 'chinesecalendar', 'openpyxl', 'lxml']"
        let script = """
            import platform, importlib.metadata as m
            print('Python', platform.python_version() + ''.join(f', {name} {m.version(name)}' for name in \(packages)))
            """
        return try Child.output(of: [executable, "-c", script])
    }
}

/// A reference that stays running and answers one line with one line, so that its start is not in what it measures.
final class Reference {
    private let child: Child
    private let requests: Channel
    private let answers: Channel
    private var rest: [UInt8] = []

    init(_ command: [String]) throws {
        requests = try Channel()
        answers = try Channel()
        child = try Child(command, input: requests.reading, output: answers.writing, showsErrors: true)
        // Or its end would not be seen.
        answers.closeWriting()
    }

    deinit { child.stop() }

    /// The two numbers it answers with: seconds, and what shows that it did the work.
    func ask(_ request: String) throws -> (seconds: Double, proof: Int) {
        try requests.send(request + "\n")
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
            let more = answers.next()
            guard !more.isEmpty else { throw BenchFailure("the reference has ended") }
            rest += more
        }
    }
}

struct BenchFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
