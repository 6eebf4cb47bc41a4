import Assessment
import Audit
import Kernel
import Obligations
import People
import Plans
import SQL
import Supervision

/// What is looked at every day: the clauses of plans, and the rules that say so.
struct CheckRooms: Sendable {
    let checks: CheckStore
    let rules: RuleCheckStore
    /// Every figure, for whoever else counts.
    let readers: MeasureReaders

    /// With every figure that this program can read (EVAL-3, SUP-2).
    init(
        store: Store, journal: Journal, obligations: ObligationStore, plans: PlanStore, people: PeopleStore,
        papers: PublishingRooms, registers: [String: MeasureReader], engine: EngineRooms
    ) throws {
        readers = MeasureReaders(DutyMeasures.readers(obligations, address: EngineRooms.address(of:)))
            .adding(SiteMeasures(publishing: papers.publishing, catalogues: papers.catalogues).readers)
            .adding(InterpretationMeasures(interpretations: papers.interpretations).readers)
            .adding(PaperMeasures.readers).adding(registers)
            .adding(["assessment.weight.rate": { try AssessmentStore.weight(of: $0.agency, on: $0.on, in: $1) }])
        let book = try MeasureFile.shipped(), ruleBook = engine.rules
        checks = CheckStore(
            store: store, journal: journal, obligations: obligations, plans: plans, people: people, book: book,
            readers: readers, alert: engine.engine.checkAlert)
        rules = RuleCheckStore(
            store: store, journal: journal, people: people, book: book, readers: readers, rules: { ruleBook },
            alert: engine.engine.ruleCheckAlert)
        // A rule that nothing can read would stay silent for ever: whoever wrote it hears of it at once.
        guard rules.unread.isEmpty else {
            throw Refusal(
                .invalid,
                "没有启动：规则 \(rules.unread.joined(separator: "、")) 所写的核查指标，本系统没有数据。请改用 docs/rules.md 所列的指标，或者改为 assigned。",
                rule: "SUP-2")
        }
    }
}
