import Audit
package import Kernel
import SQL

/// What somebody typed to relate a text to another.
extension NormativeStore {
    @discardableResult
    package func relate(
        _ id: NormativeID, _ kind: NormativeRelationKind, to target: NormativeTarget, scope: String? = nil,
        worksOn: Day? = nil, by officer: Officer, version: Int? = nil
    ) async throws -> (text: NormativeText, relation: NormativeRelation) {
        try await store.write { tx in
            let text = try NormativeStore.visible(id, to: officer, in: tx)
            if let version, version != text.version { throw NormativeStore.changedMeanwhile }
            if let refusal = text.refusal(of: .relate, by: officer) { throw refusal }
            let relation = NormativeRelation(
                id: tx.newID(), kind: kind, source: id, target: target, scope: scope, worksOn: worksOn)
            let library = try NormativeRows.library(of: text.agency, in: tx)
            if let own = target.own, library.text(own)?.isRegistered != true {
                throw Refusal(
                    .invalid, "未能登记关系：另一份文件不在库中，或者还没有登记印发（NORM-4）。请从库中选择。", rule: "NORM-4", field: "target")
            }
            if let refusal = NormativeRelation.refusal(of: relation, among: library.relations) { throw refusal }
            let writer = NormativeWriter(self, tx, by: officer)
            try writer.insert(relation, of: text)
            let next = try writer.touch(
                text, act: .relate, note: NormativeStore.words(relation, library), in: tx)
            if next.isRegistered {
                try writer.waiveEvaluations(endedBy: next)
                try writer.settleCleanUps(of: next.agency)
            }
            return (next, relation)
        }
    }

    @discardableResult
    package func unrelate(
        _ relation: NormativeRelationID, of id: NormativeID, by officer: Officer, version: Int? = nil
    ) async throws -> NormativeText {
        try await store.write { tx in
            let text = try NormativeStore.visible(id, to: officer, in: tx)
            if let version, version != text.version { throw NormativeStore.changedMeanwhile }
            if let refusal = text.refusal(of: .unrelate, by: officer) { throw refusal }
            let library = try NormativeRows.library(of: text.agency, in: tx)
            guard let row = library.relations.first(where: { $0.id == relation && $0.source == id }) else {
                throw Refusal.notFound
            }
            try tx.execute("DELETE FROM normative_relation WHERE id = ? AND source_id = ?", [relation, id])
            return try NormativeWriter(self, tx, by: officer)
                .touch(text, act: .unrelate, note: NormativeStore.words(row, library), in: tx)
        }
    }

    /// 重新制定: a new text at the first stage that replaces the old one once it takes effect (NORM-5).
    package func renew(_ id: NormativeID, by officer: Officer) async throws -> NormativeText {
        try await store.write { tx in
            let old = try NormativeStore.visible(id, to: officer, in: tx)
            let (next, relation) = try old.renewing(id: tx.newID(), relation: tx.newID(), by: officer).get()
            if try tx.first("SELECT id FROM normative WHERE renews_id = ?", [id]) != nil {
                throw Refusal(.stateRefused, "未能重新制定：这份文件已经在重新制定。请办理已有的立项。", rule: "NORM-5")
            }
            let writer = NormativeWriter(self, tx, by: officer)
            try writer.insert(next, act: "create", rule: "NORM-5", note: "重新制定\(old.cited)")
            try writer.insert(relation, of: next)
            try writer.touch(old, act: .renew, note: "重新制定，原文件在新文件施行时被替代", in: tx)
            return next
        }
    }

    private static func words(_ relation: NormativeRelation, _ library: NormativeLibrary) -> String {
        let other =
            switch relation.target {
            case .own(let id): library.text(id)?.cited ?? ""
            case .outside(let title, let number): "《\(title)》" + (number.map { "（\($0)）" } ?? "")
            }
        return "\(relation.kind.chinese)\(other)" + (relation.scope.map { "（\($0)）" } ?? "")
    }
}

extension NormativeWriter {
    /// A change that stands in another table: the version goes on, so that what was read before is refused.
    @discardableResult
    func touch(_ text: NormativeText, act: NormativeAct, note: String, in tx: Transaction) throws -> NormativeText {
        var next = text
        next.version += 1
        let changed = try tx.execute(
            "UPDATE normative SET version = ? WHERE id = ? AND agency_id = ? AND version = ?",
            [next.version, text.id, text.agency, text.version])
        guard changed == 1 else { throw NormativeStore.changedMeanwhile }
        try journal.append(entry(act.rawValue, act.rule, note, before: text, after: next), in: tx)
        return next
    }
}
