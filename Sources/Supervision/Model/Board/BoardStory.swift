package import Kernel
package import Obligations

/// The board in a few sentences: how it stands, what changed, who needs pressing.
package struct BoardStory: Hashable, Sendable {
    package let standing: String
    package let change: String
    package let pressing: String?

    /// - Parameters:
    ///   - whose: `青禾县卫生健康局`, `本科室`.
    ///   - turning: how many turn red by `end` that are not red now.
    package init(
        _ figures: DutyFigures, whose: String, names: [UnitID: String], turning: Int, by end: Day, today: Day
    ) {
        func said(_ signal: Signal) -> String? {
            let count = figures.count(signal)
            return count == 0 ? nil : "\(signal.meaning) \(count) 项"
        }
        let lit = [Signal.black, .red, .orange, .yellow].compactMap(said)
        standing =
            figures.open == 0
            ? "截至\(today.chinese)，\(whose)没有在办的应办事项。"
            : "截至\(today.chinese)，\(whose)在办应办事项 \(figures.open) 项"
                + (lit.isEmpty ? "，全部正常。" : "：\(lit.joined(separator: "，"))。")
        let past = "近七天新增逾期 \(figures.newlyBlack) 项，转红 \(figures.newlyRed) 项"
        change = "\(past)；到下周日（\(end.month)月\(end.dayOfMonth)日）还将有 \(turning) 项变红。"
        pressing = BoardStory.pressing(figures, names)
    }

    /// The unit with most that is overdue, then red; nil while nothing is.
    private static func pressing(_ figures: DutyFigures, _ names: [UnitID: String]) -> String? {
        let units = figures.pressed
        guard let first = units.first else { return nil }
        let name = names[first] ?? "（已撤销的单位）"
        let black = figures.count(.black, unit: first), red = figures.count(.red, unit: first)
        let what = [black > 0 ? "逾期 \(black) 项" : nil, red > 0 ? "马上到期 \(red) 项" : nil].compactMap { $0 }
        let earliest = figures.lights.filter { $0.unit == first && $0.signal >= .red }.map(\.earliest).min()
        let since = earliest.map { "，最早的一项应于\($0.day.month)月\($0.day.dayOfMonth)日办结" } ?? ""
        let others = units.dropFirst().prefix(2).compactMap { names[$0] }
        let next = others.isEmpty ? "" : "其次是\(others.joined(separator: "、"))。"
        return "最需要督促的是\(name)：\(what.joined(separator: "，"))\(since)。\(next)"
    }
}

extension DutyFigures {
    /// Units with something overdue or red, the worst first.
    package var pressed: [UnitID] {
        Set(lights.filter { $0.signal >= .red }.map(\.unit)).sorted { one, other in
            weight(one) == weight(other) ? one < other : weight(one) > weight(other)
        }
    }

    /// Units with anything open, the worst first.
    package var unitsByWeight: [UnitID] {
        units.keys.sorted { one, other in
            weight(one) == weight(other)
                ? (units[one] ?? 0, other) > (units[other] ?? 0, one) : weight(one) > weight(other)
        }
    }

    private func weight(_ unit: UnitID) -> Int {
        count(.black, unit: unit) * 1_000_000 + count(.red, unit: unit) * 1_000 + count(.orange, unit: unit)
    }
}
