package import Inspection
package import Kernel

/// An act with what was entered.
package enum SheetInput: Hashable, Sendable {
    case report(words: String)
    case sendBack(words: String)
    case check([String: ManualScore])
    case comment(words: String)
    case approve
    case reject(words: String)
    case notify
    case appeal(words: String)
    case uphold(words: String)
    case adjust(points: Points, words: String)

    package var act: SheetAct {
        switch self {
        case .report: .report
        case .sendBack: .sendBack
        case .check: .check
        case .comment: .comment
        case .approve: .approve
        case .reject: .reject
        case .notify: .notify
        case .appeal: .appeal
        case .uphold: .uphold
        case .adjust: .adjust
        }
    }

    package var words: String {
        switch self {
        case .report(let words), .sendBack(let words), .comment(let words), .reject(let words), .appeal(let words),
            .uphold(let words), .adjust(_, let words):
            words
        case .check, .approve, .notify: ""
        }
    }

    /// What is wrong with what was entered, whoever did it.
    package var fault: Refusal? {
        let act = act
        if act.needsWords, words.isEmpty {
            return Refusal(.invalid, "未能\(act.chinese)：没有填写说明。请填写后再提交。", rule: "EVAL-2", field: "words")
        }
        guard words.count <= 2_000 else {
            return Refusal(.invalid, "未能\(act.chinese)：文字超过2000字。请精简后再提交。", rule: "EVAL-2", field: "words")
        }
        if case .adjust(let points, _) = self, points <= .none || Points(100) < points {
            return Refusal(.invalid, "未能调整结果：增加的分数应大于 0，最多一位小数。", rule: "EVAL-4", field: "points")
        }
        return nil
    }
}

extension AssessmentSheet {
    /// The sheet after `input`; the caller has asked `refusal(of:by:today:appealEnds:)`.
    package func after(_ input: SheetInput, by officer: Officer, at now: Moment, total: Points?) -> AssessmentSheet {
        var next = self
        next.version += 1
        next.stage = AssessmentLaw.target(of: input.act, in: stage) ?? stage
        switch input {
        case .report(let words):
            next.selfWords = words
            next.reporter = officer.id
        case .sendBack: next.reporter = nil
        case .check:
            next.checker = officer.id
            next.total = total
        case .comment(let words):
            next.commentWords = words
            next.commenter = officer.id
        case .approve: next.approver = officer.id
        case .reject:
            next.checker = nil
            next.commenter = nil
            next.total = nil
        case .notify: next.notifiedAt = now
        case .appeal(let words): next.appealWords = words
        case .uphold(let words): next.answerWords = words
        case .adjust(let points, let words):
            next.answerWords = words
            next.adjusted = points
            next.total = total
        }
        return next
    }
}

/// Which of these records an officer may open; the capabilities keep who reads what.
package typealias RecordDoor = @Sendable ([MeasuredItem], Officer) async throws -> Set<MeasuredItem>

/// A sheet with its scores.
package struct SheetDetail: Sendable {
    package let sheet: AssessmentSheet
    package let round: AssessmentRound
    package let scores: [IndicatorScore]
    /// By today's records while the figures are not kept.
    package let total: Points?
    package let appealEnds: Day?
    /// The same party in other years, the latest first.
    package let history: [(year: Int, id: AssessmentSheetID, total: Points?)]

    package init(
        sheet: AssessmentSheet, round: AssessmentRound, scores: [IndicatorScore], total: Points?, appealEnds: Day?,
        history: [(year: Int, id: AssessmentSheetID, total: Points?)]
    ) {
        self.sheet = sheet
        self.round = round
        self.scores = scores
        self.total = total
        self.appealEnds = appealEnds
        self.history = history
    }
}

/// One line of the ranking.
package struct RankedSheet: Sendable {
    package let sheet: AssessmentSheet
    /// Equal scores share a place; nil without a score.
    package let place: Int?

    package init(sheet: AssessmentSheet, place: Int?) {
        self.sheet = sheet
        self.place = place
    }

    /// The best first within one group.
    package static func ranking(_ sheets: [AssessmentSheet]) -> [RankedSheet] {
        let sorted = sheets.sorted { one, other in
            let (a, b) = (one.total?.tenths ?? -1, other.total?.tenths ?? -1)
            return a == b ? one.name < other.name : a > b
        }
        var place = 0, last: Points?
        return sorted.enumerated().map { index, sheet in
            guard let total = sheet.total else { return RankedSheet(sheet: sheet, place: nil) }
            if total != last { place = index + 1 }
            last = total
            return RankedSheet(sheet: sheet, place: place)
        }
    }
}
