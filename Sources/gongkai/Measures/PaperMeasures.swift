import Documents
import Kernel
import Supervision

/// Figures from papers, meetings and clean-ups (FOI-16, OPN-3, NORM-6).
enum PaperMeasures {
    static let readers: [String: MeasureReader] = [
        "documents.attribute.rate": { question, snapshot in
            try DocumentStore.attributes(
                of: question.agency, from: question.period.first, through: question.until, in: snapshot)
        },
        "meetings.published.rate": { question, snapshot in
            try DocumentStore.decisions(
                of: question.agency, from: question.period.first, through: question.until, in: snapshot)
        },
        "normative.clean-up.rate": { question, snapshot in
            try DocumentStore.cleanUp(of: question.agency, on: question.on, in: snapshot)
        },
    ]
}
