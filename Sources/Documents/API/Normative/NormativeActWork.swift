import Kernel
import ObjectStorage
import Site

/// One act on a text from a call: reads what came, names the store's verb.
struct NormativeActWork {
    let texts: NormativeStore
    let shelf: FileShelf
    let call: APICall
    let id: NormativeID
    let officer: Officer

    private typealias Verb = @Sendable () async throws -> NormativeText

    func work(_ act: NormativeAct) async throws -> APIWork<NormativeText> {
        // Not visible comes before whatever else is wrong with the call, and files are kept only for who may act.
        let current = try await texts.text(id, for: officer)
        if let refusal = current.refusal(of: act, by: officer) { throw refusal }
        return APIWork(try await verb(act)) { act == .renew ? $0.created : $0.answer }
    }

    private func verb(_ act: NormativeAct) async throws -> Verb {
        let (texts, id, officer, version) = (texts, id, officer, call.version)
        switch act {
        case .study, .draft, .comment, .consult, .deliberate, .sign, .file, .interpret, .evaluate:
            guard let stage = act.stage else { throw Refusal.notFound }
            let entry = try await entry()
            return { try await texts.record(stage, entry, on: id, by: officer, version: version) }
        case .submitReview, .concludeReview, .revise: return try await reviewing(act)
        case .register:
            let registration = try NormativeInput(call: call).registration("登记")
            return { try await texts.register(registration, on: id, by: officer, version: version) }
        case .skip:
            let stage = try word("stage", NormativeStage.init(rawValue:)), reason = call.fields["reason"]
            return { try await texts.skip(stage, reason: reason, on: id, by: officer, version: version) }
        case .relate: return try relating()
        case .unrelate:
            let relation: NormativeRelationID = try word("relation") { Identifier($0) }
            return { try await texts.unrelate(relation, of: id, by: officer, version: version) }
        case .renew: return { try await texts.renew(id, by: officer) }
        case .publish:
            let publication = NormativePublication(on: try day("on"), address: call.fields["address"])
            return { try await texts.publish(publication, on: id, by: officer, version: version) }
        }
    }

    /// 合法性审核 (CONS-6).
    private func reviewing(_ act: NormativeAct) async throws -> Verb {
        let (texts, id, officer, version) = (texts, id, officer, call.version)
        if act == .submitReview {
            let unit: UnitID = try word("unit") { Identifier($0) }
            try await texts.requireOpen(unit, of: officer.agency, what: "审核科室")
            let wanted = call.fields.day("wanted"), entry = try await entry()
            return {
                try await texts.submitReview(
                    entry, to: unit, wanted: wanted, on: id, by: officer, version: version)
            }
        }
        let entry = try await entry()
        guard act == .concludeReview else {
            return { try await texts.revise(entry, on: id, by: officer, version: version) }
        }
        let opinion = try word("opinion", LegalityOpinion.init(rawValue:))
        return { try await texts.concludeReview(opinion, entry, on: id, by: officer, version: version) }
    }

    private func relating() throws -> Verb {
        let (texts, id, officer, version, fields) = (texts, id, officer, call.version, call.fields)
        let kind = try word("kind", NormativeRelationKind.init(rawValue:))
        let own: NormativeID? = fields.id("target")
        let target =
            own.map { .own($0) }
            ?? fields.optional("title").map { NormativeTarget.outside(title: $0, number: fields.optional("number")) }
        guard let target else {
            throw Refusal(.invalid, "未能登记关系：没有选择另一份文件。请填写 target 或者 title。", rule: "NORM-4", field: "target")
        }
        return {
            try await texts.relate(
                id, kind, to: target, scope: fields.optional("scope"), worksOn: fields.day("works_on"), by: officer,
                version: version
            ).text
        }
    }

    private func entry() async throws -> StageEntry {
        StageEntry(
            on: try day("on"), from: call.fields.day("from"), note: call.fields["note"], file: try await file())
    }

    private func file() async throws -> NormativeFile? {
        guard let upload = call.files("file").first else { return nil }
        let bytes = try upload.bytes(limit: FileShelf.limit)
        let found = try NormativeSniffing.accept(bytes, name: upload.name)
        return NormativeFile(
            name: found.name, hash: try await shelf.keep(bytes), size: bytes.count, kind: found.kind)
    }

    /// The schema has let only days and the words of the type pass.
    private func day(_ field: String) throws -> Day { try word(field) { Day(iso: $0) } }

    private func word<Word>(_ field: String, _ read: (String) -> Word?) throws -> Word {
        guard let word = read(call.fields[field]) else { throw Refusal.notFound }
        return word
    }
}
