import HTTPTypes
import Hummingbird
import Kernel
import Markup
import Site

/// Clues, sources and the roster.
extension OpinionRoutes {
    func registerIntake(on routes: SiteRoutes) {
        routes.page(OpinionLinks.clues, audience: .staff) { _, context in try await clues(context) }
        routes.act(OpinionLinks.clueMerging, audience: .staff) { form, context, id in
            try await settling(id, form, context) {
                let number = form["number_\(id)"].uppercased()
                return OpinionLinks.record(try await opinions.merge(id, into: number, by: try context.requireOfficer()))
            }
        }
        routes.act(OpinionLinks.clueDismissal, audience: .staff) { form, context, id in
            try await settling(id, form, context) {
                try await opinions.dismiss(id, reason: form["reason_\(id)"], by: try context.requireOfficer())
                return OpinionLinks.clues
            }
        }
        routes.page(OpinionLinks.feeds, audience: .staff) { _, context in try await feeds(context) }
        routes.act(OpinionLinks.feeds, audience: .staff, addFeed)
        routes.act(OpinionLinks.feedState, audience: .staff) { form, context, id in
            try await opinions.setFeed(id, active: form["active"] == "yes", by: try context.requireOfficer())
            return SeeOther(OpinionLinks.feeds)
        }
    }

    private func clues(
        _ context: SiteContext, failed: (clue: OpinionClueID, state: FormState)? = nil
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer(), page = Pager.page(context)
        let state = OpinionClue.State(rawValue: context.query["state"])
        let found = try await opinions.clues(state, page: page, for: officer)
        return OpinionClueScreen(
            state: state, clues: found.clues, total: found.total, page: page,
            refusal: OpinionClue.refusal(of: "处理线索", by: officer, agency: officer.agency), failed: failed,
            context: context
        ).answer
    }

    private func settling(
        _ id: OpinionClueID, _ form: Form, _ context: SiteContext, _ act: () async throws -> Link
    ) async throws -> Response {
        do {
            return try SeeOther(try await act()).response(in: context)
        } catch let refusal as Refusal where refusal.code == .invalid {
            let field = refusal.field.map { "\($0)_\(id)" } ?? ""
            let state = form.state([FieldProblem(field, refusal.sentence)])
            return try await clues(context, failed: (id, state)).response(in: context)
        }
    }

    private func feeds(_ context: SiteContext, failed: FormState? = nil) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return OpinionFeedScreen(
            feeds: try await opinions.feeds(for: officer),
            refusal: OpinionClue.refusal(of: "保存来源", by: officer, agency: officer.agency),
            state: failed ?? FormState(["minutes": "15"]), context: context
        ).answer
    }

    private func addFeed(_ form: Form, _ context: SiteContext) async throws -> Response {
        let draft = FeedDraft(
            name: form["name"], address: form["address"], keywords: form["keywords"],
            minutes: form.fields.number("minutes") ?? 0)
        do {
            _ = try await opinions.addFeed(
                draft, isAddress: OpinionRound.isAddress(draft.address), by: try context.requireOfficer())
            return try SeeOther(OpinionLinks.feeds).response(in: context)
        } catch let refusal as Refusal where refusal.code == .invalid || refusal.code == .stateRefused {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await feeds(context, failed: state).response(in: context)
        }
    }

    // MARK: Roster

    func registerRoster(on routes: SiteRoutes) {
        routes.page(OpinionLinks.roster, audience: .staff) { _, context in try await roster(context) }
        routes.act(OpinionLinks.roster, audience: .staff, reading: .upload(megabytes: 1, count: 1), keepRoster)
    }

    private func roster(
        _ context: SiteContext, receipt: RosterReceipt? = nil, state: FormState = .empty
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer(), today = opinions.now.day
        return OpinionRosterScreen(
            now: try await opinions.onDuty(for: officer),
            shifts: try await opinions.roster(from: today, through: today.adding(days: 60), for: officer),
            units: try await opinions.units(of: officer.agency), refusal: DutyShift.refusalOfKeeping(by: officer),
            receipt: receipt, state: state, context: context
        ).answer
    }

    /// Pasted or as a file, the good lines are in and the bad ones told.
    private func keepRoster(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            var text = form.fields.typed("table")
            if let file = form.file("file"), file.size > 0 {
                text = String(decoding: try file.bytes(limit: 1_000_000), as: UTF8.self)
            }
            let read = RosterTable.read(text)
            guard !read.lines.isEmpty || !read.faults.isEmpty else {
                throw Refusal(.invalid, "未能保存值班表：没有内容。请粘贴表格，或者选择文件。", field: "table")
            }
            let receipt = try await opinions.keepRoster(read.lines, faults: read.faults, by: officer)
            return try await roster(context, receipt: receipt).response(in: context)
        } catch let refusal as Refusal where refusal.code == .invalid {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await roster(context, state: state).response(in: context)
        }
    }
}
