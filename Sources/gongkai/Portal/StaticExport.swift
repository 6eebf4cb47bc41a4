import Foundation
import Kernel
import PublicSite
import Site

/// Writes the public site as files, each beside its place and then renamed into it, and takes away what an earlier export
/// wrote and this one did not.
struct StaticExport {
    static let manifest = ".gongkai-export.json"

    let reader: PageReader
    let folder: URL
    let base: String

    /// How it went.
    struct Outcome {
        var written = 0
        var unchanged = 0
        var removed = 0
        var missing: [String] = []
    }

    private struct Found {
        let target: StaticAddress
        let page: PageReader.Page
    }

    /// - Parameter starts: Addresses to begin with; everything they lead to follows.
    func run(from starts: [String]) async throws -> Outcome {
        let earlier = try manifest()
        var outcome = Outcome()
        let found = try await crawl(starts, &outcome)
        guard !found.isEmpty else { throw Refusal(.notFound, "没有导出：还没有可以公开的页面。请先建立站点和栏目。") }
        let places = found.mapValues { $0.target.link }
        for (_, one) in found.sorted(by: { $0.key < $1.key }) {
            try write(bytes(of: one, places), to: one.target.file, &outcome)
        }
        try write(Array(StaticExport.search.utf8), to: "search/index.html", &outcome)
        let kept = Set(found.values.map(\.target.file)).union(["search/index.html"])
        for old in earlier.subtracting(kept) where try remove(old) { outcome.removed += 1 }
        try write(try JSONEncoder().encode(kept.sorted()).map { $0 }, to: StaticExport.manifest, &outcome)
        return outcome
    }

    private func crawl(_ starts: [String], _ outcome: inout Outcome) async throws -> [String: Found] {
        var found: [String: Found] = [:], waiting = starts, seen = Set(starts)
        while let address = waiting.popLast() {
            guard let usual = StaticAddress(address) else { continue }
            let page = try await reader.page(address)
            // A form that is sent needs the program, and holds what belongs to one visitor.
            if page.type.hasPrefix("text/html"), String(decoding: page.bytes, as: UTF8.self).contains("method=\"post\"")
            {
                continue
            }
            if let location = page.location {
                // A page that leads on is written as a copy of where it leads.
                let there = try await reader.page(location)
                if there.status == 200 { found[address] = Found(target: usual, page: there) }
            } else if page.status == 200 || page.status == 410 {
                found[address] = Found(target: target(address, usual, page), page: page)
            } else {
                outcome.missing.append(address)
                continue
            }
            guard page.type.hasPrefix("text/html") || page.type.contains("xml") else { continue }
            for next in links(in: page) where seen.insert(next).inserted { waiting.append(next) }
        }
        return found
    }

    private func links(in page: PageReader.Page) -> [String] {
        let text = String(decoding: page.bytes, as: UTF8.self)
        guard page.type.contains("xml"), !page.type.hasPrefix("text/html") else {
            return StaticPage.addresses(in: text)
        }
        return text.components(separatedBy: "<loc>").dropFirst().compactMap { part in
            guard let end = part.range(of: "</loc>"), part.hasPrefix(base) else { return nil }
            let address = part[..<end.lowerBound].dropFirst(base.count).replacingOccurrences(of: "&amp;", with: "&")
            return address.isEmpty ? "/" : address
        }
    }

    private func target(_ address: String, _ usual: StaticAddress, _ page: PageReader.Page) -> StaticAddress {
        guard address.hasPrefix("/files/"), page.status == 200 else { return usual }
        let endings = [
            "application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp",
            "text/plain; charset=utf-8": "txt", "text/csv; charset=utf-8": "csv", "application/zip": "zip",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
        ]
        return StaticAddress(file: String(address.dropFirst("/files/".count)), ending: endings[page.type] ?? "bin")
    }

    private func bytes(of one: Found, _ places: [String: String]) -> [UInt8] {
        guard one.page.type.hasPrefix("text/html") else { return one.page.bytes }
        let text = String(decoding: one.page.bytes, as: UTF8.self)
        let copy = StaticPage.rewritten(text) { address in
            if let place = places[address] { return place }
            // A filtered list leads to the whole one; what needs a program behind it, to the page that says so.
            if let whole = places[String(address.prefix { $0 != "?" })] { return whole }
            return "/search/"
        }
        return Array(copy.utf8)
    }

    private func write(_ bytes: [UInt8], to name: String, _ outcome: inout Outcome) throws {
        let place = folder.appendingPathComponent(name)
        let data = Data(bytes)
        if FileManager.default.contents(atPath: place.path) == data {
            outcome.unchanged += 1
            return
        }
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: place, options: .atomic)
        outcome.written += 1
    }

    /// What an earlier export wrote; other files in the folder are not ours to touch.
    private func manifest() throws -> Set<String> {
        let place = folder.appendingPathComponent(StaticExport.manifest)
        guard let data = FileManager.default.contents(atPath: place.path) else { return [] }
        return Set(try JSONDecoder().decode([String].self, from: data)).filter {
            !$0.contains("..") && !$0.hasPrefix("/")
        }
    }

    private func remove(_ name: String) throws -> Bool {
        let place = folder.appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: place.path) else { return false }
        try FileManager.default.removeItem(at: place)
        return true
    }

    private static let search = """
        <!DOCTYPE html>
        <html lang="zh-CN"><head><meta charset="utf-8"><title>此处是静态副本</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"></head>
        <body><main><h1>此处是静态副本</h1>
        <p>这是网站的静态副本，可以阅读全部公开的信息，不提供检索、筛选、网上提交、显示方式切换和登录。请从<a href="/map/">网站地图</a>查找，或者访问正式网站。</p>
        <p><a href="/">返回首页</a></p></main></body></html>

        """
}
