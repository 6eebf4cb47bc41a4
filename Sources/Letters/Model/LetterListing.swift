package import Kernel

/// Which letters a list shows.
package struct LetterQuery: Hashable, Sendable {
    package enum Pick: String, CaseIterable, Sendable {
        case mine, open, overdue, unanswered, selected

        package var chinese: String {
            switch self {
            case .mine: "待我办理"
            case .open: "没有办结"
            case .overdue: "已逾期"
            case .unanswered: "没有答复"
            case .selected: "选登"
            }
        }
    }

    package var pick: Pick?
    package var stage: LetterStage?
    package var category: LetterCategory?
    package var channel: LetterChannel?
    package var unit: UnitID?
    package var words = ""
    package var page: Int
    package var size: Int

    package init(page: Int = 1, size: Int = 30) {
        self.page = min(max(page, 1), 100_000)
        self.size = min(max(size, 1), 200)
    }
}

/// A line of the queue.
package struct LetterLine: Sendable {
    package let letter: Letter
    /// Of the clock that runs now; nil when none does.
    package let reading: ClockReading?

    package init(letter: Letter, reading: ClockReading?) {
        self.letter = letter
        self.reading = reading
    }
}

package struct LetterListPage: Sendable {
    package let lines: [LetterLine]
    package let total: Int

    package init(lines: [LetterLine], total: Int) {
        self.lines = lines
        self.total = total
    }
}

/// How many stand where.
package struct LetterQueueFigures: Hashable, Sendable {
    package var stages: [LetterStage: Int] = [:]
    package var overdue = 0
    package var mine = 0

    package init() {}

    package var open: Int { stages.filter { $0.key.isOpen }.values.reduce(0, +) }
}

/// One unit on the board.
package struct LetterUnitFigures: Hashable, Sendable {
    package let unit: UnitID
    package var open = 0
    package var overdue = 0
    package var answered = 0
    package var onTime = 0
    package var content = 0
    package var rated = 0
    package var returns = 0
    package var urges = 0

    package init(unit: UnitID) { self.unit = unit }

    package var punctuality: Int? { answered == 0 ? nil : onTime * 100 / answered }
    package var satisfaction: Int? { rated == 0 ? nil : content * 100 / rated }
}

/// What came and what became of it, for the public (MAIL-4).
package struct LetterFigures: Hashable, Sendable {
    package var received = 0
    /// Answered, declined with reasons or finished as a petition.
    package var answered = 0
    package var onTime = 0
    package var rated = 0
    package var content = 0
    package var routed = 0
    package var withdrawn = 0

    package init() {}

    package var punctuality: Int? { answered == 0 ? nil : onTime * 100 / answered }
    package var satisfaction: Int? { rated == 0 ? nil : content * 100 / rated }

    package static func + (one: LetterFigures, other: LetterFigures) -> LetterFigures {
        var sum = one
        sum.received += other.received
        sum.answered += other.answered
        sum.onTime += other.onTime
        sum.rated += other.rated
        sum.content += other.content
        sum.routed += other.routed
        sum.withdrawn += other.withdrawn
        return sum
    }

    /// - Parameter late: whether the answer came after its term.
    mutating func add(_ count: Int, _ stage: LetterStage, late: Bool, _ outcome: LetterOutcome?) {
        received += count
        switch stage {
        case .replied, .visited, .closed, .declined, .petitionClosed, .petitionReview, .petitionReviewed,
            .petitionRecheck, .petitionFinal:
            answered += count
            if !late { onTime += count }
        case .transferred, .merged: routed += count
        case .withdrawn: withdrawn += count
        case .received, .accepted, .dispatched, .returning, .handling, .reviewing, .petition: break
        }
        guard let isContent = outcome?.isContent else { return }
        rated += count
        if isContent { content += count }
    }
}

/// The figures of a year by category and by month.
package struct LetterStatistics: Hashable, Sendable {
    package let year: Int
    package var categories: [LetterCategory: LetterFigures] = [:]
    package var months: [Int: LetterFigures] = [:]
    package var selected = 0

    package init(year: Int) { self.year = year }

    package var total: LetterFigures { categories.values.reduce(LetterFigures(), +) }
}

/// What came in a month of one category.
package struct LetterMonth: Hashable, Sendable {
    /// `2026-03`
    package let month: String
    package let category: LetterCategory
    package let figures: LetterFigures

    package init(month: String, category: LetterCategory, figures: LetterFigures) {
        self.month = month
        self.category = category
        self.figures = figures
    }
}

/// How many letters of a month were about one subject.
package struct LetterTopicMonth: Hashable, Sendable {
    package let month: String
    package let topic: String
    package let received: Int

    package init(month: String, topic: String, received: Int) {
        self.month = month
        self.topic = topic
        self.received = received
    }
}

/// What a query code opens (MAIL-6).
package struct LetterTracking: Sendable {
    package let letter: Letter
    /// The letter that this one was merged into, whose answer is the answer.
    package let main: Letter?
    package let clock: String?
    package let due: Day?
    package let unitNames: [UnitID: String]

    package init(letter: Letter, main: Letter?, clock: String?, due: Day?, unitNames: [UnitID: String]) {
        self.letter = letter
        self.main = main
        self.clock = clock
        self.due = due
        self.unitNames = unitNames
    }
}

/// Title, question and answer of a letter as they could be public.
package struct LetterSuggestion: Hashable, Sendable {
    package let title: String
    package let question: String
    package let answer: String
    /// What may name somebody and is not masked: a person decides.
    package let doubts: [String]

    package init(title: String, question: String, answer: String, doubts: [String]) {
        self.title = title
        self.question = question
        self.answer = answer
        self.doubts = doubts
    }
}

/// A published question and answer.
package struct PublishedLetter: Hashable, Sendable {
    package let id: LetterID
    package let category: LetterCategory
    package let title: String
    package let question: String
    package let answer: String
    package let unit: String
    package let receivedOn: Day
    package let repliedOn: Day
    package let publishedAt: Moment

    package init(
        id: LetterID, category: LetterCategory, title: String, question: String, answer: String, unit: String,
        receivedOn: Day, repliedOn: Day, publishedAt: Moment
    ) {
        self.id = id
        self.category = category
        self.title = title
        self.question = question
        self.answer = answer
        self.unit = unit
        self.receivedOn = receivedOn
        self.repliedOn = repliedOn
        self.publishedAt = publishedAt
    }
}

package struct PublishedLetterPage: Hashable, Sendable {
    package let letters: [PublishedLetter]
    package let total: Int

    package init(letters: [PublishedLetter], total: Int) {
        self.letters = letters
        self.total = total
    }
}
