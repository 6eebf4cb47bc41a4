package import Kernel

/// Which cases the board shows: sorted by the day they are due, those without a running clock last.
package struct RequestQuery: Hashable, Sendable {
    /// Empty for all that are open.
    package var stages: Set<RequestStage>
    package var kind: RequestKind?
    /// Of the running clock.
    package var signal: Signal?
    package var unit: UnitID?
    package var handler: MemberID?
    package var channel: IntakeChannel?
    /// Due on that day or before it.
    package var dueBefore: Day?
    /// Parts of the number, or words that must stand in the description.
    package var words: String
    /// Where the page before ended; nil for the first.
    package var cursor: String?
    package var size: Int

    package init(
        stages: Set<RequestStage> = [], kind: RequestKind? = nil, signal: Signal? = nil, unit: UnitID? = nil,
        handler: MemberID? = nil, channel: IntakeChannel? = nil, dueBefore: Day? = nil, words: String = "",
        cursor: String? = nil, size: Int = 30
    ) {
        self.stages = stages
        self.kind = kind
        self.signal = signal
        self.unit = unit
        self.handler = handler
        self.channel = channel
        self.dueBefore = dueBefore
        self.words = words
        self.cursor = cursor
        self.size = min(max(size, 1), 500)
    }
}

/// A case as the board shows it.
package struct RequestLine: Hashable, Sendable {
    package let id: RequestID
    package let number: String
    package let kind: RequestKind
    package let channel: IntakeChannel
    package let stage: RequestStage
    package let applicantKind: ApplicantKind
    /// Masked.
    package let applicant: String
    package let description: String
    package let unit: UnitID
    package let handler: MemberID?
    package let arrivedAt: Moment
    package let receivedOn: Day?
    package let clock: LineClock
    package let code: DecisionCode?
    package let version: Int

    package init(
        id: RequestID, number: String, kind: RequestKind, channel: IntakeChannel, stage: RequestStage,
        applicantKind: ApplicantKind, applicant: String, description: String, unit: UnitID, handler: MemberID?,
        arrivedAt: Moment, receivedOn: Day?, clock: LineClock, code: DecisionCode?, version: Int
    ) {
        self.id = id
        self.number = number
        self.kind = kind
        self.channel = channel
        self.stage = stage
        self.applicantKind = applicantKind
        self.applicant = applicant
        self.description = description
        self.unit = unit
        self.handler = handler
        self.arrivedAt = arrivedAt
        self.receivedOn = receivedOn
        self.clock = clock
        self.code = code
        self.version = version
    }
}

/// The clock in a line: the whole explanation stands on the page of the case.
package struct LineClock: Hashable, Sendable {
    /// Nil while no time runs.
    package let due: Day?
    package let isProvisional: Bool
    package let signal: Signal
    /// `还剩 3 个工作日`, `补正中，期限停止计算`.
    package let sentence: String

    package init(due: Day?, isProvisional: Bool, signal: Signal, sentence: String) {
        self.due = due
        self.isProvisional = isProvisional
        self.signal = signal
        self.sentence = sentence
    }
}

/// A page of the board.
package struct RequestBoard: Hashable, Sendable {
    package let lines: [RequestLine]
    /// For `RequestQuery.cursor`; nil on the last page.
    package let next: String?
    package let units: [UnitID: String]
    package let members: [MemberID: String]

    package init(lines: [RequestLine], next: String?, units: [UnitID: String], members: [MemberID: String]) {
        self.lines = lines
        self.next = next
        self.units = units
        self.members = members
    }
}

/// How many open cases stand where; the stages partition them on every day (PEER-1).
package struct RequestFigures: Hashable, Sendable {
    package var stages: [RequestStage: Int]
    package var signals: [Signal: Int]

    package init(stages: [RequestStage: Int] = [:], signals: [Signal: Int] = [:]) {
        self.stages = stages
        self.signals = signals
    }

    package var open: Int { stages.filter(\.key.isOpen).values.reduce(0, +) }
}

/// A reply in the public log: what was asked and how it was answered, without any word of who asked.
package struct PublicReply: Hashable, Sendable {
    package let id: RequestID
    package let title: String
    package let summary: String
    package let code: DecisionCode
    package let repliedOn: Day

    package init(id: RequestID, title: String, summary: String, code: DecisionCode, repliedOn: Day) {
        self.id = id
        self.title = title
        self.summary = summary
        self.code = code
        self.repliedOn = repliedOn
    }
}
