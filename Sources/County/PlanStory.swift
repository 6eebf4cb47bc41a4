import Kernel
import Plans

/// What happened to one plan, from the upload of the Word file to the day the county stands on.
struct PlanStory {
    let county: SampleCounty
    let world: CountyWorld
    let plan: CountyPlan
    private let numbers: SeededNumbers

    init(county: SampleCounty, world: CountyWorld, plan: CountyPlan, seed: UInt64) {
        self.county = county
        self.world = world
        self.plan = plan
        numbers = SeededNumbers(seed: seed)
    }

    func tell(until asOf: Moment, finished: Bool) async throws {
        let office = try world.officer("hexiaowen")
        county.clock.set(Moment(day: plan.issuedOn.adding(days: 3), minute: 10 * 60))
        let id = try await importPlan(by: office)
        county.clock.set(Moment(day: plan.issuedOn.adding(days: 4), minute: 9 * 60 + 20))
        try await county.plans.publish(id, by: office)
        let query = LedgerQuery(plan: id, order: .position, pageSize: 200)
        let window = DueWindow(today: asOf.day, soonUntil: asOf.day)
        var numbers = numbers
        for task in try await county.plans.ledger(query, for: office, window: window).tasks {
            let fate = TaskFate(task: task, asOf: asOf, finished: finished, numbers: &numbers)
            try await TaskStory(county: county, world: world, task: task, fate: fate, office: office).tell()
        }
    }

    private func importPlan(by office: Officer) async throws -> PlanID {
        let name = plan.title + ".docx"
        let bytes = try plan.wordFile()
        let (draft, source) = try await county.read(bytes, name, office.agency)
        let hash = try await county.keep(bytes)
        let item = try await county.imports.begin(
            fileName: name, fileHash: hash, draft: draft, source: source, by: office)
        try await county.imports.edit(item, by: office, version: nil, note: "核对完毕") { draft in draft.answerAll() }
        return try await county.imports.confirm(item, by: office, version: nil) { _, _, _ in throw Refusal.notFound }
    }
}

extension ImportDraft {
    /// The office has looked at everything and found it right.
    mutating func answerAll() {
        for index in questions.indices { questions[index].answered = true }
        for row in rows.indices {
            for index in rows[row].questions.indices { rows[row].questions[index].answered = true }
        }
        for index in units.indices where units[index].choice == nil {
            units[index].choice = units[index].candidates.isEmpty ? .ignore : .units(units[index].candidates)
        }
    }
}

/// How far a task has come by the day the county stands on.
struct TaskFate {
    enum End { case pending, assigned, acknowledged, working, reported, returned, late, done }

    let end: End
    let acknowledgedOn: Day
    let reportedOn: Day
    let acceptedOn: Day
    let wasReturnedOnce: Bool
    let asOf: Moment

    init(task: PlanTask, asOf: Moment, finished: Bool, numbers: inout SeededNumbers) {
        self.asOf = asOf
        let today = asOf.day
        let roll = Int.random(in: 0..<100, using: &numbers)
        let latest = finished ? task.due : min(task.due, today.adding(days: -8))
        let early = latest.adding(days: -Int.random(in: 2...28, using: &numbers))
        acknowledgedOn = task.assignedOn.adding(days: Int.random(in: 1...5, using: &numbers))
        let isLate = finished && roll < 8
        let report = isLate ? task.due.adding(days: 3) : max(early, acknowledgedOn.adding(days: 2))
        reportedOn = report
        acceptedOn = report.adding(days: Int.random(in: 1...4, using: &numbers))
        wasReturnedOnce = roll % 5 == 0
        if finished {
            end = .done
        } else if task.due < today {
            end = roll < 12 ? .late : .done
        } else {
            end = TaskFate.openEnd(roll, task)
        }
    }

    private static func openEnd(_ roll: Int, _ task: PlanTask) -> End {
        switch (roll + task.position * 7) % 10 {
        case 0: .assigned
        case 1: .acknowledged
        case 2: .reported
        case 3: .returned
        case 4, 5, 6, 7: .done
        default: .working
        }
    }
}

extension PlanTask {
    /// The day the office handed the sample plan out.
    var assignedOn: Day { Day(year: due.year, month: 3, day: 11) ?? due }
}
