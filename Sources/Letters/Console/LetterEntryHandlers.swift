import HTTPTypes
import Hummingbird
import Kernel
import Markup
import Site

/// 登记来信, 导入 and 导出.
struct LetterEntryHandlers: Sendable {
    let letters: LetterStore
    let reading: LetterTableReading

    private static let upload = FormLimits.upload(megabytes: LetterTableReading.megabytes, count: 1)

    func register(on routes: SiteRoutes) {
        routes.page(LetterLinks.enter, audience: .staff) { _, context in
            _ = try entering(context)
            return try await entry(.empty, nil, .ok, context)
        }
        routes.act(LetterLinks.enter, audience: .staff, enter)
        routes.page(LetterLinks.importing, audience: .staff) { _, context in
            _ = try entering(context)
            return importing(.empty, nil, .ok, context)
        }
        routes.act(LetterLinks.importing, audience: .staff, reading: LetterEntryHandlers.upload, take)
        routes.page(LetterLinks.export, audience: .staff) { _, context in
            let officer = try entering(context)
            let since = context.query.day("since") ?? letters.today.adding(days: -30)
            let answers = try await letters.externalAnswers(
                since: since, for: officer, most: LetterAnswerExport.most)
            return FileAnswer(
                LetterAnswerExport.bytes(answers), name: "12345答复-\(since).csv", type: "text/csv; charset=utf-8")
        }
    }

    private func entering(_ context: SiteContext) throws -> Officer {
        let officer = try context.requireOfficer()
        if let refusal = LetterStore.refusalOfEntering(by: officer) { throw refusal }
        return officer
    }

    private func entry(
        _ state: FormState, _ receipt: LetterReceipt?, _ status: HTTPResponse.Status, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let units = try await letters.units(of: officer.agency).filter(\.isActive)
        return LetterEntryScreen(state: state, units: units, receipt: receipt, status: status, context: context).answer
    }

    private func enter(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try entering(context)
        var draft = LetterDraft()
        (draft.category, draft.channel) = (form["category"], form["channel"])
        (draft.title, draft.words, draft.accused) = (form["title"], form["words"], form["accused"])
        (draft.name, draft.contact, draft.address) = (form["name"], form["contact"], form["address"])
        draft.isUrgent = form.fields.flag("urgent")
        draft.mayPublish = form.fields.flag("may_publish")
        let units = Set(try await letters.units(of: officer.agency).map(\.id))
        switch draft.letter(channels: LetterChannel.ofDesk, units: units) {
        case .failure(let found):
            let problems = found.problems.map { FieldProblem($0.field, $0.sentence) }
            return try await entry(form.state(problems), nil, .unprocessableContent, context).response(in: context)
        case .success(let new):
            do {
                let receipt = try await letters.enter(new, by: officer)
                // The page answers the form itself: the code is shown once and stands in no address.
                return try await entry(.empty, receipt, .ok, context).response(in: context)
            } catch let refusal as Refusal {
                let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
                return try await entry(state, nil, refusal.code.status, context).response(in: context)
            }
        }
    }

    private func importing(
        _ state: FormState, _ report: LetterImportReport?, _ status: HTTPResponse.Status, _ context: SiteContext
    ) -> ConsolePage {
        LetterImportScreen(
            state: state, report: report, since: letters.today.adding(days: -30), status: status, context: context
        ).answer
    }

    private func take(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try entering(context)
        do {
            guard let file = form.file("file"), file.size > 0 else {
                throw Refusal(.invalid, "没有导入：没有选择文件。请选择 csv 或者 xlsx 文件。", field: "file")
            }
            let bytes = try file.bytes(limit: LetterTableReading.megabytes * 1_000_000)
            let rows = try await reading.rows(bytes, named: file.name)
            let report = try await letters.take(rows, by: officer)
            return try importing(.empty, report, .ok, context).response(in: context)
        } catch let refusal as Refusal where refusal.code != .roleRefused {
            let state = form.state([FieldProblem(refusal.field ?? "file", refusal.sentence)])
            return try importing(state, nil, refusal.code.status, context).response(in: context)
        }
    }
}

/// 重复提问.
struct QuestionHandlers: Sendable {
    let letters: LetterStore

    func register(on routes: SiteRoutes) {
        routes.page(LetterLinks.questions, audience: .staff) { _, context in try await page(nil, context) }
        routes.act(LetterLinks.acceptQuestions, audience: .staff) { form, context in
            try await answering(context) { officer in
                guard let remedy = QuestionRemedy(rawValue: form["remedy_" + form["index"]]) else {
                    throw Refusal(.invalid, "没有建立：没有选择公开方式。请选择一项。")
                }
                let found = try await letters.questions(for: officer).proposals.first { $0.title == form["title"] }
                guard let found else {
                    throw Refusal(.stateRefused, "没有建立：这一组已经变化。请刷新页面后再选择。", rule: "FOI-44")
                }
                _ = try await letters.accept(found, as: remedy, by: officer)
            }
        }
        routes.act(LetterLinks.publishedQuestions, audience: .staff) { form, context, id in
            try await answering(context) { officer in
                try await letters.setPublished(id, on: form.fields.day("published_on"), by: officer)
            }
        }
    }

    private func answering(
        _ context: SiteContext, _ body: (Officer) async throws -> Void
    ) async throws -> Response {
        do {
            try await body(try context.requireOfficer())
            return try SeeOther(LetterLinks.questions.query("done", "1")).response(in: context)
        } catch let refusal as Refusal where refusal.code == .invalid || refusal.code == .stateRefused {
            return try await page(refusal, context).response(in: context)
        }
    }

    private func page(_ refusal: Refusal?, _ context: SiteContext) async throws -> ConsolePage {
        let found = try await letters.questions(for: try context.requireOfficer())
        return QuestionsScreen(
            proposals: found.proposals, accepted: found.accepted, today: letters.today,
            months: LetterStore.questionMonths, problem: refusal?.sentence, status: refusal?.code.status ?? .ok,
            context: context
        ).answer
    }
}
