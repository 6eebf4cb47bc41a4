import Audit
import Kernel
import Site

/// The records of Publishing as `ArticleSchemas` describes them.
extension Article {
    var json: JSONValue {
        .object([
            "id": .id(id), "agency": .id(agency), "portal": .id(portal), "unit": .id(unit), "drafter": .id(drafter),
            "authors": .list(authors.sorted().map { .id($0) }),
            "document": .id(document), "important": .bool(isImportant), "standing": .text(standing),
            "readable": .bool(isReadable), "live": live?.json ?? .null, "working": working?.json ?? .null,
            "owed": owed?.json ?? .null, "withdrawal": withdrawal?.json ?? .null, "discarded": .bool(isDiscarded),
            "index_number": .optional(indexNumber),
            "version": .integer(version),
        ])
    }

    /// What every act answers with: the article as it now is.
    var answer: APIAnswer { APIAnswer(json, version: version) }

    /// Everybody whose id the JSON shows.
    var mentioned: Set<MemberID> {
        var found = authors.union([drafter])
        for hand in [working, owed].compactMap(\.self) {
            found.insert(hand.author)
            found.formUnion(hand.delegates.values)
            for settlement in hand.findings.compactMap(\.settlement) {
                found.insert(settlement.by)
                if let asker = settlement.askedBy { found.insert(asker) }
            }
        }
        if let by = withdrawal?.by { found.insert(by) }
        return found
    }
}

extension Article.Live {
    fileprivate var json: JSONValue {
        .object(["revision": .id(revision), "hash": .text(hash), "published_at": .moment(publishedAt)])
    }
}

extension Withdrawal {
    fileprivate var json: JSONValue {
        .object([
            "kind": .text(kind.rawValue), "reason": .text(reason), "at": .moment(at), "by": .id(by),
            "target": .id(target),
        ])
    }
}

extension RevisionInHand {
    fileprivate var json: JSONValue {
        .object([
            "revision": .id(revision), "number": .integer(number), "hash": .text(hash), "author": .id(author),
            "stage": .text(stage.rawValue), "open_step": openStep.map { .integer($0.rawValue) } ?? .null,
            "open_secrecy_step": openSecrecyStep.map { .integer($0.rawValue) } ?? .null,
            "signatures": .list(signatures.map { $0.json(for: hash) }),
            "secrecy": .list(secrecy.map { $0.json(for: hash) }),
            "delegates": .list(
                delegates.sorted { $0.key < $1.key }.map {
                    .object(["step": .integer($0.key.rawValue), "member": .id($0.value)])
                }), "findings": .list(findings.map(\.json)), "scheduled_for": .moment(scheduledFor),
            "failure": .optional(failure),
        ])
    }
}

extension RevisionInHand {
    fileprivate var names: JSONValue {
        .object([
            "signatures": .list(signatures.map { $0.json(for: hash) }),
            "secrecy": .list(secrecy.map { $0.json(for: hash) }),
        ])
    }
}

extension ReviewSignature {
    fileprivate func json(for text: String) -> JSONValue {
        .object([
            "step": .integer(step.rawValue), "part": .text(part.rawValue), "member": .id(member), "name": .text(name),
            "at": .moment(at), "valid": .bool(hash == text), "words": .text(words),
        ])
    }
}

extension SecrecySignature {
    fileprivate func json(for text: String) -> JSONValue {
        .object([
            "step": .integer(step.rawValue), "conclusion": .text(conclusion.rawValue), "member": .id(member),
            "name": .text(name), "at": .moment(at), "valid": .bool(hash == text), "basis": .text(basis),
        ])
    }
}

extension Finding {
    fileprivate var json: JSONValue {
        .object([
            "id": .id(id), "kind": .text(kind), "rule": .text(rule), "weight": .text(weight.rawValue),
            "privacy": .bool(isPrivacy), "place": .text(place), "shown": .text(shown), "suggestion": .text(suggestion),
            "start": range.map { .integer($0.lowerBound) } ?? .null,
            "length": range.map { .integer($0.count) } ?? .null, "blocking": .bool(isBlocking),
            "mendable": .bool(isMendable), "settlement": settlement?.json ?? .null,
        ])
    }
}

extension Settlement {
    fileprivate var by: MemberID {
        switch self {
        case .ignored(_, let by), .overrideAsked(_, let by), .overridden(_, _, let by): by
        }
    }

    fileprivate var askedBy: MemberID? {
        switch self {
        case .ignored: nil
        case .overrideAsked(_, let by): by
        case .overridden(_, let asker, _): asker
        }
    }

    fileprivate var json: JSONValue {
        let kind =
            switch self {
            case .ignored: "ignored"
            case .overrideAsked: "override_asked"
            case .overridden: "overridden"
            }
        return .object(["kind": .text(kind), "reason": .text(reason), "by": .id(by), "asked_by": .id(askedBy)])
    }
}

extension ArticleListing {
    var json: JSONValue {
        .object([
            "id": .id(article.id), "agency": .id(article.agency), "portal": .id(article.portal),
            "unit": .id(article.unit), "column": .id(column), "title": .text(title),
            "standing": .text(article.standing), "important": .bool(article.isImportant),
            "published_at": .moment(article.live?.publishedAt), "changed_at": .moment(changedAt),
            "version": .integer(article.version),
        ])
    }
}

extension ArticleRevision {
    /// With who has proofed, reviewed and cleared it, also when it is public long since.
    func json(signed hand: RevisionInHand) -> JSONValue {
        guard case .object(let facts) = json, case .object(let names) = hand.names else { return .null }
        return .object(facts + names)
    }

    var line: JSONValue {
        .object([
            "id": .id(id), "number": .integer(number), "title": .text(content.title), "hash": .text(hash),
            "change_note": .text(changeNote), "author": .text(authorName), "made_at": .moment(madeAt),
        ])
    }

    private var json: JSONValue {
        .object([
            "revision": line, "body": .text(content.body), "plain_text": .text(ArticleBody.plainText(content.body)),
            "summary": .text(content.summary), "keywords": .list(content.keywords.map { .text($0) }),
            "source": .optional(content.origin.source), "source_address": .text(content.origin.address),
            "issuer": .text(content.issuer), "author": .text(content.author),
            "document_number": .text(content.documentNumber), "index_number": .text(content.indexNumber),
            "topic": .text(content.topic), "written_on": .day(content.writtenOn), "column": .id(content.column),
            "also_in": .list(content.alsoIn.map { .id($0) }),
            "form": .text(content.fields.form.rawValue),
            "fields": .list(
                content.fields.filled.map {
                    .object(["key": .text($0.field.key), "name": .text($0.field.name), "value": .text($0.value)])
                }), "attachments": .list(content.attachments.map(\.json)),
        ])
    }
}

extension Attachment {
    fileprivate var json: JSONValue {
        .object([
            "name": .text(name), "sha256": .text(published), "size": .integer(size), "kind": .text(kind),
        ])
    }
}

extension ArticleComment {
    var json: JSONValue {
        .object([
            "revision": .id(revision), "quote": .text(quote), "words": .text(words), "author": .text(authorName),
            "at": .moment(at),
        ])
    }
}

extension MediaRelease {
    var json: JSONValue {
        .object(["channel": .text(channel.rawValue), "reference": .text(reference), "on": .day(releasedOn)])
    }
}

extension RecordedEntry {
    /// A line of an article's timeline.
    var line: JSONValue {
        .object([
            "act": .text(act), "who": .text(actorName), "at": .moment(at), "rule": .optional(rule),
            "note": .text(note), "sequence": .integer(Int(clamping: sequence)),
        ])
    }
}
