import Hummingbird
import Kernel
import People
import Publishing
import Site

/// Rates and bulletins.
extension InterpretationRoutes {
    func registerFigures(on routes: SiteRoutes) {
        routes.page(InterpretationLinks.figures, audience: .staff) { _, context in
            try await figures(quarter(context.query["quarter"]), context)
        }
        routes.page(InterpretationLinks.bulletinFile, audience: .staff) { _, context in
            let officer = try context.requireOfficer(), quarter = quarter(context.query["quarter"])
            try refuseOutsiders(officer)
            let review = try await interpretations.review(of: officer.agency, in: quarter)
            let units = try await interpretations.units(of: officer.agency)
            let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            return FileAnswer(
                try BulletinText.word(review, units: names), name: "\(BulletinText.title(quarter)).docx",
                type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        }
        routes.act(InterpretationLinks.bulletins, audience: .staff, makeBulletin)
    }

    /// The last whole quarter when none is named.
    private func quarter(_ typed: String) -> Period {
        let today = interpretations.today
        let last = Period(.quarter, containing: Period(.quarter, containing: today).first.adding(days: -1))
        return Day(iso: typed).map { Period(.quarter, containing: min($0, today)) } ?? last
    }

    private func refuseOutsiders(_ officer: Officer) throws {
        if officer.isAdministrator { throw Refusal.notFound }
    }

    private func figures(
        _ quarter: Period, _ context: SiteContext, failed: FormState = .empty
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        try refuseOutsiders(officer)
        let columns = try await columns(of: officer)
        return FiguresScreen(
            review: try await interpretations.review(of: officer.agency, in: quarter),
            bulletins: try await interpretations.bulletins(of: officer.agency),
            columns: columns.map { .init($0.id.text, $0.name) },
            refusal: InterpretationBulletin.refusal(by: officer, quarter: quarter, today: interpretations.today),
            units: try await interpretations.units(of: officer.agency), failed: failed, context: context
        ).answer
    }

    /// Columns for texts, those of openness first.
    private func columns(of officer: Officer) async throws -> [SiteColumn] {
        var found: [SiteColumn] = []
        for portal in try await publishing.portals() where portal.agency == officer.agency {
            found += try await publishing.columns(of: portal.id).filter { $0.isActive && $0.form == .text }
        }
        return found.filter { $0.type == .disclosure } + found.filter { $0.type != .disclosure }
    }

    private func makeBulletin(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer(), quarter = quarter(form["quarter"])
        do {
            let id: ColumnID? = form.fields.id("column")
            guard let column = try await columns(of: officer).first(where: { $0.id == id }) else {
                throw Refusal(.invalid, "未能拟制通报：没有选择发布栏目。请选择政府信息公开栏目。", rule: "INT-9", field: "column")
            }
            let issuer = try await people.articleDirectory(of: officer.agency).agencyName
            let made = try await interpretations.makeBulletin(quarter, in: column, issuer: issuer, by: officer) {
                BulletinText.html($0, units: $1)
            }
            return try SeeOther(ArticleLinks.article(made.article)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            let state = form.state([FieldProblem(refusal.field ?? "column", refusal.sentence)])
            return try await figures(quarter, context, failed: state).response(in: context)
        }
    }
}
