package import Kernel

/// An Atom feed (RFC 4287). Ids are the records' own UUIDs, so they outlive addresses and domains.
package struct FeedDocument: Sendable {
    package static let type = "application/atom+xml; charset=utf-8"
    package static let length = 50

    let id: String
    let title: String
    let author: String
    let own: String
    let page: String
    let records: [OpenRecord]

    /// - Parameters:
    ///   - id: The UUID of the portal or column.
    ///   - own: Where the feed is.
    ///   - page: The page it tells of.
    package init(id: String, title: String, author: String, own: String, page: String, records: [OpenRecord]) {
        self.id = id
        self.title = title
        self.author = author
        self.own = own
        self.page = page
        self.records = records
    }

    package var bytes: [UInt8] {
        let updated = records.map(\.updatedAt).max() ?? FeedDocument.birth(of: id)
        var text = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
            <id>urn:uuid:\(XMLText.escaped(id))</id>
            <title>\(XMLText.escaped(title))</title>
            <updated>\(updated)</updated>
            <author><name>\(XMLText.escaped(author))</name></author>
            <link rel="self" type="application/atom+xml" href="\(XMLText.escaped(own))"/>
            <link rel="alternate" type="text/html" href="\(XMLText.escaped(page))"/>

            """
        for record in records { text += entry(record) }
        return Array((text + "</feed>\n").utf8)
    }

    private func entry(_ record: OpenRecord) -> String {
        let summary = record.summary.isEmpty ? "" : "<summary>\(XMLText.escaped(record.summary))</summary>\n"
        return """
            <entry>
            <id>urn:uuid:\(XMLText.escaped(record.id))</id>
            <title>\(XMLText.escaped(record.title))</title>
            <published>\(record.publishedAt)</published>
            <updated>\(record.updatedAt)</updated>
            <link rel="alternate" type="text/html" href="\(XMLText.escaped(record.address))"/>
            <category term="\(XMLText.escaped(record.column))"/>
            \(summary)</entry>

            """
    }

    /// An empty feed is as old as what it tells of: the first digits of its UUID are the time it was made.
    private static func birth(of id: String) -> Moment {
        Moment(milliseconds: Int64(String(id.filter { $0 != "-" }.prefix(12)), radix: 16) ?? 0)
    }
}

/// Text for XML: escaped, without the characters XML cannot hold.
enum XMLText {
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result.unicodeScalars.append(" ")
            default:
                if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }
}
