import Ciphers
import HTTPTypes
import Kernel
import Markup
import OfficeFormats
import SignedInSite
import Site
import Testing

@testable import Documents

/// Pictures in the text of a document: cleaned when they come, shown to those who may read it, and to nobody else.
@Suite struct DocumentsPictureTests {
    typealias World = DocumentsWorld

    private func draft(on site: DocumentsSite) async throws -> (id: DocumentID, hash: String) {
        let word = try WordWriter.bytesOfOneLine()
        _ = try await site.post(
            DocumentLinks.list, DocumentsRouteTests.typed, files: [("source", "带图.docx", word)], as: World.drafter)
        let id = try await site.only()
        let document = try await site.world.documents.document(id, for: World.drafter)
        return (id, try #require(DocumentBody.pictures(in: document.contents.body).first))
    }

    @Test func whoMayReadTheTextSeesItsPictures() async throws {
        try await DocumentsSite.with { site in
            let (id, hash) = try await draft(on: site)
            let address = DocumentLinks.picture(id, hash).address
            let page = try await site.page(DocumentLinks.document(id), as: World.drafter)
            #expect(page.contains("src=\"\(address)\"") && !page.contains("src=\"/files/"))
            let picture = try await site.get(address, as: World.drafter)
            #expect(picture.bytes == DocumentsSite.picture && picture.headers[.contentType] == "image/png")
            for officer in [World.outsider, World.outsideUnit] {
                #expect(try await site.get(address, as: officer).status == .notFound)
            }
            let other = try await site.world.documents.draft(World.contents, unit: World.section, by: World.drafter)
            #expect(
                try await site.get(DocumentLinks.picture(other.id, hash).address, as: World.drafter).status == .notFound
            )
        }
    }

    /// PII-6: naming the hash of some other file in a text does not show that file.
    @Test func aForeignPictureIsRefused() async throws {
        try await DocumentsSite.with { site in
            let (id, hash) = try await draft(on: site)
            var fields = DocumentsRouteTests.typed
            fields[5] = ("body", "![图](/files/\(hash))")
            let refused = try await site.post(DocumentLinks.list, fields, files: [], as: World.drafter)
            #expect(refused.status == .unprocessableContent && refused.text.contains("不是这份公文的图片"))
            let version = try await site.world.documents.document(id, for: World.drafter).version
            let kept = try await site.post(
                DocumentLinks.editing(id), fields + [("version", "\(version)")], files: [], as: World.drafter)
            #expect(kept.status == .seeOther)
            let other = String(repeating: "a", count: 64)
            fields[5] = ("body", "![图](/files/\(other))")
            let foreign = try await site.post(
                DocumentLinks.editing(id), fields + [("version", "\(version + 1)")], files: [], as: World.drafter)
            #expect(foreign.status == .unprocessableContent)
        }
    }

    /// Only the rewritten picture is kept; the one with the camera's words never reaches the shelf.
    @Test func picturesAreRewrittenBeforeTheyAreKept() async throws {
        let camera = DocumentsSite.picture + Array("GPS 30.1,114.2".utf8)
        let intake = WordIntake(
            read: { _, _ in
                RichDocument(
                    blocks: [.paragraph([.image(RichImageReference(source: .embedded(0), alt: "图"))], .start)],
                    images: [RichImage(bytes: camera, kind: .png)])
            },
            rewrite: { bytes, name in
                #expect(bytes == camera && name == "正文图片1.png")
                return DocumentsSite.picture
            },
            keep: { bytes in
                #expect(bytes == DocumentsSite.picture)
                return Digest(sha256: bytes).hex
            })
        let read = try await intake.take([], named: "通知.docx")
        #expect(DocumentBody.pictures(in: read.html) == [Digest(sha256: DocumentsSite.picture).hex])
    }
}
