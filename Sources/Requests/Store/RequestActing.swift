import Ciphers
package import Kernel
import People
import SQL

/// What is done to a case, by staff and by the applicant. Each loads, decides and writes in one transaction.
extension RequestStore {
    /// - Parameter version: as it was when the form was drawn; nil for programs that looked at the record just now.
    package func act(
        _ input: RequestInput, on id: RequestID, by officer: Officer, version: Int? = nil
    ) async throws -> DisclosureRequest {
        // Its file comes with `addFile`, which keeps both or neither.
        if input.act == .addFile {
            throw Refusal(.invalid, "未能添加材料：这里只有文件名，没有文件。请用添加材料的接口上传文件。", field: "file")
        }
        let cipher = try cipher()
        let keeping = try await publicationKeeping(input, on: id, by: officer, cipher)
        let after = try await store.write { tx in
            let found = try visible(id, to: officer, opening: cipher, in: tx)
            if let version, version != found.version { throw RequestStore.changedMeanwhile }
            let context = try context(of: found, at: tx.now, fresh: fresh(tx), in: tx)
            var decision = try found.deciding(input, by: officer, in: context).get()
            if let refusal = try unknownName(in: input, on: found, in: tx) { throw refusal }
            if let keeping { decision = try publish(decision, keeping, by: officer, cipher, in: tx) }
            let writer = writer(tx, officer, cipher)
            let next = try writer.record(decision, act: input.act.rawValue, rule: input.act.journalRule, on: found)
            try follow(input, decision, next, writer, cipher, in: tx)
            return next
        }
        await makeLetters(of: after.id)
        return after
    }

    /// - Parameter files: kept before (`keep`): papers to a correction, a proof of payment.
    package func act(_ input: ApplicantInput, code: String, files: [CaseAttachment] = []) async throws -> TrackedCase {
        guard files.count <= CaseFileLimits.most else {
            throw Refusal(.invalid, "没有提交：附件超过\(CaseFileLimits.most)个。请合并后再提交。", field: "file")
        }
        guard files.isEmpty || input.act.takesFiles else {
            throw Refusal(.invalid, "没有提交：\(input.act.chinese)不附文件。文件请在补正、说明理由或者告知缴费时提交。", field: "file")
        }
        let cipher = try cipher()
        let id = try await store.write { tx in
            let found = try request(by: code, opening: cipher, in: tx)
            let context = try context(of: found, at: tx.now, fresh: fresh(tx), in: tx)
            var decision = try found.deciding(input, in: context).get()
            decision.note += FileRows.note(of: files)
            let next = try writer(tx, nil, cipher).record(
                decision, act: "applicant.\(input.act.rawValue)", rule: nil, on: found)
            for file in files {
                try FileRows.insert(
                    CaseFile(
                        id: tx.newID(), role: input.act == .payNotice ? .applicant : .correction, file: file,
                        addedAt: tx.now, addedBy: RequestWriter.applicant), of: next.id, in: tx)
            }
            return next.id
        }
        await makeLetters(of: id)
        return try await track(code)
    }

    private func fresh(_ tx: Transaction) -> RequestContext.FreshIDs {
        RequestContext.FreshIDs(consultation: tx.newID(), assistance: tx.newID(), remedy: tx.newID())
    }

    /// The other case and the handler are of this agency, or the handler works in the unit that takes the case.
    private func unknownName(
        in input: RequestInput, on found: DisclosureRequest, in tx: Transaction
    ) throws -> Refusal? {
        if case .link(let other?) = input {
            let known = try tx.first("SELECT 1 FROM request WHERE id = ? AND agency_id = ?", [other, found.agency])
            guard known == nil else { return nil }
            return Refusal(
                .invalid, "未能\(RequestAct.link.chinese)：本机关没有这一件申请。请核对编号，或者从列表选择。", rule: "FOI-36", field: "other")
        }
        if case .assign(let unit, let handler?) = input {
            let member = try people.member(handler, in: tx)
            let isOurs = member.map { $0.agency == found.agency || $0.posts.contains { $0.unit == unit } } ?? false
            guard member?.isActive != true || !isOurs else { return nil }
            return Refusal(
                .invalid, "未能\(RequestAct.assign.chinese)：本机关没有这名工作人员，或者账号已经停用。请从名单中选择。", rule: "FOI-45",
                field: "handler")
        }
        return nil
    }

    /// What an act makes besides the case itself.
    private func follow(
        _ input: RequestInput, _ decision: RequestDecision, _ next: DisclosureRequest, _ writer: RequestWriter,
        _ cipher: FieldCipher, in tx: Transaction
    ) throws {
        for wanted in decision.parts { try insertPart(wanted, of: next, writer, cipher, in: tx) }
        if case .transfer(let agency, _) = input { try hand(next, to: agency, writer, cipher, in: tx) }
        if case .releaseToLog(let title, let summary) = input {
            try release(next, LogWording(title: title, summary: summary), cipher, in: tx)
        }
        if case .withdrawFromLog = input { try RequestStore.takeBack(next, in: tx) }
    }

    /// FEE-2: a unit of a split application becomes a case of its own, of the same applicant.
    private func insertPart(
        _ wanted: WantedInformation, of request: DisclosureRequest, _ writer: RequestWriter, _ cipher: FieldCipher,
        in tx: Transaction
    ) throws {
        let number = try RequestSerials.registration(of: request.agency, year: tx.today.year, in: tx)
        let part = request.part(id: tx.newID(), number: number, wanted: wanted)
        let applicant = try ApplicantRows.applicant(
            of: request.id, kind: request.applicantKind, opening: cipher, in: tx)
        try writer.insert(
            part, try PreparedIntake(part.id, applicant, part.wanted, cipher), formKey: nil, act: "part",
            note: "由\(request.number)按一事一申请拆分")
        for file in try FileRows.all(of: request.id, on: shelf, in: tx) where [.applicant, .correction].contains(file.role) {
            try FileRows.insert(
                CaseFile(
                    id: tx.newID(), role: file.role, file: file.file, addedAt: file.addedAt, addedBy: file.addedBy),
                of: part.id, in: tx)
        }
    }

    /// The other agency gets the application as it was sent; its receipt date is its own (FOI-31a).
    private func hand(
        _ request: DisclosureRequest, to agency: AgencyID, _ writer: RequestWriter, _ cipher: FieldCipher,
        in tx: Transaction
    ) throws {
        let number = try RequestSerials.registration(of: agency, year: tx.today.year, in: tx)
        let moved = DisclosureRequest(
            id: tx.newID(), agency: agency, number: number, kind: request.kind, channel: .web,
            applicantKind: request.applicantKind, wanted: request.wanted, arrivedAt: tx.now, receivedOn: nil,
            unit: try intakeUnit(of: agency, in: tx))
        let applicant = try ApplicantRows.applicant(
            of: request.id, kind: request.applicantKind, opening: cipher, in: tx)
        try writer.insert(
            moved, try PreparedIntake(moved.id, applicant, moved.wanted, cipher), formKey: nil, act: "handed",
            note: "由其他机关转来，原登记编号\(request.number)")
        try tx.execute("UPDATE request SET came_from = ? WHERE id = ?", [request.id, moved.id])
        for file in try FileRows.all(of: request.id, on: shelf, in: tx) where [.applicant, .correction].contains(file.role) {
            try FileRows.insert(
                CaseFile(
                    id: tx.newID(), role: file.role, file: file.file, addedAt: file.addedAt, addedBy: file.addedBy),
                of: moved.id, in: tx)
        }
    }
}
