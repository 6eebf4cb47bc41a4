import Kernel
import Testing

@testable import Plans

@Suite struct PlansDecisionTests {
    typealias World = LedgerWorld

    /// TASK-4: done only with proof.
    @Test func aCompletionReportNeedsEvidence() {
        let task = World.task(.inProgress)
        #expect(task.reporting("已全部发布", evidenceCount: 0, by: World.leadClerk).refusal?.field == "evidence")
        #expect(task.reporting("已全部发布", evidenceCount: 1, by: World.leadClerk).refusal == nil)
        #expect(task.reporting("", evidenceCount: 1, by: World.leadClerk).refusal?.field == "words")
    }

    /// A report whose proof is gone cannot be accepted, whatever the state says.
    @Test func acceptanceLooksAtTheEvidenceAgain() {
        var task = World.task(.reported)
        task.report = ReportFacts(
            id: World.id(43), author: World.leadClerk.id,
            submittedAt: Moment(day: World.day("2026-10-20"), minute: 870), evidenceCount: 0)
        #expect(task.accepting("", by: World.office).refusal?.rule == "TASK-4")
    }

    /// Overdue never closes "on time": the day of the accepted report counts, not the day of acceptance.
    @Test(arguments: [("2026-11-29", true), ("2026-11-30", true), ("2026-12-01", false), ("2027-01-04", false)])
    func onTimeIsTheDayOfTheAcceptedReport(_ submitted: String, _ onTime: Bool) throws {
        var task = World.task(.reported)
        #expect(task.closedOnTime == nil)
        task.report = ReportFacts(
            id: World.id(43), author: World.leadClerk.id, submittedAt: Moment(day: World.day(submitted), minute: 870),
            evidenceCount: 2)
        let done = task.after(try task.accepting("", by: World.office).get(), by: World.office)
        #expect(done.state == .accepted)
        #expect(done.closedOnTime == onTime)
    }

    @Test func aReturnedReportDoesNotStopTheClock() throws {
        var task = World.task(.reported)
        task = task.after(try task.sendingBack("缺少截图", by: World.office).get(), by: World.office)
        #expect(task.state == .returned)
        let late = ReportFacts(
            id: World.id(45), author: World.leadClerk.id,
            submittedAt: Moment(day: World.day("2026-12-02"), minute: 870), evidenceCount: 1)
        let event = try task.reporting("已补充", evidenceCount: 1, by: World.leadClerk).get()
        task = task.after(event, by: World.leadClerk, report: late)
        task = task.after(try task.accepting("", by: World.office).get(), by: World.office)
        #expect(task.closedOnTime == false)
    }

    /// ROLE-13: a day can be put off before it has passed, never after.
    @Test func aPassedDayCannotBeMoved() {
        let task = World.task(.inProgress)
        #expect(task.proposing(World.change, on: World.day("2026-11-30"), by: World.office).refusal == nil)
        let late = task.proposing(World.change, on: World.day("2026-12-01"), by: World.office).refusal
        #expect(late?.code == .stateRefused)
        #expect(late?.sentence.contains("2026年11月30日") == true)
    }

    @Test func anApprovalThatComesTooLateIsRefused() {
        let task = World.task(.inProgress, change: World.change)
        #expect(task.approvingChange(on: World.day("2026-11-30"), by: World.leader).refusal == nil)
        #expect(task.approvingChange(on: World.day("2026-12-01"), by: World.leader).refusal?.rule == "ROLE-13")
    }

    @Test func anApprovedChangeKeepsSignaturesOfUnitsThatStay() throws {
        var task = World.task(.assigned)
        task = task.after(try task.acknowledging(by: World.leadHead).get(), by: World.leadHead)
        #expect(task.state == .acknowledged)
        let change = ChangeProposal(
            id: World.id(44), due: nil,
            assignments: [
                Assignment(unit: World.publicity, duty: .lead), Assignment(unit: World.petitions, duty: .responsible),
            ], reason: "职能调整", proposer: World.office.id)
        task = task.after(.changeProposed(change), by: World.office)
        task = task.after(
            try task.approvingChange(on: World.day("2026-11-01"), by: World.leader).get(), by: World.leader)
        #expect(task.state == .acknowledged)
        #expect(task.assignments.map(\.unit) == [World.publicity, World.petitions])
        #expect(task.assignments.map(\.acknowledgedBy) == [World.leadHead.id, nil])
    }

    @Test func aCoOperatingSignatureDoesNotSignForTheTask() throws {
        var task = World.task(.assigned)
        task = task.after(try task.acknowledging(by: World.cooperating).get(), by: World.cooperating)
        #expect(task.state == .assigned)
        #expect(task.refusal(of: .acknowledge, by: World.cooperating)?.code == .stateRefused)
        task = task.after(try task.acknowledging(by: World.hospitalLiaison).get(), by: World.hospitalLiaison)
        #expect(task.state == .acknowledged)
    }

    @Test func delegationStaysInsideTheUnit() {
        let task = World.task(.acknowledged)
        let inside = task.delegating(
            to: World.leadClerk.id, in: World.publicity, unitMembers: [World.leadClerk.id], by: World.leadHead)
        #expect(inside.refusal == nil)
        let foreign = task.delegating(
            to: World.cooperating.id, in: World.finance, unitMembers: [World.cooperating.id], by: World.leadHead)
        #expect(foreign.refusal?.rule == "ROLE-4")
        let unknown = task.delegating(
            to: World.cooperating.id, in: World.publicity, unitMembers: [World.leadClerk.id], by: World.leadHead)
        #expect(unknown.refusal?.field == "member")
    }

    @Test func anAssignmentNeedsSomebodyWhoAnswers() {
        let task = World.task(.pending)
        let alone = [Assignment(unit: World.finance, duty: .cooperating)]
        #expect(task.assigning(alone, by: World.office).refusal?.field == "units")
        let twice = [
            Assignment(unit: World.publicity, duty: .lead), Assignment(unit: World.publicity, duty: .cooperating),
        ]
        #expect(task.assigning(twice, by: World.office).refusal?.field == "units")
        #expect(task.assigning(World.duties, by: World.office).refusal == nil)
    }
}

extension Result where Failure == Refusal {
    var refusal: Refusal? {
        if case .failure(let refusal) = self { refusal } else { nil }
    }
}
