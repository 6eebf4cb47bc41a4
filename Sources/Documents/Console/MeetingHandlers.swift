import Hummingbird
import Kernel
import Markup
import People
import Site

extension DocumentRoutes {
    func meetingList(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return MeetingListScreen(
            meetings: try await documents.meetings(for: officer),
            mayRecord: !officer.units.isEmpty && !officer.holds(.supervisor)
        ).answer
    }

    func meetingForm(_ refusal: Refusal?, _ form: Form?, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return MeetingFormScreen(
            units: try await ownUnits(officer), policy: documents.policy, refusal: refusal,
            state: DocumentForm.state(form, refusal), context: context
        ).answer
    }

    func recordMeeting(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            let typed = try DocumentRoutes.meeting(of: form)
            let meeting = try await documents.recordMeeting(
                typed.contents, typed.decisions, unit: typed.unit, by: officer)
            return try SeeOther(DocumentLinks.meeting(meeting.id)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheDocument {
            return try await meetingForm(refusal, form, context).response(in: context)
        }
    }

    func meetingPage(_ id: MeetingID, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return MeetingScreen(
            meeting: try await documents.meeting(id, for: officer), officer: officer, context: context
        ).answer
    }

    func confirmMeeting(_ form: Form, _ context: SiteContext, _ id: MeetingID) async throws -> SeeOther {
        _ = try await documents.confirmMeeting(
            id, by: try context.requireOfficer(), version: form.fields.number(DocumentField.version))
        return SeeOther(DocumentLinks.meeting(id))
    }

    private static func meeting(
        of form: Form
    ) throws -> (contents: MeetingContents, decisions: [MeetingDecisionDraft], unit: UnitID) {
        let fields = form.fields
        guard let unit: UnitID = fields.id("unit") else {
            throw Refusal(.invalid, "未能保存会议记录：没有选择科室。请选择科室。", rule: "ROLE-6", field: "unit")
        }
        guard let kind = Meeting.Kind(rawValue: fields["kind"]) else {
            throw Refusal(.invalid, "未能保存会议记录：没有选择会议类别。请选择类别。", rule: "OPN-12", field: "kind")
        }
        guard let heldOn = fields.day("held_on") else {
            throw Refusal(.invalid, "未能保存会议记录：会议日期无效。请填写日期。", rule: "OPN-12", field: "held_on")
        }
        let decisions = (1...MeetingFormScreen.lines).compactMap { number in
            fields.optional("decision_\(number)").map {
                MeetingDecisionDraft(
                    text: $0,
                    attribute: DisclosureAttribute(rawValue: fields["attribute_\(number)"]) ?? .proactive,
                    reason: fields["reason_\(number)"])
            }
        }
        let contents = MeetingContents(
            kind: kind, title: fields["title"], heldOn: heldOn, livestreamAddress: fields.optional("livestream"))
        return (contents, decisions, unit)
    }
}
