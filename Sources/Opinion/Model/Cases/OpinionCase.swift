package import Kernel
package import Publishing

/// 一件舆情: what was noticed, how it was judged, answered, handled and evaluated (SEN-6).
package struct OpinionCase: Hashable, Sendable {
    package let id: OpinionID
    package let agency: AgencyID
    /// `YQ2026-0007`: counts within the agency and year.
    package let number: String
    package var notice: OpinionNotice
    package let registeredAt: Moment
    package var kind: OpinionKind
    /// The shortest clock that ever ran: a lower level later gives no time back.
    package var strictest: OpinionKind
    package var level: OpinionLevel?
    package var reasons: Set<ResponseReason> = []
    /// 涉事责任部门 is first responsible (SEN-4).
    package var unit: UnitID
    /// Several places: the superior department that leads (SEN-4); empty otherwise.
    package var superior = ""
    package var order = ""
    package var stage = OpinionStage.registered
    package var consultation: OpinionConsultation?
    /// The topic page on the portal that lists its statements.
    package var topic: ColumnID?
    package var statements: [OpinionStatement] = []
    package var conferences: [PressConference] = []
    package var rumours: [OpinionRumour] = []
    package var suggestions: [OpinionSuggestion] = []
    package var report: OpinionReport?
    package var handling = ""
    package var handledAt: Moment?
    package var evaluation: OpinionEvaluation?
    package var accountability: OpinionAccountability?
    package var decline: DeclineProposal?
    /// Counts how often its clocks were set anew: after a correction of its times, or when it is taken up again.
    package var clockRun = 1
    package var version = 1

    package init(
        id: OpinionID, agency: AgencyID, number: String, notice: OpinionNotice, kind: OpinionKind, unit: UnitID,
        registeredAt: Moment
    ) {
        self.id = id
        self.agency = agency
        self.number = number
        self.notice = notice
        self.kind = kind
        strictest = kind
        self.unit = unit
        self.registeredAt = registeredAt
    }

    package func reach(of officer: Officer) -> RecordReach { RecordReach(of: officer, agency: agency, units: [unit]) }

    package var clocks: OpinionClocks {
        OpinionClocks(occurred: notice.occurredAt, discovered: notice.discoveredAt, kind: strictest)
    }

    /// The first authoritative word that the public could read or hear: a statement or a conference.
    package var respondedAt: Moment? {
        (statements.compactMap(\.publishedAt) + conferences.map(\.heldAt)).min()
    }

    package var pressAt: Moment? { conferences.map(\.heldAt).min() }

    /// A conference is owed for what still counts as major (SEN-1).
    package var owesPress: Bool { kind == .major }

    package func isLate(at now: Moment) -> Bool { clocks.limit < respondedAt ?? now }

    /// A statement waits to be published.
    package var hasDraft: Bool { statements.contains { $0.publishedAt == nil } }

    package var isDeclined: Bool { stage == .declined }

    /// The clocks in the order in which they end; the duty to report beside them (SEN-8).
    package var faces: [OpinionClockFace] {
        if isDeclined { return [] }
        let clocks = clocks, responded = respondedAt
        var faces: [OpinionClockFace] = []
        if notice.isHealthEmergency {
            let found = notice.discoveredAt
            faces.append(
                .init(
                    .report, start: found, due: found.adding(hours: OpinionClocks.reportHours), metAt: report?.at,
                    rule: "SEN-8"))
        }
        if let target = clocks.target {
            faces.append(.init(.target, start: clocks.start, due: target, metAt: responded, rule: "SEN-3"))
        }
        faces.append(
            .init(.response, start: clocks.start, due: clocks.limit, metAt: responded, rule: clocks.responseRule))
        if let press = clocks.press, owesPress {
            faces.append(.init(.press, start: clocks.start, due: press, metAt: pressAt, rule: "SEN-3"))
        }
        return faces
    }

    package func statement(of article: ArticleID) -> OpinionStatement? { statements.first { $0.article == article } }
}

/// What was noticed, as it was registered.
package struct OpinionNotice: Hashable, Sendable {
    package var title: String
    package var summary: String
    package var source: OpinionSource
    /// The page where it was seen, or the number of a letter; may be empty.
    package var address: String
    /// 发生时间; nil when nobody knows.
    package var occurredAt: Moment?
    /// 发现时间.
    package var discoveredAt: Moment
    /// 突发公共卫生事件: must be reported upwards within two hours (SEN-8).
    package var isHealthEmergency: Bool

    package init(
        title: String, summary: String, source: OpinionSource, address: String = "", occurredAt: Moment? = nil,
        discoveredAt: Moment, isHealthEmergency: Bool = false
    ) {
        self.title = title
        self.summary = summary
        self.source = source
        self.address = address
        self.occurredAt = occurredAt
        self.discoveredAt = discoveredAt
        self.isHealthEmergency = isHealthEmergency
    }

    package static let longestTitle = 100
    package static let longestSummary = 2_000

    /// Why it cannot be registered at `now`.
    package func fault(at now: Moment) -> Refusal? {
        func wrong(_ sentence: String, _ field: String) -> Refusal {
            Refusal(.invalid, "未能登记舆情：\(sentence)", rule: "SEN-6", field: field)
        }
        if title.count < 4 || title.count > OpinionNotice.longestTitle {
            return wrong("标题应为4至\(OpinionNotice.longestTitle)字。请写明是什么事。", "title")
        }
        if summary.count > OpinionNotice.longestSummary {
            return wrong("内容超过\(OpinionNotice.longestSummary)字。请摘要填写。", "summary")
        }
        if address.count > 500 { return wrong("来源地址超过500字。请只填网址或者编号。", "address") }
        if discoveredAt > now { return wrong("发现时间还没有到。请填写实际发现的时间。", "discovered") }
        if let occurredAt, occurredAt > now { return wrong("发生时间还没有到。请填写实际发生的时间。", "occurred") }
        if discoveredAt < now.adding(hours: -24 * 60) { return wrong("发现时间早于六十天以前。请核对日期。", "discovered") }
        return nil
    }
}
