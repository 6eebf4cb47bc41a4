import Documents
import Kernel
import Site

/// A revision from its form: what was typed, uploaded, kept and removed, all of it looked through by the gate (PII-6).
struct RevisionIntake {
    let routes: ArticleRoutes
    let form: Form

    struct Taken {
        var content: ArticleContent
        var findings: [FindingDraft] = []
        var notes: [String] = []
    }

    private var today: Day { routes.publishing.today }

    /// - Parameters:
    ///   - present: the revision it follows; nil for a new article.
    ///   - document: the official document it begins from.
    func content(
        for column: ColumnID, from present: ArticleContent?, document: OfficialDocument?
    ) async throws -> Taken {
        var taken = Taken(content: try ArticleForm.content(of: form, column: column))
        if let fault = taken.content.fault { throw fault }
        try await addText(to: &taken, present, document)
        try await addAttachments(to: &taken, present, document)
        taken.findings = routes.gate.findings(in: taken.content, on: today) + taken.findings
        return taken
    }

    // MARK: Text

    private func addText(
        to taken: inout Taken, _ present: ArticleContent?, _ document: OfficialDocument?
    ) async throws {
        if let upload = form.file("word"), upload.size > 0 {
            let text = try await routes.texts.take(
                try upload.bytes(limit: ArticleShelf.limit), named: upload.name, on: today)
            taken.content.body = text.html
            taken.findings += text.findings
            taken.notes += text.notes
            return
        }
        taken.content.body = ArticleBody.typed(form["body"])
        guard form["body"].isEmpty else { return }
        // A text that the small editor cannot show was not in the form: it stays as it is.
        if let present {
            if ArticleBody.editable(present.body) == nil {
                taken.content.body = present.body
                try await lookAtPictures(of: present.body, &taken)
            }
        } else if let body = document?.contents.body, ArticleBody.editable(body) == nil {
            try await takeOver(body, &taken)
        }
    }

    /// Pictures that were kept before are looked through by today's rules.
    private func lookAtPictures(of body: String, _ taken: inout Taken) async throws {
        taken.findings += try await routes.findings(inPicturesOf: body)
    }

    /// The pictures of an official document are cleaned on their way into an article.
    private func takeOver(_ body: String, _ taken: inout Taken) async throws {
        taken.content.body = ArticleBody.cleaned(body)
        for (index, hash) in ArticleBody.pictures(in: taken.content.body).enumerated() {
            let picture = try await routes.attachments.take(
                try await routes.files.bytes(hash), named: "正文图片\(index + 1).png", on: today)
            taken.findings += picture.findings
            taken.content.body = ArticleBody.exchanging(
                hash, for: picture.attachment.published, in: taken.content.body)
        }
    }

    // MARK: Attachments

    private func addAttachments(
        to taken: inout Taken, _ present: ArticleContent?, _ document: OfficialDocument?
    ) async throws {
        let removed = Set(form.fields.list("remove"))
        for attachment in present?.attachments ?? [] where !removed.contains(attachment.published) {
            taken.content.attachments.append(attachment)
            taken.findings += try await routes.findings(in: attachment)
        }
        let chosen = Set(form.fields.list("document_file").compactMap { Int($0) })
        for (place, file) in (document?.contents.files ?? []).enumerated() where chosen.contains(place) {
            try await take(try await routes.files.bytes(file.hash), file.name, &taken)
        }
        for upload in form.files where upload.field == "attachments" && upload.size > 0 {
            try await take(try upload.bytes(limit: ArticleShelf.limit), upload.name, &taken)
        }
    }

    private func take(_ bytes: [UInt8], _ name: String, _ taken: inout Taken) async throws {
        let file = try await routes.attachments.take(bytes, named: name, on: today)
        taken.content.attachments.append(file.attachment)
        taken.findings += file.findings
        taken.notes += file.notes.map { "“\(file.attachment.name)”：\($0)" }
    }
}

extension ArticleRoutes {
    /// Everything the gate finds in a content whose files are all kept already.
    func findings(in content: ArticleContent) async throws -> [FindingDraft] {
        var found = gate.findings(in: content, on: publishing.today)
        for attachment in content.attachments { found += try await findings(in: attachment) }
        return try await found + findings(inPicturesOf: content.body)
    }

    func findings(in attachment: Attachment) async throws -> [FindingDraft] {
        try await attachments.findings(
            in: attachment, bytes: try await files.bytes(attachment.published), on: publishing.today)
    }

    func findings(inPicturesOf body: String) async throws -> [FindingDraft] {
        var found: [FindingDraft] = []
        for (index, hash) in ArticleBody.pictures(in: body).enumerated() {
            let picture = Attachment(
                name: "正文图片\(index + 1).png", original: hash, published: hash, size: 0, kind: "png")
            found += try await findings(in: picture)
        }
        return found
    }
}
