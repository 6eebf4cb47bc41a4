package import Kernel

/// The answers a person can give in the wizard; each is one small change of the draft.
extension ImportDraft {
    /// The question is settled: what stands there is meant so.
    ///
    /// - Parameter position: the row; nil for a question about the whole document.
    package mutating func answer(_ code: String, at position: Int?) throws(Refusal) {
        guard let position else {
            guard let index = questions.firstIndex(where: { $0.code == code }) else { throw .notFound }
            questions[index].answered = true
            return
        }
        let row = try index(of: position)
        guard let index = rows[row].questions.firstIndex(where: { $0.code == code }) else { throw .notFound }
        rows[row].questions[index].answered = true
    }

    package mutating func include(_ included: Bool, at position: Int) throws(Refusal) {
        rows[try index(of: position)].included = included
    }

    /// Changes what a row says; whoever rewrites it has answered its questions.
    package mutating func rewrite(_ position: Int, as edit: RowEdit) throws(Refusal) {
        if let refusal = edit.fault { throw refusal }
        let index = try index(of: position)
        rows[index].number = edit.number
        rows[index].sectionPath = edit.sectionPath
        rows[index].text = edit.text
        rows[index].units = edit.units
        rows[index].due = edit.due?.description
        for question in rows[index].questions.indices { rows[index].questions[question].answered = true }
    }

    package mutating func choose(_ choice: UnitChoice?, for name: String) throws(Refusal) {
        guard let index = units.firstIndex(where: { $0.name == name }) else { throw .notFound }
        units[index].choice = choice
    }

    package mutating func rewrite(head: HeadEdit) throws(Refusal) {
        if let refusal = head.fault { throw refusal }
        title = head.title
        year = head.year
        issuer = head.issuer
        documentNumber = head.documentNumber
        reportDue = head.reportDue?.description
        contactDepartment = head.contactDepartment
    }

    package func row(_ position: Int) -> ImportRow? { rows.first { $0.position == position } }

    private func index(of position: Int) throws(Refusal) -> Int {
        guard let index = rows.firstIndex(where: { $0.position == position }) else { throw .notFound }
        return index
    }
}

/// A row as a person rewrote it.
package struct RowEdit: Hashable, Sendable {
    package let number: String?
    package let sectionPath: [String]
    package let text: String
    package let units: [RowUnit]
    package let due: Day?

    package init(number: String?, sectionPath: [String], text: String, units: [RowUnit], due: Day?) {
        self.number = number
        self.sectionPath = sectionPath
        self.text = text
        self.units = units
        self.due = due
    }

    var fault: Refusal? {
        if text.isEmpty { return Refusal(.invalid, "请填写任务内容；不需要这一行时，请选择“不导入”。", field: "text") }
        if text.count > 20_000 { return Refusal(.invalid, "任务内容超过20000字。请拆成几项任务。", field: "text") }
        return nil
    }
}

/// The plan's own facts as a person corrected them.
package struct HeadEdit: Hashable, Sendable {
    package let title: String
    package let year: Int?
    package let issuer: String?
    package let documentNumber: String?
    package let reportDue: Day?
    package let contactDepartment: String?

    package init(
        title: String, year: Int?, issuer: String?, documentNumber: String?, reportDue: Day?,
        contactDepartment: String?
    ) {
        self.title = title
        self.year = year
        self.issuer = issuer
        self.documentNumber = documentNumber
        self.reportDue = reportDue
        self.contactDepartment = contactDepartment
    }

    var fault: Refusal? {
        if title.isEmpty { return Refusal(.invalid, "请填写标题。", field: "title") }
        guard let year, (1990...2199).contains(year) else {
            return Refusal(.invalid, "请用四位数字填写年度，例如 2026。", field: "year")
        }
        return nil
    }
}
