package import Kernel

/// 行政规范性文件: its way through the chain, its term, and what ended it (NORM-2, NORM-4).
package struct NormativeText: Hashable, Sendable {
    package let id: NormativeID
    package let agency: AgencyID
    /// The official document it is; nil for texts from before the system.
    package let document: DocumentID?
    /// The unit that drafts it and answers for it.
    package var unit: UnitID
    package let drafter: MemberID
    package let drafterName: String
    package var title: String
    package var issuer: String
    /// Closely concerns market players: 30 days of public consultation (CONS-8).
    package var touchesMarket: Bool
    /// The text that this one is to renew (NORM-5).
    package let renews: NormativeID?
    package var stages: [NormativeStage: StageRecord]
    /// Every round, the first first.
    package var reviews: [LegalityReview]
    package var registration: NormativeRegistration?
    /// A decision of its own that ended it (NORM-6).
    package var ending: NormativeEnding?
    package var publication: NormativePublication?
    /// Counts every write; a stale one is refused.
    package var version: Int

    package init(
        id: NormativeID, agency: AgencyID, document: DocumentID?, unit: UnitID, drafter: MemberID,
        drafterName: String, title: String, issuer: String, touchesMarket: Bool = false, renews: NormativeID? = nil,
        stages: [NormativeStage: StageRecord] = [:], reviews: [LegalityReview] = [],
        registration: NormativeRegistration? = nil, ending: NormativeEnding? = nil,
        publication: NormativePublication? = nil, version: Int = 1
    ) {
        self.id = id
        self.agency = agency
        self.document = document
        self.unit = unit
        self.drafter = drafter
        self.drafterName = drafterName
        self.title = title
        self.issuer = issuer
        self.touchesMarket = touchesMarket
        self.renews = renews
        self.stages = stages
        self.reviews = reviews
        self.registration = registration
        self.ending = ending
        self.publication = publication
        self.version = version
    }

    package var isRegistered: Bool { registration != nil }
    package var effectiveOn: Day? { registration?.effectiveOn }
    /// 有效期至, that day included.
    package var expiresOn: Day? { registration.flatMap { $0.term.expiry(from: $0.effectiveOn) } }
    package var number: String? { registration?.number }

    package var facts: ValidityFacts {
        ValidityFacts(
            isIssued: isRegistered, effectiveOn: effectiveOn, expiresOn: expiresOn, ending: ending?.validityEnding)
    }

    /// Who may know of it: drafts are the agency's own, what was registered is read from above too.
    package func reach(of officer: Officer) -> RecordReach {
        let reach = RecordReach(of: officer, agency: agency, units: CollectionOfOne(unit))
        return reach == .reading && !isRegistered ? .none : reach
    }
}

extension NormativeText {
    /// The opinion that counts: the last round's.
    package var review: LegalityReview? { reviews.last }
    package var openReview: LegalityReview? { reviews.last.flatMap { $0.conclusion == nil ? $0 : nil } }

    /// Done, or left out with a reason. A registered text passed everything before: also one from before the system.
    package func isSettled(_ stage: NormativeStage) -> Bool {
        if isRegistered, !stage.comesAfterRegistration { return true }
        switch stage {
        case .legality: return review?.isPassed ?? false
        case .registration: return isRegistered
        case .study, .drafting, .comments, .consultation, .deliberation, .signing, .filing, .interpretation,
            .evaluation:
            return stages[stage] != nil
        }
    }

    /// The stages that wait now, in their order.
    package var openStages: [NormativeStage] {
        NormativeStage.allCases.filter { stage in
            !isSettled(stage) && stage.requirements.allSatisfy(isSettled)
        }
    }

    package func missing(before stage: NormativeStage) -> NormativeStage? {
        stage.requirements.first { !isSettled($0) }
    }

    /// The last day on which something before `stage` was done: nothing is recorded for an earlier day.
    func lastDay(before stage: NormativeStage) -> Day? {
        stage.requirements.compactMap { before in
            before == .legality ? review?.conclusion?.on : stages[before].flatMap { $0.isSkipped ? nil : $0.on }
        }.max()
    }
}

/// A file with what it proves; its bytes lie in the file store under their hash.
package struct NormativeFile: Hashable, Sendable {
    package let name: String
    package let hash: String
    package let size: Int
    package let kind: String

    package init(name: String, hash: String, size: Int, kind: String) {
        self.name = name
        self.hash = hash
        self.size = size
        self.kind = kind
    }
}

/// What is kept of one stage (NORM-2).
package struct StageRecord: Hashable, Sendable {
    package let on: Day
    /// The first day of a stage that lasts: the day the draft was published.
    package let from: Day?
    package let note: String
    package let file: NormativeFile?
    /// Left out; `note` is the reason.
    package let isSkipped: Bool
    package let by: MemberID
    package let byName: String

    package init(
        on day: Day, from: Day? = nil, note: String, file: NormativeFile? = nil, isSkipped: Bool = false, by: MemberID,
        byName: String
    ) {
        on = day
        self.from = from
        self.note = note
        self.file = file
        self.isSkipped = isSkipped
        self.by = by
        self.byName = byName
    }
}

/// 统一登记、统一编号、统一印发 (NORM-2), with the term (NORM-5).
package struct NormativeRegistration: Hashable, Sendable {
    /// 发文字号 (NORM-3).
    package let number: String
    /// 统一登记号, where the place gives one.
    package let code: String?
    package let on: Day
    package let effectiveOn: Day
    package let term: NormativeTerm

    package init(number: String, code: String?, on day: Day, effectiveOn: Day, term: NormativeTerm) {
        self.number = number
        self.code = code
        on = day
        self.effectiveOn = effectiveOn
        self.term = term
    }
}

/// An end by decision of a clean-up (NORM-6).
package struct NormativeEnding: Hashable, Sendable {
    package let validityEnding: ValidityEnding
    package let cleanUp: CleanUpID

    package init(_ ending: ValidityEnding, cleanUp: CleanUpID) {
        validityEnding = ending
        self.cleanUp = cleanUp
    }
}

/// Where the public reads it.
package struct NormativePublication: Hashable, Sendable {
    package let on: Day
    /// A path of our own, or the address of another site.
    package let address: String
    package let article: String?

    package init(on day: Day, address: String, article: String? = nil) {
        on = day
        self.address = address
        self.article = article
    }
}
