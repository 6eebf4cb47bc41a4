import Foundation
import FoundationXML
import Kernel
import Testing

@testable import PublicSite

/// Feeds, lists of addresses and data as programs read them.
@Suite struct PublicSiteOpenDataTests {
    private static let hostile = "=cmd|' /C calc'!A0 <b>&\"甲\"</b>\u{0}\u{8}\u{FFFE}\n乙"

    private func record(_ title: String, _ number: Int = 1) -> OpenRecord {
        let day = Moment(day: Day(iso: "2026-03-1\(number)") ?? .earliest, minute: 570)
        var record = OpenRecord(
            id: "0192f0c4-7a10-7b3c-8d4e-5f607182930\(number)", address: "https://a.example/articles/\(number)?x=1&y=2",
            title: title, column: "通知公告", publishedAt: day, updatedAt: day)
        record.summary = title
        record.documentNumber = "青卫发〔2026〕\(number)号"
        record.facts = [OpenRecord.Fact(key: "amount", name: "金额", value: "-5")]
        return record
    }

    private func feed(_ records: [OpenRecord]) -> FeedDocument {
        FeedDocument(
            id: "0192f0c4-7a10-7b3c-8d4e-5f60718293a4", title: "通知公告", author: "青禾县卫生健康局",
            own: "https://a.example/feeds/columns/tzgg.atom", page: "https://a.example/columns/tzgg", records: records)
    }

    /// RFC 4287: one id, title, updated and author; each entry one id, title, updated and a link.
    @Test func aFeedIsWellFormedAndComplete() throws {
        let text = String(decoding: feed([record(Self.hostile, 1), record("乙", 2)]).bytes, as: UTF8.self)
        let reader = FeedReader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        #expect(parser.parse())
        #expect(reader.count["feed/id"] == 1 && reader.count["feed/updated"] == 1 && reader.count["feed/title"] == 1)
        #expect(reader.count["feed/author/name"] == 1 && reader.count["feed/link"] == 2)
        #expect(reader.count["feed/entry"] == 2)
        for part in ["id", "title", "updated", "link"] { #expect(reader.count["feed/entry/\(part)"] == 2) }
        #expect(reader.texts["feed/entry/title"]?.first == "=cmd|' /C calc'!A0 <b>&\"甲\"</b> 乙")
        #expect(reader.texts["feed/updated"] == ["2026-03-12T09:30:00+08:00"])
        #expect(reader.texts["feed/entry/id"]?.first == "urn:uuid:0192f0c4-7a10-7b3c-8d4e-5f6071829301")
    }

    /// The same content is the same bytes, with nothing in it too: a feed of nothing is as old as its column.
    @Test func anEmptyFeedDoesNotChange() {
        let text = String(decoding: feed([]).bytes, as: UTF8.self)
        #expect(text.contains("<updated>2024-11-") && !text.contains("<entry>"))
        #expect(feed([]).bytes == feed([]).bytes)
    }

    @Test func tablesAreSafeInASpreadsheet() throws {
        let table = OpenDataTable(
            title: "通知公告", address: "https://a.example/data", total: 7, next: "https://a.example/data?page=2",
            records: [record(Self.hostile)])
        let text = String(decoding: table.csv, as: UTF8.self)
        #expect(Array(table.csv.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(text.contains("\"'=cmd|") && text.contains(",金额,") && text.contains(",'-5,"))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(try table.json())) as? [String: Any])
        let items = try #require(json["items"] as? [[String: Any]])
        #expect(items.count == 1 && items[0]["title"] as? String == Self.hostile)
        #expect(json["next"] as? String == "https://a.example/data?page=2" && json["total"] as? Int == 7)
    }

    @Test func theCatalogueNamesEveryForm() throws {
        let set = OpenDataCatalogue.DataSet(
            title: "通知公告", description: "通知", keywords: ["通知"], page: "https://a.example/columns/tzgg",
            table: "https://a.example/t.csv", objects: "https://a.example/t.json", feed: "https://a.example/t.atom")
        let catalogue = OpenDataCatalogue(title: "开放数据", publisher: "局", address: "https://a.example/data", sets: [set])
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(try catalogue.bytes())) as? [String: Any])
        let sets = try #require(json["dataset"] as? [[String: Any]])
        let forms = try #require(sets.first?["distribution"] as? [[String: Any]])
        #expect(json["@type"] as? String == "Catalog")
        #expect(
            forms.compactMap { $0["mediaType"] as? String } == ["text/csv", "application/json", "application/atom+xml"])
    }

    /// What is no column gives the same two files: numbers stay numbers, what is empty is nothing.
    @Test func tablesOfOthersAreSafeToo() throws {
        let sheet = OpenDataSheet(
            title: "来信办理统计", address: "https://a.example/data/sets/letters.csv", total: 3,
            next: "https://a.example/data/sets/letters.csv?page=2",
            columns: [.init("title", "标题"), .init("received", "收到"), .init("adopted", "采纳")],
            rows: [[.text(Self.hostile), .number(7), .none]])
        let text = String(decoding: sheet.csv, as: UTF8.self)
        #expect(Array(sheet.csv.prefix(3)) == [0xEF, 0xBB, 0xBF] && text.contains("标题,收到,采纳"))
        #expect(text.contains("\"'=cmd|") && text.contains(",7,\r\n"))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(try sheet.json())) as? [String: Any])
        let items = try #require(json["items"] as? [[String: Any]])
        #expect(items.count == 1 && items[0]["title"] as? String == Self.hostile && items[0]["received"] as? Int == 7)
        #expect(items[0]["adopted"] is NSNull && json["total"] as? Int == 3 && json["next"] is String)
        let fields = try #require(json["fields"] as? [[String: String]])
        #expect(fields.map { $0["key"] } == ["title", "received", "adopted"] && fields[1]["name"] == "收到")
    }

    /// A set that nobody can subscribe to has two forms.
    @Test func theCatalogueNamesNoFeedWhereThereIsNone() throws {
        let set = OpenDataCatalogue.DataSet(
            title: "来信办理统计", description: "按月", keywords: [], page: "https://a.example/letters/statistics",
            table: "https://a.example/t.csv", objects: "https://a.example/t.json", feed: nil)
        let catalogue = OpenDataCatalogue(title: "开放数据", publisher: "局", address: "https://a.example/data", sets: [set])
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(try catalogue.bytes())) as? [String: Any])
        let sets = try #require(json["dataset"] as? [[String: Any]])
        let forms = try #require(sets.first?["distribution"] as? [[String: Any]])
        #expect(forms.compactMap { $0["mediaType"] as? String } == ["text/csv", "application/json"])
    }

    @Test func addressesAreEscaped() {
        let text = String(
            decoding: SiteMapDocument.part([("https://a.example/?a=1&b=2", Day(iso: "2026-03-10")), ("https://b", nil)]
            ),
            as: UTF8.self)
        #expect(text.contains("<loc>https://a.example/?a=1&amp;b=2</loc><lastmod>2026-03-10</lastmod>"))
        #expect(XMLParser(data: Data(text.utf8)).parse())
        #expect(XMLParser(data: Data(SiteMapDocument.index(["https://a/1.xml"]))).parse())
    }
}

/// Counts the elements of a feed by their way from the root.
private final class FeedReader: NSObject, XMLParserDelegate {
    var count: [String: Int] = [:]
    var texts: [String: [String]] = [:]
    private var way: [String] = []
    private var text = ""

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        way.append(name)
        text = ""
        count[way.joined(separator: "/"), default: 0] += 1
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        texts[way.joined(separator: "/"), default: []].append(text)
        text = ""
        way.removeLast()
    }
}
