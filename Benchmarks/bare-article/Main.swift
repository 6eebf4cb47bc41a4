import Foundation
import GRDB
import Hummingbird

/// The floor under an article page (docs/benchmarks.md): a few prepared statements and joined strings, in the same server
/// library. `bare-article DATABASE FRAME PORT`; FRAME is a page of ours, whose head and foot stand around each text.
@main struct BareArticle {
    static func main() async throws {
        let words = CommandLine.arguments
        guard words.count == 4, let port = Int(words[3]) else {
            FileHandle.standardError.write(Data("usage: bare-article DATABASE FRAME PORT\n".utf8))
            exit(64)
        }
        var configuration = Configuration()
        configuration.readonly = true
        let pool = try DatabasePool(path: words[1], configuration: configuration)
        let frame = try Frame(page: String(contentsOf: URL(fileURLWithPath: words[2]), encoding: .utf8))
        let router = Router()
        router.get("/articles/:id") { _, context in
            guard let id = context.parameters.get("id"),
                let article = try await pool.read({ try BareRows.article(id, $0) })
            else { return Response(status: .notFound) }
            return Response(
                status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: frame.page(article))))
        }
        try await Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port))
        ).runService()
    }
}

/// What stands before and after the text on every page, taken from a page of ours.
struct Frame: Sendable {
    private let head: String
    private let foot: String

    init(page: String) throws {
        guard let start = page.range(of: "<main")?.lowerBound, let end = page.range(of: "</main>")?.lowerBound else {
            throw CocoaError(.formatting)
        }
        head = String(page[..<start])
        foot = String(page[end...])
    }

    func page(_ article: BareRows.Article) -> String {
        let facts = article.facts.map { "<div><dt>\($0.0)</dt><dd>\(Frame.safe($0.1))</dd></div>" }.joined()
        let files = article.files.map { file in
            "<li><a href=\"/files/\(file.address)\">\(Frame.safe(file.title))</a></li>"
        }.joined()
        return """
            \(head)<main><h1>\(Frame.safe(article.title))</h1><p>\(article.publishedAt) \(Frame.safe(article.issuer))</p>\
            <dl>\(facts)</dl><div class="reading"><article>\(article.body)<ul>\(files)</ul></article>\
            <aside>\(list(article.related))\(list(article.neighbours))</aside></div>\(foot)
            """
    }

    private func list(_ lines: [BareRows.Line]) -> String {
        "<ul>"
            + lines.map { "<li><a href=\"/articles/\($0.address)\">\(Frame.safe($0.title))</a> \($0.day)</li>" }
            .joined()
            + "</ul>"
    }

    private static func safe(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) else { return text }
        return text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
    }
}
