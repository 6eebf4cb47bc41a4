import Foundation
import Kernel
import Testing

/// The kernel against an oracle in another language that counts one day after the other from the same rules.
@Suite struct KernelOracleTests {
    struct Answers: Decodable {
        struct WorkedDay: Decodable {
            let day: String
            let worked: Bool
        }
        struct Consultation: Decodable {
            let sent: String
            let reached: String?
            let answered: String?
        }
        struct Case: Decodable {
            let start: String
            let days: Int
            let stopped: String?
            let restarted: String?
            let consultations: [Consultation]
            let extended_on: String?
            let `extension`: Int
            let due: String
        }
        let days: [WorkedDay]
        let cases: [Case]
    }

    static let wanted = 20_000

    @Test("CAL-2, FOI-D1…D5: every day 2018–2026 and 20,000 random deadlines, no difference")
    func oracle() throws {
        let answers = try JSONDecoder().decode(Answers.self, from: try output(seed: 20_260_915))
        let calendar = StateCouncil.calendar
        #expect(answers.days.count == 3_287)
        #expect(answers.cases.count == KernelOracleTests.wanted)
        for answer in answers.days {
            if calendar.isWorkday(try day(answer.day)) != answer.worked { Issue.record("\(answer.day)") }
        }
        // The law would be trivial to agree on if the cases did not use it.
        #expect(answers.cases.count(where: { $0.consultations.count > 1 }) > 4_000)
        #expect(answers.cases.count(where: { $0.extended_on != nil }) > 6_000)
        #expect(answers.cases.count(where: { $0.restarted != nil }) > 3_000)
        var differences = 0
        for answer in answers.cases {
            let clock = try clock(answer)
            let due = clock.due(calendar).deadline?.day
            if due != (try day(answer.due)) || !clock.void(calendar).isEmpty {
                differences += 1
                if differences <= 5 {
                    Issue.record("\(answer): \(due?.description ?? "none"), \(clock.void(calendar))")
                }
            }
        }
        #expect(differences == 0)
    }

    private func clock(_ answer: Answers.Case) throws -> ObligationClock {
        let term = Term(
            .workingDays(answer.days), extensionCap: 20, correctionWithin: 7, stopsForPayment: true,
            excludesConsultation: true)
        var events = [ClockEvent(.started, on: try day(answer.start))]
        if let stopped = answer.stopped { events.append(ClockEvent(.stopped(.correction), on: try day(stopped))) }
        if let restarted = answer.restarted { events.append(ClockEvent(.restarted, on: try day(restarted))) }
        for (index, consultation) in answer.consultations.enumerated() {
            let matter = "\(index)"
            events.append(ClockEvent(.consulted(matter: matter, whom: .thirdParty), on: try day(consultation.sent)))
            if let reached = consultation.reached {
                events.append(ClockEvent(.reachedParty(matter: matter), on: try day(reached)))
            }
            if let answered = consultation.answered {
                events.append(ClockEvent(.answered(matter: matter), on: try day(answered)))
            }
        }
        if let extended = answer.extended_on {
            events.append(ClockEvent(.extended(answer.extension), on: try day(extended)))
        }
        return ObligationClock(term: term, events: events)
    }

    private func output(seed: Int) throws -> Data {
        let python = packageRoot.appending(path: ".venv/bin/python")
        try #require(
            FileManager.default.isExecutableFile(atPath: python.path),
            "there is no .venv with the Python packages of the tests; run ./test once, it makes it")
        let process = Process(), pipe = Pipe()
        process.executableURL = python
        process.arguments = [
            packageRoot.appending(path: "Tests/Oracles/calendar_oracle.py").path, "\(seed)",
            "\(KernelOracleTests.wanted)",
        ]
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "the oracle failed; is chinesecalendar installed in .venv")
        return data
    }
}
