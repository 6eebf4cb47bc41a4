/// A record of the system that proves something by itself: what it was when it was named as evidence, so that it can be
/// looked at again at any time (TASK-4).
package struct LiveRecord: Hashable, Sendable {
    /// Which kind of record.
    package enum Kind: String, CaseIterable, Sendable {
        /// An article on the public site.
        case article
        /// The reply to an application.
        case reply
        /// An edition of a catalogue in force.
        case catalogue
        /// The minutes of a meeting with what is public of them.
        case meeting

        /// `公开信息`.
        package var chinese: String {
            switch self {
            case .article: "公开信息"
            case .reply: "依申请公开答复"
            case .catalogue: "公开目录"
            case .meeting: "会议"
            }
        }
    }

    /// Which kind of record it is.
    package let kind: Kind
    /// The id among its kind.
    package let id: String
    /// What lists show.
    package let title: String
    /// The path of its page.
    package let address: String
    /// What it held: another hash is another content.
    package let hash: String
    /// `2026年3月13日公开，审校签名 6 个`.
    package let state: String

    /// The parts as they are.
    package init(kind: Kind, id: String, title: String, address: String, hash: String, state: String) {
        self.kind = kind
        self.id = id
        self.title = title
        self.address = address
        self.hash = hash
        self.state = state
    }

    /// `article:0192…`, as a form holds it.
    package var reference: String { "\(kind.rawValue):\(id)" }
}
