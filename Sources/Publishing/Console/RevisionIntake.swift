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
    ///   - pictures: what earlier revisions of the article show, by hash: looked through and cleaned when they came.
    ///   - document: the official document it begins from.
    func content(
        for column: SiteColumn, from present: ArticleContent?, pictures: Set<String> = [], document: OfficialDocument?
    ) async throws -> Taken {
        var taken = Taken(content: try ArticleForm.content(of: form, column: column))
        if let fault = taken.content.fault { throw fault }
        if let upload = form.file("word"), upload.size > 0 {
            try await takeText(upload, &taken)
        } else {
            taken.content.body = typedBody(present, document)
            try await settlePictures(known: pictures, of: document, &taken)
        }
        try await addAttachments(to: &taken, present, document)
        taken.findings = routes.gate.findings(in: taken.content, on: today) + taken.findings
        return taken
    }

    // MARK: Text

    private func takeText(_ upload: UploadedFile, _ taken: inout Taken) async throws {
        let text = try await routes.texts.take(
            try upload.bytes(limit: ArticleShelf.limit), named: upload.name, on: today)
        taken.content.body = text.html
        taken.findings += text.findings
        taken.notes += text.notes
    }

    /// A text that the small editor cannot show was not in the form: it stays as it is.
    private func typedBody(_ present: ArticleContent?, _ document: OfficialDocument?) -> String {
        guard form["body"].isEmpty, let before = present?.body ?? document?.contents.body,
            ArticleBody.editable(before) == nil
        else { return ArticleBody.typed(form["body"]) }
        return ArticleBody.cleaned(before)
    }

    /// Pictures that were kept before are looked through by today's rules; those of the official document are cleaned
    /// on their way in; any other file, such as the original of an attachment, does not become public by being named.
    private func settlePictures(
        known: Set<String>, of document: OfficialDocument?, _ taken: inout Taken
    ) async throws {
        let offered = Set(document.map { ArticleBody.pictures(in: ArticleBody.cleaned($0.contents.body)) } ?? [])
        for (index, hash) in ArticleBody.pictures(in: taken.content.body).enumerated() {
            if known.contains(hash) {
                taken.findings += try await routes.kept.findings(inPicture: hash, index, on: today)
            } else if offered.contains(hash) {
                let picture = try await routes.attachments.take(
                    try await routes.files.bytes(hash), named: KeptContentGate.pictureName(index), on: today)
                taken.findings += picture.findings
                taken.content.body = ArticleBody.exchanging(
                    hash, for: picture.attachment.published, in: taken.content.body)
            } else {
                throw Refusal(
                    .invalid, "未能保存：正文引用的第\(index + 1)张图片不是这条信息的图片。请把图片放在 Word 正文中上传，或者作为附件添加。", rule: "PII-6",
                    field: "body")
            }
        }
    }

    // MARK: Attachments

    private func addAttachments(
        to taken: inout Taken, _ present: ArticleContent?, _ document: OfficialDocument?
    ) async throws {
        let removed = Set(form.fields.list("remove"))
        for attachment in present?.attachments ?? [] where !removed.contains(attachment.published) {
            taken.content.attachments.append(attachment)
            taken.findings += try await routes.kept.findings(in: attachment, on: today)
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
