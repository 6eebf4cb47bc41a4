import Kernel
import SQL

extension RegisterStore {
    /// The figures that stand in the small registers: hearings, training, the accounts of new media (ROLE-1, SITE-7).
    package var measures: [String: MeasureReader] {
        [
            "hearings.leader.count": { question, snapshot in
                MeasureReading(.count(try within(question, .hearing, snapshot).count))
            },
            "training.count": { question, snapshot in
                let held = try within(question, .training, snapshot).filter { $0.values["form"] != "年度计划" }
                return MeasureReading(.count(held.count))
            },
            "media.age": { question, snapshot in
                let accounts = try entries(.newMedia, of: question.agency, in: snapshot).filter { $0.state != .ended }
                let ages = accounts.map { ($0, max(0, $0.day.days(to: question.on))) }.sorted { $0.1 > $1.1 }
                return MeasureReading(
                    .age(days: ages.first?.1),
                    items: ages.map { MeasuredItem(title: $0.0.title, note: "\($0.1) 天没有更新") })
            },
        ]
    }

    private func within(
        _ question: MeasureQuestion, _ kind: RegisterKind, _ snapshot: Snapshot
    ) throws -> [RegisterEntry] {
        try entries(kind, of: question.agency, in: snapshot)
            .filter { question.period.first <= $0.day && $0.day <= question.until }
    }
}
