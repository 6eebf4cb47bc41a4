import Kernel

@testable import Publishing

/// Watches a story from outside, by its own books, and says what PUB-3, SEC-1 or PII-6 forbids. It trusts nothing that the
/// article says about itself.
struct ArticleWitness {
    fileprivate struct Record {
        var hash: String
        var makers: Set<MemberID>
        var signatures: [ReviewSignature] = []
        var secrecy: [SecrecySignature] = []
        var findings: [Finding]
    }

    private var records: [RevisionID: Record] = [:]
    private let drafter: MemberID
    private let drafterMayReviewFirst: Bool
    private(set) var problems: [String] = []
    private(set) var published = 0
    private(set) var urgent = 0
    private(set) var cleared = 0

    init(_ article: Article) {
        drafter = article.drafter
        drafterMayReviewFirst = article.policy.drafterMayReviewFirst
    }

    mutating func see(_ event: ArticleEvent, by officer: Officer?, before: Article, after: Article) {
        note(event, by: officer, before)
        if after.live != before.live { judgeRelease(event, officer, before, after) }
        if let owed = before.owed, after.owed?.revision != owed.revision { judgeDebt(event, owed, after) }
        if case .publishedUrgently = event {
            if after.owed?.revision != after.live?.revision { problems.append("an emergency that owes nothing") }
        } else if before.owed == nil, after.owed != nil {
            problems.append("a debt from nothing")
        }
    }

    private mutating func note(_ event: ArticleEvent, by officer: Officer?, _ before: Article) {
        let hand = before.inHand?.revision
        switch event {
        case .revised(let made):
            records[made.revision] = Record(
                hash: made.hash, makers: [drafter, made.author], findings: made.findings)
        case .signed(let signature): change(hand) { $0.signatures.append(signature) }
        case .secrecyConcluded(let signature):
            change(hand) { record in
                record.secrecy.removeAll { $0.step == signature.step }
                record.secrecy.append(signature)
                let isAgainst = signature.conclusion == .cutFirst || signature.conclusion == .mustNotPublish
                if isAgainst, before.working?.stage == .inReview { record.forget(from: .first, andSecrecy: true) }
            }
        case .recalled: change(before.working?.revision) { $0.forget(from: .first, andSecrecy: true) }
        case .sentBack(let step, _):
            change(before.working?.revision) { $0.forget(from: step ?? .first, andSecrecy: step == nil) }
        case .settled(let id, let settlement): noteSettlement(id, settlement, officer, before)
        case .submitted, .delegated, .commented, .scheduled, .unscheduled, .published, .publicationFailed,
            .publishedUrgently, .withdrawn, .released, .revocationRecorded, .discarded:
            break
        }
    }

    private mutating func noteSettlement(
        _ id: FindingID, _ settlement: Settlement, _ officer: Officer?, _ before: Article
    ) {
        for revision in [before.working?.revision, before.owed?.revision] {
            guard let revision, let index = records[revision]?.findings.firstIndex(where: { $0.id == id }) else {
                continue
            }
            // PII-6: the second person is really another, and somebody really asked.
            if case .overridden(_, let asker, let by) = settlement {
                var asked: MemberID?
                if case .overrideAsked(_, let first)? = records[revision]?.findings[index].settlement { asked = first }
                if asker == by || by != officer?.id || asked != asker { problems.append("an override by one person") }
            }
            records[revision]?.findings[index].settlement = settlement
            return
        }
        problems.append("a finding of nowhere settled")
    }

    private mutating func change(_ revision: RevisionID?, _ edit: (inout Record) -> Void) {
        guard let revision, var record = records[revision] else {
            problems.append("an act on no revision")
            return
        }
        edit(&record)
        records[revision] = record
    }

    private mutating func judgeRelease(
        _ event: ArticleEvent, _ officer: Officer?, _ before: Article, _ after: Article
    ) {
        guard let live = after.live, live.revision == before.working?.revision, let record = records[live.revision],
            record.hash == live.hash
        else {
            problems.append("something else went public than what was prepared")
            return
        }
        switch event {
        case .published:
            published += 1
            problems += faults(of: record)
        case .publishedUrgently:
            urgent += 1
            if officer?.holds(.principalHead) != true { problems.append("an emergency without the principal head") }
            if let officer, record.makers.contains(officer.id) { problems.append("an emergency of one's own text") }
            if record.findings.contains(where: isOpen) { problems.append("a blocking finding went public") }
        default: problems.append("live changed without publication")
        }
    }

    private mutating func judgeDebt(_ event: ArticleEvent, _ owed: RevisionInHand, _ after: Article) {
        switch event {
        case .published: break
        case .withdrawn(let withdrawal):
            if withdrawal.kind.keepsText { problems.append("a debt gone while the text can be read") }
        case .signed, .secrecyConcluded, .settled:
            cleared += 1
            problems += records[owed.revision].map(faults) ?? ["a debt of nowhere"]
        default: problems.append("a debt cleared by nothing")
        }
    }

    /// What is missing for `record` to be public (PUB-3, SEC-1, PII-6).
    private func faults(of record: Record) -> [String] {
        var faults: [String] = []
        let valid = record.signatures.filter { $0.hash == record.hash }
        for step in ReviewStep.allCases {
            for part in ReviewPart.allCases where !valid.contains(where: { $0.step == step && $0.part == part }) {
                faults.append("no \(part.chinese(step))")
            }
            let signers = Set(valid.filter { $0.step == step }.map(\.member))
            let others = Set(valid.filter { $0.step != step }.map(\.member))
            if !signers.isDisjoint(with: others) { faults.append("one person at two steps") }
            let mayBeMaker = step == .first && drafterMayReviewFirst
            if !mayBeMaker, !signers.isDisjoint(with: record.makers) { faults.append("a maker reviewed") }
        }
        let secrecy = record.secrecy.filter { $0.hash == record.hash && $0.conclusion == .mayPublish }
        if Set(secrecy.map(\.step)).count != 3 { faults.append("secrecy review incomplete") }
        if Set(secrecy.map(\.member)).count != secrecy.count { faults.append("one person at two secrecy steps") }
        if !record.makers.isDisjoint(with: secrecy.map(\.member)) { faults.append("a maker cleared secrecy") }
        if record.findings.contains(where: isOpen) { faults.append("a blocking finding went public") }
        return faults
    }

    private func isOpen(_ finding: Finding) -> Bool {
        guard finding.weight == .high else { return false }
        switch finding.settlement {
        case nil, .overrideAsked: return true
        case .ignored: return finding.isPrivacy
        case .overridden: return false
        }
    }
}

extension ArticleWitness.Record {
    fileprivate mutating func forget(from step: ReviewStep, andSecrecy: Bool) {
        signatures.removeAll { $0.step >= step }
        if andSecrecy { secrecy = [] }
    }
}
