import Documents
import Kernel
import Markup
import Plans
import Site
import Supervision

/// Reads for the workbench what the one ledger has besides tasks.
struct OwedElsewhereFinding: Sendable {
    let house: House

    private static let shown = 12
    private static let papers = 5

    var reading: OwedElsewhereReading {
        { officer in
            let own = try await house.supervision.board.own(
                for: officer, besides: PlanTask.rule, limit: OwedElsewhereFinding.shown)
            let places = try await DutySubjects(house: house).places(own.lines.map(\.obligation), officer)
            let documents = try await house.documents.waiting(for: officer, limit: OwedElsewhereFinding.papers)
            return OwedElsewhere(
                lines: own.lines.map { line($0, places, own) }, total: own.total, board: board(officer),
                papers: documents.map {
                    .init(title: $0.contents.title, link: DocumentLinks.document($0.id), state: $0.state.chinese)
                })
        }
    }

    private func line(_ line: BoardLine, _ places: DutyPlaces, _ own: OwnDuties) -> OwedElsewhere.Line {
        let owed = line.obligation
        return OwedElsewhere.Line(
            title: places.title(of: owed), link: places.link(of: owed),
            hint: [house.supervision.ruleTitle(owed.rule), own.unitNames[owed.owner] ?? ""].filter { !$0.isEmpty }
                .joined(separator: " · "),
            due: line.reading.due.deadline?.day, signal: line.reading.signal, sentence: line.reading.sentence)
    }

    /// Who sees the whole board is led to their own unit's part of it.
    private func board(_ officer: Officer) -> Link {
        guard officer.seesWholeBoard, let unit = officer.units.sorted().first else { return SupervisionLinks.board }
        return SupervisionLinks.board.query("unit", unit.text)
    }
}
