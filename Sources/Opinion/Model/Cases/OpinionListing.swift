package import Kernel
package import Publishing

/// A case as lists and walls show it.
package struct OpinionLine: Hashable, Sendable {
    package let found: OpinionCase
    package let now: Moment

    package init(found: OpinionCase, now: Moment) {
        self.found = found
        self.now = now
    }

    package var running: [OpinionClockFace] { found.faces.filter(\.isRunning) }

    /// What ends next, the missed first; the target no longer once it has passed.
    package var next: OpinionClockFace? {
        running.filter { $0.name != .target || !$0.isMissed(at: now) }.min { $0.due < $1.due }
    }

    package var isWaiting: Bool { found.stage.isOpen }

    func isWaiting(for officer: Officer) -> Bool {
        let leads = OpinionCase.leads(officer, agency: found.agency), isUnit = officer.units.contains(found.unit)
        switch found.stage {
        case .registered, .consulted, .handled, .evaluated: return leads
        case .assigned, .responded: return leads || isUnit
        case .archived, .declined: return false
        }
    }
}

package struct OpinionQuery: Hashable, Sendable {
    /// Nil for the open ones and the latest; a stage for those alone.
    package var stage: OpinionStage?
    package var kind: OpinionKind?
    package var words: String
    package var page: Int
    package var size: Int

    package init(
        stage: OpinionStage? = nil, kind: OpinionKind? = nil, words: String = "", page: Int = 1, size: Int = 30
    ) {
        self.stage = stage
        self.kind = kind
        self.words = words
        self.page = min(max(page, 1), 100_000)
        self.size = min(max(size, 1), 200)
    }
}

package struct OpinionListPage: Sendable {
    package let lines: [OpinionLine]
    package let total: Int
    package let running: Int
    /// Clues that nobody has looked at.
    package let newClues: Int
}

/// Everything that the page of a case shows.
package struct OpinionView: Sendable {
    package let line: OpinionLine
    package let glances: [ArticleID: ArticleGlance]
    /// The words of statements that wait to be published.
    package let texts: [ArticleID: String]
    package let columns: [SiteColumn]
    /// 专题 columns of the portals (SEN-1).
    package let topics: [SiteColumn]
    package let clues: [OpinionClue]

    package var found: OpinionCase { line.found }
    package var now: Moment { line.now }
}

/// The one thing to do next, in a sentence (SEN-6).
package enum OpinionNextStep {
    package static func act(_ found: OpinionCase) -> OpinionAct? {
        if found.decline != nil, found.stage.isOpen { return .confirmDecline }
        if found.notice.isHealthEmergency, found.report == nil, found.stage.isOpen { return .reportUp }
        switch found.stage {
        case .registered: return found.kind == .major ? .grade : .consult
        case .consulted: return .grade
        case .assigned: return found.hasDraft ? nil : .draftStatement
        case .responded: return found.owesPress && found.pressAt == nil ? .recordConference : .handle
        case .handled: return .evaluate
        case .evaluated:
            if found.owesPress, found.pressAt == nil { return .recordConference }
            if found.rumours.contains(where: { $0.isSerious && $0.referredAt == nil }) { return .referRumour }
            return found.isLate(at: found.respondedAt ?? found.registeredAt) && found.accountability == nil
                ? .account : .archive
        case .archived, .declined: return nil
        }
    }

    package static func sentence(_ found: OpinionCase) -> String {
        guard let act = act(found) else {
            return found.stage == .assigned ? "回应稿已经拟好，请按应急程序发布，发布后自动计入回应时间。" : ""
        }
        switch act {
        case .confirmDecline: return "有人提出不予回应，请由另一人复核。"
        case .reportUp: return "突发公共卫生事件，请在两小时内向本级政府和上级卫生健康部门报告，并在这里登记（SEN-8）。"
        case .consult: return "请会商研判：是否属实，要不要回应，由谁回应。"
        case .grade: return found.kind == .major ? "重大突发事件，请立即定级交办，同时组织会商。" : "请定级，交办责任单位。"
        case .draftStatement: return "请拟回应稿，按应急程序发布。"
        case .recordConference: return "请在24小时内举行新闻发布会，会后登记出席人和发布内容。"
        case .handle: return found.hasDraft ? "有没有发布的回应稿，请发布；处置完毕后登记处置结果。" : "请继续发布工作进展，处置完毕后登记处置结果。"
        case .evaluate: return "请评估回应效果。"
        case .account: return "回应超过期限，请委领导登记责任追究结果（SEN-7）。"
        case .archive: return "各环节已经办完，请归档。"
        case .referRumour: return "有严重不实信息没有转交公安机关，请登记转交情况（SEN-6）。"
        case .transfer, .addRumour, .addSuggestion, .setTopic, .proposeDecline, .withdrawDecline,
            .correctTimes, .reopen:
            return ""
        }
    }
}
