import Foundation
import OfficeFormats
import Plans

/// A Word plan from its bytes to its tasks, in this process; python-docx only takes the text of its tables.
struct ReadingBench {
    let files: [URL]
    let python: Python
    let rounds: Int
    private let repeats = 20
    private let referenceRepeats = 4

    init(files: [URL], python: Python, rounds: Int) {
        self.files = files
        self.python = python
        self.rounds = rounds
    }

    func figures() async throws -> [Figure] {
        let reference = try python.reference("reference_docs.py")
        var each = files.map { file in
            Figure(
                "reading \(file.lastPathComponent.prefix(3)).docx to its tasks", unit: "CPU ms",
                against: "python-docx, tables only", aim: .timesLess(20))
        }
        var found = 0
        for round in 0...rounds {
            for (index, file) in files.enumerated() {
                let bytes = Array(try Data(contentsOf: file))
                let ours = try await read(bytes, file.lastPathComponent)
                let other = try reference.ask("\(referenceRepeats) \(file.path)")
                found += other.proof
                // Round 0 warms both.
                if round > 0 { each[index].add(ours: ours * 1e3, reference: other.seconds * 1e3) }
            }
        }
        // Two of the plans hold no table: there the reference only opens the file.
        guard found > 1_000 else { throw BenchFailure("python-docx found no text in any table") }
        return each + [together(each)]
    }

    private func read(_ bytes: [UInt8], _ name: String) async throws -> Double {
        var tasks = 0
        let taken = try await processorSeconds {
            for _ in 0..<repeats {
                let document = try await DocumentReader.read(bytes: bytes, named: name)
                tasks = PlanInterpreter.interpret(document).tasks.count
            }
        }
        guard tasks > 10 else { throw BenchFailure("only \(tasks) tasks in \(name)") }
        return taken / Double(repeats)
    }

    private func together(_ each: [Figure]) -> Figure {
        var sum = Figure(
            "reading all \(each.count) plans to their tasks", unit: "CPU ms", against: "python-docx, tables only",
            aim: .timesLess(20))
        for round in 0..<rounds {
            sum.add(
                ours: each.reduce(0) { $0 + $1.ours[round] }, reference: each.reduce(0) { $0 + $1.reference[round] })
        }
        return sum
    }
}
