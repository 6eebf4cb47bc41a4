package import Kernel
import SQL

/// The acts on a task. Each loads, decides, writes rows, journal entry and obligation in one transaction.
extension PlanStore {
    package func assign(
        _ id: PlanTaskID, _ chosen: [Assignment], by officer: Officer, version: Int? = nil
    ) async throws -> PlanTask {
        try await act(.assign, on: id, by: officer, version: version) { task, _ in
            try task.assigning(chosen, by: officer).get()
        }
    }

    package func acknowledge(_ id: PlanTaskID, by officer: Officer, version: Int? = nil) async throws -> PlanTask {
        try await act(.acknowledge, on: id, by: officer, version: version) { task, _ in
            try task.acknowledging(by: officer).get()
        }
    }

    /// - Parameter unitMembers: who belongs to `unit`, as People knows it.
    package func delegate(
        _ id: PlanTaskID, to member: MemberID, in unit: UnitID, unitMembers: Set<MemberID>, by officer: Officer,
        version: Int? = nil
    ) async throws -> PlanTask {
        try await act(.delegate, on: id, by: officer, version: version) { task, _ in
            try task.delegating(to: member, in: unit, unitMembers: unitMembers, by: officer).get()
        }
    }

    package func progress(
        _ id: PlanTaskID, _ words: String, evidence: [EvidenceFile] = [], by officer: Officer, version: Int? = nil
    ) async throws -> PlanTask {
        try await act(.progress, on: id, by: officer, version: version, evidence: evidence) { task, _ in
            try task.progressing(words, by: officer).get()
        }
    }

    package func contribute(
        _ id: PlanTaskID, _ words: String, evidence: [EvidenceFile] = [], by officer: Officer, version: Int? = nil
    ) async throws -> PlanTask {
        try await act(.contribute, on: id, by: officer, version: version, evidence: evidence) { task, _ in
            try task.contributing(words, by: officer).get()
        }
    }

    /// 报送办结: with at least one file of evidence (TASK-4).
    package func report(
        _ id: PlanTaskID, _ words: String, evidence: [EvidenceFile], by officer: Officer, version: Int? = nil
    ) async throws -> PlanTask {
        try await act(.report, on: id, by: officer, version: version, evidence: evidence) { task, _ in
            try task.reporting(words, evidenceCount: evidence.count, by: officer).get()
        }
    }

    /// 报送办结 with records of the system as evidence, besides files or alone (TASK-4).
    ///
    /// - Parameter records: as `LiveRecord.reference` writes them.
    package func report(
        _ id: PlanTaskID, _ words: String, evidence: [EvidenceFile], records: [String], by officer: Officer,
        version: Int? = nil
    ) async throws -> PlanTask {
        let chosen = Set(records).sorted()
        return try await act(
            .report, on: id, by: officer, version: version, evidence: evidence, records: chosen
        ) { task, _ in
            try task.reporting(words, evidenceCount: evidence.count + chosen.count, by: officer).get()
        }
    }

    package func accept(
        _ id: PlanTaskID, note: String, by officer: Officer, version: Int? = nil
    ) async throws -> PlanTask {
        try await act(.accept, on: id, by: officer, version: version) { task, _ in
            try task.accepting(note, by: officer).get()
        }
    }

    package func sendBack(
        _ id: PlanTaskID, reason: String, by officer: Officer, version: Int? = nil
    ) async throws -> PlanTask {
        try await act(.sendBack, on: id, by: officer, version: version) { task, _ in
            try task.sendingBack(reason, by: officer).get()
        }
    }

    package func proposeChange(
        _ id: PlanTaskID, due: Day?, assignments: [Assignment]?, reason: String, by officer: Officer,
        version: Int? = nil
    ) async throws -> PlanTask {
        try await act(.proposeChange, on: id, by: officer, version: version) { task, tx in
            let change = ChangeProposal(
                id: tx.newID(), due: due, assignments: assignments, reason: reason, proposer: officer.id)
            return try task.proposing(change, on: tx.today, by: officer).get()
        }
    }

    package func approveChange(_ id: PlanTaskID, by officer: Officer, version: Int? = nil) async throws -> PlanTask {
        try await act(.approveChange, on: id, by: officer, version: version) { task, tx in
            try task.approvingChange(on: tx.today, by: officer).get()
        }
    }

    package func declineChange(
        _ id: PlanTaskID, reason: String, by officer: Officer, version: Int? = nil
    ) async throws -> PlanTask {
        try await act(.declineChange, on: id, by: officer, version: version) { task, _ in
            try task.decliningChange(reason, by: officer).get()
        }
    }

    private func act(
        _ act: TaskAct, on id: PlanTaskID, by officer: Officer, version: Int?, evidence: [EvidenceFile] = [],
        records: [String] = [],
        decide: @escaping @Sendable (PlanTask, Transaction) throws -> TaskEvent
    ) async throws -> PlanTask {
        try await store.write { tx in
            let task = try PlanStore.visible(id, to: officer, in: tx)
            if let version, version != task.version { throw PlanStore.changedMeanwhile }
            let event = try decide(task, tx)
            var writer = TaskWriter(tx: tx, officer: officer, journal: journal, obligations: obligations)
            writer.records = records
            writer.live = self.records
            return try writer.record(event, act: act, on: task, evidence: evidence)
        }
    }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：您打开页面之后，这项任务已被他人更新。请刷新页面，查看最新情况后再办理。")
}
