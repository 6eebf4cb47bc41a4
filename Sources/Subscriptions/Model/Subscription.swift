package import Kernel
package import Publishing

package enum SubscriptionSubject {}
/// 一份订阅.
package typealias SubscriptionID = Identifier<SubscriptionSubject>

package enum DigestFrequency: String, CaseIterable, Sendable {
    case daily, weekly

    package var chinese: String {
        switch self {
        case .daily: "每天"
        case .weekly: "每周"
        }
    }

    /// The first 08:00 Beijing time after `moment` on which a digest is due: any day, or a Monday.
    package func due(after moment: Moment) -> Moment {
        var day = moment.day
        if Moment(day: day, minute: 480) <= moment { day = day.adding(days: 1) }
        switch self {
        case .daily: break
        case .weekly: while day.weekday != .monday { day = day.adding(days: 1) }
        }
        return Moment(day: day, minute: 480)
    }
}

/// What somebody wants to hear of.
package enum SubscriptionScope: Hashable, Sendable {
    case site
    /// A column or topic with all under it.
    case column(ColumnID)

    /// As a row and a form keep it: empty for the whole site.
    package var text: String {
        switch self {
        case .site: ""
        case .column(let id): id.text
        }
    }

    package init?(_ text: String) {
        if text.isEmpty {
            self = .site
        } else if let id = ColumnID(text) {
            self = .column(id)
        } else {
            return nil
        }
    }
}

package enum SubscriptionState: String, CaseIterable, Sendable {
    case pending, active, ended
}

/// One subscription; its address is sealed and stands in the row alone.
package struct Subscription: Hashable, Sendable {
    package let id: SubscriptionID
    package let portal: PortalID
    package let scope: SubscriptionScope
    package let frequency: DigestFrequency
    package let state: SubscriptionState
    package let requestedAt: Moment
    /// Up to when the reader has been told.
    package let toldUntil: Moment
    package let refusals: Int

    package init(
        id: SubscriptionID, portal: PortalID, scope: SubscriptionScope, frequency: DigestFrequency,
        state: SubscriptionState, requestedAt: Moment, toldUntil: Moment, refusals: Int
    ) {
        self.id = id
        self.portal = portal
        self.scope = scope
        self.frequency = frequency
        self.state = state
        self.requestedAt = requestedAt
        self.toldUntil = toldUntil
        self.refusals = refusals
    }
}

/// How long things hold.
package enum SubscriptionTerms {
    /// An asking that nobody confirmed, in hours.
    package static let confirmation = 48
    /// Between two confirmation letters for one subscription, in seconds.
    static let pause = 3_600
    /// A claim that nobody closed, in seconds.
    static let claim = 900
    /// Confirmation letters that one address may be sent within `pause`, whatever they are for.
    static let letters = 3
    /// How long a transaction may have taken to publish what a digest tells, in seconds.
    static let settling = 120
    /// Refusals in a row that end a subscription.
    static let refusals = 3
}
