package import Kernel
package import Obligations

/// What the title of a rule is; the rule book's, or the rule's id when it knows none.
package typealias RuleTitles = @Sendable (_ rule: String) -> String

/// Everything the board shows.
package struct BoardView: Sendable {
    package let lines: [BoardLine]
    package let next: DutyCursor?
    package let figures: DutyFigures
    package let turning: [DutyTurn]
    package let turningTotal: Int
    package let endOfNextWeek: Day
    package let today: Day
    package let names: ItemNames
    /// The agencies this officer may look at, by id; more than one for those above others.
    package let agencies: [(id: AgencyID, name: String)]
    package let whose: String
    /// Open items on the obligations shown.
    package var items: [ObligationID: SupervisionItem] = [:]
    package var openItems = 0

    package init(
        lines: [BoardLine], next: DutyCursor?, figures: DutyFigures, turning: [DutyTurn], turningTotal: Int,
        endOfNextWeek: Day, today: Day, names: ItemNames, agencies: [(id: AgencyID, name: String)], whose: String
    ) {
        self.lines = lines
        self.next = next
        self.figures = figures
        self.turning = turning
        self.turningTotal = turningTotal
        self.endOfNextWeek = endOfNextWeek
        self.today = today
        self.names = names
        self.agencies = agencies
        self.whose = whose
    }

    package var story: BoardStory {
        BoardStory(
            figures, whose: whose, names: names.units, turning: turningTotal, by: endOfNextWeek, today: today)
    }
}

/// One obligation with its clock as it stands now.
package struct BoardLine: Sendable {
    package let obligation: Obligation
    package let reading: ClockReading

    package init(obligation: Obligation, reading: ClockReading) {
        self.obligation = obligation
        self.reading = reading
    }
}

package enum BoardExportFormat: String, CaseIterable, Sendable {
    case xlsx, csv

    package var chinese: String {
        switch self {
        case .xlsx: "Excel 工作簿（.xlsx）"
        case .csv: "逗号分隔（.csv）"
        }
    }

    package var mediaType: String {
        switch self {
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .csv: "text/csv; charset=utf-8"
        }
    }
}
