import Kernel

/// An Atom feed of what is before the public and what came of it (RFC 4287).
package struct ConsultationFeed {
    package static let type = "application/atom+xml; charset=utf-8"

    let title: String
    let own: String
    let page: String
    let entries: [(line: ConsultationLine, address: String)]

    package init(title: String, own: String, page: String, entries: [(line: ConsultationLine, address: String)]) {
        self.title = title
        self.own = own
        self.page = page
        self.entries = entries
    }

    package var bytes: [UInt8] {
        let moments = entries.map { ConsultationFeed.updated($0.line) }
        let updated = moments.max() ?? Moment(milliseconds: 0)
        var text = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
            <id>\(ConsultationFeed.escaped(own))</id>
            <title>\(ConsultationFeed.escaped(title))</title>
            <updated>\(updated)</updated>
            <author><name>\(ConsultationFeed.escaped(title))</name></author>
            <link rel="self" type="application/atom+xml" href="\(ConsultationFeed.escaped(own))"/>
            <link rel="alternate" type="text/html" href="\(ConsultationFeed.escaped(page))"/>

            """
        for (line, address) in entries {
            let found = line.consultation
            let until = found.round.map { "征求意见到\($0.closesOn.chinese)。" } ?? ""
            text += """
                <entry>
                <id>urn:uuid:\(found.id)</id>
                <title>\(ConsultationFeed.escaped(found.title))</title>
                <updated>\(ConsultationFeed.updated(line))</updated>
                <link rel="alternate" type="text/html" href="\(ConsultationFeed.escaped(address))"/>
                <summary>\(ConsultationFeed.escaped(line.phase.publicWords))。\(until)</summary>
                </entry>

                """
        }
        return Array((text + "</feed>\n").utf8)
    }

    /// When it was published, or its result.
    private static func updated(_ line: ConsultationLine) -> Moment {
        line.consultation.outcome.releasedAt
            ?? line.consultation.round.map { Moment(day: $0.publishedOn) } ?? Moment(milliseconds: 0)
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            default: if scalar.value >= 0x20 { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}
