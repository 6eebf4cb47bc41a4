import Kernel
package import ObjectStorage
package import Site

/// Reads an uploaded Word file in a limited child and keeps its pictures.
package typealias BodyReading = @Sendable (_ bytes: [UInt8], _ name: String) async throws -> ReadBody

/// Documents on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console/documents, …/export/{format} | the ledger, and the same as a file |
/// | GET, POST | /console/documents/new, /console/documents | 拟稿 |
/// | POST | /console/documents/offline | 涉密，线下处理 (SEC-4) |
/// | GET | /console/documents/reviews | 公开属性复查 |
/// | GET | /console/documents/records/{document}, …/letter, …/files/{place} | one document, as a letter, its files |
/// | GET | …/pictures/{hash} | a picture of its text, before and after it is public |
/// | GET, POST | …/editing | 修改文稿 |
/// | POST | …/acts/{act} | each act of the flow |
/// | GET, POST | /console/meetings, …/new, …/records/{meeting}, …/confirmation | meetings |
package struct DocumentRoutes: Sendable {
    let documents: DocumentStore
    let files: FileShelf
    let read: BodyReading

    package init(documents: DocumentStore, files: FileShelf, read: @escaping BodyReading) {
        self.documents = documents
        self.files = files
        self.read = read
    }

    /// A Word file and ten enclosures of 50 MB.
    private static var uploads: FormLimits {
        var limits = FormLimits.upload(megabytes: 50, count: 11)
        limits.total = 11 * FileShelf.limit + 4_000_000
        limits.field = 3_000_000
        return limits
    }

    package func register(on routes: SiteRoutes) {
        routes.page(DocumentLinks.list, audience: .staff) { _, context in try await ledger(context) }
        routes.page(DocumentLinks.export, audience: .staff) { _, context, format in
            try await export(format, context)
        }
        routes.page(DocumentLinks.reviews, audience: .staff) { _, context in try await reviewList(context) }
        routes.page(DocumentLinks.new, audience: .staff) { _, context in try await draftPage(nil, nil, context) }
        routes.act(DocumentLinks.list, audience: .staff, reading: DocumentRoutes.uploads, draft)
        routes.act(DocumentLinks.stub, audience: .staff, registerOffline)
        routes.page(DocumentLinks.document, audience: .staff) { _, context, id in
            try await documentPage(id, failed: nil, context)
        }
        routes.page(DocumentLinks.editing, audience: .staff) { _, context, id in
            try await editPage(id, nil, nil, context)
        }
        routes.act(DocumentLinks.editing, audience: .staff, reading: DocumentRoutes.uploads, edit)
        routes.page(DocumentLinks.letter, audience: .staff) { _, context, id in try await letter(id, context) }
        routes.page(DocumentLinks.file, audience: .staff) { _, context, id, place in
            try await file(id, place, context)
        }
        routes.page(DocumentLinks.picture, audience: .staff) { _, context, id, hash in
            try await picture(id, hash, context)
        }
        routes.act(DocumentLinks.act, audience: .staff, perform)
        registerMeetings(on: routes)
    }

    private func registerMeetings(on routes: SiteRoutes) {
        routes.page(DocumentLinks.meetings, audience: .staff) { _, context in try await meetingList(context) }
        routes.page(DocumentLinks.newMeeting, audience: .staff) { _, context in
            try await meetingForm(nil, nil, context)
        }
        routes.act(DocumentLinks.meetings, audience: .staff, recordMeeting)
        routes.page(DocumentLinks.meeting, audience: .staff) { _, context, id in try await meetingPage(id, context) }
        routes.act(DocumentLinks.confirmation, audience: .staff, confirmMeeting)
    }
}
