import Audit
package import Kernel
import SQL

/// The acts on a normative document. Each loads, decides, writes rows, journal entry and obligation in one transaction.
extension NormativeStore {
    package func start(_ draft: NormativeDraft, by officer: Officer) async throws -> NormativeText {
        try await store.write { tx in
            if let document = draft.document { _ = try NormativeStore.startable(document, by: officer, in: tx) }
            let text = try NormativeText.starting(draft, id: tx.newID(), by: officer).get()
            try NormativeWriter(self, tx, by: officer)
                .insert(text, act: "create", rule: "NORM-1", note: "《\(text.title)》")
            return text
        }
    }

    /// 存量文件入库.
    package func enrol(
        _ draft: NormativeDraft, _ registration: NormativeRegistration, publication: NormativePublication? = nil,
        by officer: Officer
    ) async throws -> NormativeText {
        try await store.write { tx in
            let text = try NormativeText.enrolling(
                draft, registration, publication: publication, id: tx.newID(), by: officer, today: tx.today
            ).get()
            try NormativeWriter(self, tx, by: officer)
                .insert(text, act: "enrol", rule: "NORM-6", note: text.cited)
            return text
        }
    }

    package func record(
        _ stage: NormativeStage, _ entry: StageEntry, on id: NormativeID, by officer: Officer, version: Int? = nil
    ) async throws -> NormativeText {
        guard let act = NormativeAct(recording: stage) else { throw Refusal.notFound }
        return try await perform(act, on: id, by: officer, version: version) { text, tx in
            try text.recording(
                stage, entry, by: officer, today: tx.today, calendar: calendar, policy: policy
            ).get()
        }
    }

    package func skip(
        _ stage: NormativeStage, reason: String, on id: NormativeID, by officer: Officer, version: Int? = nil
    ) async throws -> NormativeText {
        try await perform(.skip, on: id, by: officer, version: version) { text, tx in
            try text.skipping(stage, reason: reason, by: officer, today: tx.today).get()
        }
    }

    /// - Parameter reviewing: the unit of the legal reviewers, as People knows it.
    package func submitReview(
        _ entry: StageEntry, to reviewing: UnitID, wanted: Day? = nil, on id: NormativeID, by officer: Officer,
        version: Int? = nil
    ) async throws -> NormativeText {
        try await perform(.submitReview, on: id, by: officer, version: version) { text, tx in
            try text.submittingReview(
                entry, id: tx.newID(), to: reviewing, wanted: wanted, by: officer, today: tx.today,
                calendar: calendar, policy: policy
            ).get()
        }
    }

    package func concludeReview(
        _ opinion: LegalityOpinion, _ entry: StageEntry, on id: NormativeID, by officer: Officer, version: Int? = nil
    ) async throws -> NormativeText {
        try await perform(.concludeReview, on: id, by: officer, version: version) { text, tx in
            try text.concludingReview(opinion, entry, by: officer, today: tx.today).get()
        }
    }

    package func revise(
        _ entry: StageEntry, on id: NormativeID, by officer: Officer, version: Int? = nil
    ) async throws -> NormativeText {
        try await perform(.revise, on: id, by: officer, version: version) { text, tx in
            try text.revising(entry, by: officer, today: tx.today).get()
        }
    }

    package func register(
        _ registration: NormativeRegistration, on id: NormativeID, by officer: Officer, version: Int? = nil
    ) async throws -> NormativeText {
        try await perform(.register, on: id, by: officer, version: version) { text, tx in
            let event = try text.registering(registration, by: officer, today: tx.today, policy: policy).get()
            try NormativeStore.refuseOtherNumber(event, of: text, in: tx)
            return event
        }
    }

    package func publish(
        _ publication: NormativePublication, on id: NormativeID, by officer: Officer, version: Int? = nil
    ) async throws -> NormativeText {
        try await perform(.publish, on: id, by: officer, version: version) { text, tx in
            try text.publishing(publication, by: officer, today: tx.today).get()
        }
    }

    private func perform(
        _ act: NormativeAct, on id: NormativeID, by officer: Officer, version: Int?,
        decide: @escaping @Sendable (NormativeText, Transaction) throws -> NormativeEvent
    ) async throws -> NormativeText {
        try await store.write { tx in
            let text = try NormativeStore.visible(id, to: officer, in: tx)
            if let version, version != text.version { throw NormativeStore.changedMeanwhile }
            let event = try decide(text, tx)
            let writer = NormativeWriter(self, tx, by: officer)
            let next = try writer.record(event, act: act.rawValue, rule: act.rule, on: text)
            if case .registered = event {
                try writer.waiveEvaluations(endedBy: next)
                try writer.settleCleanUps(of: next.agency)
            }
            return next
        }
    }

    /// A text that is an official document bears that document's number (NORM-3).
    private static func refuseOtherNumber(_ event: NormativeEvent, of text: NormativeText, in tx: Transaction) throws {
        guard case .registered(let registration) = event, let id = text.document,
            let document = try DocumentRows.document(id, in: tx)
        else { return }
        guard let number = document.number?.text else {
            throw Refusal(.stateRefused, "未能登记：对应的公文还没有签发、编号（NORM-2）。请等签发后再登记。", rule: "NORM-2")
        }
        guard number == registration.number else {
            throw Refusal(
                .invalid, "未能登记：对应公文的发文字号是\(number)，与填写的不一致（NORM-3）。请按公文填写。", rule: "NORM-3", field: "number")
        }
    }
}
