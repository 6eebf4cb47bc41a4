import Documents
import Kernel
import People
import Publishing

/// Three meetings: one whose decisions are on the portal, one whose publication is owed, one not yet confirmed (OPN-12).
struct CountyMeetings {
    let county: SampleCounty
    let world: CountyWorld
    let place: CountyPortal

    func tell() async throws {
        let span = CountySpan(until: county.asOf.day)
        let first = span.at(350)
        let held = try await record(
            MeetingContents(kind: .directors, title: "\(first.year)年第8次局长办公会议", heldOn: first),
            [
                MeetingDecisionDraft(text: "会议决定，在云岭乡、南坪乡增设急救站点。"),
                MeetingDecisionDraft(text: "会议决定，自下月起统一全县家庭医生签约服务项目。"),
                MeetingDecisionDraft(
                    text: "会议研究了工作人员岗位调整事项。", attribute: .withheld, reason: "属于内部人事管理信息，依据第十六条不予公开"),
            ], confirmed: true)
        try await publish(held)
        let recent = span.ago(9)
        _ = try await record(
            MeetingContents(kind: .committee, title: "\(recent.year)年第5次局务会议", heldOn: recent),
            [
                MeetingDecisionDraft(text: "会议决定，开展医疗卫生机构便民服务月活动。"),
                MeetingDecisionDraft(text: "会议决定，县直医院周末开放普通门诊。"),
            ], confirmed: true)
        let last = span.ago(2)
        _ = try await record(
            MeetingContents(kind: .partyGroup, title: "\(last.year)年第14次党组会议", heldOn: last),
            [
                MeetingDecisionDraft(
                    text: "会议研究了下一年度预算编制安排。", attribute: .onRequest, reason: "预算尚未批复，属于过程性信息，批复后公开")
            ], confirmed: false)
    }

    private func record(
        _ contents: MeetingContents, _ decisions: [MeetingDecisionDraft], confirmed: Bool
    ) async throws -> Meeting {
        guard let unit = world.units.first(where: { $0.name == "办公室" }) else { throw Refusal.notFound }
        county.clock.set(Moment(day: contents.heldOn, minute: 17 * 60))
        let meeting = try await county.documents.recordMeeting(
            contents, decisions, unit: unit.id, by: try world.officer("tangjianing"))
        guard confirmed else { return meeting }
        county.clock.set(Moment(day: contents.heldOn.adding(days: 1), minute: 16 * 60))
        return try await county.documents.confirmMeeting(meeting.id, by: try world.officer("zhouqiming"))
    }

    private func publish(_ meeting: Meeting) async throws {
        let open = meeting.decisions.filter(\.attribute.isPublic)
        let on = meeting.contents.heldOn.adding(days: 5)
        var story = try place.story(
            of: CountyArticle(
                "xxgk", "办公室", "\(meeting.contents.title)决定事项公开", on, open.map(\.text)), county, world)
        story.decisions = open.map(\.id)
        try await story.tell()
    }
}
