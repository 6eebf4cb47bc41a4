import Kernel
import People
import SQL

/// 索引号 (CAT-3): given with the first publication, in its transaction, and kept by the article ever after. One row of the
/// agency is locked until that transaction ends, so that no two articles get one number and none is given twice.
struct IndexNumbers {
    let tx: Transaction
    let people: PeopleStore
    let template: IndexNumberTemplate

    /// The number an article goes public under: its own, the one that was typed, or the next.
    func number(for article: Article, typed: String) throws -> String {
        if let number = article.indexNumber { return number }
        let span = template.span(on: tx.today)
        let last = try locked(span, of: article.agency)
        if !typed.isEmpty {
            if try IndexNumbers.isTaken(typed, agency: article.agency, but: article.id, in: tx) {
                throw IndexNumbers.taken(typed)
            }
            return typed
        }
        let code = try people.agency(article.agency, in: tx)?.creditCode?.text
        let fallback = try tx.first("SELECT code FROM portal WHERE id = ?", [article.portal])?.text(0).uppercased()
        // A number of the row that counts may have been typed by somebody: it is passed over.
        for serial in (last + 1)...(last + 10_000) {
            let number = template.number(serial, on: tx.today, creditCode: code, fallback: fallback ?? "")
            if try IndexNumbers.isTaken(number, agency: article.agency, but: article.id, in: tx) { continue }
            try tx.execute(
                "UPDATE index_serial SET last = ? WHERE agency_id = ? AND span = ?", [serial, article.agency, span])
            return number
        }
        throw Refusal(.stateRefused, "未能发布：自动编的索引号都已使用。请检查索引号的格式设置，或者填写索引号。", rule: "CAT-3")
    }

    /// The agency's row for all spans goes first: a typed number and a counted one must not meet either.
    private func locked(_ span: Int, of agency: AgencyID) throws -> Int {
        var last = 0
        for row in Set([0, span]).sorted() {
            try tx.execute(
                "INSERT INTO index_serial (agency_id, span, last) VALUES (?, ?, 0) ON CONFLICT (agency_id, span) DO NOTHING",
                [agency, row])
            let found = try tx.first(
                "SELECT last FROM index_serial WHERE agency_id = ? AND span = ?\(tx.dialect.rowLock)", [agency, row])
            guard let found else { throw SQLError.failed(code: "stored", message: "no serial row") }
            last = try found.integer(0)
        }
        return last
    }

    static func isTaken(_ number: String, agency: AgencyID, but article: ArticleID?, in snapshot: Snapshot) throws
        -> Bool
    {
        try snapshot.first(
            "SELECT 1 FROM article WHERE agency_id = ? AND index_number = ? AND id <> ? LIMIT 1",
            [agency, number, article?.text ?? ""]) != nil
    }

    static func taken(_ number: String) -> Refusal {
        Refusal(
            .invalid, "未能保存：索引号“\(number)”已经用于另一条信息，索引号不重复使用。请改正，或者留空，由系统在首次公开时编号。", rule: "CAT-3",
            field: "index_number")
    }

    static let fixed = Refusal(
        .invalid, "未能保存：这条信息公开时已经编有索引号，公开后不再变更。请填写原来的索引号，或者留空。", rule: "CAT-3", field: "index_number")
}

extension PublishingStore {
    /// A number that was typed is nobody else's, and one that was public does not change (CAT-3).
    func refuseIndexNumber(_ number: String, of agency: AgencyID, on article: Article?, in tx: Transaction) throws {
        guard !number.isEmpty, number != article?.indexNumber else { return }
        if article?.indexNumber != nil { throw IndexNumbers.fixed }
        if try IndexNumbers.isTaken(number, agency: agency, but: article?.id, in: tx) {
            throw IndexNumbers.taken(number)
        }
    }
}
