import Kernel
import Site

/// What a call writes into a new or a registered text.
struct NormativeInput {
    let call: APICall

    func draft(_ texts: NormativeStore, officer: Officer, isStarting: Bool) async throws -> NormativeDraft {
        let fields = call.fields
        guard let unit: UnitID = fields.id("unit"),
            let issuerKind = NormativeIssuerKind(rawValue: fields["issuer_kind"])
        else { throw Refusal.notFound }
        try await texts.requireOpen(unit, of: officer.agency, what: "起草科室")
        let given = (fields.texts("criteria") ?? []).compactMap(NormativeCriterion.init(rawValue:))
        let document: DocumentID? = isStarting ? fields.id("document") : nil
        // Only a document that the officer may take into the procedure, and then with its own kind and unit.
        var known: NormativeDraft?
        if let document { known = try await texts.draft(of: document, for: officer) }
        return NormativeDraft(
            title: fields["title"], issuer: fields["issuer"], issuerKind: issuerKind,
            criteria: isStarting ? Set(given) : Set(NormativeCriterion.allCases), kind: known?.kind,
            unit: known?.unit ?? unit, touchesMarket: fields.flag("market") ?? false, document: document)
    }

    func registration(_ act: String) throws -> NormativeRegistration {
        let fields = call.fields
        guard let day = fields.day("on"), let effective = fields.day("effective") else { throw Refusal.notFound }
        return NormativeRegistration(
            number: fields["number"], code: fields.optional("code"), on: day, effectiveOn: effective,
            term: try NormativeTerm.typed(
                fields["term"], years: fields.integer("years"), until: fields.day("until"), reason: fields["reason"],
                doing: act))
    }

    func earlierPublication() throws -> NormativePublication? {
        guard let address = call.fields.optional("address") else { return nil }
        return try NormativePublication.earlier(at: address, on: call.fields.day("published"))
    }
}
