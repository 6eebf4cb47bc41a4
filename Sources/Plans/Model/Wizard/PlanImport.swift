package import Kernel

/// An upload on its way into the ledger.
package struct PlanImport: Sendable {
    package let id: PlanImportID
    package let agency: AgencyID
    package let fileName: String
    package let fileHash: String
    package let uploadedAt: Moment
    package let state: State
    package let plan: PlanID?
    package let draft: ImportDraft
    /// The document as read, for the left side of the preview.
    package let source: SourcePreview
    package let version: Int

    package enum State: String, CaseIterable, Sendable {
        case open, confirmed, discarded
    }

    package init(
        id: PlanImportID, agency: AgencyID, fileName: String, fileHash: String, uploadedAt: Moment, state: State,
        plan: PlanID?, draft: ImportDraft, source: SourcePreview, version: Int
    ) {
        self.id = id
        self.agency = agency
        self.fileName = fileName
        self.fileHash = fileHash
        self.uploadedAt = uploadedAt
        self.state = state
        self.plan = plan
        self.draft = draft
        self.source = source
        self.version = version
    }
}
