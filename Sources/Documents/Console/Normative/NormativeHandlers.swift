import Hummingbird
import Kernel
import ObjectStorage
import People
import Markup
import Site

extension NormativeRoutes {
    func list(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer(), today = texts.today
        let library = try await texts.library(for: officer)
        let query = NormativeQuery(reading: context.query)
        return NormativeListScreen(
            listings: library.listings(query, on: today),
            reminders: library.reminders(on: today, policy: texts.policy), query: query, years: library.years,
            units: try await texts.units(of: officer.agency), officer: officer, policy: texts.policy, context: context
        ).answer
    }

    /// Exactly what is filtered.
    func export(_ name: String, _ context: SiteContext) async throws -> FileAnswer {
        let officer = try context.requireOfficer(), today = texts.today
        guard let format = NormativeExport.Format(rawValue: name) else { throw Refusal.notFound }
        let listings = try await texts.library(for: officer)
            .listings(NormativeQuery(reading: context.query), on: today)
        let units = try await texts.units(of: officer.agency)
        let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let bytes = try NormativeExport.bytes(format, listings, units: names, on: today)
        return FileAnswer(bytes, name: "规范性文件台账-\(today).\(format.rawValue)", type: format.mediaType)
    }

    func newPage(_ failed: FailedNormativeAct?, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        if let refusal = NormativeText.startingRefusal(by: officer) { throw refusal }
        let units = try await texts.units(of: officer.agency).filter { officer.units.contains($0.id) && $0.isActive }
        // From the page of an official document: its title and unit are already known.
        if let document: DocumentID = failed?.state.fields.id("document") ?? context.query.id("document") {
            let draft = try await texts.draft(of: document, for: officer)
            return NormativeNewScreen(
                units: units, issuer: draft.issuer, draft: draft, failed: failed, context: context
            ).answer
        }
        let issuer = try await texts.agencyNames(officer.agency).first ?? ""
        return NormativeNewScreen(units: units, issuer: issuer, failed: failed, context: context).answer
    }

    func start(_ form: Form, _ context: SiteContext) async throws -> Response {
        do {
            let text = try await texts.start(
                try await NormativeReading(form).draft(texts, officer: try context.requireOfficer()),
                by: try context.requireOfficer())
            return try SeeOther(NormativeLinks.text(text.id)).response(in: context)
        } catch let refusal as Refusal where refusal.code.belongsOnTheForm {
            return try await newPage(FailedNormativeAct(nil, refusal, form), context).response(in: context)
        }
    }

    func enrolment(_ failed: FailedNormativeAct?, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        if let refusal = NormativeText.enrollingRefusal(by: officer) { throw refusal }
        let units = try await texts.units(of: officer.agency).filter(\.isActive)
        return NormativeEnrolmentScreen(units: units, failed: failed, context: context).answer
    }

    func enrol(_ form: Form, _ context: SiteContext) async throws -> Response {
        do {
            let officer = try context.requireOfficer(), reading = NormativeReading(form)
            let text = try await texts.enrol(
                try await reading.draft(texts, officer: officer), try reading.registration("", "入库"),
                publication: try reading.earlierPublication(), by: officer)
            return try SeeOther(NormativeLinks.text(text.id)).response(in: context)
        } catch let refusal as Refusal where refusal.code.belongsOnTheForm {
            return try await enrolment(FailedNormativeAct(nil, refusal, form), context).response(in: context)
        }
    }

    func page(
        _ id: NormativeID, _ failed: FailedNormativeAct?, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let text = try await texts.text(id, for: officer)
        let view = NormativeView(
            text: text, library: try await texts.library(for: officer, of: text.agency),
            submissions: try await texts.submissions(for: officer),
            timeline: try await texts.timeline(of: id, for: officer), units: try await texts.units(of: text.agency),
            officer: officer, policy: texts.policy, on: texts.today)
        return NormativeScreen(view, failed: failed, context: context).answer
    }

    /// Carries out an act; what is refused comes back on the text's page with everything that was typed.
    func perform(
        _ name: String, _ form: Form, _ context: SiteContext, _ id: NormativeID
    ) async throws -> Response {
        guard let act = NormativeAct(rawValue: name) else { throw Refusal.notFound }
        do {
            let next = try await NormativeActing(
                texts: texts, files: files, form: form, text: id, officer: try context.requireOfficer(), act: act
            ).carryOut()
            return try SeeOther(NormativeLinks.text(next).query("done", act.rawValue)).response(in: context)
        } catch let refusal as Refusal where refusal.code.belongsOnTheForm {
            return try await page(id, FailedNormativeAct(act, refusal, form), context).response(in: context)
        }
    }

    /// A file of the chain, as sniffed when it came, never as claimed (T4).
    func file(_ hash: String, of id: NormativeID, _ context: SiteContext) async throws -> FileAnswer {
        let text = try await texts.text(id, for: try context.requireOfficer())
        guard let file = text.files.first(where: { $0.hash == hash }) else { throw Refusal.notFound }
        return FileAnswer(
            try await files.bytes(file.hash), name: file.name, type: NormativeSniffing.servedType(of: file.kind))
    }
}

extension NormativeText {
    /// Every file that any stage or review kept.
    var files: [NormativeFile] {
        stages.values.compactMap(\.file)
            + reviews.flatMap { [$0.file, $0.conclusion?.file, $0.revision?.file].compactMap(\.self) }
    }
}

extension Refusal.Code {
    /// Whether the page of the record is where to read it; all else is a page of its own.
    var belongsOnTheForm: Bool {
        switch self {
        case .invalid, .stateRefused, .changedMeanwhile, .tooLarge, .unavailable, .roleRefused: true
        case .notFound, .signInRequired, .tooManyAttempts, .versionMissing: false
        }
    }
}
