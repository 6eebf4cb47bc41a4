import Foundation

/// Most of a styles part are the looks of tables and a list of styles that are not there. Neither says anything here: both
/// are cut out before it is parsed.
enum RichWordStylesPart {
    private static let (style, styleEnd) = (Array("<w:style ".utf8), Array("</w:style>".utf8))
    private static let (latent, latentEnd) = (Array("<w:latentStyles".utf8), Array("</w:latentStyles>".utf8))
    private static let (table, tagEnd) = (Array("w:type=\"table\"".utf8), Array(">".utf8))

    static func whatCounts(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var (kept, place) = (0, 0)
        func cut(_ start: Int, _ end: Int) {
            if out.isEmpty { out.reserveCapacity(bytes.count) }
            out += bytes[kept..<start]
            (kept, place) = (end, end)
        }
        bytes.withUnsafeBytes { whole in
            if let start = find(latent, whole, 0..<whole.count), let end = find(latentEnd, whole, start..<whole.count) {
                cut(start, end + latentEnd.count)
            }
            while let start = find(style, whole, place..<whole.count) {
                place = start + style.count
                guard let close = find(tagEnd, whole, place..<whole.count), whole[close - 1] != UInt8(ascii: "/"),
                    find(table, whole, place..<close) != nil, let end = find(styleEnd, whole, close..<whole.count)
                else { continue }
                cut(start, end + styleEnd.count)
            }
        }
        return kept == 0 ? bytes : out + bytes[kept...]
    }

    private static func find(_ wanted: [UInt8], _ whole: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
        guard let base = whole.baseAddress, let first = wanted.first else { return nil }
        var place = range.lowerBound
        while place <= range.upperBound - wanted.count {
            let room = range.upperBound - wanted.count + 1 - place
            guard let found = memchr(base + place, Int32(first), room) else { return nil }
            place = UnsafeRawPointer(found) - base
            if memcmp(found, wanted, wanted.count) == 0 { return place }
            place += 1
        }
        return nil
    }
}
