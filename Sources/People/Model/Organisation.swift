/// An agency with all that belongs to it, closed units and accounts included.
package struct Organisation: Sendable {
    package let agency: Agency
    /// The agencies directly below.
    package let lower: [Agency]
    package let units: [Unit]
    package let members: [Member]

    package init(agency: Agency, lower: [Agency], units: [Unit], members: [Member]) {
        self.agency = agency
        self.lower = lower
        self.units = units
        self.members = members
    }

    /// The names of the units a member belongs to, heads marked.
    package func posts(of member: Member) -> String {
        PostWords.text(member.posts, units)
    }
}

/// One member with what is needed to change their posts and roles.
package struct MemberFile: Sendable {
    package let member: Member
    package let agency: Agency
    /// The open units of the agency.
    package let units: [Unit]
    package let lastSignIn: EarlierSignIn?

    package init(member: Member, agency: Agency, units: [Unit], lastSignIn: EarlierSignIn?) {
        self.member = member
        self.agency = agency
        self.units = units
        self.lastSignIn = lastSignIn
    }

    package var posts: String { PostWords.text(member.posts, units) }
}

enum PostWords {
    static func text(_ posts: [Post], _ units: [Unit]) -> String {
        units.compactMap { unit in
            posts.first { $0.unit == unit.id }.map { unit.name + ($0.isHead ? "（负责人）" : "") }
        }.joined(separator: "、")
    }
}
