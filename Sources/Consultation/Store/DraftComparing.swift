import Kernel
import SQL
import TextForms

extension ConsultationStore {
    /// The last published draft beside the one before; nil when there was one only.
    package func comparison(of id: ConsultationID) async throws -> DraftComparison? {
        let found = try await store.read { try published(id, in: $0) }
        let versions = found.rounds.compactMap { round in found.drafts.first { $0.number == round.draft } }
        guard let now = versions.last, let before = versions.dropLast().last else { return nil }
        return ConsultationStore.difference(from: before, to: now)
    }

    /// What a text that was read would change of the draft as it stands; nil when it changes nothing.
    package static func changes(_ lines: [String], of found: PublicConsultation) -> DraftComparison? {
        guard let before = found.draft, before.paragraphs.map(\.words) != lines else { return nil }
        let next = (before.paragraphs.map(\.number).max() ?? 0) + 1
        let now = DraftVersion(
            number: before.number + 1,
            paragraphs: DraftText.numbered(lines, after: before.paragraphs, next: next), explanation: "")
        return difference(from: before, to: now)
    }

    private static func difference(from before: DraftVersion, to now: DraftVersion) -> DraftComparison {
        DraftComparison(from: before, to: now) { old, new in
            TextDiff.pieces(from: old, to: new).map { piece in
                switch piece.kind {
                case .same: DraftComparison.Piece(.same, piece.text)
                case .added: DraftComparison.Piece(.added, piece.text)
                case .removed: DraftComparison.Piece(.removed, piece.text)
                }
            }
        }
    }
}
