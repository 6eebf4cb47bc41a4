import Foundation

/// `gongkai serve` on the sample county: from the start of the process to its first page, and its memory at rest.
struct StartBench {
    let sample: SampleData
    let rounds: Int

    func figures() async throws -> [Figure] {
        let name = "python -m http.server, the same page as a file"
        var start = Figure("start to first page answered", unit: "ms", against: name, aim: .atMost(150))
        var work = Figure("processor time for that", unit: "CPU ms", against: name)
        var memory = Figure("idle memory (RSS)", unit: "MB", against: name, aim: .atMost(60))
        var own = Figure("of it not mapped from files (RssAnon)", unit: "MB", against: name)
        for round in 0...rounds {
            let ours = try await measured(sample.ours(), sample.page)
            let reference = try await measured(sample.reference(), "/page.html")
            guard round > 0 else { continue }
            start.add(ours: ours.start, reference: reference.start)
            work.add(ours: ours.work, reference: reference.work)
            memory.add(ours: ours.memory, reference: reference.memory)
            own.add(ours: ours.anonymous, reference: reference.anonymous)
        }
        return [start, work, memory, own]
    }

    private func measured(
        _ server: LocalServer, _ path: String
    ) async throws -> (start: Double, work: Double, memory: Double, anonymous: Double) {
        let first = try server.firstAnswer(path)
        let work = try server.processorSeconds()
        guard first.body.count > 500 else { throw BenchFailure("\(path) is too short for a page") }
        try await ContinuousClock().sleep(for: .seconds(2))
        let result = (first.seconds * 1e3, work * 1e3, try server.memory("VmRSS"), try server.memory("RssAnon"))
        server.stop()
        return result
    }
}
