import ArgumentParser
import Kernel
import Publishing

/// `gongkai text rescan [--format json]`: what is public now, by today's lists (WORD-1 … WORD-6, PII-6). Nothing is written.
struct TextRescanCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "rescan", abstract: "按现行词表和个人信息规则，重新检查全部已公开的信息及其附件，不写入任何数据。")
    static let writes = false

    @OptionGroup var options: GlobalOptions

    func execute(in house: House) async throws -> CommandResult {
        var found: [RescannedArticle] = [], looked = 0, after: ArticleID?
        while true {
            let texts = try await house.publishing.liveTexts(after: after, limit: 500, for: nil)
            guard let last = texts.last else { break }
            looked += texts.count
            after = last.article.id
            for text in texts {
                let findings = house.gate.rescan(text, on: house.publishing.today)
                guard !findings.isEmpty else { continue }
                found.append(RescannedArticle(article: text.article, title: text.content.title, findings: findings))
            }
        }
        switch house.settings.format ?? "text" {
        case "json": return .text(TextRescanCommand.json(found, looked))
        case "text": return .text(TextRescanCommand.words(found, looked))
        case let other: throw ValidationError("没有检查：不支持输出格式 \(other)。可用：json、text。")
        }
    }

    private static func words(_ found: [RescannedArticle], _ looked: Int) -> String {
        let lines = found.flatMap { item in
            ["\(PublicAddress.article(item.article.id))  \(item.title)"]
                + item.findings.map { finding in
                    let suggestion = finding.suggestion.isEmpty ? "" : "，建议：\(finding.suggestion)"
                    return
                        "  [\(finding.weight.chinese)] \(finding.rule) \(finding.place)：“\(finding.shown)”\(suggestion)"
                }
        }
        return (lines + ["检查了 \(looked) 条已公开的信息，\(found.count) 条有问题。"]).joined(separator: "\n") + "\n"
    }

    private static func json(_ found: [RescannedArticle], _ looked: Int) -> String {
        func quoted(_ text: String) -> String { JSONText.quoted(text) }
        let items = found.map { item in
            let findings = item.findings.map {
                "{\"kind\":\(quoted($0.kind)),\"rule\":\(quoted($0.rule)),\"weight\":\(quoted($0.weight.rawValue)),"
                    + "\"place\":\(quoted($0.place)),\"shown\":\(quoted($0.shown)),"
                    + "\"suggestion\":\(quoted($0.suggestion))}"
            }
            return "{\"id\":\(quoted(item.article.id.text)),\"title\":\(quoted(item.title)),"
                + "\"address\":\(quoted(PublicAddress.article(item.article.id))),"
                + "\"findings\":[\(findings.joined(separator: ","))]}"
        }
        return "{\"looked\":\(looked),\"articles\":[\(items.joined(separator: ","))]}\n"
    }
}
