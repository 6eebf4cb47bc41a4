import Foundation

/// One entry of a list that a site offers to programs, as it stands there.
package struct SyndicationEntry: Hashable, Sendable {
    /// Without markup; may be empty.
    package let title: String
    /// As written, relative ones too.
    package let link: String
    /// Without markup.
    package let summary: String
    /// The words of its date: `Mon, 14 Sep 2026 22:10:00 +0800`, `2026-09-14T22:10:00Z`.
    package let date: String
}

/// Reads RSS 2.0, RSS 1.0, Atom 1.0 and JSON Feed: no network, no entities, no document type, bounded in every way.
package enum SyndicationReader {
    /// Entries after these are not looked at.
    package static let mostEntries = 500

    /// The entries in their order; throws `ReadingError` for anything else, and for XML with a document type.
    package static func entries(_ bytes: [UInt8]) throws -> [SyndicationEntry] {
        let first = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        if first == UInt8(ascii: "{") { return try JSONEntries.read(bytes) }
        guard first == UInt8(ascii: "<") else { throw ReadingError(.unreadable, "不是 RSS、Atom 或者 JSON") }
        var reader = try XMLEntries(bytes)
        return try reader.read()
    }
}

/// RSS and Atom.
private struct XMLEntries {
    private let pull: XMLPull
    private var entries: [SyndicationEntry] = []
    private var isKnown = false

    init(_ bytes: [UInt8]) throws {
        var limits = ReadingLimits()
        limits.depth = 40
        pull = try XMLPull(bytes, limits: limits)
    }

    mutating func read() throws -> [SyndicationEntry] {
        while entries.count < SyndicationReader.mostEntries {
            switch try pull.next() {
            case .finished:
                guard isKnown else { throw ReadingError(.unreadable, "不是 RSS 或者 Atom") }
                return entries
            case .start: try take()
            case .end, .text: break
            }
        }
        return entries
    }

    private mutating func take() throws {
        switch pull.name {
        case "rss", "RDF", "feed": isKnown = true
        case "item", "entry": entries.append(XMLEntries.entry(try pull.element()))
        default: break
        }
    }

    private static func entry(_ node: XMLNode) -> SyndicationEntry {
        func text(_ names: String...) -> String {
            for name in names {
                if let words = node.first(name)?.allText, !words.isEmpty { return LooseMarkup.words(of: words) }
            }
            return ""
        }
        return SyndicationEntry(
            title: text("title"), link: link(node), summary: text("description", "summary", "content", "encoded"),
            date: text("pubDate", "published", "updated", "date"))
    }

    /// RSS has the address as text, Atom as an attribute, of several the one that is the page itself.
    private static func link(_ node: XMLNode) -> String {
        var other = ""
        for child in node.elements where child.name == "link" {
            guard let address = child.attributes["href"] else {
                let words = child.allText.trimmingCharacters(in: .whitespacesAndNewlines)
                if !words.isEmpty { return words }
                continue
            }
            let relation = child.attributes["rel"] ?? "alternate"
            if relation == "alternate" { return address }
            if other.isEmpty { other = address }
        }
        return other
    }
}

/// JSON Feed, and lists that look like it.
private enum JSONEntries {
    private struct Page: Decodable {
        let items: [Item]
    }

    private struct Item: Decodable {
        let title: String?
        let url: String?
        let summary: String?
        let text: String?
        let html: String?
        let published: String?
        let modified: String?

        enum CodingKeys: String, CodingKey {
            case title, url, summary
            case text = "content_text"
            case html = "content_html"
            case published = "date_published"
            case modified = "date_modified"
        }
    }

    static func read(_ bytes: [UInt8]) throws -> [SyndicationEntry] {
        let page: Page
        do { page = try JSONDecoder().decode(Page.self, from: Data(bytes)) } catch {
            throw ReadingError(.unreadable, "不是 JSON Feed")
        }
        return page.items.prefix(SyndicationReader.mostEntries).map { item in
            let words = [item.summary, item.text, item.html].compactMap(\.self).first { !$0.isEmpty } ?? ""
            return SyndicationEntry(
                title: LooseMarkup.words(of: item.title ?? ""), link: item.url ?? "",
                summary: LooseMarkup.words(of: words), date: item.published ?? item.modified ?? "")
        }
    }
}

/// The words of a text that may hold markup: tags go, the five usual entities become characters.
private enum LooseMarkup {
    static let longest = 20_000

    static func words(of text: String) -> String {
        var out = "", inTag = false
        for character in text.prefix(longest) {
            switch character {
            case "<": inTag = true
            case ">" where inTag:
                inTag = false
                out.append(" ")
            default: if !inTag { out.append(character) }
            }
        }
        for (mark, plain) in [
            ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
        ] where out.contains("&") {
            out = out.replacingOccurrences(of: mark, with: plain)
        }
        return out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
