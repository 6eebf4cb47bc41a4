import Kernel
import ObjectStorage
package import Redaction
package import Screening
package import Site

/// Requests on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console/requests, …/export/{format} | the board, and the same as a file |
/// | GET, POST | /console/requests/new | entry of what came on paper, by post, fax or at the counter |
/// | GET | /console/requests/{request}, …/receipt | one case, 接收回执 |
/// | POST | …/acts/{act} | each act of the case |
/// | GET | …/reply, …/reply/{format} | the reply as it would go out |
/// | GET | …/letters/{letter}/{format}, …/files/{file}, …/archive | letters, files, the whole case |
/// | GET, POST | …/files/{file}/hidden | what cannot be seen in a file, and a copy without it |
/// | GET, POST | …/redact/{file}, …/pages/{page} | 遮盖 |
/// | GET, POST | /console/requests/wordings, …/{name}, …/{name}/national | what the agency's letters say |
package struct DeskRoutes: Sendable {
    /// Makes PDF of a letter.
    package typealias LetterPDF = @Sendable (_ docx: [UInt8]) async throws -> [UInt8]

    /// All agencies on this platform.
    package typealias Agencies = @Sendable () async throws -> [AgencyChoice]

    let requests: RequestStore
    let agencies: Agencies
    let letters: LetterTemplates
    let pdf: LetterPDF
    let redaction: RedactionDesk

    /// - Parameter screen: the privacy rules of the day, which suggest what to redact.
    package init(
        requests: RequestStore, letters: LetterTemplates, readers: RedactionReaders,
        screen: @escaping @Sendable () -> Screen, agencies: @escaping Agencies, pdf: @escaping LetterPDF
    ) {
        self.requests = requests
        self.letters = letters
        self.agencies = agencies
        self.pdf = pdf
        redaction = RedactionDesk(requests: requests, readers: readers, screen: screen)
    }

    /// Who enters applications that came on paper (ROLE-2, ROLE-3, ROLE-7).
    static let entering = Audience.roles([.requestHandler, .opennessOffice, .officeHead])

    /// Five scans of 20 MB.
    private static var uploads: FormLimits {
        var limits = FormLimits.upload(megabytes: 50, count: 5)
        limits.total = 2 * FileShelf.limit + 4_000_000
        return limits
    }

    package func register(on routes: SiteRoutes) {
        routes.page(DeskLinks.board, audience: .staff) { _, context in try await board(context) }
        routes.page(DeskLinks.export, audience: .staff) { _, context, format in try await export(format, context) }
        routes.page(DeskLinks.new, audience: DeskRoutes.entering) { _, context in
            intakePage(DeskIntake.blank(today: requests.today), context)
        }
        routes.act(DeskLinks.new, audience: DeskRoutes.entering, reading: DeskRoutes.uploads, enter)
        routes.page(DeskLinks.request, audience: .staff) { _, context, id in try await casePage(id, context) }
        routes.page(DeskLinks.receipt, audience: .staff) { _, context, id in try await receipt(id, context) }
        routes.act(DeskLinks.act, audience: .staff, reading: DeskRoutes.uploads, perform)
        registerPapers(on: routes)
        registerWordings(on: routes)
        routes.page(DeskLinks.redaction, audience: .staff) { _, context, id, file in
            try await redactionPage(id, file, context)
        }
        routes.act(DeskLinks.redaction, audience: .staff, reading: RedactionDesk.form, redact)
        routes.page(DeskLinks.redactionPicture, audience: .staff) { _, context, id, file, page in
            try await redactionPicture(id, file, page, context)
        }
    }

    private func registerPapers(on routes: SiteRoutes) {
        routes.page(DeskLinks.preview, audience: .staff) { _, context, id in try await preview(id, context) }
        routes.page(DeskLinks.previewFile, audience: .staff) { _, context, id, format in
            try await previewFile(id, format, context)
        }
        routes.page(DeskLinks.letter, audience: .staff) { _, context, id, name, format in
            try await letter(id, name, format, context)
        }
        routes.page(DeskLinks.file, audience: .staff) { _, context, id, name in try await file(id, name, context) }
        routes.page(DeskLinks.hidden, audience: .staff) { _, context, id, name in
            try await hiddenPage(id, name, context)
        }
        routes.act(DeskLinks.hidden, audience: .staff, cleanCopy)
        routes.page(DeskLinks.archive, audience: .staff) { _, context, id in try await archive(id, context) }
    }
}
