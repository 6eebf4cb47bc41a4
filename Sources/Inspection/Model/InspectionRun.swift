package import Kernel

package enum InspectionRunSubject {}
package typealias InspectionRunID = Identifier<InspectionRunSubject>

/// One rehearsal of the inspection, kept as it came out.
package struct InspectionRun: Hashable, Sendable {
    package static let journalKind = "inspection_run"

    package enum State: String, CaseIterable, Sendable, Hashable {
        /// Waits until the pages have been read.
        case waiting
        case done
        /// The site could not be read.
        case failed

        package var chinese: String {
            switch self {
            case .waiting: "正在检查"
            case .done: "已完成"
            case .failed: "没有完成"
            }
        }
    }

    package let id: InspectionRunID
    package let agency: AgencyID
    package let day: Day
    package let pack: String
    /// The port of the site on this machine whose pages are read; nil when only the records are looked at.
    package let port: Int?
    package let byName: String
    package let startedAt: Moment
    package var state: State
    package var score: Points?
    package var verdict: InspectionResult.Verdict?
    /// What whoever looked wants to say; for a failed one, why.
    package var remarks: [String]
    /// When the list of what is to do was given to the units.
    package var handedAt: Moment?
    package var version: Int

    package init(
        id: InspectionRunID, agency: AgencyID, day: Day, pack: String, port: Int?, byName: String, startedAt: Moment,
        state: State, score: Points? = nil, verdict: InspectionResult.Verdict? = nil, remarks: [String] = [],
        handedAt: Moment? = nil, version: Int = 0
    ) {
        self.id = id
        self.agency = agency
        self.day = day
        self.pack = pack
        self.port = port
        self.byName = byName
        self.startedAt = startedAt
        self.state = state
        self.score = score
        self.verdict = verdict
        self.remarks = remarks
        self.handedAt = handedAt
        self.version = version
    }

    /// The duty of one unit to mend what this rehearsal found there.
    package func duty(of unit: UnitID) -> Obligation.Subject {
        Obligation.Subject(kind: InspectionRun.journalKind, id: "\(id.text).\(unit.text)")
    }
}

/// A rehearsal with its findings and what changed since the one before.
package struct InspectionDetail: Sendable {
    package let run: InspectionRun
    package let result: InspectionResult
    package let offersServices: Bool
    package let before: InspectionRun?
    package let comparison: InspectionComparison?

    package init(
        run: InspectionRun, result: InspectionResult, offersServices: Bool, before: InspectionRun?,
        comparison: InspectionComparison?
    ) {
        self.run = run
        self.result = result
        self.offersServices = offersServices
        self.before = before
        self.comparison = comparison
    }
}

extension InspectionRun {
    package static let unknownPort = Refusal(
        .invalid, "没有检查：不能读取这个端口的网页。请从列表中选择。", rule: "SITE-5", field: "port")

    /// Who may rehearse, and who may hand the list out (ROLE-2, ROLE-12); the overseeing agency reads (ROLE-14).
    package static func refusal(_ what: String, by officer: Officer, agency: AgencyID) -> Refusal? {
        guard !officer.isAdministrator else { return .notFound }
        guard officer.agency == agency else {
            return officer.overseen.contains(agency)
                ? Refusal(.roleRefused, "未能\(what)：您所在单位是上级监督单位，只能查看下级单位的记录。", rule: "ROLE-14") : .notFound
        }
        if officer.holds(.supervisor) {
            return Refusal(.roleRefused, "未能\(what)：监察人员只能查看，不能办理业务。", rule: "ROLE-14")
        }
        guard !officer.roles.isDisjoint(with: [.opennessOffice, .officeHead, .siteOperator]) else {
            return Refusal(.roleRefused, "未能\(what)：由政务公开办或者网站管理员办理。", rule: "ROLE-12")
        }
        return nil
    }

    package func reach(of officer: Officer) -> RecordReach {
        RecordReach(of: officer, agency: agency, units: EmptyCollection<UnitID>())
    }

    package func handingRefusal(by officer: Officer, hasTodos: Bool) -> Refusal? {
        if let refusal = InspectionRun.refusal("下发整改清单", by: officer, agency: agency) { return refusal }
        guard state == .done else {
            return Refusal(.stateRefused, "未能下发整改清单：检查还没有完成。请等检查完成后再办理。", rule: "SITE-6")
        }
        guard handedAt == nil else {
            return Refusal(.stateRefused, "未能下发整改清单：这次检查的清单已经下发。请重新检查一次再办理。", rule: "SITE-6")
        }
        return hasTodos ? nil : Refusal(.stateRefused, "未能下发整改清单：这次检查没有需要整改的问题。", rule: "SITE-6")
    }
}
