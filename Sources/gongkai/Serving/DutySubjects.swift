import AnnualReport
import Assessment
import Documents
import Inspection
import Kernel
import Letters
import Obligations
import Opinion
import Plans
import Publishing
import Requests
import Catalogue
import Consultation
import Corrections
import Markup
import Site
import Supervision

/// Where the record of each obligation is, and whether this person may know of it: the ledger keeps kinds and ids, the
/// capabilities keep who reads what.
struct DutySubjects: Sendable {
    let house: House

    @Sendable func places(_ owed: [Obligation], _ officer: Officer) async throws -> DutyPlaces {
        var places: DutyPlaces = [:]
        for one in owed { places[one.id] = try await place(one, officer) }
        return places
    }

    private func place(_ owed: Obligation, _ officer: Officer) async throws -> DutyPlace {
        let id = owed.subject.id
        switch owed.subject.kind {
        case "plan_task": return DutyPlace(link: PlanTaskID(id).map { LedgerLinks.task($0) })
        case "document": return try await document(DocumentID(id), officer)
        case "document_review": return reader(owed, officer, DocumentLinks.reviews)
        case "meeting_decision": return reader(owed, officer, DocumentLinks.meetings)
        case "normative":
            guard let text = NormativeID(id) else { return DutyPlace(link: nil) }
            return try await asked(NormativeLinks.text(text)) {
                _ = try await house.normatives.text(text, for: officer)
            }
        case "legality_review": return DutyPlace(link: NormativeLinks.list)
        case "clean_up":
            let cleanUp = id.split(separator: "/").first.flatMap { CleanUpID($0) }
            return DutyPlace(link: cleanUp.map { NormativeLinks.cleanUp($0) })
        case "article_step", "article_debt", "article_revocation": return DutyPlace(link: ArticleLinks.list)
        case "column_freshness": return DutyPlace(link: ArticleLinks.columns)
        case "request": return DutyPlace(link: RequestID(id).map { DeskLinks.request($0) })
        case "request.applicant", "request.consultation", "request.assistance", "request.remedy":
            return DutyPlace(link: DeskLinks.board)
        case "correction", "correction_again":
            return DutyPlace(link: CorrectionID(id).map { CorrectionLinks.record($0) })
        case let kind where LetterClock.kinds.contains(kind): return try await letter(id, officer)
        case LetterClock.selectionKind: return DutyPlace(link: LetterLinks.list)
        case let kind where OpinionCase.owns(kind):
            return DutyPlace(link: OpinionID(id).map { OpinionLinks.record($0) })
        case "catalogue_change", "catalogue_review": return DutyPlace(link: CatalogueLinks.list)
        case SupervisionItem.journalKind:
            let item = id.split(separator: "/").first.flatMap { SupervisionItemID($0) }
            return DutyPlace(link: item.map { SupervisionLinks.item($0) })
        case RegisterEntry.journalKind: return DutyPlace(link: RegisterEntryID(id).map { SupervisionLinks.entry($0) })
        case "annual_report_milestone":
            let report = id.split(separator: "/").first.flatMap { YearReportID($0) }
            return DutyPlace(link: report.map { ReportLinks.record($0) })
        case AssessmentSheet.journalKind, "assessment_appeal":
            return DutyPlace(link: AssessmentSheetID(id).map { AssessmentLinks.sheet($0) })
        case InspectionRun.journalKind:
            let run = id.split(separator: ".").first.flatMap { InspectionRunID($0) }
            return DutyPlace(link: run.map { InspectionLinks.record($0) })
        case "consultation_hearing": return DutyPlace(link: ConsultationLinks.list)
        case let kind where kind.hasPrefix("consultation"):
            return DutyPlace(link: ConsultationID(id).map { ConsultationLinks.record($0) })
        // What a rule of an office opened, or what has no page of its own: the page of the obligation.
        case _: return DutyPlace(link: InboxLinks.duty(owed.id))
        }
    }

    /// Letters are known to few (PII-3).
    private func letter(_ id: String, _ officer: Officer) async throws -> DutyPlace {
        guard let letter = id.split(separator: "/").first.flatMap({ LetterID($0) }) else { return DutyPlace(link: nil) }
        return try await asked(LetterLinks.record(letter)) { _ = try await house.letters.letter(letter, for: officer) }
    }

    /// Drafts and papers that are not public are known to few (MLPS-2).
    private func document(_ id: DocumentID?, _ officer: Officer) async throws -> DutyPlace {
        guard let id else { return DutyPlace(link: nil) }
        return try await asked(DocumentLinks.document(id)) {
            _ = try await house.documents.document(id, for: officer)
        }
    }

    private func asked(_ link: Link, _ look: () async throws -> Void) async throws -> DutyPlace {
        do {
            try await look()
            return DutyPlace(link: link)
        } catch let refusal as Refusal where refusal.code == .notFound {
            return DutyPlace(link: nil, isReadable: false)
        }
    }

    /// Of papers whose own record is not at hand: the unit that owes it, and those who see every document of the agency.
    private func reader(_ owed: Obligation, _ officer: Officer, _ link: Link) -> DutyPlace {
        let works = officer.agency == owed.agency && !officer.roles.isDisjoint(with: OfficialDocument.readers)
        return officer.units.contains(owed.owner) || works
            ? DutyPlace(link: link) : DutyPlace(link: nil, isReadable: false)
    }
}
