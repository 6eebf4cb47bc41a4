package import Kernel

package enum RegisterSubject {}
package typealias RegisterEntryID = Identifier<RegisterSubject>

/// One line of a register.
package struct RegisterEntry: Hashable, Sendable {
    package let id: RegisterEntryID
    package let agency: AgencyID
    package let kind: RegisterKind
    /// `2026-3`: counts within agency, register and year.
    package let number: String
    package let unit: UnitID
    package let madeBy: MemberID
    package var day: Day
    package var state: RegisterState
    package var values: [String: String]
    package var closedAt: Moment?
    package var version = 1

    package init(
        id: RegisterEntryID, agency: AgencyID, kind: RegisterKind, number: String, unit: UnitID, madeBy: MemberID,
        day: Day, values: [String: String]
    ) {
        self.id = id
        self.agency = agency
        self.kind = kind
        self.number = number
        self.unit = unit
        self.madeBy = madeBy
        self.day = day
        self.values = values
        state = kind == .complaint ? .open : .recorded
    }

    package var title: String { values[kind.head] ?? "" }

    /// The recurring rule whose period it meets; nil for what no period waits for.
    package var roundRule: String? {
        switch kind {
        case .hearing: "ROLE-1"
        case .training: values["form"] == "年度计划" ? "ROLE-T" : nil
        case .responsible, .complaint, .newMedia: nil
        }
    }

    /// How the clock of the period it met names it.
    package var roundNote: String { "\(kind.chinese)\(number)" }

    package func reach(of officer: Officer) -> RecordReach {
        let reach = RecordReach(of: officer, agency: agency, units: [unit])
        switch reach {
        case .none: return .none
        case .reading: return officer.seesWholeBoard ? .reading : .none
        case .acting:
            // A complaint concerns those who look into it.
            guard kind == .complaint, !officer.seesWholeBoard, !officer.holds(.petitionsOffice) else { return .acting }
            return officer.units.contains(unit) ? .acting : .none
        }
    }
}

package enum RegisterState: String, CaseIterable, Sendable {
    case recorded, open, ended

    package func chinese(_ kind: RegisterKind) -> String {
        switch (self, kind) {
        case (.recorded, .responsible): "在任"
        case (.recorded, .newMedia): "运行中"
        case (.recorded, .training), (.recorded, .hearing), (.recorded, .complaint): "已登记"
        case (.open, _): "办理中"
        case (.ended, .complaint): "已答复"
        case (.ended, .responsible): "已离任"
        case (.ended, .newMedia): "已注销"
        case (.ended, .training), (.ended, .hearing): "已结束"
        }
    }
}

package enum RegisterAct: String, CaseIterable, Sendable {
    case add, revise, answer, end

    package var chinese: String {
        switch self {
        case .add: "登记"
        case .revise: "修改"
        case .answer: "答复"
        case .end: "结束"
        }
    }
}

/// What somebody typed, not yet looked at.
package struct RegisterDraft: Hashable, Sendable {
    package var day: Day?
    package var unit: UnitID?
    package var values: [String: String]

    package init(day: Day?, unit: UnitID?, values: [String: String]) {
        self.day = day
        self.unit = unit
        self.values = values
    }

    /// Only the fields of `kind`, tidied.
    func sound(_ kind: RegisterKind, _ act: RegisterAct, today: Day) -> Result<
        (day: Day, values: [String: String]), Refusal
    > {
        var sound: [String: String] = [:]
        for field in kind.fields {
            let value = (values[field.name] ?? "").trimmed
            if let fault = field.fault(value, act) { return .failure(fault) }
            if !value.isEmpty { sound[field.name] = value }
        }
        guard let day, day <= today else {
            return .failure(
                Refusal(.invalid, "未能\(act.chinese)：\(kind.dayLabel)没有填写，或者在今天之后。请改正后再提交。", field: "day"))
        }
        return .success((day, sound))
    }
}

extension RegisterKind {
    /// Why `officer` may not add an entry to a register of `agency`.
    package func refusalOfAdding(by officer: Officer, agency: AgencyID) -> Refusal? {
        if officer.isAdministrator { return .notFound }
        guard officer.agency == agency else {
            return officer.overseen.contains(agency)
                ? Refusal(.roleRefused, "未能登记：上级机关只能查看下级的登记簿。", rule: "ROLE-14") : .notFound
        }
        let keepers: Set<Role>
        switch self {
        case .training, .hearing, .responsible: keepers = [.opennessOffice, .officeHead]
        case .complaint: keepers = [.opennessOffice, .officeHead, .petitionsOffice, .supervisor]
        case .newMedia: keepers = [.opennessOffice, .officeHead, .siteOperator, .spokesperson]
        }
        guard officer.roles.isDisjoint(with: keepers) else { return nil }
        let who = Role.allCases.filter(keepers.contains).map(\.chinese).joined(separator: "、")
        return Refusal(.roleRefused, "未能登记：\(chinese)由\(who)登记。", rule: rule)
    }
}

extension RegisterEntry {
    package func refusal(of act: RegisterAct, by officer: Officer) -> Refusal? {
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading: return Refusal(.roleRefused, "未能\(act.chinese)：上级机关只能查看下级的登记簿。", rule: "ROLE-14")
        case .acting: break
        }
        if state == .ended {
            return Refusal(.stateRefused, "未能\(act.chinese)：这一条\(state.chinese(kind))，不再变动。请另行登记。", rule: kind.rule)
        }
        switch act {
        case .add, .revise: return kind.refusalOfAdding(by: officer, agency: agency)
        case .answer:
            guard kind == .complaint else { return RegisterEntry.senseless(act, kind) }
            return officer.units.contains(unit) ? nil : kind.refusalOfAdding(by: officer, agency: agency)
        case .end:
            guard kind == .responsible || kind == .newMedia else { return RegisterEntry.senseless(act, kind) }
            return kind.refusalOfAdding(by: officer, agency: agency)
        }
    }

    private static func senseless(_ act: RegisterAct, _ kind: RegisterKind) -> Refusal {
        Refusal(.stateRefused, "未能\(act.chinese)：\(kind.chinese)没有这一步。", rule: kind.rule)
    }
}
