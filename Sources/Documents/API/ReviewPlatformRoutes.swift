import Kernel
package import ObjectStorage
package import Site

/// A legality-review platform's way in: it lists what waits, reads it, and hands its opinion over. What there is stands
/// in `ReviewPlatformOperations`.
package struct ReviewPlatformRoutes: Sendable {
    let normative: NormativeStore
    let shelf: FileShelf

    package init(normative: NormativeStore, shelf: FileShelf) {
        self.normative = normative
        self.shelf = shelf
    }

    package func register(on routes: SiteRoutes) {
        routes.reading(ReviewPlatformOperations.texts) { call in try await list(call) }
        routes.reading(ReviewPlatformOperations.read) { call, id in
            let text = try await normative.text(id, for: call.officer)
            return APIAnswer(text.json, version: text.version)
        }
        routes.reading(ReviewPlatformOperations.download) { call, id, hash in
            guard let file = try await normative.text(id, for: call.officer).reviewFile(hash) else {
                throw Refusal.notFound
            }
            return FileAnswer(
                try await shelf.bytes(hash), name: file.name, type: DocumentFileSniffing.servedType(of: file.kind))
        }
        routes.writing(ReviewPlatformOperations.opinion) { call, id in try await opinion(call, id) }
    }

    private func list(_ call: APICall) async throws -> APIAnswer {
        let awaiting = call.query["awaiting"]
        let all = try await normative.library(for: call.officer).texts.filter { text in
            awaiting.isEmpty || (awaiting == "true") == text.reviews.contains { $0.conclusion == nil }
        }.sorted { $0.id > $1.id }
        return try call.paging.answer(all, id: \.id.text) { $0.json }
    }

    private func opinion(
        _ call: APICall, _ id: NormativeID
    ) async throws -> APIWork<(text: NormativeText, isNew: Bool)> {
        let officer = try call.officer, fields = call.fields, normative = normative
        let current = try await normative.text(id, for: officer)
        // The same opinion again is no new act: who may not give one is refused before a file is kept.
        let isKnown = current.reviews.contains { $0.platform?.id == fields["external_id"] }
        if !isKnown, let refusal = current.refusal(of: .concludeReview, by: officer) { throw refusal }
        guard let word = LegalityOpinion(rawValue: fields["opinion"]), let day = fields.day("on") else {
            throw Refusal.notFound
        }
        let given = PlatformOpinion(
            reference: PlatformReference(system: fields["system"], id: fields["external_id"]), opinion: word,
            text: fields["text"], reviewerName: fields["reviewer"], on: day, file: try await file(call))
        return APIWork {
            try await normative.importOpinion(given, on: id, by: officer)
        } answer: { done in
            APIAnswer(
                created: done.text.json, at: ReviewPlatformOperations.read.route(id), version: done.text.version)
        }
    }

    private func file(_ call: APICall) async throws -> NormativeFile? {
        guard let file = call.files("file").first else { return nil }
        let bytes = try file.bytes(limit: FileShelf.limit)
        let finding = try DocumentFileSniffing.accept(bytes, name: file.name, field: "file")
        return NormativeFile(
            name: finding.name, hash: try await shelf.keep(bytes), size: bytes.count, kind: finding.kind)
    }
}
