import Interpretation
import Kernel
import Markup
import SQL
import Site
import Supervision

/// Figures of the interpretation of policies (INT-1, INT-3, INT-7, INT-9).
struct InterpretationMeasures: Sendable {
    let interpretations: InterpretationStore

    var readers: [String: MeasureReader] {
        [
            "interpretation.rate": rate(\.interpreted) { !$0.isInterpreted },
            "interpretation.on-time.rate": { question, snapshot in
                let facts = try facts(question, snapshot)
                let late = facts.filter { $0.isOnTime(asOf: question.on) == false }
                return reading(facts, question, \.onTime, late) { fact in
                    "应于 \(fact.dueOn?.description ?? "") 前发布，\(fact.interpretedOn.map { "\($0) 发布" } ?? "没有发布")"
                }
            },
            "interpretation.forms.rate": rate(\.nonText) { $0.isInterpreted && !$0.isNonText },
            "interpretation.channels.rate": rate(\.multiChannel) { $0.isInterpreted && !$0.isMultiChannel },
            "interpretation.count": { question, snapshot in
                MeasureReading(
                    .count(try facts(question, snapshot).count { ($0.interpretedOn ?? .latest) <= question.on }))
            },
            "interpretation.bulletin.count": counting {
                try interpretations.bulletins(of: $0, from: $1, through: $2, in: $3)
            },
            "interpretation.evaluation.count": counting {
                try interpretations.evaluations(of: $0, from: $1, through: $2, in: $3)
            },
            "interpretation.leader.count": counting {
                try interpretations.explainedByHeads(of: $0, from: $1, through: $2, in: $3)
            },
            "interpretation.qa.rate": { question, snapshot in
                let owed = try facts(question, snapshot).filter(\.isOwed)
                let bare = owed.filter { !$0.forms.contains(.questions) }
                return MeasureReading(
                    .rate(part: owed.count - bare.count, whole: owed.count), items: bare.map { item($0, "没有问答") })
            },
        ]
    }

    private func counting(
        _ count: @escaping @Sendable (AgencyID, Day, Day, Snapshot) throws -> Int
    ) -> MeasureReader {
        { question, snapshot in
            MeasureReading(.count(try count(question.agency, question.period.first, question.until, snapshot)))
        }
    }

    private func rate(
        _ share: KeyPath<InterpretationFigures, Share> & Sendable,
        lacking: @escaping @Sendable (InterpretationFact) -> Bool
    ) -> MeasureReader {
        { question, snapshot in
            let facts = try facts(question, snapshot)
            return reading(facts, question, share, facts.filter { $0.isOwed && lacking($0) }) {
                "\($0.publishedOn) 公开"
            }
        }
    }

    private func facts(_ question: MeasureQuestion, _ snapshot: Snapshot) throws -> [InterpretationFact] {
        try interpretations.facts(of: question.agency, in: question.period, in: snapshot)
            .filter { $0.publishedOn <= question.on }
    }

    private func reading(
        _ facts: [InterpretationFact], _ question: MeasureQuestion, _ share: KeyPath<InterpretationFigures, Share>,
        _ lacking: [InterpretationFact], _ note: (InterpretationFact) -> String
    ) -> MeasureReading {
        let figures = InterpretationFigures(facts, in: question.period, asOf: question.on)[keyPath: share]
        return MeasureReading(
            .rate(part: figures.part, whole: figures.whole), items: lacking.map { item($0, note($0)) })
    }

    private func item(_ fact: InterpretationFact, _ note: String) -> MeasuredItem {
        MeasuredItem(title: "《\(fact.title)》", address: InterpretationLinks.record(fact.id).address, note: note)
    }
}
