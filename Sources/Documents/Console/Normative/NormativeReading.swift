import Kernel
import People
import Site

/// What the forms of 立项, 入库 and 登记 hold.
struct NormativeReading {
    let form: Form

    init(_ form: Form) { self.form = form }

    /// The unit must be one of the officer's agency.
    func draft(_ texts: NormativeStore, officer: Officer) async throws -> NormativeDraft {
        guard let unit = UnitID(form["unit"]),
            try await texts.units(of: officer.agency).contains(where: { $0.id == unit && $0.isActive })
        else { throw Refusal(.invalid, "没有选择起草科室。请选择后再提交。", field: "unit") }
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
        guard !address.isEmpty else { return nil }
        guard address.hasPrefix("https://") || address.hasPrefix("http://") || address.hasPrefix("/") else {
            throw Refusal(.invalid, "未能入库：公布地址不是网址。请填写以 https:// 开头的完整网址。", field: "address")
        }
        return NormativePublication(on: try day("", "published", "入库"), address: address)
    }

    private func term(_ prefix: String, _ act: String) throws -> NormativeTerm {
        switch form["\(prefix)term"] {
        case "years":
            guard let years = form.fields.number("\(prefix)years"), (1...99).contains(years) else {
                throw Refusal(.invalid, "未能\(act)：没有填写有效期的年数。请填写 1 到 99 的整数。", rule: "NORM-5", field: "years")
            }
            return .years(years)
        case "until": return .until(try day(prefix, "until", act))
        case "open": return .openEnded(reason: String(form["\(prefix)reason"].prefix(500)))
        default: throw Refusal(.invalid, "未能\(act)：没有选择有效期。请选择后再提交。", rule: "NORM-5", field: "term")
        }
    }

    private func day(_ prefix: String, _ field: String, _ act: String) throws -> Day {
        guard let day = form.fields.day(prefix + field) else {
            throw Refusal(.invalid, "未能\(act)：日期不是有效日期。请按“2026-03-13”的格式填写。", field: field)
        }
        return day
    }
}
