import Kernel

/// A million deadlines against day loops over chinesecalendar, which answers for fewer and is scaled up.
struct DeadlineBench {
    let python: Python
    let rounds: Int
    private let wanted = 1_000_000
    /// As many distinct cases; they are gone through again until a million deadlines are found.
    private let distinct = 100_000
    private let sample = 2_000

    init(python: Python, rounds: Int) {
        self.python = python
        self.rounds = rounds
    }

    func figures() async throws -> [Figure] {
        let reference = try python.reference("reference_calendar.py")
        let cases = (0..<distinct).map(DeadlineCase.init), clocks = cases.map(\.clock)
        let calendar = StateCouncil.calendar
        var plain = figure("working-day deadlines", .timesLess(1_000))
        var excluding = figure("the same with excluded spans", .timesLess(1_000))
        var whole = figure("the same from the events of a clock, with its refusals and states", nil)
        for round in 0...rounds {
            let first = try await find(cases) { calendar.workday($0.days, after: $0.start) }
            let second = try await find(cases) {
                calendar.workday($0.days, after: $0.start, excluding: $0.exclusions)
            }
            let third = try await find(clocks) { $0.due(calendar).deadline?.day }
            let one = try scaled(reference, "plain", first.proof),
                two = try scaled(reference, "excluding", second.proof)
            guard third.proof == second.proof else { throw BenchFailure("the clock and the calendar differ") }
            guard round > 0 else { continue }
            plain.add(ours: first.seconds, reference: one)
            excluding.add(ours: second.seconds, reference: two)
            whole.add(ours: third.seconds, reference: two)
        }
        return [plain, excluding, whole]
    }

    private func figure(_ title: String, _ aim: Aim?) -> Figure {
        Figure(
            title, unit: "CPU s per 1,000,000",
            against: "chinesecalendar, day loop (\(Report.short(Double(sample))) found, scaled up)", aim: aim)
    }

    private func find<Input>(_ inputs: [Input], _ answer: (Input) -> Day?) async throws -> (seconds: Double, proof: Int)
    {
        var check = CheckSum(), missing = 0, last = 0
        for input in inputs.prefix(sample) {
            guard let day = answer(input) else { throw BenchFailure("a deadline has no day") }
            check.take(day)
        }
        let taken = await processorSeconds {
            for _ in 0..<(wanted / distinct) {
                for input in inputs {
                    // The answers go into the sum so that nothing is left out of what is compiled.
                    if let day = answer(input) { last ^= day.number } else { missing += 1 }
                }
            }
        }
        guard missing == 0, last != .min else { throw BenchFailure("\(missing) deadlines have no day") }
        return (taken, check.value)
    }

    private func scaled(_ reference: Reference, _ kind: String, _ proof: Int) throws -> Double {
        let answer = try reference.ask("\(kind) \(sample)")
        guard answer.proof == proof else { throw BenchFailure("chinesecalendar finds other deadlines (\(kind))") }
        return answer.seconds * Double(wanted) / Double(sample)
    }
}
