package import Kernel
import OfficeFormats

/// What another site takes over (SITE-1: a county department has no site of its own and publishes on the county's portal):
/// a zip of clean HTML, the published files, and a manifest of CAT-2 facts. What was withdrawn is named, so that the other
/// site takes it down too.
package struct PortalPackage {
    private let portal: Portal
    private let since: Day
    private let items: [PublicArticle]

    package init(portal: Portal, since: Day, items: [PublicArticle]) {
        self.portal = portal
        self.since = since
        self.items = items
    }

    /// The files that readable articles show: what `bytes` must be given.
    package var files: [String] {
        let hashes = items.filter(\.article.isReadable).flatMap { item in
            item.revision.content.attachments.map(\.published) + ArticleBody.pictures(in: item.revision.content.body)
        }
        return Set(hashes).sorted()
    }

    package func bytes(files: [String: [UInt8]]) throws -> [UInt8] {
        var archive = PackageArchive()
        archive.add("manifest.json", bytes: Array(manifest.utf8))
        for item in items where item.article.isReadable {
            archive.add("articles/\(item.article.id).html", bytes: Array(page(item).utf8))
        }
        for hash in self.files {
            guard let content = files[hash] else { throw Refusal(.unavailable, "未能导出：缺少文件。请稍后再试。") }
            archive.add("files/\(hash)", bytes: content)
        }
        return try archive.bytes()
    }

    private var manifest: String {
        let lines = items.map { item in item.article.isReadable ? entry(item) : withdrawn(item) }
        return "{\"portal\":\(quoted(portal.code)),\"since\":\(quoted(since.description)),\"articles\":[\n"
            + lines.joined(separator: ",\n") + "\n]}\n"
    }

    private func entry(_ item: PublicArticle) -> String {
        let content = item.revision.content
        let attachments = content.attachments.map {
            "{\"name\":\(quoted($0.name)),\"file\":\(quoted("files/\($0.published)")),\"size\":\($0.size)}"
        }
        let facts: [(String, String)] = [
            ("id", item.article.id.text), ("state", "published"), ("title", content.title),
            ("column", item.column.slug), ("columnName", item.column.name),
            ("form", content.fields.form.rawValue), ("issuer", content.issuer),
            ("source", content.origin.source ?? content.issuer), ("documentNumber", content.documentNumber),
            ("indexNumber", item.indexNumber), ("topic", content.topic),
            ("writtenOn", content.writtenOn?.description ?? ""), ("publishedAt", item.firstPublishedAt.minute),
            ("hash", item.revision.hash), ("page", "articles/\(item.article.id).html"),
        ]
        let texts = facts.map { "\(quoted($0.0)):\(quoted($0.1))" }
        return "{\(texts.joined(separator: ",")),\"fields\":[\(fields(content.fields))],"
            + "\"attachments\":[\(attachments.joined(separator: ","))]}"
    }

    private func fields(_ fields: StructuredFields) -> String {
        fields.filled.map {
            "{\"key\":\(quoted($0.field.key)),\"name\":\(quoted($0.field.name)),\"value\":\(quoted($0.value))}"
        }.joined(separator: ",")
    }

    private func withdrawn(_ item: PublicArticle) -> String {
        let reason = item.article.withdrawal.map { "\($0.kind.chinese)：\($0.reason)" } ?? ""
        return "{\"id\":\(quoted(item.article.id.text)),\"state\":\"withdrawn\",\"reason\":\(quoted(reason))}"
    }

    /// A whole page; pictures lie beside it in the package.
    private func page(_ item: PublicArticle) -> String {
        let text = ArticleBody.shown(item.revision.content.body, filesIn: "../files")
        return "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><body>\n\(text)\n</body></html>\n"
    }

    private func quoted(_ text: String) -> String { JSONText.quoted(text) }
}
