import Kernel
import People
import Supervision

extension WatchStory {
    /// One order: about what, told so many working days ago.
    struct Tale {
        let unit: String
        let title: String
        let demand: String
        let ago: Int
        var owed: [ObligationID] = []
        /// Drafted by the government office above (ROLE-14).
        var isAbove = false
    }

    /// What happened next, so many working days after the step before.
    enum Step {
        case submit(Int)
        case issue(Int)
        case acknowledge(Int)
        case circulate(Int, String)
        case interview(Int)
        case rectify(Int, String)
        case pass(Int)
        case close(Int)
        case withdraw(Int, String)

        var after: Int {
            switch self {
            case .submit(let days), .issue(let days), .acknowledge(let days), .circulate(let days, _),
                .interview(let days), .rectify(let days, _), .pass(let days), .close(let days),
                .withdraw(let days, _):
                days
            }
        }
    }

    /// Five working days to put it right, unless the story says otherwise.
    private static let term = 5

    func play(_ tale: Tale, _ cast: Cast, _ steps: [Step]) async throws {
        var day = calendar.workday(tale.ago + 1, before: asOf.day.adding(days: 1)), turn = 0
        func wait(_ days: Int) {
            day = calendar.workday(days, after: day)
            turn += 1
            clock.set(Moment(day: day, minute: 530 + turn * 20))
        }
        guard let unit = world.units.first(where: { $0.name == tale.unit }) else { throw Refusal.notFound }
        let drafter = tale.isAbove ? cast.above : cast.watcher
        wait(0)
        let contents = ItemContents(
            title: tale.title, demand: tale.demand, due: calendar.workday(WatchStory.term, after: day))
        let item = try await watch.items.draft(
            ItemDraft(contents: contents, target: world.commission, unit: unit.id, obligations: tale.owed),
            by: drafter)
        let worker = try world.worker(in: unit.id)
        for step in steps {
            wait(step.after)
            guard day <= asOf.day else { break }
            try await act(step, on: item.id, drafter, tale.isAbove ? cast.leaderAbove : cast.leader, worker)
        }
    }

    private func act(
        _ step: Step, on id: SupervisionItemID, _ drafter: Officer, _ signer: Officer, _ worker: Officer
    ) async throws {
        func done(_ act: ItemAct, _ input: ItemInput = .none, by officer: Officer) async throws {
            _ = try await watch.items.act(act, input, on: id, by: officer)
        }
        switch step {
        case .submit: try await done(.submit, by: drafter)
        case .issue:
            try await done(.submit, by: drafter)
            try await done(.issue, by: signer)
        case .acknowledge: try await done(.acknowledge, by: worker)
        case .circulate(_, let words): try await done(.circulate, .words(words), by: signer)
        case .interview:
            try await done(
                .interview,
                .interview(
                    ItemInterview(
                        on: clock.now.day, place: "局三楼会议室", interviewer: "\(signer.name)、\(drafter.name)",
                        interviewee: worker.name, words: "指出督办事项逾期未整改的问题，听取说明，要求限期公开。",
                        promise: "三个工作日内公开到位，并建立台账。")), by: drafter)
        case .rectify(_, let words): try await done(.rectify, .words(words), by: worker)
        case .pass: try await done(.pass, .words("经核对页面，情况属实。"), by: drafter)
        case .close: try await done(.close, by: signer)
        case .withdraw(_, let words): try await done(.withdraw, .words(words), by: drafter)
        }
    }
}
