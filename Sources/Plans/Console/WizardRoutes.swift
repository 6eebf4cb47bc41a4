import Audit
package import Kernel
package import People
package import Site

/// Reads an uploaded file into a draft and its preview, in a limited child process.
package typealias PlanReading =
    @Sendable (
        _ bytes: [UInt8], _ name: String, _ agency: AgencyID
    ) async throws -> (draft: ImportDraft, source: SourcePreview)

/// Keeps the bytes of an upload; returns their hash.
package typealias FileKeeping = @Sendable (_ bytes: [UInt8]) async throws -> String

/// The import wizard (ROLE-2).
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console/plans/imports/new | asks for the file |
/// | POST | /console/plans/imports | reads it |
/// | GET | /console/plans/imports/{import} | the document beside its rows |
/// | POST | …/head, …/units, …/answers, …/rows/{row}, …/rows/{row}/inclusion | one answer each |
/// | GET | …/rows/{row} | a row to rewrite |
/// | POST | …/confirmation, …/discard | into the ledger, or not |
package struct WizardRoutes: Sendable {
    let imports: PlanImportStore
    let people: PeopleStore
    let read: PlanReading
    let keep: FileKeeping

    package init(
        imports: PlanImportStore, people: PeopleStore, read: @escaping PlanReading, keep: @escaping FileKeeping
    ) {
        self.imports = imports
        self.people = people
        self.read = read
        self.keep = keep
    }

    private static let office = Audience.roles([.opennessOffice])

    package func register(on routes: SiteRoutes) {
        let office = WizardRoutes.office
        routes.page(WizardLinks.upload, audience: office) { _, context in uploadPage(context, .empty) }
        routes.act(WizardLinks.imports, audience: office, reading: .upload(megabytes: 50, count: 1), upload)
        routes.page(WizardLinks.item, audience: office) { _, context, id in try await show(id, context) }
        routes.page(WizardLinks.row, audience: office) { _, context, id, row in
            try await rowPage(id, row, context, nil)
        }
        routes.act(WizardLinks.head, audience: office, changeHead)
        routes.act(WizardLinks.units, audience: office, chooseUnits)
        routes.act(WizardLinks.answers, audience: office, answer)
        routes.act(WizardLinks.row, audience: office, rewriteRow)
        routes.act(WizardLinks.inclusion, audience: office, includeRow)
        routes.act(WizardLinks.confirmation, audience: office, confirm)
        routes.act(WizardLinks.discard, audience: office) { _, context, id in
            try await imports.discard(id, by: try context.requireOfficer())
            return SeeOther(WizardLinks.plans)
        }
    }

    static func addresses(_ id: PlanImportID) -> WizardAddresses {
        WizardAddresses(
            plans: WizardLinks.plans, head: WizardLinks.head(id), units: WizardLinks.units(id),
            answers: WizardLinks.answers(id), confirmation: WizardLinks.confirmation(id),
            discard: WizardLinks.discard(id), row: { WizardLinks.row(id, $0) },
            inclusion: { WizardLinks.inclusion(id, $0) })
    }
}
