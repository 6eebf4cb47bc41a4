import Kernel
import Markup
import ObjectStorage
import People
import SQL
import SignedInSite
import Site
import TestSupport

@testable import Documents

/// Documents behind their pages: real database, real files, everybody of `DocumentsWorld` signed in.
typealias DocumentsSite = SignedInSite<DocumentsStoreWorld>

extension SignedInSite<DocumentsStoreWorld> {
    static func with(
        on day: String = "2026-01-30", _ body: @escaping @Sendable (DocumentsSite) async throws -> Void
    ) async throws {
        try await DocumentsStoreWorld.with(TestDatabases.all[0], on: day) { world in
            try await TestFolder.with { folder in
                try await world.store.write { try settle($0) }
                try await open(world, try FileStore(root: folder.path("files")), body)
            }
        }
    }

    static var picture: [UInt8] {
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00,
            0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1F, 0x15, 0xC4, 0x89,
        ]
    }

    private static func open(
        _ world: DocumentsStoreWorld, _ files: FileStore,
        _ body: @escaping @Sendable (DocumentsSite) async throws -> Void
    ) async throws {
        try await serving(
            world, to: DocumentsWorld.everybody,
            changing: { $0.rail = { _ in [RailEntry(id: "documents", title: "公文", link: DocumentLinks.list)] } },
            routes: { routes in
                DocumentRoutes(
                    documents: world.documents, files: FileShelf(files: files),
                    read: { _, name in
                        let picture = try await FileShelf(files: files).keep(DocumentsSite.picture)
                        let shown = name == "带图.docx" ? "<p><img src=\"/files/\(picture)\" alt=\"分布图\"></p>" : ""
                        return ReadBody(
                            html: "<p>读自\(name)</p>\(shown)<script>x</script>", title: nil, notes: ["略去了一处批注。"])
                    }
                ).register(on: routes)
            }, body)
    }

    private static func settle(_ tx: Transaction) throws {
        try tx.execute(
            "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
            [DocumentsWorld.commission, "青禾县卫健局", "青禾县卫生健康局"])
        for (place, unit) in [(DocumentsWorld.section, "疾控科"), (DocumentsWorld.officeUnit, "办公室")].enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                """, [unit.0, DocumentsWorld.commission, unit.1, place])
        }
    }

    /// An act with the version that the page would have sent.
    @discardableResult
    func act(
        _ act: DocumentAct, _ id: DocumentID, _ fields: [(String, String)] = [], as officer: Officer
    ) async throws -> SiteReply {
        let version = try await world.documents.document(id, for: DocumentsWorld.office).version
        let named = fields.map { (DocumentField.name(act, $0.0), $0.1) }
        return try await post(
            DocumentLinks.act(id, act.rawValue), named + [(DocumentField.version, "\(version)")], as: officer)
    }
}
