package import Kernel

package enum NoticeSubject {}
package typealias NoticeID = Identifier<NoticeSubject>

/// What somebody is told: one line in an inbox, and what a letter or a program may know of it.
package struct StaffNotice: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A light of an obligation.
        case warning
        /// A check of a clause (EVAL-3).
        case check
        /// A proof that is no longer what it was (TASK-4).
        case evidence
        /// An item under supervision (SUP-1).
        case order
        /// 舆情: a new case, a new clue (SEN-6).
        case opinion
        /// What a rehearsal of the site inspection found in a unit (SITE-6).
        case inspection
        /// The engine itself: a webhook that does not answer.
        case engine

        package var chinese: String {
            switch self {
            case .warning: "期限提醒"
            case .check: "核查提醒"
            case .evidence: "佐证提醒"
            case .order: "督办"
            case .opinion: "舆情提醒"
            case .inspection: "网站检查整改"
            case .engine: "系统提醒"
            }
        }
    }

    package let agency: AgencyID
    package let kind: Kind
    /// What it is about, so that nobody hears of it twice: `0192…:red:2026-09-16`.
    package let source: String
    package let signal: Signal?
    package let rule: String?
    /// For those who may open the record; never leaves the console.
    package let title: String
    /// One sentence without the name of any paper or person: what letters and programs get.
    package let words: String
    /// The page to open: `/console/requests/…`.
    package let address: String
    /// A clock of hours does not wait for the morning.
    package let isFast: Bool

    package init(
        agency: AgencyID, kind: Kind, source: String, signal: Signal? = nil, rule: String? = nil, title: String,
        words: String, address: String, isFast: Bool = false
    ) {
        self.agency = agency
        self.kind = kind
        self.source = source
        self.signal = signal
        self.rule = rule
        self.title = title
        self.words = words
        self.address = address
        self.isFast = isFast
    }
}

/// A line of somebody's inbox.
package struct InboxLine: Hashable, Sendable {
    package let id: NoticeID
    package let kind: StaffNotice.Kind
    package let signal: Signal?
    package let rule: String?
    package let title: String
    package let words: String
    package let address: String
    package let writtenAt: Moment
    package let readAt: Moment?
}
