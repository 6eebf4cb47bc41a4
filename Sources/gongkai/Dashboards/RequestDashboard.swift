import Dashboards
import Kernel
import Markup
import Requests
import SQL

/// How applications of a year ended, by the groups of the annual report's table (RPT-20).
struct RequestDashboard: Sendable {
    let store: Store

    private enum Ending: String, CaseIterable {
        case disclosed = "予以公开"
        case partly = "部分公开"
        case refused = "不予公开"
        case unable = "无法提供"
        case notHandled = "不予处理"
        case other = "其他处理"

        var rows: [ReportRow] {
            switch self {
            case .disclosed: [.disclosed]
            case .partly: [.partlyDisclosed]
            case .refused:
                [
                    .stateSecret, .forbiddenByLaw, .threeSecurities, .thirdPartyRights, .internalAffairs,
                    .processInformation, .enforcementFile, .administrativeQuery,
                ]
            case .unable: [.notHeld, .needsProcessing, .stillUnclear]
            case .notHandled: [.petition, .repeated, .publication, .unreasonable, .confirmation]
            case .other: [.uncorrected, .unpaid, .other]
            }
        }
    }

    /// Applications belong to the agency: a section's dashboard has none.
    ///
    /// - Parameter isPublic: whether everybody sees it: then nothing leads into the console.
    func source(isPublic: Bool) -> DashboardSource {
        { scope in
            guard scope.units == nil else { return [] }
            let year = scope.period.period.first.year
            let tally = try await store.read { try RequestStore.tally(of: scope.agency, year: year, in: $0) }
            let ended = Ending.allCases.map { ending in
                (ending, ending.rows.reduce(0) { $0 + tally[$1, 7] })
            }
            let decided = ended.reduce(0) { $0 + $1.1 }
            guard tally[.received, 7] + decided > 0 else { return [] }
            return [
                DashboardFigure(
                    "新收申请 \(tally[.received, 7]) 件，办结 \(decided) 件，未办结 \(tally[.carriedOver, 7]) 件",
                    source: "\(scope.whose)，\(year)年依申请公开，按年度报告的口径；各种答复的件数",
                    plot: .bars(
                        ended.filter { $0.1 > 0 }.map { .init($0.0.rawValue, $0.1, isMarked: $0.0 != .disclosed) }),
                    rows: isPublic ? nil : DeskLinks.board.address)
            ]
        }
    }
}
