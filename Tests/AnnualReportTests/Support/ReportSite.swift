import Ciphers
import Documents
import HTTPTypes
import Kernel
import Markup
import ObjectStorage
import People
import SQL
import SignedInSite
import Site
import TestSupport

@testable import AnnualReport

/// The annual report behind its pages and operations: a real database, everybody of `ReportWorld` signed in.
typealias ReportSite = SignedInSite<ReportWorld>

extension SignedInSite<ReportWorld> {
    static func with(
        on day: String = "2026-01-05", _ body: @escaping @Sendable (ReportSite) async throws -> Void
    ) async throws {
        try await ReportWorld.with(TestDatabases.all[0], on: day) { world in
            let people = PeopleStore(
                store: world.store, journal: world.journal, cost: .init(memory: 8, passes: 1))
            try await serving(
                world, to: ReportWorld.everybody,
                changing: { $0.receipts = BearerAccess(people: people).receipts },
                routes: { routes in
                    let read: ReportFileReading = { _, _, _ in
                        throw Refusal(.invalid, "没有读取年度报告：文件打不开。请重新导出。", rule: "RPT-20", field: "file")
                    }
                    ReportPortal(reports: world.reports, site: .tested, kept: world.shelf.bytes).register(on: routes)
                    ReportRoutes(reports: world.reports, shelf: world.shelf, read: read).register(on: routes)
                    ReportOperations(reports: world.reports, shelf: world.shelf, read: read).register(on: routes)
                }, body)
        }
    }

    func view(_ id: YearReportID) async throws -> ReportView {
        try await world.reports.view(id, for: ReportWorld.office)
    }

    /// An act from the page of a report as it stands now.
    @discardableResult
    func act(
        _ act: ReportAct, _ fields: [(String, String)] = [], on id: YearReportID, as officer: Officer
    ) async throws -> SiteReply {
        let version = try await view(id).report.version
        return try await post(
            ReportLinks.act(id, act.rawValue), [("version", "\(version)")] + fields, as: officer)
    }

    /// The same as a program does it.
    @discardableResult
    func call(
        _ act: ReportAct, _ fields: String = "{}", on id: YearReportID, as officer: Officer
    ) async throws -> SiteReply {
        let version = try await view(id).report.version
        return try await call(
            .post, "/api/v1/annual-reports/\(id)/acts", #"{"act":"\#(act.rawValue)","fields":\#(fields)}"#,
            as: officer, version: version)
    }
}
