package import Kernel
import OfficeFormats

/// 审校单: who proofed, reviewed and cleared which text, what the gate found and how it was settled, as a Word file to be
/// kept with it (PUB-3).
package enum ReviewSheet {
    package static func bytes(
        of article: Article, _ revision: ArticleRevision, signed hand: RevisionInHand, column: String, agency: String,
        name: (MemberID) -> String
    ) throws -> [UInt8] {
        var sheet = ProofSheet(
            title: revision.content.title, column: column, agency: agency, revision: revision.number,
            hash: revision.hash, drafter: revision.authorName, draftedAt: revision.madeAt.minute)
        for step in ReviewStep.allCases {
            if let review = hand.signature(step, .review) {
                sheet.reviews.append(
                    ProofSheet.Review(
                        step: step.review, person: review.name, time: review.at.minute, result: "通过",
                        opinion: review.words))
            }
            if let pass = hand.signature(step, .proof) {
                sheet.passes.append(
                    ProofSheet.Pass(
                        step: step.proof, person: pass.name, time: pass.at.minute, hash: pass.hash,
                        corrections: pass.words))
            }
        }
        sheet.secrecy = hand.secrecy.filter { $0.hash == hand.hash }.sorted { $0.step < $1.step }.map {
            ProofSheet.Secrecy(
                step: $0.step.chinese, person: $0.name, time: $0.at.minute, conclusion: $0.conclusion.chinese,
                basis: $0.basis)
        }
        sheet.findings = hand.findings.map { line($0, name) }
        if let live = article.live, live.revision == revision.id {
            sheet.publishedAt = live.publishedAt.minute
            sheet.address = PublicAddress.article(article.id)
            if article.owed != nil { sheet.emergencyDebt = "应急发布，三审三校和保密审查待补齐" }
        }
        return try sheet.bytes()
    }

    private static func line(_ finding: Finding, _ name: (MemberID) -> String) -> ProofSheet.Finding {
        let settlement: ProofSheet.Finding.Settlement =
            switch finding.settlement {
            case nil, .overrideAsked: .open
            case .ignored(let reason, _): .ignored(reason: reason)
            case .overridden(let reason, _, let by): .overridden(by: name(by), reason: reason)
            }
        return ProofSheet.Finding(
            kind: finding.rule, place: finding.place, words: finding.shown, settlement: settlement)
    }
}
