package import Kernel

/// The list of public addresses as sitemaps.org defines it.
package enum SiteMapDocument {
    package static let type = "application/xml; charset=utf-8"
    /// Addresses in one part; the protocol allows 50,000, and a part of this size is still kept in memory.
    package static let partLength = 10_000

    /// The parts.
    package static func index(_ parts: [String]) -> [UInt8] {
        let lines = parts.map { "<sitemap><loc>\(XMLText.escaped($0))</loc></sitemap>\n" }.joined()
        return document("sitemapindex", lines)
    }

    /// One part: addresses and the day of their last change.
    package static func part(_ addresses: [(address: String, changed: Day?)]) -> [UInt8] {
        let lines = addresses.map { entry in
            let changed = entry.changed.map { "<lastmod>\($0)</lastmod>" } ?? ""
            return "<url><loc>\(XMLText.escaped(entry.address))</loc>\(changed)</url>\n"
        }
        return document("urlset", lines.joined())
    }

    private static func document(_ name: String, _ body: String) -> [UInt8] {
        Array(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <\(name) xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            \(body)</\(name)>

            """.utf8)
    }
}
