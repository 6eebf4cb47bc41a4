import Kernel
import SQL

/// What the board knows of a case's clock, kept in its row so that a million cases sort without their events.
struct BoardClock {
    static let columns = ["due_at", "due_sort", "due_provisional", "held_left"]
    /// Sorts after every deadline.
    static let noDeadline: Int64 = 253_402_300_799_999

    let due: Moment?
    let isProvisional: Bool
    /// Working days that will be left when the consultations end (FOI-D3).
    let held: Int?
    private let sort: Int64

    var values: [any SQLConvertible] { [due, sort, isProvisional, held] }

    /// - Parameter obligation: the duty that the line shows: confirmation, then the reply.
    init(_ request: DisclosureRequest, _ obligation: Obligation?, calendar: WorkCalendar) {
        let cache = obligation?.dueCache
        due = cache?.moment
        isProvisional = cache?.isProvisional ?? false
        if request.stage.isOpen, case .held(_, let left)? = obligation?.clock.due(calendar) {
            held = left
        } else {
            held = nil
        }
        if request.stage.isOpen {
            sort = due?.milliseconds ?? BoardClock.noDeadline
        } else {
            // What has ended comes after what is open, the latest first.
            let end = Moment(day: request.closing?.on ?? request.signedOn ?? request.arrivedAt.day)
            sort = 2 * BoardClock.noDeadline - end.milliseconds
        }
    }
}

/// The lights of the board by SQL and in Swift: the same borders (FOI-D7).
struct BoardLights {
    /// How a case ended: what was late stays black, whether it was answered or given up (FOI-D7).
    struct Ending {
        let why: Closing.Why?
        let isLate: Bool

        var sentence: String {
            switch why {
            case .replied, nil: (isLate ? ClockReading.Closing.late : .onTime).chinese
            case .withdrawn, .uncorrected, .unpaid, .transferred:
                ClockReading.Closing.waived.chinese + (isLate ? "，此前已经逾期" : "")
            }
        }
    }

    let now: Moment
    let calendar: WorkCalendar

    /// Working days left at which the light changes, from the law's thresholds for long terms.
    private var steps: (yellow: Int, orange: Int, red: Int) {
        switch Thresholds.standardDays {
        case .workingDays(let yellow, let orange, let red), .shares(let yellow, let orange, let red):
            (yellow, orange, red)
        }
    }

    /// The first moment at which more than `left` working days are left.
    private func border(_ left: Int) -> Moment { Moment(day: calendar.workday(left + 1, after: now.day)) }

    /// `CASE … END` of the light of a row and its values.
    var light: (sql: String, values: [any SQLConvertible]) {
        let (yellow, orange, red) = steps
        return (
            """
            CASE WHEN r.is_open = 0 THEN CASE WHEN r.closed_late = 1 THEN 'black' ELSE 'green' END \
            WHEN r.due_at < ? THEN 'black' \
            WHEN r.stage = 'awaiting_confirmation' THEN CASE WHEN r.due_at < ? THEN 'red' ELSE 'green' END \
            WHEN r.due_at < ? OR r.held_left <= ? THEN 'red' WHEN r.due_at < ? OR r.held_left <= ? THEN 'orange' \
            WHEN r.due_at < ? OR r.held_left <= ? THEN 'yellow' ELSE 'green' END
            """,
            [now, border(0), border(red), red, border(orange), orange, border(yellow), yellow]
        )
    }

    func line(stage: RequestStage, due: Moment?, isProvisional: Bool, held: Int?, end: Ending) -> LineClock {
        let day = due?.day
        guard stage.isOpen else {
            return LineClock(
                due: day, isProvisional: false, signal: end.isLate ? .black : .green, sentence: end.sentence)
        }
        if let held {
            return LineClock(
                due: nil, isProvisional: false, signal: signal(left: held), sentence: "征求意见中，返回后还有 \(held) 个工作日")
        }
        guard let due, let day else {
            return LineClock(due: nil, isProvisional: false, signal: .green, sentence: "\(stage.chinese)，期限停止计算")
        }
        let reading = ObligationClock(term: Term(.until(day)), startedOn: .earliest)
            .reading(at: now, calendar: calendar)
        let left = calendar.workdays(after: now.day, through: day)
        let light: Signal =
            due < now ? .black : stage == .awaitingConfirmation ? (left == 0 ? .red : .green) : signal(left: left)
        return LineClock(due: day, isProvisional: isProvisional, signal: light, sentence: reading.sentence)
    }

    private func signal(left: Int) -> Signal {
        let (yellow, orange, red) = steps
        return left <= red ? .red : left <= orange ? .orange : left <= yellow ? .yellow : .green
    }
}
