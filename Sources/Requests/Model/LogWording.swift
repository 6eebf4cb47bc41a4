package import Kernel

/// How a reply stands in the public log (FOI-44): the words of the one who releases it, without any word of who asked.
package struct LogWording: Hashable, Sendable {
    package static let longestTitle = 200
    package static let longestSummary = 1_000

    package let title: String
    package let summary: String

    package init(title: String, summary: String) {
        self.title = title
        self.summary = summary
    }

    var fields: [(field: String, text: String)] { [("title", title), ("summary", summary)] }

    /// What the words say of the applicant or of a third party that was asked, however it is spaced and written (PII-1).
    func refusal(naming applicant: Applicant, _ consultations: [Consultation]) -> Refusal? {
        let named =
            LogWording.facts(applicant)
            + consultations.filter { $0.whom == .thirdParty }.map {
                (what: "被征求意见的第三方的名称", text: LogWording.folded($0.party), least: 2)
            }
        for (field, words) in fields {
            let text = LogWording.folded(words)
            for fact in named where fact.text.count >= fact.least && text.contains(fact.text) {
                return LogWording.refusal(field, fact.what)
            }
        }
        return nil
    }

    static func refusal(_ field: String, _ found: String) -> Refusal {
        let place = field == "title" ? "标题" : "答复摘要"
        return Refusal(
            .invalid, "没有列入答复公开目录：\(place)中有\(found)。请删去或者改写后再提交；含有个人信息的内容不列入目录。", rule: "PII-1",
            field: field)
    }

    private typealias Fact = (what: String, text: String, least: Int)

    private static func facts(_ applicant: Applicant) -> [Fact] {
        let phone = folded(applicant.phone), address = folded(applicant.address)
        return [
            ("申请人的姓名或者名称", folded(applicant.name), 2),
            ("申请人的联系人", folded(applicant.contactName), 2),
            ("申请人的法定代表人", folded(applicant.representative), 2),
            ("申请人的证件号码", folded(applicant.proofNumber), 4),
            // Without the code of the area or country, too.
            ("申请人的电话", String(phone.suffix(7)), 7),
            ("申请人的地址", address, 4),
            // From the village or the road on.
            ("申请人的地址", String(address.suffix(6)), 6),
            ("申请人的邮箱", folded(applicant.email), 5),
        ]
    }

    /// Letters and digits only, in one width and case.
    private static func folded(_ text: String) -> String {
        text.halfWidth.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

extension DisclosureRequest {
    /// What the fields hold before anybody types: as it was asked and answered.
    package var logWording: LogWording {
        LogWording(
            title: String(wanted.description.prefix(LogWording.longestTitle)),
            summary: String((draft?.body ?? "").prefix(LogWording.longestSummary)))
    }
}
