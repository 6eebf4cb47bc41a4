import Kernel
import Letters
import Markup
import Obligations
import Site
import Supervision

/// Figures from letters and consultations (MAIL-2, MAIL-6, CONS-9).
enum VoiceMeasures {
    static func readers(_ obligations: ObligationStore, address: @escaping SubjectAddress) -> [String: MeasureReader] {
        func punctuality(_ rule: String, _ kinds: [String]) -> MeasureReader {
            { question, snapshot in
                try obligations.punctuality(
                    of: [rule], kinds: kinds, agency: question.agency, from: question.period.first,
                    through: question.until, address: { address($0) ?? "" }, in: snapshot)
            }
        }
        return [
            // Signing an order is not answering a letter.
            "letters.on-time.rate": punctuality("MAIL-2", LetterClock.answerKinds),
            "letters.satisfaction.rate": { question, snapshot in
                try LetterStore.satisfaction(
                    of: question.agency, from: question.period.first, through: question.until,
                    address: { LetterLinks.record($0).address }, in: snapshot)
            },
            "consultation.results.rate": punctuality("CONS-9", []),
        ]
    }
}
