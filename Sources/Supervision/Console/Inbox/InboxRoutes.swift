import Hummingbird
import Kernel
import Markup
import Obligations
package import Site

/// Everybody's own inbox, and the duties that rules bring about.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console/inbox | one's own reminders, and how letters are sent |
/// | POST | /console/inbox/{note}/opening | marks one as read and opens what it is about |
/// | POST | /console/inbox/reading | marks all as read |
/// | POST | /console/inbox/setting | keeps mailbox and manner |
/// | GET | /console/duties/new | the form that puts a duty on a unit |
/// | POST | /console/duties | puts it on |
/// | GET | /console/duties/{duty} | one obligation with its rule |
/// | POST | /console/duties/{duty}/conclusion | records that it was done |
package struct InboxRoutes: Sendable {
    let notices: NoticeStore
    let duties: RuleDutyStore
    let sendsMail: Bool
    let address: SubjectAddress
    private static let size = 30

    package init(
        notices: NoticeStore, duties: RuleDutyStore, sendsMail: Bool, address: @escaping SubjectAddress
    ) {
        self.notices = notices
        self.duties = duties
        self.sendsMail = sendsMail
        self.address = address
    }

    package func register(on routes: SiteRoutes) {
        routes.page(InboxLinks.inbox, audience: .staff) { _, context in try await inbox(context) }
        routes.act(InboxLinks.open, audience: .staff) { _, context, note in try await open(note, context) }
        routes.act(InboxLinks.readAll, audience: .staff) { _, context in
            try await notices.markRead(nil, of: context.requireOfficer().id)
            return SeeOther(InboxLinks.inbox)
        }
        routes.act(InboxLinks.setting, audience: .staff, keep)
        routes.page(InboxLinks.newDuty, audience: .staff) { _, context in try await dutyForm(context) }
        routes.act(InboxLinks.assign, audience: .staff, assign)
        routes.page(InboxLinks.duty, audience: .staff) { _, context, id in try await duty(id, context) }
        routes.act(InboxLinks.conclude, audience: .staff, conclude)
    }

    private func inbox(_ context: SiteContext, failed: FormState? = nil) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let lines = try await notices.inbox(
            of: officer.id, before: context.query.id("before"), size: InboxRoutes.size + 1)
        let setting = try await notices.setting(of: officer.id)
        let isOffice = DutyDraft.refusal(for: officer) == nil
        let undelivered = try await duties.named(
            notices.undelivered(of: officer.agency, for: isOffice ? nil : officer.id))
        let state =
            failed ?? FormState(["mailbox": setting.mailbox, "manner": setting.manner.rawValue])
        return InboxScreen(
            lines: Array(lines.prefix(InboxRoutes.size)), unread: try await notices.unread(of: officer.id),
            next: lines.count > InboxRoutes.size ? lines[InboxRoutes.size - 1].id : nil, setting: setting,
            sendsMail: sendsMail, canAssign: isOffice, undelivered: undelivered, state: state, context: context
        ).answer
    }

    private func open(_ note: NoticeID, _ context: SiteContext) async throws -> SeeOther {
        let officer = try context.requireOfficer()
        guard let address = try await notices.address(of: note, for: officer.id) else { throw Refusal.notFound }
        try await notices.markRead(note, of: officer.id)
        return SeeOther(Link(returning: address) ?? InboxLinks.inbox)
    }

    private func keep(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            let typed = form["mailbox"].trimmed
            guard let manner = NoticeSetting.Manner(rawValue: form["manner"]) else {
                throw Refusal(.invalid, "没有保存：请选择发送方式。", field: "manner")
            }
            guard typed.isEmpty || StaffMailbox.read(typed) != nil else {
                throw Refusal(
                    .invalid, "没有保存：“\(typed.prefix(60))”不是邮箱地址。请改正，例如 name@example.gov.cn。", field: "mailbox")
            }
            try await notices.keep(NoticeSetting(mailbox: typed, manner: manner), of: officer)
            return try SeeOther(InboxLinks.inbox).response(in: context)
        } catch let refusal as Refusal where refusal.code == .invalid {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await inbox(context, failed: state).response(in: context)
        }
    }

    private func dutyForm(_ context: SiteContext, failed: FormState? = nil) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        if let refusal = DutyDraft.refusal(for: officer) { throw refusal }
        let now = duties.now
        return DutyFormScreen(
            rules: duties.assignable(on: now.day), units: try await duties.units(of: officer),
            state: failed ?? FormState(["start": now.day.description]), context: context
        ).answer
    }

    private func assign(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        let draft = DutyDraft(
            rule: form["rule"], title: form["title"], unit: form.fields.id("unit"), start: form["start"].trimmed)
        do {
            let id = try await duties.assign(draft, by: officer)
            return try SeeOther(InboxLinks.duty(id)).response(in: context)
        } catch let refusal as Refusal where refusal.code == .invalid {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await dutyForm(context, failed: state).response(in: context)
        }
    }

    private func duty(
        _ id: ObligationID, _ context: SiteContext, failed: FormState = .empty
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let found = try await duties.duty(id, for: officer)
        return DutyScreen(
            duty: found, timeline: try await duties.timeline(of: found),
            record: address(found.obligation.subject).flatMap { Link(returning: $0) }, officer: officer,
            calendar: duties.calendar, state: failed, context: context
        ).answer
    }

    private func conclude(_ form: Form, _ context: SiteContext, _ id: ObligationID) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            try await duties.conclude(id, words: form["words"], by: officer)
            return try SeeOther(InboxLinks.duty(id)).response(in: context)
        } catch let refusal as Refusal where refusal.code == .invalid {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await duty(id, context, failed: state).response(in: context)
        }
    }
}
