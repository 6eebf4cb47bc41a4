package import Kernel

package enum ManualTurnSubject {}
package typealias ManualTurnID = Identifier<ManualTurnSubject>

/// One time a manual check is due: 2026年第三季度.
package struct ManualTurn: Hashable, Sendable {
    package enum State: String, CaseIterable, Sendable {
        case open, submitted, met
        /// The clause is no longer checked this way.
        case dropped

        package var chinese: String {
            switch self {
            case .open: "待核查"
            case .submitted: "待确认"
            case .met: "已核查"
            case .dropped: "已撤销"
            }
        }
    }

    /// The rule its obligation comes from: the ledger of tasks, looked at item by item.
    package static let rule = "TASK-5"
    package static let journalKind = "plan_check_turn"
    package static let longestWords = 2_000

    package let id: ManualTurnID
    package let due: Day
    package let state: State
    package let words: String
    package let file: ProofFile?
    package let submittedBy: MemberID?
    package let submittedName: String
    package let submittedAt: Moment?
    package let note: String
    package let version: Int

    package init(
        id: ManualTurnID, due: Day, state: State = .open, words: String = "", file: ProofFile? = nil,
        submittedBy: MemberID? = nil, submittedName: String = "", submittedAt: Moment? = nil, note: String = "",
        version: Int = 1
    ) {
        self.id = id
        self.due = due
        self.state = state
        self.words = words
        self.file = file
        self.submittedBy = submittedBy
        self.submittedName = submittedName
        self.submittedAt = submittedAt
        self.note = note
        self.version = version
    }

    /// Nil when `officer` may report on this turn of `check`: its unit, or the office (ROLE-4).
    package func refusalOfReporting(_ check: ClauseCheck, by officer: Officer) -> Refusal? {
        if let refusal = ManualTurn.outsider(check, officer) { return refusal }
        guard officer.agency == check.agency, !officer.holds(.supervisor),
            officer.holds(.opennessOffice) || check.setting.unit.map(officer.units.contains) == true
        else { return Refusal(.roleRefused, "未能报送核查：这一条由责任单位核查，您不在其中。", rule: "ROLE-4") }
        switch state {
        case .open: return nil
        case .submitted: return Refusal(.stateRefused, "未能报送核查：已经报送，等待政务公开办确认。", rule: "TASK-5")
        case .met, .dropped: return Refusal(.stateRefused, "未能报送核查：这一次已经结束。", rule: "TASK-5")
        }
    }

    package func reporting(
        _ words: String, hasProof: Bool, on check: ClauseCheck, by officer: Officer
    ) -> Result<String, Refusal> {
        if let refusal = refusalOfReporting(check, by: officer) { return .failure(refusal) }
        guard !words.isEmpty, words.count <= ManualTurn.longestWords else {
            let limit = ManualTurn.longestWords
            return .failure(Refusal(.invalid, "未能报送核查：请填写核查情况，不超过\(limit)字。", rule: "TASK-5", field: "words"))
        }
        guard hasProof else {
            return .failure(
                Refusal(.invalid, "未能报送核查：没有附佐证材料。请添加文件、截图或照片后再报送。", rule: "TASK-4", field: "file"))
        }
        return .success(words)
    }

    /// Nil when `officer` may confirm what was reported or send it back; not their own report.
    package func refusalOfReviewing(_ check: ClauseCheck, by officer: Officer) -> Refusal? {
        if let refusal = ManualTurn.outsider(check, officer)
            ?? CheckDecisions.refusal(by: officer, agency: check.agency)
        {
            return refusal
        }
        guard state == .submitted else { return Refusal(.stateRefused, "未能办理：这一次还没有报送，或者已经结束。", rule: "TASK-5") }
        guard submittedBy != officer.id else {
            return Refusal(.roleRefused, "未能办理：报送人不能确认自己报送的核查，请由政务公开办其他人员办理。", rule: "TASK-5")
        }
        return nil
    }

    private static func outsider(_ check: ClauseCheck, _ officer: Officer) -> Refusal? {
        switch check.reach(of: officer) {
        case .none: .notFound
        case .reading: Refusal(.roleRefused, "未能办理：您所在单位是上级监督单位，只能查看下级单位的核查。", rule: "ROLE-14")
        case .acting: nil
        }
    }

    /// The due days of a manual check from `start` to the end of the plan's year, up to the period that `today` lies in.
    package static func days(_ setting: CheckSetting, from start: Day, until last: Day, today: Day) -> [Day] {
        guard let period = setting.period else { return setting.due.map { [$0] } ?? [] }
        var days: [Day] = [], at = Period(period, containing: start)
        while at.first <= min(today, last) {
            days.append(min(at.last, last))
            let next = Period(period, containing: at.last.adding(days: 1))
            guard next.first > at.first else { break }
            at = next
        }
        return days
    }
}

/// A file that proves a manual check, in the object store under its hash.
package struct ProofFile: Hashable, Sendable {
    package let name: String
    package let hash: String
    package let size: Int
    package let kind: String

    package init(name: String, hash: String, size: Int, kind: String) {
        self.name = name
        self.hash = hash
        self.size = size
        self.kind = kind
    }
}
