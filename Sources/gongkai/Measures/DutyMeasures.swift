import Kernel
import Obligations
import Plans
import Requests
import SQL
import Supervision

/// Figures from the ledger of obligations, from tasks, and from reviews of replies (EVAL-3).
enum DutyMeasures {
    static func readers(
        _ obligations: ObligationStore, address: @escaping SubjectAddress
    ) -> [String: MeasureReader] {
        func punctuality(_ rules: [String]) -> MeasureReader {
            { question, snapshot in
                try obligations.punctuality(
                    of: rules, agency: question.agency, from: question.period.first, through: question.until,
                    address: { address($0) ?? "" }, in: snapshot)
            }
        }
        func completion(onTime: Bool) -> MeasureReader {
            { question, snapshot in
                try PlanStore.completion(
                    of: question.agency, from: question.period.first, through: question.until, onTime: onTime,
                    in: snapshot)
            }
        }
        return [
            "publication.on-time.rate": punctuality(["FOI-26"]), "requests.on-time.rate": punctuality(["FOI-33"]),
            "sentiment.on-time.rate": punctuality(["SEN-1", "SEN-2"]),
            "corrections.on-time.rate": punctuality(["SITE-4"]), "tasks.done.rate": completion(onTime: false),
            "tasks.on-time.rate": completion(onTime: true),
            "normative.overdue.count": { question, snapshot in
                try obligations.overdue(
                    ["NORM-5"], agency: question.agency, on: question.on, address: { address($0) ?? "" }, in: snapshot)
            },
            "requests.corrected.rate": { question, snapshot in
                let found = try corrected(question, snapshot)
                return MeasureReading(.rate(part: found.corrected, whole: found.decided), items: found.items)
            },
            "requests.corrected.count": { question, snapshot in
                let found = try corrected(question, snapshot)
                return MeasureReading(.count(found.corrected), items: found.items)
            },
        ]
    }

    private static func corrected(
        _ question: MeasureQuestion, _ snapshot: Snapshot
    ) throws -> (corrected: Int, decided: Int, items: [MeasuredItem]) {
        try RequestStore.corrected(
            of: question.agency, from: question.period.first, through: question.until, in: snapshot)
    }
}
