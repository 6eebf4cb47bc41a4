import Kernel
import OfficeFormats

/// 审校单: who proofed, reviewed and cleared which text, as a Word file to be kept with it (PUB-3).
package enum ReviewSheet {
    package static func bytes(
        of article: Article, _ revision: ArticleRevision, unit: String, column: String, agency: String
    ) throws -> [UInt8] {
        let hand = article.working?.revision == revision.id ? article.working : article.inHand
        let content = revision.content
        let facts = [
            ["标题", content.title], ["拟稿科室", unit], ["拟稿人", revision.authorName], ["栏目", column],
            ["版本", "第\(revision.number)版，\(revision.madeAt.chinese)"], ["文号", content.documentNumber],
            ["附件", content.attachments.map(\.name).joined(separator: "；")], ["文本指纹", revision.hash],
        ]
        var blocks: [RichBlock] = [table(["项目", "内容"], facts.filter { $0[1] != "" })]
        blocks.append(.heading(level: 2, [.text("三审三校", [])]))
        blocks.append(table(["环节", "姓名", "时间", "意见", "文本指纹"], hand.map(steps) ?? []))
        blocks.append(.heading(level: 2, [.text("保密审查", [])]))
        blocks.append(table(["环节", "结论", "姓名", "时间", "依据"], hand.map(secrecy) ?? []))
        blocks.append(.paragraph([.text("签名只对上列文本指纹有效；文本改动后须重新审校。", [])], .start))
        return try RichDocument(title: "\(agency)信息发布审校单", blocks: blocks).wordFile()
    }

    private static func steps(_ hand: RevisionInHand) -> [[String]] {
        ReviewStep.allCases.flatMap { step in
            ReviewPart.allCases.reversed().map { part in
                let signature = hand.signature(step, part)
                return [
                    part.chinese(step), signature?.name ?? "", signature?.at.minute ?? "", signature?.words ?? "",
                    signature.map { String($0.hash.prefix(12)) } ?? "",
                ]
            }
        }
    }

    private static func secrecy(_ hand: RevisionInHand) -> [[String]] {
        SecrecyStep.allCases.map { step in
            let signature = hand.secrecy.first { $0.step == step && $0.hash == hand.hash }
            return [
                step.chinese, signature?.conclusion.chinese ?? "", signature?.name ?? "",
                signature?.at.minute ?? "", signature?.basis ?? "",
            ]
        }
    }

    private static func table(_ head: [String], _ rows: [[String]]) -> RichBlock {
        .table(RichTable(headerRows: 1, rows: [line(head, isHeader: true)] + rows.map { line($0, isHeader: false) }))
    }

    private static func line(_ texts: [String], isHeader: Bool) -> [RichCell] {
        texts.map { RichCell(blocks: [.paragraph([.text($0, [])], .start)], isHeader: isHeader) }
    }
}
