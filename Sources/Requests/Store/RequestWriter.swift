import Audit
import Ciphers
import Kernel
import SQL

/// Carries out one decision: rows, letters, clocks and journal entry, inside the caller's transaction.
struct RequestWriter {
    let tx: Transaction
    /// Nil when the applicant acts.
    let officer: Officer?
    let journal: Journal
    let cipher: FieldCipher
    let clocks: RequestClocks
    let organ: (AgencyID) throws -> String
    /// Who the journal says acted where no officer did.
    var actorName = RequestWriter.applicant

    static let applicant = "申请人"

    /// A new case with its first clocks.
    func insert(_ new: DisclosureRequest, _ ready: PreparedIntake, formKey: String?, act: String, note: String) throws {
        let opened = try clocks.carry(new.openingMoves, of: new, in: tx)
        try insert(new, ready, line: clocks.line(new, opened), formKey: formKey, act: act, rule: "FOI-31", note: note)
    }

    /// A case that ended elsewhere: no clock runs for it.
    func insertHistory(_ new: DisclosureRequest, _ ready: PreparedIntake, note: String) throws {
        try insert(
            new, ready, line: try clocks.line(new, in: tx), formKey: nil, act: "import", rule: nil, note: note)
    }

    private func insert(
        _ new: DisclosureRequest, _ ready: PreparedIntake, line: BoardClock, formKey: String?, act: String,
        rule: String?, note: String
    ) throws {
        let text = new.canonicalText
        try refuseControls(in: text)
        try RequestRows.insert(
            new, line: line, codeHash: ready.codeHash, formKey: formKey, sealing: cipher, in: tx)
        try ApplicantRows.insert(ready.applicant, of: new, in: tx)
        try RequestLikeness.insert(ready.bands, of: new, in: tx)
        try journal.append(
            JournalEntry(
                agency: new.agency, actor: officer?.id, actorName: officer?.name ?? actorName, act: "request.\(act)",
                subjectKind: DisclosureRequest.journalKind, subjectID: new.id.text, before: nil, after: text,
                rule: rule,
                note: note), in: tx)
    }

    /// - Returns: the case as it is now.
    func record(
        _ decision: RequestDecision, act: String, rule: String?, on before: DisclosureRequest
    ) throws -> DisclosureRequest {
        var next = decision.next
        let letters = try issue(decision.letters, of: &next)
        guard next != before || !decision.clock.isEmpty else {
            try journal.append(entry(act, rule: rule, before: nil, after: nil, of: before, note: decision.note), in: tx)
            return before
        }
        next.version = before.version + 1
        try refuseControls(in: next.canonicalText)
        try clocks.carry(decision.clock, of: next, in: tx)
        if next.unit != before.unit { try clocks.hand(next, in: tx) }
        try RequestRows.update(
            next, from: before, line: try clocks.line(next, in: tx), sealing: cipher, in: tx)
        for letter in letters { try LetterRows.insert(letter, of: next, due: try due(next), in: tx) }
        let numbers = letters.compactMap(\.number)
        let note = ([decision.note] + numbers).filter { !$0.isEmpty }.joined(separator: "；")
        try journal.append(entry(act, rule: rule, before: before, after: next, note: note), in: tx)
        return next
    }

    /// Numbers the letters; that of the reply goes into the case (DOC-2).
    private func issue(_ kinds: [LetterKind], of next: inout DisclosureRequest) throws -> [CaseLetter] {
        guard !kinds.isEmpty else { return [] }
        let organ = try organ(next.agency)
        var letters: [CaseLetter] = []
        for kind in kinds {
            // What nobody signed is no reply and takes no number of one (K21, K22).
            let isUnsigned = kind == .reply && next.signedOn == nil
            let number =
                isUnsigned ? nil : try LetterNumbers.next(kind, of: next.agency, organ: organ, in: tx)
            if kind == .reply || kind == .recordCorrectionNotice { next.replyNumber = number }
            letters.append(
                CaseLetter(id: tx.newID(), kind: kind, number: number, issuedOn: tx.today, about: about(kind, next)))
        }
        return letters
    }

    /// The consultation or assistance that a letter goes to: the one just opened.
    private func about(_ kind: LetterKind, _ request: DisclosureRequest) -> String? {
        switch kind {
        case .thirdPartyLetter, .thirdPartyAnswer, .thirdPartyNotice, .consultationNotice:
            request.consultations.last { $0.whom == .thirdParty }?.id.text
        case .jointMakerLetter: request.consultations.last { $0.whom == .jointMaker }?.id.text
        case .otherOrganLetter: request.consultations.last { $0.whom == .otherOrgan }?.id.text
        case .assistanceLetter: request.assistances.last?.id.text
        case .applicationForm, .registrationForm, .receipt, .correctionNotice, .reasonsNotice, .delayNotice,
            .extensionNotice, .feeNotice, .reply, .recordCorrectionNotice, .serviceReturn, .reviewSheet,
            .publicationTransfer:
            nil
        }
    }

    private func due(_ request: DisclosureRequest) throws -> Day? {
        request.stage.isOpen ? try clocks.line(request, in: tx).due?.day : nil
    }

    /// The columns of lists are parted by a character that nobody types; a text that holds it was made to confuse.
    private func refuseControls(in text: String) throws {
        // Few texts hold a backslash at all, and looking for words in a long text is dear.
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return }
        guard !text.contains("\\u001e"), !text.contains("\\u0000") else {
            throw Refusal(.invalid, "没有保存：填写的内容中有看不见的控制字符。请重新录入这一段文字后再提交。")
        }
    }

    func entry(
        _ act: String, rule: String?, before: DisclosureRequest?, after: DisclosureRequest?,
        of request: DisclosureRequest? = nil, note: String
    ) -> JournalEntry {
        let subject = after ?? request ?? before
        return JournalEntry(
            agency: subject?.agency, actor: officer?.id, actorName: officer?.name ?? actorName,
            act: "request.\(act)", subjectKind: DisclosureRequest.journalKind, subjectID: subject?.id.text ?? "",
            before: before?.canonicalText, after: after?.canonicalText, rule: rule, note: note)
    }
}
