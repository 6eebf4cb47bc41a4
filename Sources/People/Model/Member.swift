package import Kernel

/// A person who signs in.
package struct Member: Hashable, Sendable {
    package let id: MemberID
    package let agency: AgencyID
    package let name: String
    /// Unique in the installation, small letters.
    package let login: LoginName
    package let phone: String?
    package let roles: Set<Role>
    package let posts: [Post]
    /// False once the account was closed: it cannot sign in, its name stays on what it did.
    package let isActive: Bool

    package init(
        id: MemberID, agency: AgencyID, name: String, login: LoginName, phone: String? = nil, roles: Set<Role> = [],
        posts: [Post] = [], isActive: Bool = true
    ) {
        self.id = id
        self.agency = agency
        self.name = name
        self.login = login
        self.phone = phone
        self.roles = roles
        self.posts = posts
        self.isActive = isActive
    }
}

/// That a member belongs to a unit of the agency, and whether as its head.
package struct Post: Hashable, Sendable {
    package let unit: UnitID
    package let isHead: Bool

    package init(unit: UnitID, isHead: Bool = false) {
        self.unit = unit
        self.isHead = isHead
    }
}

/// What a member types to sign in: 2–40 letters, digits, `.`, `-`, `_` or Chinese characters, small letters, beginning
/// with a letter, a digit or a Chinese character.
package struct LoginName: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package init?(_ typed: String) {
        let text = PlainName.trimmed(typed).lowercased()
        let scalars = Array(text.unicodeScalars)
        guard (2...40).contains(scalars.count), scalars.allSatisfy(LoginName.isAllowed), let first = scalars.first,
            !".-_".unicodeScalars.contains(first)
        else { return nil }
        self.text = text
    }

    package var description: String { text }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F, 0x4E00...0x9FFF: true
        default: false
        }
    }
}

/// What somebody typed to make a member, not yet looked at.
package struct MemberDraft: Hashable, Sendable {
    package var name: String
    package var login: String
    package var phone: String
    package var posts: [Post]
    package var roles: Set<Role>

    package init(name: String, login: String, phone: String = "", posts: [Post] = [], roles: Set<Role> = []) {
        self.name = name
        self.login = login
        self.phone = phone
        self.posts = posts
        self.roles = roles
    }

    /// The member these words describe.
    package func member(id: MemberID, agency: AgencyID) -> Result<Member, Refusal> {
        let name = PlainName.trimmed(name), phone = PlainName.trimmed(phone)
        if let refusal = PlainName.refusal(of: name, what: "姓名", field: "name") { return .failure(refusal) }
        guard let login = LoginName(login) else {
            return .failure(
                Refusal(
                    .invalid, "账号未建立：登录名须为 2 至 40 个字母、数字、汉字或“.”“-”“_”，并以字母、数字或汉字开头。请改一个登录名。",
                    field: "login"))
        }
        if !phone.isEmpty, phone.utf8.count > 20 || !phone.utf8.allSatisfy({ "0123456789-+ ".utf8.contains($0) }) {
            return .failure(Refusal(.invalid, "账号未建立：联系电话只能有数字、“-”和“+”，不超过 20 位。请改正，或留空。", field: "phone"))
        }
        if let refusal = RoleCombination.refusal(of: roles) { return .failure(refusal) }
        return .success(
            Member(
                id: id, agency: agency, name: name, login: login, phone: phone.isEmpty ? nil : phone, roles: roles,
                posts: posts))
    }
}
