import Audit
import Ciphers
package import Kernel
import ObjectStorage
import SQL

/// How applications come in.
extension RequestStore {
    /// Looks at the bytes, refuses what is not taken (T4), and keeps the rest sealed (MLPS-3). Before `receive`.
    ///
    /// - Parameter field: the form field at fault.
    package func keep(_ bytes: [UInt8], name: String, field: String = "file") async throws -> CaseAttachment {
        let found = try gate(bytes, name, field)
        let kept = try await shelf.keep(bytes)
        return CaseAttachment(
            name: found.name, hash: try shelf.hash(of: kept), size: bytes.count, kind: found.kind, kept: kept)
    }

    /// - Parameter officer: nil when the applicant sends it over the portal.
    package func receive(_ new: NewRequest, by officer: Officer?) async throws -> RequestReceipt {
        let receipt: RequestReceipt
        do {
            receipt = try await taken(new, by: officer)
        } catch let refusal as Refusal {
            try await discard(new.attachments)
            throw refusal
        }
        if receipt.isRepeated { try await discard(new.attachments) }
        return receipt
    }

    private func taken(_ new: NewRequest, by officer: Officer?) async throws -> RequestReceipt {
        let cipher = try cipher(), ready = try prepared(new, officer, cipher)
        do {
            return try await store.write { try take(new, ready, officer, cipher, in: $0) }
        } catch SQLError.uniqueViolation where new.formKey != nil {
            // The same form twice at one instant: the second finds what the first one wrote.
            return try await store.write { try take(new, ready, officer, cipher, in: $0) }
        }
    }

    /// What was kept for an act that did not take place: sealed files are nobody else's.
    func discard(_ files: [CaseAttachment]) async throws {
        for file in files { try await shelf.discard(file.kept) }
    }

    /// Nothing of what is about to be refused, which may be of any length.
    private func prepared(
        _ new: NewRequest, _ officer: Officer?, _ cipher: FieldCipher
    ) throws -> PreparedIntake? {
        do { try check(new, by: officer) } catch { return nil }
        return try PreparedIntake(store.newID(), new.applicant, new.wanted, cipher)
    }

    /// The refusal that `receive` would meet, before files are kept for it.
    package func check(_ new: NewRequest, by officer: Officer?) throws {
        try IntakeCheck(new: new, officer: officer, now: store.timekeeper.now()).run()
    }

    private func take(
        _ new: NewRequest, _ ready: PreparedIntake?, _ officer: Officer?, _ cipher: FieldCipher, in tx: Transaction
    ) throws -> RequestReceipt {
        if let known = try repeated(new, cipher, in: tx) { return known }
        try IntakeCheck(new: new, officer: officer, now: tx.now).run()
        let ready = try ready ?? PreparedIntake(tx.newID(), new.applicant, new.wanted, cipher)
        let arrived = new.arrivedAt ?? tx.now
        let number = try RequestSerials.registration(of: new.agency, year: tx.today.year, in: tx)
        var request = DisclosureRequest(
            id: ready.id, agency: new.agency, number: number, kind: new.kind, channel: new.channel,
            applicantKind: new.applicant.kind, wanted: new.wanted, arrivedAt: arrived,
            receivedOn: new.channel.needsConfirmation ? nil : arrived.day,
            unit: try intakeUnit(of: new.agency, in: tx))
        request.remark(.help, new.helpNote, by: officer?.id, on: tx.today)
        try writer(tx, officer, cipher).insert(
            request, ready, formKey: new.formKey.map(RequestStore.key), act: "receive", note: note(new, request))
        for file in new.attachments {
            try FileRows.insert(
                CaseFile(
                    id: tx.newID(), role: .applicant, file: file, addedAt: tx.now,
                    addedBy: officer?.name ?? RequestWriter.applicant), of: request.id, in: tx)
        }
        if let asked = new.asked { try AskedRows.note(.applied, asked, in: tx) }
        return RequestReceipt(id: request.id, number: number, code: ready.code)
    }

    /// The receipt that this form got when it came first.
    private func repeated(
        _ new: NewRequest, _ cipher: FieldCipher, in tx: Transaction
    ) throws -> RequestReceipt? {
        guard let key = new.formKey else { return nil }
        return try tx.first(
            "SELECT id, number FROM request WHERE agency_id = ? AND form_key = ?", [new.agency, RequestStore.key(key)]
        ).map { row in
            let id: RequestID = try row.id(0)
            return RequestReceipt(
                id: id, number: try row.text(1), code: RequestCodes.code(of: id, cipher), isRepeated: true)
        }
    }

    private static func key(_ formKey: String) -> String { Digest(sha256: formKey.utf8).hex }

    private func note(_ new: NewRequest, _ request: DisclosureRequest) -> String {
        let files = new.attachments.isEmpty ? "" : "；\(FileRows.note(of: new.attachments))"
        let help = new.helpNote.isEmpty ? "" : "；由工作人员代为填写"
        return "收到\(request.kind.chinese)\(request.number)（\(request.channel.chinese)）\(help)\(files)"
    }
}

/// What an application must have whatever way it comes in; forms look at more and say it field by field.
struct IntakeCheck {
    let new: NewRequest
    let officer: Officer?
    let now: Moment
    /// History from elsewhere may be of any age.
    var allowsOld = false

    static let longest = 5_000
    /// Letters that were found late are registered all the same, with the day they came.
    static let oldestDays = 730

    func run() throws {
        if let refusal = byWhom ?? missing ?? tooMuch ?? early { throw refusal }
    }

    private var byWhom: Refusal? {
        guard let officer else {
            guard new.channel != .web else { return nil }
            return Refusal(.roleRefused, "没有提交：网上只能以互联网渠道提交。当面、邮寄的申请由收到它的机关登记。", rule: "FOI-31")
        }
        let may: Set<Role> = [.opennessOffice, .officeHead, .requestHandler]
        guard officer.agency == new.agency, !officer.roles.isDisjoint(with: may) else {
            return Refusal(.roleRefused, "没有登记：登记政府信息公开申请由本机关政务公开办或者依申请公开办理员办理。请转交办理。", rule: "FOI-29")
        }
        return nil
    }

    // FOI-29: nothing else may be mandatory.
    private var missing: Refusal? {
        let applicant = new.applicant
        let wants: [(String, String, String)] = [
            (applicant.name, "name", "申请人的姓名或者名称"), (applicant.proofNumber, "proof_number", "身份证明的号码"),
            (applicant.phone + applicant.email + applicant.address, "phone", "联系方式（电话、邮箱、地址至少一项）"),
            (new.wanted.description, "description", "所需信息的名称、文号或者其他特征描述"),
        ]
        for (value, field, name) in wants where value.trimmed.isEmpty {
            return Refusal(.invalid, "没有登记：缺少\(name)。请补填后再提交。", rule: "FOI-29", field: field)
        }
        return nil
    }

    private var tooMuch: Refusal? {
        let applicant = new.applicant
        let fields = [
            applicant.name, applicant.proofNumber, applicant.representative, applicant.contactName, applicant.phone,
            applicant.address, applicant.postcode, applicant.email, new.wanted.documentNumber, new.helpNote,
        ]
        guard fields.allSatisfy({ $0.count <= 300 }), new.wanted.description.count <= IntakeCheck.longest else {
            return Refusal(.invalid, "没有登记：填写的内容过长（描述不超过5000字，其他各项不超过300字）。请精简，或者作为附件提交。")
        }
        let texts = fields + [new.wanted.description]
        guard
            !texts.contains(where: {
                $0.unicodeScalars.contains { $0.value < 0x20 && !"\n\r\t".unicodeScalars.contains($0) }
            })
        else { return Refusal(.invalid, "没有登记：填写的内容中有看不见的控制字符。请重新录入后再提交。") }
        guard new.attachments.count <= CaseFileLimits.most else {
            return Refusal(.invalid, "没有登记：附件超过\(CaseFileLimits.most)个。请合并后再提交。", field: "file")
        }
        return nil
    }

    private var early: Refusal? {
        guard let arrived = new.arrivedAt else { return nil }
        guard officer != nil, arrived <= now,
            allowsOld || arrived.day.days(to: now.day) <= IntakeCheck.oldestDays
        else {
            return Refusal(
                .invalid, "没有登记：收到日期不能晚于今天，也不能早于两年前。请核对邮戳、签收单或者登记簿。", rule: "FOI-31",
                field: "arrived_on")
        }
        return nil
    }
}
