import Kernel
import Obligations
package import Site

/// One's own inbox and the duties of rules for programs; what there is stands in `InboxOperations`.
package struct InboxOperationRoutes: Sendable {
    let notices: NoticeStore
    let duties: RuleDutyStore

    package init(notices: NoticeStore, duties: RuleDutyStore) {
        self.notices = notices
        self.duties = duties
    }

    package func register(on routes: SiteRoutes) {
        routes.reading(InboxOperations.list) { call in
            let paging = try call.paging, officer = try call.officer
            let lines = try await notices.inbox(
                of: officer.id, before: paging.after?.first.flatMap { NoticeID($0) }, size: paging.limit + 1)
            let shown = lines.prefix(paging.limit)
            return paging.answer(
                shown.map(\.json), next: lines.count > paging.limit ? shown.last.map { [$0.id.text] } : nil)
        }
        routes.writing(InboxOperations.read) { call, note in
            let officer = try call.officer
            // Another's is not there.
            guard try await notices.address(of: note, for: officer.id) != nil else { throw Refusal.notFound }
            return APIWork {
                try await notices.countUnreadAfterReading(note, of: officer.id)
            } answer: {
                InboxOperationRoutes.answer($0)
            }
        }
        routes.writing(InboxOperations.readAll) { call in
            let officer = try call.officer
            return APIWork {
                try await notices.countUnreadAfterReading(nil, of: officer.id)
            } answer: {
                InboxOperationRoutes.answer($0)
            }
        }
        routes.reading(InboxOperations.duty) { call, id in
            let officer = try call.officer
            return APIAnswer(try await duties.duty(id, for: officer).json(for: officer))
        }
        routes.writing(InboxOperations.assign) { call in
            let officer = try call.officer, fields = call.fields
            let draft = DutyDraft(
                rule: fields["rule"], title: fields["title"], unit: fields.id("unit"), start: fields["start"].trimmed)
            return APIWork {
                try await duties.assign(draft, by: officer)
            } answer: { id in
                APIAnswer(created: .object(["id": .id(id)]), at: InboxOperations.duty.route(id))
            }
        }
        routes.writing(InboxOperations.conclude) { call, id in
            let officer = try call.officer, words = call.fields["words"]
            return APIWork {
                try await duties.conclude(id, words: words, by: officer)
            } answer: { _ in
                APIAnswer(.object(["id": .id(id)]))
            }
        }
    }

    private static func answer(_ unread: Int) -> APIAnswer { APIAnswer(.object(["unread": .integer(unread)])) }
}

/// Checks for programs; what there is stands in `CheckOperations`.
package struct CheckOperationRoutes: Sendable {
    let checks: CheckStore
    let rules: RuleCheckStore

    package init(checks: CheckStore, rules: RuleCheckStore) {
        self.checks = checks
        self.rules = rules
    }

    package func register(on routes: SiteRoutes) {
        routes.reading(CheckOperations.list) { call in
            let paging = try call.paging, page = try paging.page
            let query = CheckQuery(
                method: CheckMethod(rawValue: call.query["method"]), signal: Signal(rawValue: call.query["signal"]),
                plan: call.query.id("plan"), unit: call.query.id("unit"), page: page,
                size: paging.limit)
            let found = try await checks.list(query, for: try call.officer)
            return paging.answer(
                found.checks.map(\.json), page: page, isLast: page * query.size >= found.total)
        }
        routes.reading(CheckOperations.read) { call, id in
            let detail = try await checks.check(id, for: try call.officer)
            return APIAnswer(
                .object(["check": detail.check.json, "items": .list(detail.items.map(\.json))]),
                version: detail.check.version)
        }
        routes.reading(CheckOperations.rules) { call in
            let found = try await rules.list(for: try call.officer)
            return APIAnswer(.object(["items": .list(found.map(\.json))]))
        }
    }
}
