import Kernel
import Supervision
import Testing

@testable import SiteReport

/// The form of a year and the engine speak of the same duty: otherwise it would be owed twice (SITE-9).
@Suite struct SiteReportDutyTests {
    @Test func theEngineFindsTheDutyOfTheForm() throws {
        let subject = SiteReportStore.duty(of: 2025)
        #expect(subject.kind == EngineStore.roundKind)
        let round = RuleRound(.yearly(month: 1, .day(31)))
        #expect(subject.id == round.period(of: SiteYearReport.lastDay(of: 2025)))
    }
}
