package import Kernel

/// What another program is told: no title of a record and no name of a person, only which duty, which light, until when, and
/// where somebody with the right to it can open it.
package struct NoticeMessage: Hashable, Sendable {
    let notice: StaffNotice
    let at: Moment

    package init(_ notice: StaffNotice, at: Moment) {
        self.notice = notice
        self.at = at
    }

    package var json: String {
        let parts: [(String, String?)] = [
            ("kind", notice.kind.rawValue), ("id", notice.source), ("signal", notice.signal?.rawValue),
            ("rule", notice.rule), ("text", notice.words), ("address", notice.address), ("at", at.description),
        ]
        let fields = parts.compactMap { name, value in value.map { "\(JSONText.quoted(name)):\(JSONText.quoted($0))" } }
        return "{\(fields.joined(separator: ","))}"
    }
}
