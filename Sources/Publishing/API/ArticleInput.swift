import Documents
import Kernel
import Site

/// What a call writes into an article: its words and its files, cleaned and looked through by the gate (PII-6). What the
/// call leaves out stays as it was.
struct ArticleInput {
    let routes: ArticleOperationRoutes
    let call: APICall
    /// Those of the article's agency.
    let columns: [SiteColumn]
    /// The official document that a new article begins from.
    let document: OfficialDocument?

    struct Taken: Sendable {
        var content: ArticleContent
        var findings: [FindingDraft] = []
        var notes: [String] = []
    }

    private var today: Day { routes.publishing.today }

    /// What a new article says before the call's own words.
    func beginning(in column: ColumnID, issuer: String) -> ArticleContent {
        ArticleContent(
            title: document?.contents.title ?? "", body: ArticleBody.cleaned(document?.contents.body ?? ""),
            issuer: issuer, documentNumber: document?.number?.text ?? "", writtenOn: document?.signedOn,
            column: column)
    }

    func taken(onto present: ArticleContent) async throws -> Taken {
        var taken = Taken(content: try facts(onto: present))
        let word = try text(&taken.content)
        // All that can be refused without a file is refused before the first is kept.
        if let fault = taken.content.fault { throw fault }
        let lent = try lentFiles()
        if word == nil { try checkPictures(of: taken.content.body, present) }
        taken.content.attachments = []
        if let word {
            let read = try await routes.texts.take(
                try word.bytes(limit: ArticleShelf.limit), named: word.name, on: today)
            taken.content.body = read.html
            taken.findings += read.findings
            taken.notes += read.notes
        } else {
            try await addPictures(&taken, present)
        }
        try await addAttachments(&taken, present, lent)
        taken.findings = routes.gate.findings(in: taken.content, on: today) + taken.findings
        return taken
    }

    // MARK: Words

    private func facts(onto present: ArticleContent) throws -> ArticleContent {
        let fields = call.fields
        var next = present
        let words: [(String, WritableKeyPath<ArticleContent, String>)] = [
            ("title", \.title), ("summary", \.summary), ("issuer", \.issuer), ("author", \.author),
            ("document_number", \.documentNumber), ("index_number", \.indexNumber), ("topic", \.topic),
        ]
        for (name, path) in words where fields.has(name) { next[keyPath: path] = fields[name] }
        if let keywords = fields.texts("keywords") {
            next.keywords = keywords.flatMap { $0.split { "、，,；; \n".contains($0) }.map(String.init) }
        }
        if fields.has("source") || fields.has("source_address") {
            let source = fields.has("source") ? fields["source"] : present.origin.source ?? ""
            let address = fields.has("source_address") ? fields["source_address"] : present.origin.address
            next.origin = source.isEmpty && address.isEmpty ? .own : .republished(source: source, address: address)
        }
        if fields.has("written_on") { next.writtenOn = fields.day("written_on") }
        try place(&next)
        return next
    }

    private func place(_ content: inout ArticleContent) throws {
        if let column: ColumnID = call.fields.id("column") { content.column = column }
        if let others = call.fields.texts("also_in") { content.alsoIn = others.compactMap { ColumnID($0) } }
        content.alsoIn.removeAll { $0 == content.column }
        let known = Set(columns.map(\.id))
        guard known.contains(content.column), known.isSuperset(of: content.alsoIn) else {
            throw PublishingStore.noColumn
        }
        try enter(&content)
    }

    /// The fields of the column's form; those that stay are moved to it.
    private func enter(_ content: inout ArticleContent) throws {
        let form = columns.first { $0.id == content.column }?.form ?? .text
        guard let given = call.fields.objects("fields") else {
            content.fields = content.fields.moved(to: form)
            return
        }
        for entry in given where form.field(entry["key"]) == nil {
            throw Refusal(
                .invalid, "没有保存：栏目体裁“\(form.chinese)”没有要素“\(entry["key"])”。请按栏目的体裁填写。", rule: "CAT-2",
                field: "fields")
        }
        content.fields = StructuredFields(form, Dictionary(given.map { ($0["key"], $0["value"]) }) { $1 })
    }

    /// Puts the text of the call into `content`; a Word file is read later.
    private func text(_ content: inout ArticleContent) throws -> UploadedFile? {
        let fields = call.fields, word = call.files("word").first
        let given = ["body", "text"].filter { fields.has($0) } + (word == nil ? [] : ["word"])
        guard given.count <= 1 else {
            throw Refusal(.invalid, "没有保存：body、text 和 word 只能给出一个。请去掉其余的再提交。", field: given.last)
        }
        if fields.has("body") { content.body = ArticleBody.cleaned(fields["body"]) }
        if fields.has("text") { content.body = ArticleBody.typed(fields["text"]) }
        return word
    }

    // MARK: Pictures

    private var brought: [String: UploadedFile] {
        Dictionary(call.files("picture").map { ($0.digest, $0) }) { first, _ in first }
    }

    private var lentPictures: [String] { ArticleBody.pictures(in: ArticleBody.cleaned(document?.contents.body ?? "")) }

    /// Whoever knows the hash of a file must not make it public with an article that it does not belong to.
    private func checkPictures(of body: String, _ present: ArticleContent) throws {
        let shown = ArticleBody.pictures(in: body)
        let brought = brought
        let known = Set(ArticleBody.pictures(in: present.body) + lentPictures).union(brought.keys)
        guard known.isSuperset(of: shown) else {
            throw Refusal(.invalid, "没有保存：正文引用了没有随同上传的图片。请把图片作为 picture 上传，并以它的摘要引用。", rule: "PII-6", field: "body")
        }
        for (hash, file) in brought {
            guard shown.contains(hash) else {
                throw Refusal(.invalid, "没有保存：上传的图片“\(file.name)”在正文中没有引用。请按它的摘要引用，或者去掉。", field: "picture")
            }
            guard KeptFile(try file.bytes(limit: ArticleShelf.limit), name: file.name).isPicture else {
                throw Refusal(.invalid, "没有保存：“\(file.name)”不是图片。请上传 png、jpg、gif 或者 webp 图片。", field: "picture")
            }
        }
    }

    private func addPictures(_ taken: inout Taken, _ present: ArticleContent) async throws {
        let lent = lentPictures, brought = brought
        for (index, hash) in ArticleBody.pictures(in: taken.content.body).enumerated() {
            guard brought[hash] != nil || lent.contains(hash) else {
                taken.findings += try await routes.kept.findings(inPicture: hash, index, on: today)
                continue
            }
            var bytes = try brought[hash]?.bytes(limit: ArticleShelf.limit)
            if bytes == nil { bytes = try await routes.files.bytes(hash) }
            let picture = try await routes.attachments.take(
                bytes ?? [], named: KeptContentGate.pictureName(index), on: today)
            taken.findings += picture.findings
            taken.content.body = ArticleBody.exchanging(
                hash, for: picture.attachment.published, in: taken.content.body)
        }
    }

    // MARK: Attachments

    private func lentFiles() throws -> [DocumentFile] {
        let wanted = call.fields.texts("document_files") ?? []
        let found = (document?.contents.files ?? []).filter { wanted.contains($0.hash) }
        guard Set(wanted).isSubset(of: found.map(\.hash)) else {
            throw Refusal(.invalid, "没有保存：公文没有所指的文件。请按公文的文件摘要填写。", field: "document_files")
        }
        return found
    }

    private func addAttachments(
        _ taken: inout Taken, _ present: ArticleContent, _ lent: [DocumentFile]
    ) async throws {
        let removed = Set(call.fields.texts("remove_attachments") ?? [])
        for attachment in present.attachments where !removed.contains(attachment.published) {
            taken.content.attachments.append(attachment)
            taken.findings += try await routes.kept.findings(in: attachment, on: today)
        }
        for file in lent { try await take(try await routes.files.bytes(file.hash), file.name, &taken) }
        for file in call.files("attachment") {
            try await take(try file.bytes(limit: ArticleShelf.limit), file.name, &taken)
        }
    }

    private func take(_ bytes: [UInt8], _ name: String, _ taken: inout Taken) async throws {
        let file = try await routes.attachments.take(bytes, named: name, on: today)
        taken.content.attachments.append(file.attachment)
        taken.findings += file.findings
        taken.notes += file.notes.map { "“\(file.attachment.name)”：\($0)" }
    }
}
