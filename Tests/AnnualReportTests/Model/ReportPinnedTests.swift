import Foundation
import Kernel
import OfficeFormats
import Testing

@testable import AnnualReport

/// Who may do what, and how a report of known figures looks as page text, Word and Excel: structure and cells, pinned.
@Suite struct AnnualReportPinnedTests {
    typealias World = ReportWorld

    private static func compare(_ actual: String, _ name: String) throws {
        let pinned = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Pinned/\(name)").standardized
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: pinned, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: pinned, encoding: .utf8)
        #expect(actual == expected, "\(name) changed; look at every line, then run with RECORD=1")
    }

    @Test func everyOfficerActAndStateIsPinned() throws {
        var lines: [String] = []
        for state in YearReport.State.allCases {
            lines.append(state.rawValue)
            let report = YearReport(
                id: World.id(90), agency: World.commission, year: 2025, unit: World.section, isGovernment: false,
                state: state)
            for officer in World.everybody {
                let acts = ReportAct.allCases.filter { report.refusal(of: $0, by: officer) == nil }.map(\.rawValue)
                lines.append("  \(officer.name): \(acts.isEmpty ? "-" : acts.joined(separator: " "))")
            }
        }
        try Self.compare(lines.joined(separator: "\n") + "\n", "report-permissions.txt")
    }

    private static func contents() throws -> ReportContents {
        var tables = try PublicVector.tables()
        tables.disclosure.fees = TenThousands(hundredths: 1_230)
        let figures = ReportFigures(tables)
        let texts = ReportDrafting(agency: "青禾县卫生健康局", isGovernment: true, figures: figures).texts
        return ReportContents(
            agencyName: "青禾县卫生健康局", agencyCode: "青禾县卫健局", tables: tables, texts: texts.filled(from: figures))
    }

    @Test func theTextIsPinned() throws {
        let html = ReportFiles.html(try Self.contents())
        try Self.compare(
            html.replacing("</p>", with: "</p>\n").replacing("</tr>", with: "</tr>\n").replacing(
                "</h2>", with: "</h2>\n"),
            "report.html")
    }

    @Test func theFilesArePinned() async throws {
        let contents = try Self.contents()
        for (name, bytes) in [
            ("report.docx", try ReportFiles.word(contents)), ("report.xlsx", try ReportWorkbook.bytes(contents)),
        ] {
            let document = try await DocumentReader.read(bytes: bytes, named: name)
            try Self.compare(Self.told(document), "\(name).txt")
        }
    }

    /// Every block; of tables each cell with its place and reach.
    private static func told(_ document: ReadDocument) -> String {
        var lines: [String] = []
        for block in document.blocks {
            switch block {
            case .heading(let level, let text, _): lines.append("#\(level) \(text)")
            case .paragraph(let text, _): lines.append(text)
            case .table(let table):
                for row in table.rows {
                    lines.append(
                        row.map { cell in
                            let reach =
                                cell.rowSpan > 1 || cell.columnSpan > 1 ? " [\(cell.rowSpan)x\(cell.columnSpan)]" : ""
                            return cell.paragraphs.joined(separator: "/") + reach
                        }.joined(separator: " | "))
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
