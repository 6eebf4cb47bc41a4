import Kernel
import ObjectStorage
import People
import Site

/// One act on a text from its form: reads what was typed, keeps the file before the row that names it, asks the store.
struct NormativeActing {
    let texts: NormativeStore
    let files: FileShelf
    let form: Form
    let text: NormativeID
    let officer: Officer
    let act: NormativeAct

    /// The text to show after it: the new one after a renewal.
    func carryOut() async throws -> NormativeID {
        guard let version = form.fields.number(NormativeField.version) else {
            throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新填写。")
        }
        switch act {
        case .study, .draft, .comment, .consult, .deliberate, .sign, .file, .interpret, .evaluate:
            guard let stage = act.stage else { throw Refusal.notFound }
            _ = try await texts.record(stage, try await entry(), on: text, by: officer, version: version)
        case .submitReview: try await submit(version)
        case .concludeReview: try await conclude(version)
        case .revise: _ = try await texts.revise(try await entry(), on: text, by: officer, version: version)
        case .register:
            let registration = try NormativeReading(form).registration("\(act.rawValue)_", "登记")
            _ = try await texts.register(registration, on: text, by: officer, version: version)
        case .skip:
            guard let stage = NormativeStage(rawValue: typed("stage")) else { throw missing("环节", "stage") }
            _ = try await texts.skip(stage, reason: typed("note"), on: text, by: officer, version: version)
        case .relate: try await relate(version)
        case .unrelate:
            guard let relation: NormativeRelationID = Identifier(typed("relation")) else {
                throw missing("关系", "relation")
            }
            try await texts.unrelate(relation, of: text, by: officer, version: version)
        case .renew: return try await texts.renew(text, by: officer).id
        case .publish:
            let publication = NormativePublication(on: try day("on"), address: typed("address"))
            _ = try await texts.publish(publication, on: text, by: officer, version: version)
        }
        return text
    }

    private func submit(_ version: Int) async throws {
        guard let unit = UnitID(typed("unit")) else { throw missing("审核科室", "unit") }
        try await texts.requireOpen(unit, of: officer.agency, what: "审核科室")
        let wanted = typed("wanted").isEmpty ? nil : try day("wanted")
        _ = try await texts.submitReview(
            try await entry(), to: unit, wanted: wanted, on: text, by: officer, version: version)
    }

    private func conclude(_ version: Int) async throws {
        guard let opinion = LegalityOpinion(rawValue: typed("opinion")) else { throw missing("审核结论", "opinion") }
        _ = try await texts.concludeReview(opinion, try await entry(), on: text, by: officer, version: version)
    }

    private func relate(_ version: Int) async throws {
        guard let kind = NormativeRelationKind(rawValue: typed("kind")) else { throw missing("关系", "kind") }
        let target: NormativeTarget
        if let own = NormativeID(typed("target")) {
            target = .own(own)
        } else if !typed("title").isEmpty {
            let number = typed("number")
            target = .outside(title: typed("title"), number: number.isEmpty ? nil : number)
        } else {
            throw missing("另一份文件", "target")
        }
        let scope = typed("scope")
        _ = try await texts.relate(
            text, kind, to: target, scope: scope.isEmpty ? nil : scope,
            worksOn: typed("works").isEmpty ? nil : try day("works"), by: officer, version: version)
    }

    /// The decision about role and stage is asked before a file is kept, so that what is refused leaves nothing behind.
    private func entry() async throws -> StageEntry {
        let current = try await texts.text(text, for: officer)
        if let refusal = current.refusal(of: act, by: officer) { throw refusal }
        let from = act == .comment ? try day("from") : nil
        return StageEntry(on: try day("on"), from: from, note: typed("note"), file: try await file())
    }

    private func file() async throws -> NormativeFile? {
        guard let upload = form.file(NormativeField.name(act, "file")) else { return nil }
        let bytes = try upload.bytes(limit: FileShelf.limit)
        let found = try NormativeSniffing.accept(bytes, name: upload.name)
        return NormativeFile(
            name: found.name, hash: try await files.keep(bytes), size: bytes.count, kind: found.kind)
    }

    private func typed(_ field: String) -> String { form[NormativeField.name(act, field)] }

    private func day(_ field: String) throws -> Day {
        guard let day = Day(iso: typed(field)) else {
            throw Refusal(.invalid, "未能\(act.chinese)：日期不是有效日期。请按“2026-03-13”的格式填写。", field: field)
        }
        return day
    }

    private func missing(_ what: String, _ field: String) -> Refusal {
        Refusal(.invalid, "未能\(act.chinese)：没有选择\(what)。请选择后再提交。", field: field)
    }
}
