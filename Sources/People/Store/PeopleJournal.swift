import Audit
import Kernel
import SQL

/// What People writes into the journal: who is named by id and name, no telephone, no password, no hash of one.
extension PeopleStore {
    func note(
        _ act: String, by performer: Performer, agency: AgencyID?, subject: (kind: String, id: String),
        before: String? = nil,
        after: String? = nil, rule: String? = nil, note: String, in tx: Transaction
    ) throws {
        try journal.append(
            JournalEntry(
                agency: agency, actor: performer.member, actorName: performer.name, act: "people.\(act)",
                subjectKind: subject.kind, subjectID: subject.id, before: before, after: after, rule: rule, note: note),
            in: tx)
    }

    /// What members do with their own account: sign-ins, sign-outs, passwords (MLPS-4).
    func noteOwn(_ act: String, _ member: Member, _ words: String, in tx: Transaction) throws {
        try journal.append(
            JournalEntry(
                agency: member.agency, actor: member.id, actorName: member.name, act: "people.\(act)",
                subjectKind: "member", subjectID: member.id.text, before: nil, after: nil, rule: "MLPS-4", note: words),
            in: tx)
    }
}

extension Agency {
    var canonicalText: String {
        // Named only where it holds: entries from before there was such a mark stay what they are.
        let mark: [(String, CanonicalJSON.Value)] = isGovernment ? [("government", .bool(true))] : []
        return CanonicalJSON.object(
            [("credit_code", .optional(creditCode?.text))] + mark + [
                ("id", .text(id.text)), ("name", .text(name)), ("parent", .optional(parent?.text)),
                ("short_name", .text(shortName)),
            ])
    }
}

extension Unit {
    var canonicalText: String {
        CanonicalJSON.object([
            ("active", .bool(isActive)), ("agency", .text(agency.text)),
            ("aliases", .list(aliases.sorted().map { .text($0) })),
            ("id", .text(id.text)), ("kind", .text(kind.rawValue)), ("name", .text(name)),
            ("own_agency", .optional(ownAgency?.text)), ("short_name", .optional(shortName)),
        ])
    }
}

extension Member {
    var canonicalText: String {
        let posts = posts.sorted { $0.unit < $1.unit }.map { post in
            CanonicalJSON.Value.object(["head": .bool(post.isHead), "unit": .text(post.unit.text)])
        }
        return CanonicalJSON.object([
            ("active", .bool(isActive)), ("agency", .text(agency.text)), ("id", .text(id.text)),
            ("login", .text(login.text)), ("name", .text(name)), ("posts", .list(posts)),
            ("roles", .list(roles.map(\.rawValue).sorted().map { .text($0) })),
        ])
    }
}
