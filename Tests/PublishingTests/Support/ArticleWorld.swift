import Kernel

@testable import Publishing

/// A small commission whose people are known to every test of articles.
enum ArticleWorld {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1)
    static let government: AgencyID = id(2)
    static let hospitalAgency: AgencyID = id(3)
    static let stranger: AgencyID = id(4)
    static let section: UnitID = id(11)
    static let finance: UnitID = id(13)

    static let drafter = officer(21, "拟稿人", [.clerk], [section])
    static let head = officer(22, "科长", [.sectionHead], [section], heads: [section])
    static let colleague = officer(23, "同科室", [.clerk], [section])
    static let office = officer(24, "公开办甲", [.opennessOffice])
    static let secondOffice = officer(25, "公开办负责人", [.officeHead])
    static let siteOperator = officer(26, "网站管理员", [.siteOperator])
    static let secrecy = officer(27, "保密审查员", [.secrecyReviewer])
    static let leader = officer(28, "分管领导", [.leader])
    static let secondLeader = officer(36, "另一委领导", [.leader])
    static let principal = officer(29, "主要负责人", [.principalHead, .leader])
    static let spokesperson = officer(37, "新闻发言人", [.spokesperson])
    static let otherClerk = officer(30, "财务科员", [.clerk], [finance])
    static let supervisor = officer(31, "监察员", [.supervisor])
    static let above = officer(32, "县政府办", [.opennessOffice, .leader], of: government, overseen: [commission])
    static let outsider = officer(33, "外单位", [.opennessOffice, .leader, .principalHead], of: stranger)
    /// Belongs to the article's unit, holds every role in an agency of its own: none of them counts here.
    static let hospitalOffice = officer(
        34, "直属单位", [.opennessOffice, .leader, .principalHead, .siteOperator, .secrecyReviewer], [section],
        of: hospitalAgency)
    static let systemAdministrator = officer(38, "系统管理员", [.systemAdministrator])
    static let securityAdministrator = officer(39, "安全管理员", [.securityAdministrator])
    static let auditAdministrator = officer(40, "审计管理员", [.auditAdministrator])

    static let everybody: [Officer] = [
        drafter, head, colleague, office, secondOffice, siteOperator, secrecy, leader, principal, spokesperson,
        otherClerk, supervisor, above, outsider, hospitalOffice, systemAdministrator, securityAdministrator,
        auditAdministrator,
    ]

    static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID> = [], of agency: AgencyID = commission,
        heads: Set<UnitID> = [], overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(
            id: id(number), name: name, agency: agency, roles: roles, units: units, headOf: heads, overseen: overseen)
    }

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    static let moment = Moment(day: day("2026-03-10"), minute: 570)
    static let column: ColumnID = id(51)

    static func content(_ title: String = "青禾县卫生健康局关于做好预防接种工作的通知") -> ArticleContent {
        ArticleContent(
            title: title, body: "<p>为做好预防接种工作，现通知如下。</p>", issuer: "青禾县卫生健康局", column: column)
    }

    static let hash = String(repeating: "a", count: 64)

    static func signature(
        _ step: ReviewStep, _ part: ReviewPart, _ officer: Officer, hash: String = ArticleWorld.hash
    ) -> ReviewSignature {
        ReviewSignature(
            step: step, part: part, member: officer.id, name: officer.name, at: moment, hash: hash, words: "")
    }

    static func cleared(
        _ step: SecrecyStep, _ officer: Officer, _ conclusion: SecrecyConclusion = .mayPublish,
        hash: String = ArticleWorld.hash
    ) -> SecrecySignature {
        SecrecySignature(
            step: step, conclusion: conclusion, member: officer.id, name: officer.name, at: moment, hash: hash,
            basis: "未发现涉密内容")
    }

    /// A revision with the first `signed` steps complete and the first `cleared` secrecy steps concluded.
    static func hand(
        _ stage: RevisionInHand.Stage, signed: Int = 0, cleared: Int = 0, findings: [Finding] = [],
        delegates: [ReviewStep: MemberID] = [:]
    ) -> RevisionInHand {
        let signers: [ReviewStep: Officer] = [.first: head, .second: office, .third: leader]
        let reviewers: [SecrecyStep: Officer] = [.initial: head, .recheck: secrecy, .approval: principal]
        let signatures = ReviewStep.allCases.prefix(signed).flatMap { step in
            ReviewPart.allCases.map { signature(step, $0, signers[step] ?? head) }
        }
        return RevisionInHand(
            revision: id(61), number: 1, title: content().title, hash: hash, author: drafter.id, stage: stage,
            signatures: signatures,
            secrecy: SecrecyStep.allCases.prefix(cleared).map { ArticleWorld.cleared($0, reviewers[$0] ?? head) },
            findings: findings, delegates: delegates,
            scheduledFor: stage == .scheduled ? moment.adding(hours: 3) : nil,
            failure: stage == .failed ? "未能发布：所选栏目已经停用。" : nil)
    }

    static let liveRevision: RevisionID = id(60)
    static let live = Article.Live(revision: liveRevision, hash: String(repeating: "b", count: 64), publishedAt: moment)

    static func article(
        _ working: RevisionInHand? = nil, live: Article.Live? = nil, owed: RevisionInHand? = nil,
        withdrawn: Withdrawal.Kind? = nil, isImportant: Bool = false, policy: ReviewPolicy = ReviewPolicy(),
        isDiscarded: Bool = false
    ) -> Article {
        Article(
            id: id(41), agency: commission, portal: id(42), unit: section, drafter: drafter.id,
            isImportant: isImportant, policy: policy, live: live, working: working, owed: owed,
            withdrawal: withdrawn.map {
                Withdrawal(
                    kind: $0, reason: "内容有误", at: moment, by: office.id, target: $0 == .merged ? id(43) : nil)
            }, isDiscarded: isDiscarded)
    }

    static func finding(
        _ number: Int = 71, kind: String = "id_card", weight: Finding.Weight = .high, isPrivacy: Bool = true,
        settlement: Settlement? = nil
    ) -> Finding {
        Finding(
            id: id(number), kind: kind, rule: isPrivacy ? "PII-2" : "WORD-1", weight: weight, isPrivacy: isPrivacy,
            place: "正文", shown: "1101**********002X", settlement: settlement)
    }

    /// Every stage an article can be in, by name.
    static let stages: [(name: String, article: Article)] =
        [
            ("draft", article(hand(.drafting))),
            ("draft with a blocking finding", article(hand(.drafting, findings: [finding()]))),
            ("in review, step 1", article(hand(.inReview))),
            ("in review, step 2", article(hand(.inReview, signed: 1))),
            (
                "in review, step 2 delegated to 财务科员",
                article(
                    hand(.inReview, signed: 1, delegates: [.second: otherClerk.id]))
            ),
            ("in review, step 3", article(hand(.inReview, signed: 2))),
            ("in review, step 3, important", article(hand(.inReview, signed: 2), isImportant: true)),
            ("in review, secrecy initial", article(hand(.inReview, signed: 3))),
            ("in review, secrecy recheck", article(hand(.inReview, signed: 3, cleared: 1))),
            ("in review, secrecy approval", article(hand(.inReview, signed: 3, cleared: 2))),
            (
                "in review, all but a finding",
                article(
                    hand(
                        .inReview, signed: 3, cleared: 3,
                        findings: [finding(settlement: .overrideAsked(reason: "确需公开", by: colleague.id))]))
            ),
            ("approved", article(hand(.approved, signed: 3, cleared: 3))),
            ("scheduled", article(hand(.scheduled, signed: 3, cleared: 3))),
            ("failed", article(hand(.failed, signed: 3, cleared: 3))),
            ("live", article(live: live)),
            ("live, draft", article(hand(.drafting), live: live)),
            ("live, in review, step 1", article(hand(.inReview), live: live)),
            ("live, approved", article(hand(.approved, signed: 3, cleared: 3), live: live)),
            ("owed", article(live: live, owed: hand(.owed))),
            ("owed, step 3", article(live: live, owed: hand(.owed, signed: 2, cleared: 2))),
            ("owed, draft", article(hand(.drafting), live: live, owed: hand(.owed, signed: 1))),
            (
                "owed, approved",
                article(
                    hand(.approved, signed: 3, cleared: 3), live: live, owed: hand(.owed, signed: 1))
            ),
        ]
        + Withdrawal.Kind.chosen.map { ("withdrawn, \($0.rawValue)", article(live: live, withdrawn: $0)) } + [
            ("withdrawn, error, draft", article(hand(.drafting), live: live, withdrawn: .error)),
            ("discarded", article(hand(.drafting), isDiscarded: true)),
        ]
}

/// A small generator, so that a failure can be run again.
struct ArticleDice {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 }

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(sides))
    }

    mutating func pick<Element>(_ items: [Element]) -> Element { items[roll(items.count)] }
}
