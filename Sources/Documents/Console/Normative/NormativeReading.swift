import Kernel
import People
import Site

/// What the forms of 立项, 入库 and 登记 hold.
struct NormativeReading {
    let form: Form

    init(_ form: Form) { self.form = form }

    /// The unit must be one of the officer's agency.
    func draft(_ texts: NormativeStore, officer: Officer) async throws -> NormativeDraft {
        guard let unit = UnitID(form["unit"]) else {
            throw Refusal(.invalid, "没有选择起草科室。请选择后再提交。", field: "unit")
        }
        try await texts.requireOpen(unit, of: officer.agency, what: "起草科室")
        guard let kind = NormativeIssuerKind(rawValue: form["issuer_kind"]) else {
            throw Refusal(.invalid, "没有选择制定机关性质。请选择后再提交。", rule: "NORM-1", field: "issuer_kind")
        }
        // The form of texts from before the system does not ask again what made them normative.
        let criteria =
            form.fields.names.contains("number")
            ? NormativeCriterion.allCases : form.fields.list("criteria").compactMap(NormativeCriterion.init(rawValue:))
        let document: DocumentID? = form.fields.id("document")
        // Only a document that the officer may see, and then with its own kind and unit.
        var known: NormativeDraft?
        if let document { known = try await texts.draft(of: document, for: officer) }
        return NormativeDraft(
            title: form["title"], issuer: form["issuer"], issuerKind: kind, criteria: Set(criteria), kind: known?.kind,
            unit: known?.unit ?? unit, touchesMarket: form.fields.flag("market"), document: document)
    }

    /// - Parameter prefix: stands before each field's name where several forms share a page.
    func registration(_ prefix: String, _ act: String) throws -> NormativeRegistration {
        let code = form["\(prefix)code"], effective = try day(prefix, "effective", act)
        return NormativeRegistration(
            number: form["\(prefix)number"], code: code.isEmpty ? nil : String(code.prefix(60)),
            on: try day(prefix, "on", act), effectiveOn: effective, term: try term(prefix, act))
    }

    func earlierPublication() throws -> NormativePublication? {
        let address = form["address"]
        return address.isEmpty ? nil : try .earlier(at: address, on: form.fields.day("published"))
    }

    private func term(_ prefix: String, _ act: String) throws -> NormativeTerm {
        try .typed(
            form["\(prefix)term"], years: form.fields.number("\(prefix)years"),
            until: form.fields.day("\(prefix)until"), reason: form["\(prefix)reason"], doing: act)
    }

    private func day(_ prefix: String, _ field: String, _ act: String) throws -> Day {
        guard let day = form.fields.day(prefix + field) else {
            throw Refusal(.invalid, "未能\(act)：日期不是有效日期。请按“2026-03-13”的格式填写。", field: field)
        }
        return day
    }
}
