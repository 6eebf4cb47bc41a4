import HTTPTypes
import Hummingbird
import Kernel
import Site

/// What the agency's letters say, changed by the office itself.
extension DeskRoutes {
    static let wording = Audience.roles([.opennessOffice, .officeHead])

    func registerWordings(on routes: SiteRoutes) {
        routes.page(DeskLinks.wordings, audience: DeskRoutes.wording) { _, context in
            WordingListScreen(own: try await requests.wordings(for: try context.requireOfficer())).answer
        }
        routes.page(DeskLinks.wording, audience: DeskRoutes.wording) { _, context, name in
            try await wordingPage(try DeskRoutes.template(name), nil, context)
        }
        routes.act(DeskLinks.wording, audience: DeskRoutes.wording, reading: FormLimits(total: 300_000), saveWording)
        routes.act(DeskLinks.nationalWording, audience: DeskRoutes.wording) { form, context, name in
            let template = try DeskRoutes.template(name)
            _ = try await requests.saveWording(
                nil, of: template, version: form.fields.number("version") ?? 0, by: try context.requireOfficer())
            return try SeeOther(DeskLinks.wording(template.name)).response(in: context)
        }
    }

    private static func template(_ name: String) throws(Refusal) -> LetterTemplateID {
        guard let template = LetterTemplateID(name: name) else { throw Refusal.notFound }
        return template
    }

    private func saveWording(_ form: Form, _ context: SiteContext, _ name: String) async throws -> Response {
        let template = try DeskRoutes.template(name), words = form["words"].replacing("\r\n", with: "\n")
        if case .failure(let faults) = LetterTemplateFile.template(template, words) {
            let problems = faults.sentences(in: words).map { FieldProblem("words", $0) }
            return try await wordingPage(template, form.state(problems), context).response(in: context)
        }
        if form["act"] == "preview" {
            return try await wordingPage(template, form.state(), context).response(in: context)
        }
        do {
            _ = try await requests.saveWording(
                words, of: template, version: form.fields.number("version") ?? 0, by: try context.requireOfficer())
        } catch let refusal as Refusal where refusal.code.concernsTheCase {
            let state = form.state([FieldProblem("words", refusal.sentence)])
            return try await wordingPage(template, state, context).response(in: context)
        }
        return try SeeOther(DeskLinks.wordings).response(in: context)
    }

    /// - Parameter typed: what is being edited; nil for what holds now.
    private func wordingPage(
        _ template: LetterTemplateID, _ typed: FormState?, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let history = try await requests.history(of: template, for: officer)
        let writers = try await requests.writers(for: officer)
        let state =
            typed
            ?? FormState([
                "words": history.first?.words ?? ShippedLetters.text(template),
                "version": "\(history.first?.version ?? 0)",
            ])
        var outline: LetterTemplate?
        if case .success(let read) = LetterTemplateFile.template(template, state.fields["words"]) { outline = read }
        return WordingScreen(
            template, state: state, outline: outline,
            versions: history.map {
                .init(number: $0.version, by: writers[$0.by] ?? "", on: $0.at.day, isNational: $0.words == nil)
            },
            status: state.problems.isEmpty ? .ok : .unprocessableContent, context: context
        ).answer
    }
}
