import Hummingbird
import Kernel
import Markup
import ObjectStorage
import People
import Site

extension DocumentRoutes {
    func ledger(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return DocumentListScreen(
            page: try await documents.ledger(DocumentQuery(reading: context.query), for: officer),
            waiting: try await documents.waiting(for: officer), units: try await units(officer), officer: officer,
            context: context
        ).answer
    }

    /// Exactly what is filtered, all pages of it.
    func export(_ name: String, _ context: SiteContext) async throws -> FileAnswer {
        let officer = try context.requireOfficer()
        guard let format = DocumentExportFormat(rawValue: name) else { throw Refusal.notFound }
        var query = DocumentQuery(reading: context.query)
        query.pageSize = 5_000
        query.page = 1
        var lines: [DocumentLine] = []
        while true {
            let page = try await documents.ledger(query, for: officer)
            lines += page.lines
            guard page.lines.count == query.pageSize, lines.count < page.total else { break }
            query.page += 1
        }
        let names = Dictionary(
            try await units(officer).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let today = documents.today
        let bytes = try DocumentLedgerExport.bytes(format, lines, units: names, on: today)
        return FileAnswer(bytes, name: "公文台账-\(today).\(format.rawValue)", type: format.mediaType)
    }

    func reviewList(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let query = DocumentQuery(reviewBy: .latest, order: .review, page: context.query.number("page") ?? 1)
        return ReviewListScreen(
            page: try await documents.ledger(query, for: officer), units: try await units(officer),
            today: documents.today, context: context
        ).answer
    }

    func documentPage(
        _ id: DocumentID, failed: FailedDocumentAct?, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let document = try await documents.document(id, for: officer)
        let contents = document.contents
        let hints =
            document.attribute.final == nil && document.state != .offline
            ? AttributeHints.hints(
                kind: contents.kind, title: contents.title, text: DocumentBody.plainText(contents.body),
                superior: contents.superior) : []
        let view = DocumentView(
            document: document,
            body: DocumentBody.shown(contents.body, picturesIn: DocumentLinks.document(id).address + "/pictures"),
            timeline: try await documents.timeline(of: id, for: officer),
            reviews: try await documents.reviews(of: id, for: officer),
            publications: try await documents.publications(of: id, for: officer),
            normative: try await documents.normativeRecord(of: id, for: officer), hints: hints,
            units: try await documents.units(of: document.agency),
            agencyName: try await documents.agencyName(document.agency), officer: officer, policy: documents.policy)
        return DocumentScreen(view, failed: failed, context: context).answer
    }

    /// Carries out an act; what is refused comes back on the document's page with everything that was typed.
    func perform(
        _ form: Form, _ context: SiteContext, _ id: DocumentID, _ name: String
    ) async throws -> Response {
        guard let act = DocumentAct(rawValue: name), act != .edit else { throw Refusal.notFound }
        do {
            try await DocumentActing(
                documents: documents, form: form, document: id, officer: try context.requireOfficer()
            ).carryOut(act)
            return try SeeOther(DocumentLinks.document(id).query("done", act.rawValue)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheDocument {
            return try await documentPage(id, failed: FailedDocumentAct(act, refusal, form), context)
                .response(in: context)
        }
    }

    func letter(_ id: DocumentID, _ context: SiteContext) async throws -> FileAnswer {
        let document = try await documents.document(id, for: try context.requireOfficer())
        guard document.state != .offline else { throw Refusal.notFound }
        let agency = try await documents.agencyName(document.agency)
        return FileAnswer(
            try DocumentLetter.bytes(of: document, agency: agency),
            name: "\(document.number?.text ?? "文稿") \(document.contents.title).docx",
            type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    }

    /// A file as sniffed when it came, never as claimed (T4).
    func file(_ id: DocumentID, _ place: Int, _ context: SiteContext) async throws -> FileAnswer {
        let file = try await documents.file(place, of: id, for: try context.requireOfficer())
        return FileAnswer(
            try await files.bytes(file.hash), name: file.name,
            type: DocumentFileSniffing.servedType(of: file.kind))
    }

    /// A picture of the document's own text: whoever may read the text may see it.
    func picture(_ id: DocumentID, _ hash: String, _ context: SiteContext) async throws -> FileAnswer {
        let document = try await documents.document(id, for: try context.requireOfficer())
        guard document.state != .offline, DocumentBody.pictures(in: document.contents.body).contains(hash) else {
            throw Refusal.notFound
        }
        let bytes = try await files.bytes(hash)
        guard let type = DocumentFileSniffing.pictureType(of: bytes) else { throw Refusal.notFound }
        return FileAnswer(bytes, name: "图片", type: type)
    }

    func units(_ officer: Officer) async throws -> [Unit] {
        try await documents.units(of: officer.agency).filter(\.isActive)
    }
}

extension Refusal.Code {
    /// Whether the page of the document is where to read it; all else is a page of its own.
    var concernsTheDocument: Bool {
        switch self {
        case .invalid, .stateRefused, .roleRefused, .changedMeanwhile, .tooLarge, .unavailable: true
        case .notFound, .signInRequired, .tooManyAttempts, .versionMissing: false
        }
    }
}
