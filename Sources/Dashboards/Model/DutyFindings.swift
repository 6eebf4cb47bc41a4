package import Kernel
package import Obligations

/// The plots of the ledger: kept on time, waiting, overdue, to come. Pure: tallies and names in, findings out.
package struct DutyFindings: Sendable {
    package let period: DashboardPeriod
    package let today: Day
    package let whose: String

    package init(period: DashboardPeriod, today: Day, whose: String) {
        self.period = period
        self.today = today
        self.whose = whose
    }

    private var source: String { "\(whose)，\(period.period.title)到期的事项，截至\(today.chinese)" }

    /// Met on time of all that is decided: what was lifted does not count, what is open counts once its day is over
    /// (FOI-D7).
    package struct Kept: Hashable, Sendable {
        package var met = 0
        package var decided = 0

        package init() {}

        package mutating func add(_ state: Obligation.State, _ count: Int, isOver: Bool) {
            switch state {
            case .met:
                met += count
                decided += count
            case .metLate: decided += count
            case .open: decided += isOver ? count : 0
            case .waived: break
            }
        }

        /// Whole percent, rounded down so that 99.9 % is never shown as all; nil when nothing is decided.
        package var percent: Int? { decided == 0 ? nil : met * 100 / decided }
        package var chinese: String { percent.map { "\($0)%（\(met)/\(decided)）" } ?? "—" }
    }

    /// 按时率 over the steps of the period.
    package func punctuality(_ tallies: [DutyTally]) -> DashboardFigure {
        let begun = period.steps.filter { $0.first <= today }
        var all = Kept()
        for tally in tallies where period.period.contains(tally.day) {
            all.add(tally.state, tally.count, isOver: tally.day < today)
        }
        let points = begun.compactMap { step -> (DashboardPlot.Point, Int)? in
            var kept = Kept()
            for tally in tallies where step.contains(tally.day) {
                kept.add(tally.state, tally.count, isOver: tally.day < today)
            }
            return kept.percent.map { (DashboardPlot.Point(period.label(step), $0), kept.decided) }
        }
        let finding: String
        if let percent = all.percent {
            finding = percent == 100 ? "到期事项全部按时办结（\(all.met)/\(all.decided)）" : "到期事项按时率 \(all.chinese)"
        } else {
            finding = "这一时期没有到期的事项"
        }
        return DashboardFigure(
            finding, source: source + "；每一时段按时办结的百分比，逾期未办的计入",
            plot: .line(points.map(\.0), against: .init("到期件数", points.map(\.1)), unit: "%"))
    }

    /// Units by what they kept, the worst first.
    package func units(_ tallies: [UnitTally], overdue: [UnitID: Int], names: (UnitID) -> String) -> DashboardFigure {
        var kept: [UnitID: Kept] = [:]
        for tally in tallies where tally.state != .open {
            kept[tally.unit, default: Kept()].add(tally.state, tally.count, isOver: true)
        }
        for (unit, count) in overdue { kept[unit, default: Kept()].add(.open, count, isOver: true) }
        let lines = kept.filter { $0.value.decided > 0 }.sorted {
            let one = ($0.value.percent ?? 0, -$0.value.decided), other = ($1.value.percent ?? 0, -$1.value.decided)
            return one != other ? one < other : names($0.key) < names($1.key)
        }
        let full = lines.count { $0.value.percent == 100 }
        let finding =
            lines.isEmpty
            ? "各单位没有到期的事项"
            : full == lines.count
                ? "\(full) 个单位全部按时" : "\(lines.count) 个单位中 \(full) 个全部按时，\(lines.first.map { names($0.key) } ?? "")最低"
        return DashboardFigure(
            finding, source: source + "；各单位按时率，深色为不到100%",
            plot: .bars(
                lines.prefix(12).map {
                    let percent = $0.value.percent ?? 0
                    return DashboardPlot.Bar(
                        names($0.key), percent, shown: "\(percent)%（\($0.value.met)/\($0.value.decided)）",
                        isMarked: percent < 100)
                }))
    }

    /// 积压: what is open, by how long it is overdue.
    ///
    /// - Parameter undated: how many more are open whose day is not known yet.
    package func ageing(_ open: [DutyTally], undated: Int) -> DashboardFigure {
        let late = open.filter { $0.day < today }, total = open.reduce(undated) { $0 + $1.count }
        func count(_ days: ClosedRange<Int>) -> Int {
            late.reduce(0) { $0 + (days.contains($1.day.days(to: today)) ? $1.count : 0) }
        }
        let overdue = late.reduce(0) { $0 + $1.count }
        let longest = late.map { $0.day.days(to: today) }.max() ?? 0
        return DashboardFigure(
            overdue == 0 ? "在办 \(total) 件，没有逾期" : "在办 \(total) 件，逾期 \(overdue) 件，最长 \(longest) 天",
            source: "\(whose)，截至\(today.chinese)的在办事项，按逾期天数",
            plot: .parts([
                .init("未到期", max(total - overdue, 0), tone: "green"), .init("逾期1至7天", count(1...7), tone: "orange"),
                .init("逾期8至30天", count(8...30), tone: "red"), .init("逾期30天以上", count(31...36_500), tone: "black"),
            ]))
    }

    /// 未来30天: how much falls due on each day, and the heaviest of them.
    package func load(_ open: [DutyTally]) -> DashboardFigure {
        let end = today.adding(days: 29)
        var days: [Day: Int] = [:]
        for tally in open where today <= tally.day && tally.day <= end { days[tally.day, default: 0] += tally.count }
        let total = days.values.reduce(0, +)
        let heaviest = days.max { ($0.value, $1.key) < ($1.value, $0.key) }
        let finding = heaviest.map {
            "30天内有 \(total) 件到期，\($0.key.month)月\($0.key.dayOfMonth)日最多（\($0.value) 件）"
        }
        let points = (0..<30).map { offset -> DashboardPlot.Point in
            let day = today.adding(days: offset)
            return .init("\(day.month).\(day.dayOfMonth)", days[day] ?? 0)
        }
        return DashboardFigure(
            finding ?? "30天内没有到期的事项", source: "\(whose)，\(today.chinese)起30天内到期的在办事项",
            plot: .line(points, against: nil, unit: "件"))
    }
}
