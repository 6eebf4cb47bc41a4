import Kernel
package import Site

/// Meetings for programs. What there is stands in `MeetingOperations`.
package struct MeetingOperationRoutes: Sendable {
    let documents: DocumentStore

    package init(documents: DocumentStore) { self.documents = documents }

    package func register(on routes: SiteRoutes) {
        routes.reading(MeetingOperations.meetings) { call in
            let all = try await documents.meetings(for: call.officer, limit: 10_000)
            return try call.paging.answer(all, id: \.id.text) { $0.json }
        }
        routes.reading(MeetingOperations.read) { call, id in
            let officer = try call.officer, meeting = try await documents.meeting(id, for: officer)
            let acts = MeetingAct.allCases.filter { meeting.refusal(of: $0, by: officer) == nil }
            return APIAnswer(
                .object(["meeting": meeting.json, "acts": .list(acts.map { .text($0.rawValue) })]),
                version: meeting.version)
        }
        routes.writing(MeetingOperations.record) { call in
            let officer = try call.officer, contents = try contents(call), decisions = decisions(call)
            guard let unit: UnitID = call.fields.id("unit") else { throw Refusal.notFound }
            return APIWork {
                try await documents.recordMeeting(contents, decisions, unit: unit, by: officer)
            } answer: {
                APIAnswer(created: $0.json, at: MeetingOperations.read.route($0.id), version: $0.version)
            }
        }
        routes.writing(MeetingOperations.edit) { call, id in
            let officer = try call.officer, version = call.version
            let contents = try contents(call), decisions = decisions(call)
            return APIWork {
                try await documents.editMeeting(id, contents, decisions, by: officer, version: version)
            } answer: {
                APIAnswer($0.json, version: $0.version)
            }
        }
        routes.writing(MeetingOperations.confirm) { call, id in
            let officer = try call.officer, version = call.version
            return APIWork {
                try await documents.confirmMeeting(id, by: officer, version: version)
            } answer: {
                APIAnswer($0.json, version: $0.version)
            }
        }
    }

    private func contents(_ call: APICall) throws -> MeetingContents {
        let fields = call.fields
        guard let kind = Meeting.Kind(rawValue: fields["kind"]), let day = fields.day("held_on") else {
            throw Refusal.notFound
        }
        return MeetingContents(
            kind: kind, title: fields["title"], heldOn: day, livestreamAddress: fields.optional("livestream"))
    }

    private func decisions(_ call: APICall) -> [MeetingDecisionDraft] {
        (call.fields.objects("decisions") ?? []).map { given in
            MeetingDecisionDraft(
                text: given["text"], attribute: DisclosureAttribute(rawValue: given["attribute"]) ?? .proactive,
                reason: given["reason"])
        }
    }
}

extension APIPaging {
    /// A page of a list that is read whole.
    func answer<Item>(
        _ all: [Item], id: (Item) -> String, json: (Item) -> JSONValue
    ) -> APIAnswer {
        let start = after?.first.flatMap { after in all.firstIndex { id($0) == after } }
        let page = all.dropFirst(start.map { $0 + 1 } ?? 0).prefix(limit)
        let isLast = page.endIndex >= all.endIndex
        return answer(page.map(json), next: isLast ? nil : page.last.map { [id($0)] })
    }
}
