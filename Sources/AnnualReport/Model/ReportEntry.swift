package import Kernel

/// What people do with a report that is being compiled.
package enum ReportEntry: Hashable, Sendable {
    case edit(ReportTexts)
    case addFigure(ManualFigureDraft)
    case confirmFigure(ManualFigureID)
    case dropFigure(ManualFigureID)
    case settleWarning(String, reason: String)
    case addMilestone(String, on: Day)
    case meetMilestone(Int)
    case reopen

    package var act: ReportAct {
        switch self {
        case .edit: .edit
        case .addFigure: .addFigure
        case .confirmFigure: .confirmFigure
        case .dropFigure: .dropFigure
        case .settleWarning: .settleWarning
        case .addMilestone: .addMilestone
        case .meetMilestone: .meetMilestone
        case .reopen: .reopen
        }
    }
}

/// How a frozen report is written down and read again.
package struct ReportCoding: Sendable {
    package let text: @Sendable (ReportContents) -> String
    package let contents: @Sendable ([UInt8]) throws -> ReportContents

    package init(
        text: @escaping @Sendable (ReportContents) -> String,
        contents: @escaping @Sendable ([UInt8]) throws -> ReportContents
    ) {
        self.text = text
        self.contents = contents
    }
}

/// Reads a workbook or document that somebody sent, in a limited child.
package typealias ReportFileReading =
    @Sendable (_ bytes: [UInt8], _ name: String, _ year: Int) async throws -> ReportContents
