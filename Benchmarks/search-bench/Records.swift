import Kernel
import Search

/// Invented records of about 170 characters. Their words are drawn so that a few stand in nearly every record and most are rare,
/// as in real texts.
struct Records {
    private var random = Numbers(state: 20_261_122)
    private static let words = makeWords()
    private static let agency: AgencyID? = AgencyID("00000000-0000-7000-8000-000000000001")
    private static let firstDay = Day(iso: "2007-01-01")

    /// The record of a number; called in order, it is the same in every run.
    mutating func entry(_ index: Int) -> SearchEntry {
        let (title, text) = (sentence(5), (0..<7).map { _ in sentence(7) }.joined(separator: "，") + "。")
        var entry = SearchEntry(
            subject: "bench/\(index)", kind: SearchKind.allCases[index % 11], agency: Records.agency ?? .made,
            portal: "main",
            title: title, text: text,
            // The order of arrival is not the order of days.
            publishedOn: (Records.firstDay ?? .earliest).adding(days: Int(random.next() % 7_300)),
            address: "/articles/\(index)")
        entry.number = index % 4 == 0 ? "青政发〔\(2007 + index % 20)〕\(index % 3_000 + 1)号" : nil
        entry.issuer = "青禾县第\(index % 40)局"
        (entry.columnSlug, entry.columnName) = ("c\(index % 60)", "栏目\(index % 60)")
        entry.topic = "主题\(index % 20)"
        entry.validity = entry.number == nil ? nil : .inForce
        return entry
    }

    /// Stretches out of the first ten thousand records, every fourth out of a title: each is found at least once.
    static func queries(length: Int, count: Int) -> [String] {
        var records = Records(), random = Numbers(state: UInt64(length)), queries: [String] = []
        let step = max(10_000 / count, 1)
        for index in 0..<10_000 {
            let entry = records.entry(index)
            guard index % step == step / 2, queries.count < count else { continue }
            let sentences = entry.text.split { "，。".contains($0) }.map { String($0) }.filter { $0.count > length }
            let from = index / step % 4 == 0 ? entry.title : sentences[Int(random.next()) % sentences.count]
            queries.append(String(from.dropFirst(Int(random.next()) % (from.count - length)).prefix(length)))
        }
        return queries
    }

    /// Words one after the other; the k-th word of the list is taken about 1/k as often as the first.
    private mutating func sentence(_ count: Int) -> String {
        var text = ""
        for _ in 0..<count {
            let limit = 1 + random.next() % UInt64(Records.words.count)
            text += Records.words[Int(random.next() % limit % UInt64(Records.words.count))]
        }
        return text
    }

    /// Four thousand words of two to four of a thousand characters.
    private static func makeWords() -> [String] {
        var random = Numbers(state: 7)
        return (0..<4_000).map { _ in
            String(
                String.UnicodeScalarView(
                    (0..<(2 + Int(random.next() % 3))).compactMap { _ in
                        Unicode.Scalar(0x4E00 + UInt32(random.next() % 1_000))
                    }))
        }
    }
}

extension Identifier {
    fileprivate static var made: Identifier { Identifier(at: Moment(milliseconds: 0), random: (0, 0)) }
}

/// Numbers that are the same in every run.
struct Numbers {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
