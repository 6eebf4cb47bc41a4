package import Kernel
package import Markup

/// Who is signed in, as People's session lookup says.
package struct SignedIn: Sendable {
    package let officer: Officer
    /// The short name of the officer's agency, for the top bar.
    package let agencyName: String
    /// A page that must be dealt with before any other (first password, second factor).
    package let pending: Link?

    package init(officer: Officer, agencyName: String, pending: Link? = nil) {
        self.officer = officer
        self.agencyName = agencyName
        self.pending = pending
    }
}

/// Finds who a session or bearer token belongs to; nil when it is unknown, expired or revoked.
package typealias SessionLookup = @Sendable (SessionToken) async throws -> SignedIn?

/// One entry of the console's left rail: a capability, and how much of it waits for this person.
package struct RailEntry: Sendable {
    /// Which section a page belongs to: `ConsolePage(section:)`.
    package let id: String
    package let title: String
    package let link: Link
    /// What needs this person; nil shows no number.
    package let count: Int?
    /// Where it stands.
    package let place: Place

    /// On the left among the capabilities, or in the bar on top beside the person's name.
    package enum Place: Sendable { case rail, bar }

    package init(id: String, title: String, link: Link, count: Int? = nil, place: Place = .rail) {
        self.id = id
        self.title = title
        self.link = link
        self.count = count
        self.place = place
    }
}
