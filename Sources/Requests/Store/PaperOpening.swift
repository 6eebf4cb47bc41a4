import Audit
import Ciphers
import Kernel
import SQL

/// Who opens letters and files, and what stays of it in the journal; the pages and the API ask here.
extension RequestStore {
    private static let openingAct = "open_paper"

    /// Acts that only look: they change nothing of the case.
    static let lookingActs: Set<String> = [
        "request.\(RequestAct.reveal.rawValue)", "request.\(openingAct)", "request.export",
    ]

    static let endedForApplicant = Refusal(
        .stateRefused, "未能添加材料：这一件已经办结，不再收申请人的材料。请作为办理材料添加，或者请申请人另行提出申请。", rule: "FOI-D8",
        field: "file")

    /// - Parameter inArchive: as part of the whole case; the caller puts its opening into the journal once.
    func mayOpen(
        _ paper: CasePaper, of id: RequestID, for officer: Officer, inArchive: Bool = false
    ) async throws {
        let cipher = try cipher()
        let request = try await store.read { try visible(id, to: officer, opening: cipher, in: $0) }
        if let refusal = request.refusal(ofOpening: inArchive ? .file(.applicant) : paper, by: officer) {
            throw refusal
        }
        guard paper.namesApplicant, !inArchive else { return }
        try await store.write { tx in
            try journal.append(
                writer(tx, officer, cipher).entry(
                    RequestStore.openingAct, rule: "PII-3", before: nil, after: nil, of: request,
                    note: "打开了写有申请人信息的文书或者材料。"), in: tx)
        }
    }
}
