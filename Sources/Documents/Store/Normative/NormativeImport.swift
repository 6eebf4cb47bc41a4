import Audit
import Ciphers
package import Kernel
import SQL

/// Opinions from a legality-review platform.
extension NormativeStore {
    /// Takes in an opinion on the text's open round. The same opinion again changes nothing; another one under the same
    /// number of the platform is refused.
    ///
    /// - Returns: the text, and whether anything was new.
    package func importOpinion(
        _ opinion: PlatformOpinion, on id: NormativeID, by officer: Officer
    ) async throws -> (text: NormativeText, isNew: Bool) {
        let hash = NormativeStore.fingerprint(opinion)
        return try await store.write { tx in
            let text = try NormativeStore.visible(id, to: officer, in: tx)
            if let known = try LegalityReviewRows.imported(opinion.reference, agency: text.agency, in: tx) {
                guard known.text == id, known.hash == hash else {
                    throw Refusal(
                        .stateRefused, "未能导入审核意见：编号\(opinion.reference.id)已经导入过，内容或者对应的文件不同。请核对审核平台的编号。",
                        rule: "CONS-6", field: "external_id")
                }
                return (text, false)
            }
            let event = try text.importing(opinion, by: officer, today: tx.today).get()
            let next = try NormativeWriter(self, tx, by: officer)
                .record(event, act: "import_opinion", rule: "CONS-6", on: text, platformHash: hash)
            return (next, true)
        }
    }

    private static func fingerprint(_ opinion: PlatformOpinion) -> String {
        let parts = [
            opinion.opinion.rawValue, opinion.text, opinion.reviewerName, opinion.on.description,
            opinion.file?.hash ?? "",
        ]
        return Digest(sha256: parts.joined(separator: "\u{1F}").utf8).hex
    }
}
