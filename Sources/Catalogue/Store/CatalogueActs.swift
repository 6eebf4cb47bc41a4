import Audit
package import Kernel
import SQL

/// From the first line to the edition in force.
extension CatalogueStore {
    /// Draws up the next edition: a copy of the one in force, or `lines` when there is none.
    package func begin(
        _ catalogue: CatalogueName, lines: [CatalogueLine] = [], by officer: Officer
    ) async throws -> CatalogueEdition {
        try await act(officer) { writer in
            let tx = writer.tx
            if let refusal = CatalogueEdition.beginningRefusal(catalogue, by: officer) { throw refusal }
            let all = try EditionRows.editions(of: catalogue, in: tx)
            if all.contains(where: { $0.stage.isOpen }) {
                throw Refusal(
                    .stateRefused, "未能草拟新版：已有一版在草拟或者等待批准。请先办完那一版，或者作废后重新草拟。", rule: catalogue.kind.rule)
            }
            guard let keeper = catalogue.unit ?? officer.units.sorted().first else {
                throw Refusal(.invalid, "未能草拟目录：您没有所在科室，年度审查无人负责。请先由系统管理员设置您的科室。", rule: "TASK-7")
            }
            let inForce = try all.first { $0.stage == .inForce }.map { try EditionRows.whole($0, in: tx) }
            let edition = CatalogueEdition(
                id: tx.newID(), agency: catalogue.agency, kind: catalogue.kind, unit: catalogue.unit, keeper: keeper,
                number: (all.map(\.number).max() ?? 0) + 1,
                items: inForce?.items ?? lines.map { $0.item(tx.newID()) }, drafter: officer.id)
            try EditionRows.insert(edition, in: tx)
            try writer.journal.append(
                writer.entry("begin", edition, before: nil, "草拟\(edition.kind.chinese)\(edition.title)"), in: tx)
            return edition
        }
    }

    /// Adds a line, or rewrites the one that `id` names.
    package func keepItem(
        _ id: CatalogueItemID?, _ line: CatalogueLine, in edition: EditionID, by officer: Officer, version: Int? = nil
    ) async throws -> CatalogueEdition {
        try await act(officer) { writer in
            let before = try writer.edition(edition, .edit, on: id, version: version)
            if let fault = line.content.fault(in: before.kind) { throw fault }
            var next = before
            if let id, let index = next.items.firstIndex(where: { $0.id == id }) {
                next.items[index] = line.item(id)
            } else {
                next.items.append(line.item(writer.tx.newID()))
            }
            let note = "\(id == nil ? "添加" : "修改")事项“\(line.content.name)”"
            return try writer.save(next, from: before, act: "edit", note: note)
        }
    }

    package func removeItem(
        _ id: CatalogueItemID, from edition: EditionID, by officer: Officer, version: Int? = nil
    ) async throws -> CatalogueEdition {
        try await act(officer) { writer in
            let before = try writer.edition(edition, .edit, on: id, version: version)
            var next = before
            next.items.removeAll { $0.id == id }
            let name = before.item(id)?.content.name ?? ""
            return try writer.save(next, from: before, act: "edit", note: "删除事项“\(name)”")
        }
    }

    /// Puts the lines of a table in place of all there are; those with the same name stay the same items.
    package func importLines(
        _ lines: [CatalogueLine], note: String, into edition: EditionID, by officer: Officer, version: Int? = nil
    ) async throws -> CatalogueEdition {
        try await act(officer) { writer in
            let before = try writer.edition(edition, .edit, version: version)
            let known = try CatalogueStore.predecessor(of: before, in: writer.tx)?.items ?? []
            var ids = Dictionary(
                (before.items + known).map { ($0.content.key, $0.id) }, uniquingKeysWith: { first, _ in first })
            var next = before
            next.importNote = note
            next.items = lines.map { $0.item(ids.removeValue(forKey: $0.content.key) ?? writer.tx.newID()) }
            return try writer.save(next, from: before, act: "import", note: note)
        }
    }

    package func submit(
        _ edition: EditionID, changeNote: String, by officer: Officer, version: Int? = nil
    ) async throws -> CatalogueEdition {
        try await act(officer) { writer in
            let before = try writer.edition(edition, .submit, version: version)
            if let fault = before.submissionFault { throw fault }
            guard !changeNote.isEmpty, changeNote.count <= 500 else {
                throw Refusal(
                    .invalid, "未能送审：请用1至500字说明这一版的制定依据或者修改内容。", rule: before.kind.rule, field: "change_note")
            }
            var next = before
            next.stage = .submitted
            next.submitter = officer.id
            next.changeNote = changeNote
            return try writer.save(next, from: before, act: "submit", note: "送审：\(changeNote)")
        }
    }

    /// 撤回送审, 退回修改: the edition is a draft again.
    package func reopen(
        _ edition: EditionID, _ act: CatalogueAct, reason: String = "", by officer: Officer, version: Int? = nil
    ) async throws -> CatalogueEdition {
        try await self.act(officer) { writer in
            let before = try writer.edition(edition, act, version: version)
            if act == .sendBack, reason.isEmpty || reason.count > 500 {
                throw Refusal(.invalid, "未能退回修改：请用1至500字说明原因。", rule: "CAT-1", field: "reason")
            }
            var next = before
            next.stage = .draft
            next.submitter = nil
            let note = reason.isEmpty ? act.chinese : "\(act.chinese)：\(reason)"
            return try writer.save(next, from: before, act: act.rawValue, note: note)
        }
    }

    package func discard(
        _ edition: EditionID, by officer: Officer, version: Int? = nil
    ) async throws -> CatalogueEdition {
        try await act(officer) { writer in
            let before = try writer.edition(edition, .discard, version: version)
            var next = before
            next.stage = .discarded
            return try writer.save(next, from: before, act: "discard", note: "作废\(before.title)")
        }
    }

    /// Puts the edition in force, the one before it out of force, and settles the duties that it meets.
    package func approve(
        _ edition: EditionID, by officer: Officer, version: Int? = nil
    ) async throws -> CatalogueEdition {
        try await act(officer) { writer in
            let before = try writer.edition(edition, .approve, version: version)
            let old = try CatalogueStore.predecessor(of: before, in: writer.tx)
            if let old, old.stage == .inForce {
                var past = old
                past.stage = .superseded
                past.supersededAt = writer.tx.now
                _ = try writer.save(past, from: old, act: "supersede", note: "由第\(before.number)版替代")
            }
            var next = before
            next.stage = .inForce
            next.approverName = officer.name
            next.approvedAt = writer.tx.now
            let comparison = EditionComparison(next, since: old)
            let saved = try writer.save(next, from: before, act: "approve", note: "批准施行：\(comparison.chinese)")
            try writer.meetChanges(of: comparison.touched, by: "目录\(saved.title)")
            try writer.turnReview(of: saved, note: "新版施行")
            return saved
        }
    }

    func act<Result: Sendable>(
        _ officer: Officer, _ body: @escaping @Sendable (CatalogueWriter) throws -> Result
    ) async throws -> Result {
        do {
            return try await store.write { [journal, obligations] tx in
                try body(CatalogueWriter(obligations: obligations, journal: journal, officer: officer, tx: tx))
            }
        } catch SQLError.uniqueViolation {
            throw CatalogueStore.changedMeanwhile
        }
    }
}
