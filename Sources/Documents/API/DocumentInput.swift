import Kernel
import ObjectStorage
import Site

/// What a call writes into a document: its words, and its files, looked at before the first is kept.
struct DocumentInput {
    let call: APICall
    let shelf: FileShelf

    /// - Parameter present: What there is: its files stay when the call brings none, and its pictures may.
    func contents(keeping present: DocumentContents? = nil) async throws -> DocumentContents {
        let fields = call.fields, body = try body()
        let known = DocumentBody.pictures(in: present?.body ?? "")
        if let refusal = DocumentBody.pictureRefusal(in: body, known: known) { throw refusal }
        let superior = fields.object("superior").map { given in
            SuperiorDocument(
                number: given["number"], title: given["title"],
                attribute: DisclosureAttribute(rawValue: given["attribute"]),
                isForwarded: given.flag("forwarded") ?? false)
        }
        guard let kind = DocumentKind(rawValue: fields["kind"]) else { throw Refusal.notFound }
        return DocumentContents(
            title: fields["title"], kind: kind, organCode: fields["organ_code"], addressees: fields["addressees"],
            copies: fields["copies"], body: body, files: try await files() ?? present?.files ?? [],
            isPolicy: fields.flag("policy") ?? false, isNormative: fields.flag("normative") ?? false,
            isGovernmentDraft: fields.flag("government_draft") ?? false,
            proposal: DocumentInput.proposal(fields.object("proposal")), superior: superior,
            superiorOverride: fields.optional("superior_override"), jointOrgans: fields.texts("joint_organs") ?? [])
    }

    static func proposal(_ fields: APIFields?) -> AttributeProposal? {
        guard let fields, let attribute = DisclosureAttribute(rawValue: fields["attribute"]) else { return nil }
        return AttributeProposal(attribute, reason: fields["reason"])
    }

    var approval: ImportedApproval? {
        get throws {
            guard let given = call.fields.object("approval") else { return nil }
            guard let secrecy = given.object("secrecy").flatMap(DocumentInput.finding), let day = given.day("signed_on")
            else { throw Refusal.notFound }
            return ImportedApproval(
                drafter: given["drafter"], secrecyReviewer: given["secrecy_reviewer"], secrecy: secrecy,
                signer: given["signer"], signedOn: day, number: given["number"])
        }
    }

    static func finding(_ fields: APIFields) -> SecrecyFinding? {
        SecrecyConclusion(rawValue: fields["conclusion"]).map { SecrecyFinding($0, basis: fields["basis"]) }
    }

    private func body() throws -> String {
        guard let html = call.fields.optional("body") else { return DocumentBody.typed(call.fields["text"]) }
        guard call.fields.optional("text") == nil else {
            throw Refusal(.invalid, "没有执行：body 和 text 只能填一个。请去掉其中一个。", field: "text")
        }
        return DocumentBody.cleaned(html)
    }

    private func files() async throws -> [DocumentFile]? {
        guard !call.files.isEmpty else { return nil }
        var looked: [(role: DocumentFile.Role, name: String, kind: String, bytes: [UInt8])] = []
        for role in DocumentFile.Role.allCases {
            for file in call.files(role.rawValue) {
                let bytes = try file.bytes(limit: FileShelf.limit)
                let finding = try DocumentFileSniffing.accept(bytes, name: file.name, field: role.rawValue)
                looked.append((role, finding.name, finding.kind, bytes))
            }
        }
        var kept: [DocumentFile] = []
        for file in looked {
            kept.append(
                DocumentFile(
                    role: file.role, name: file.name, hash: try await shelf.keep(file.bytes), size: file.bytes.count,
                    kind: file.kind))
        }
        return kept
    }
}
