import Kernel
import Testing

@testable import Consultation

@Suite struct ConsultationDayTests {
    typealias World = ConsultationWorld

    /// CONS-2, CONS-8, CONS-10: day 0 is the day of publication. Over Spring Festival (15 to 23 February, worked on the
    /// 14th and 28th), Mid-Autumn (25 to 27 September, worked on the 20th) and National Day (1 to 7 October, worked on
    /// 10 October).
    @Test(arguments: [
        (ConsultationKind.decision, false, "2026-09-01", "2026-10-01"), (.decision, true, "2026-01-31", "2026-03-02"),
        (.normative, true, "2026-09-01", "2026-10-01"), (.normative, false, "2026-03-02", "2026-03-11"),
        (.normative, false, "2026-02-12", "2026-02-28"), (.normative, false, "2026-09-18", "2026-09-29"),
        (.normative, false, "2026-09-28", "2026-10-13"), (.normative, false, "2026-10-03", "2026-10-15"),
        (.other, false, "2026-09-28", "2026-10-05"),
    ])
    func theEarliestClosingDay(_ kind: ConsultationKind, _ market: Bool, _ published: String, _ closes: String) {
        let day = kind.earliestClosing(
            touchesMarket: market, publishedOn: World.day(published), calendar: World.calendar)
        #expect(day == World.day(closes))
    }

    /// One day less is refused without a reason, and stated with one.
    @Test(arguments: [
        (ConsultationKind.decision, false, "2026-03-02", "2026-04-01", "2026-03-31", "CONS-2"),
        (.normative, true, "2026-03-02", "2026-04-01", "2026-03-31", "CONS-8"),
        (.normative, false, "2026-03-02", "2026-03-11", "2026-03-10", "CONS-8"),
    ])
    func shorterOnlyWithAReason(
        _ kind: ConsultationKind, _ market: Bool, _ published: String, _ least: String, _ short: String, _ rule: String
    ) throws {
        let day = World.day(published)
        func publishing(_ closes: String, _ reason: String) -> Result<PublicConsultation, Refusal> {
            var found = World.found(.review)
            found.contents.kind = kind
            found.contents.touchesMarket = market
            found.contents.closesOn = World.day(closes)
            found.contents.shortReason = reason
            return found.publishing(by: World.office, on: day, calendar: World.calendar)
        }
        #expect(try publishing(least, "").get().round?.shortReason == "")
        guard case .failure(let refusal) = publishing(short, "") else {
            Issue.record("published too short")
            return
        }
        #expect(refusal.rule == rule && refusal.sentence.contains(World.day(least).chinese))
        #expect(try publishing(short, "疫情防控急需").get().round?.shortReason == "疫情防控急需")
        // A reason that is not needed is not shown.
        #expect(try publishing(least, "多余").get().round?.shortReason == "")
    }

    /// CONS-6: the reviewer is given seven working days.
    @Test func theReviewerHasSevenWorkingDays() throws {
        let found = World.found(.sorting)
        let next = try found.submittingLegality(
            by: World.drafter, on: World.day("2026-09-28"), calendar: World.calendar
        )
        .get()
        #expect(next.legality?.dueOn == World.day("2026-10-13"))
        var normative = found
        normative.contents.kind = .normative
        #expect(throws: Refusal.self) {
            try normative.submittingLegality(by: World.drafter, on: World.today, calendar: World.calendar).get()
        }
        let own = World.officer(22, "科长", [.legalReviewer], [World.law])
        var mine = next
        mine.legality = ConsultationLegality(submittedOn: World.today, dueOn: World.today, submitter: own.id)
        #expect(mine.refusal(of: .concludeLegality, by: own, on: World.day("2026-09-29"))?.rule == "ROLE-9")
    }

    @Test func everythingThatIsWrongWithADraftIsSaidAtOnce() throws {
        var draft = ConsultationDraft()
        draft.closesOn = World.day("2026-03-02")
        guard case .failure(let faults) = draft.checked(today: World.day("2026-03-02"), questionsFault: nil) else {
            Issue.record("an empty draft was taken")
            return
        }
        #expect(
            faults.faults.compactMap(\.field) == ["kind", "title", "text", "explanation", "basis", "ways", "closes_on"])
        _ = try World.draft().checked(today: World.day("2026-03-02"), questionsFault: nil).get()
    }
}
