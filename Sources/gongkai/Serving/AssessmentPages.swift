import Assessment
import Documents
import Interpretation
import Kernel
import Letters
import Opinion
import Publishing
import Requests
import Site

extension SiteAssembly {
    /// 考核: rounds and sheets on the staff side and for programs.
    func registerAssessments(on routes: SiteRoutes) {
        let assessments = house.inspection.assessments, door = RecordDoors(house: house).open
        AssessmentRoutes(assessments: assessments, door: door).register(on: routes)
        AssessmentOperations(assessments: assessments, door: door).register(on: routes)
    }
}

/// Which records an officer may open: each capability is asked for its own.
struct RecordDoors: Sendable {
    let house: House

    @Sendable func open(_ items: [MeasuredItem], _ officer: Officer) async throws -> Set<MeasuredItem> {
        var found: Set<MeasuredItem> = []
        for item in items where try await isOpen(item.address, officer) { found.insert(item) }
        return found
    }

    private func isOpen(_ address: String, _ officer: Officer) async throws -> Bool {
        let parts = address.prefix { $0 != "?" }.split(separator: "/").map { String($0) }
        guard parts.count >= 3, parts[0] == "console", let last = parts.last else { return true }
        do {
            switch parts[1] {
            case "letters": if let id = LetterID(last) { _ = try await house.letters.letter(id, for: officer) }
            case "documents": if let id = DocumentID(last) { _ = try await house.documents.document(id, for: officer) }
            case "normative": if let id = NormativeID(last) { _ = try await house.normatives.text(id, for: officer) }
            case "requests":
                if let id = RequestID(last) { _ = try await house.requestRooms.requests.view(id, for: officer) }
            case "interpretations":
                if let id = PolicyCaseID(last) { _ = try await house.interpretations.view(id, for: officer) }
            case "opinion": if let id = OpinionID(last) { _ = try await house.opinions.opinion(id, for: officer) }
            case "articles": if let id = ArticleID(last) { _ = try await house.publishing.article(id, for: officer) }
            case _: break
            }
            return true
        } catch let refusal as Refusal where refusal.code == .notFound || refusal.code == .roleRefused {
            return false
        }
    }
}
