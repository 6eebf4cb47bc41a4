import Audit
import Kernel
import Obligations
import People
import Plans
import SQL
import Supervision

extension House {
    /// The checks of plans with every figure that this program can read (EVAL-3).
    static func checks(
        store: Store, journal: Journal, obligations: ObligationStore, plans: PlanStore, people: PeopleStore,
        papers: PublishingRooms, registers: [String: MeasureReader], alert: @escaping CheckAlert
    ) throws -> CheckStore {
        let readers = MeasureReaders(DutyMeasures.readers(obligations, address: RecordAddresses.address(of:)))
            .adding(SiteMeasures(publishing: papers.publishing, catalogues: papers.catalogues).readers)
            .adding(InterpretationMeasures(interpretations: papers.interpretations).readers)
            .adding(PaperMeasures.readers).adding(registers)
        return CheckStore(
            store: store, journal: journal, obligations: obligations, plans: plans, people: people,
            book: try MeasureFile.shipped(), readers: readers, alert: alert)
    }
}

/// The page of a record that an obligation is about.
enum RecordAddresses {
    static func address(of subject: Obligation.Subject) -> String? {
        switch subject.kind {
        case "plan_task": "/console/tasks/\(subject.id)"
        case "document", "document_review": "/console/documents/records/\(subject.id)"
        case "correction", "correction_again": "/console/corrections/\(subject.id)"
        case "request", "request.applicant": "/console/requests/\(subject.id)"
        case "policy_case": "/console/interpretations/\(subject.id)"
        default: nil
        }
    }
}
