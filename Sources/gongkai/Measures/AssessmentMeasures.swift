import Assessment
import Audit
import Foundation
import Inspection
import Kernel
import Obligations
import People
import SQL
import Supervision

/// The figures of an assessment: for an agency those of the checks, for a unit what the ledger and the last inspection say
/// of that unit (EVAL-3, EVAL-4).
struct AssessmentMeasures: Sendable {
    let obligations: ObligationStore
    let readers: MeasureReaders

    /// The rules behind each figure of timeliness, for a unit.
    private static let rules: [String: (rules: [String], kinds: [String])] = [
        "publication.on-time.rate": (["FOI-26"], []), "requests.on-time.rate": (["FOI-33"], []),
        "interpretation.on-time.rate": (["INT-3"], []),
        "letters.on-time.rate": (["MAIL-2"], ["letter", "letter.again"]),
        "sentiment.on-time.rate": (["SEN-1", "SEN-2"], []), "tasks.on-time.rate": (["TASK-4"], []),
        "corrections.on-time.rate": (["SITE-4"], []),
    ]

    /// What a scheme may ask for.
    var known: Set<String> { readers.known.union(AssessmentMeasures.rules.keys).union(["site.findings.count"]) }

    @Sendable func read(
        _ party: AssessedParty, _ agency: AgencyID, _ measure: String, _ period: Period, _ on: Day, _ snapshot: Snapshot
    ) throws -> MeasureReading? {
        switch party {
        case .agency(let id):
            if measure == "site.findings.count" { return nil }
            guard let reader = readers[measure] else { return try ledger(measure, id, nil, period, on, snapshot) }
            let question = MeasureQuestion(measure: measure, agency: id, period: period, scope: .agency, on: on)
            return try reader(question, snapshot)
        case .unit(let unit):
            if measure == "site.findings.count" {
                return try InspectionStore.found(in: unit, of: agency, by: on, in: snapshot)
            }
            return try ledger(measure, agency, unit, period, on, snapshot)
        }
    }

    private func ledger(
        _ measure: String, _ agency: AgencyID, _ unit: UnitID?, _ period: Period, _ on: Day, _ snapshot: Snapshot
    ) throws -> MeasureReading? {
        guard let asked = AssessmentMeasures.rules[measure] else { return nil }
        return try obligations.punctuality(
            of: asked.rules, kinds: asked.kinds, agency: agency, unit: unit, from: period.first,
            through: min(period.last, on), address: { EngineRooms.address(of: $0) ?? "" }, in: snapshot)
    }
}

extension Settings {
    /// 考核: the store with the shipped scheme and those of `DATA/assessment/*.yaml`.
    func assessments(
        store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore, readers: MeasureReaders
    ) throws -> AssessmentStore {
        let files: [(name: String, text: String)]
        do throws(RuleFaults) {
            files = try RuleFolder.files(in: data.appending(path: "assessment"))
        } catch {
            throw error.refusal
        }
        let measures = AssessmentMeasures(obligations: obligations, readers: readers)
        return AssessmentStore(
            store: store, journal: journal, obligations: obligations, people: people,
            schemes: try AssessmentSchemeFile.schemes(local: files, measures: measures.known), read: measures.read)
    }
}
