import Foundation
import Kernel
import OfficeFormats
import Publishing
import Testing

/// SITE-1: what another site takes over.
@Suite struct PublishingPackageTests {
    private static func item(_ withdrawal: Withdrawal? = nil) throws -> PublicArticle {
        let column = try #require(ColumnID("0192f0c4-7a10-7b3c-8d4e-5f6071829301"))
        let member = try #require(MemberID("0192f0c4-7a10-7b3c-8d4e-5f6071829302"))
        let agency = try #require(AgencyID("0192f0c4-7a10-7b3c-8d4e-5f6071829303"))
        let portal = try #require(PortalID("0192f0c4-7a10-7b3c-8d4e-5f6071829304"))
        let unit = try #require(UnitID("0192f0c4-7a10-7b3c-8d4e-5f6071829305"))
        let id = try #require(ArticleID("0192f0c4-7a10-7b3c-8d4e-5f6071829306"))
        let revision = try #require(RevisionID("0192f0c4-7a10-7b3c-8d4e-5f6071829307"))
        let at = try #require(Moment(iso: "2026-03-02T09:00"))
        let picture = String(repeating: "a", count: 64), file = String(repeating: "b", count: 64)
        let content = ArticleContent(
            title: "关于“体检”的公告", body: "<p>正文</p><p><img src=\"/files/\(picture)\" alt=\"示意图\"></p>", issuer: "青禾县卫生健康局",
            column: column,
            attachments: [Attachment(name: "安排.xlsx", original: "o", published: file, size: 7, kind: "xlsx")])
        return PublicArticle(
            article: Article(
                id: id, agency: agency, portal: portal, unit: unit, drafter: member,
                live: .init(revision: revision, hash: "h", publishedAt: at), withdrawal: withdrawal),
            revision: ArticleRevision(
                id: revision, article: id, number: 1, content: content, hash: "h", changeNote: "", author: member,
                authorName: "白子墨", madeAt: at),
            column: SiteColumn(
                id: column, agency: agency, portal: portal, slug: "tzgg", name: "通知公告", type: .notice,
                description: "通知", keywords: "通知"), firstPublishedAt: at, history: [])
    }

    private static func parcel(_ items: [PublicArticle]) throws -> PortalPackage {
        let portal = Portal(
            id: try #require(PortalID("0192f0c4-7a10-7b3c-8d4e-5f6071829304")),
            agency: try #require(AgencyID("0192f0c4-7a10-7b3c-8d4e-5f6071829303")), code: "qhwj", name: "青禾县卫生健康局网站")
        return PortalPackage(portal: portal, since: try #require(Day(iso: "2026-03-01")), items: items)
    }

    @Test func aPackageHoldsTextsFilesAndFacts() throws {
        let parcel = try Self.parcel([Self.item()])
        #expect(parcel.files == [String(repeating: "a", count: 64), String(repeating: "b", count: 64)])
        let bytes = try parcel.bytes(files: Dictionary(uniqueKeysWithValues: parcel.files.map { ($0, [1, 2, 3]) }))
        #expect(FileKind.sniff(bytes, name: "x.zip").kind == .zip)
        #expect(
            try parcel.bytes(files: Dictionary(uniqueKeysWithValues: parcel.files.map { ($0, [1, 2, 3]) })) == bytes)
    }

    @Test func aMissingFileIsASentence() throws {
        let parcel = try Self.parcel([Self.item()])
        #expect(throws: Refusal.self) { try parcel.bytes(files: [:]) }
    }

    @Test func whatWasWithdrawnBringsNoFile() throws {
        let at = try #require(Moment(iso: "2026-03-03T09:00"))
        let member = try #require(MemberID("0192f0c4-7a10-7b3c-8d4e-5f6071829302"))
        let gone = try Self.item(Withdrawal(kind: .error, reason: "数据有误", at: at, by: member))
        let parcel = try Self.parcel([gone])
        #expect(parcel.files.isEmpty)
        #expect(try !parcel.bytes(files: [:]).isEmpty)
    }
}
