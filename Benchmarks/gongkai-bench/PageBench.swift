import Foundation

/// The public ledger of a plan under load (made from the database at each request), against the same bytes as a file.
struct PageBench {
    let sample: SampleData
    let python: Python
    let rounds: Int
    private let connections = 16
    private let secondsEach = 4

    init(sample: SampleData, python: Python, rounds: Int) {
        self.sample = sample
        self.python = python
        self.rounds = rounds
    }

    func figures() async throws -> [Figure] {
        let ours = try sample.ours(), reference = try sample.reference()
        let list = String(decoding: try ours.firstAnswer(sample.page).body, as: UTF8.self)
        guard let link = list.firstMatch(of: /href="(\/ledger\/[^"]+)"/) else { throw BenchFailure("no public plan") }
        let path = String(link.output.1), body = try ours.firstAnswer(path).body
        try sample.serveByReference(body)
        let title = "public ledger of a plan (\(body.count / 1_000) kB) under load, \(connections) connections"
        var time = Figure(title, unit: "µs a page", against: "python -m http.server, the same bytes as a file")
        var memory = Figure("memory under that load (RSS)", unit: "MB", against: "python -m http.server")
        for round in 0...rounds {
            let one = try perSecond(ours.port, path), other = try perSecond(reference.port, "/page.html")
            guard round > 0 else { continue }
            time.add(ours: 1e6 / one, reference: 1e6 / other)
            memory.add(ours: try ours.memory("VmRSS"), reference: try reference.memory("VmRSS"))
        }
        return [time, memory]
    }

    private func perSecond(_ port: Int, _ path: String) throws -> Double {
        let said = try Child.output(of: [
            "/usr/bin/wrk", "-t1", "-c\(connections)", "-d\(secondsEach)s", "http://127.0.0.1:\(port)\(path)",
        ])
        guard let rate = said.firstMatch(of: /Requests\/sec:\s+([0-9.]+)/).flatMap({ Double($0.output.1) }), rate > 0
        else { throw BenchFailure("wrk said no rate") }
        guard !said.contains("Non-2xx") else { throw BenchFailure("not every answer to wrk was a page") }
        return rate
    }
}
