package import Kernel

/// What somebody from outside wrote about openness work, as typed (SUP-3, FOI-47).
package struct ComplaintDraft: Hashable, Sendable {
    package var matter: String
    package var contact: String

    package init(matter: String = "", contact: String = "") {
        self.matter = matter
        self.contact = contact
    }

    package static let mostWords = 2_000
    package static let longestContact = 100

    /// Tidied, or what is wrong with each field.
    package func sound() -> Result<ComplaintDraft, ComplaintFaults> {
        let matter = matter.trimmed, contact = contact.tidied
        var faults: [ComplaintFaults.Fault] = []
        if matter.isEmpty {
            faults.append(.init(field: "matter", sentence: "没有填写反映事项。请写明哪个单位、哪件事应当公开而没有公开，或者公开得不对。"))
        } else if matter.count > ComplaintDraft.mostWords {
            faults.append(.init(field: "matter", sentence: "反映事项超过\(ComplaintDraft.mostWords)字。请精简后再提交。"))
        }
        if contact.count > ComplaintDraft.longestContact {
            faults.append(.init(field: "contact", sentence: "联系方式超过\(ComplaintDraft.longestContact)字。请只留电话或者邮箱。"))
        }
        guard faults.isEmpty else { return .failure(ComplaintFaults(faults: faults)) }
        return .success(ComplaintDraft(matter: matter, contact: contact))
    }
}

package struct ComplaintFaults: Error, Hashable, Sendable {
    package struct Fault: Hashable, Sendable {
        package let field: String
        package let sentence: String
    }

    package let faults: [Fault]
}

/// What the holder of a query code sees of a complaint.
package struct ComplaintTracking: Hashable, Sendable {
    package let entry: RegisterEntry
    package let unit: String
    package let due: Day?
    package let clock: String?

    package init(entry: RegisterEntry, unit: String, due: Day?, clock: String?) {
        self.entry = entry
        self.unit = unit
        self.due = due
        self.clock = clock
    }
}

extension RegisterEntry {
    /// Who made an entry that came in by the public form.
    package static let publicHand: MemberID = Identifier(at: Moment(milliseconds: 0), random: (0, 0))
    package static let publicName = "公众（监督投诉）"
}
