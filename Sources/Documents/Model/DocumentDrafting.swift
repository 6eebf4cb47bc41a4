package import Kernel

/// How a document begins.
extension OfficialDocument {
    /// Nil when `officer` may begin a document for `unit`.
    package static func draftingRefusal(for unit: UnitID, by officer: Officer) -> Refusal? {
        if officer.isAdministrator { return .notFound }
        if officer.holds(.supervisor) {
            return Refusal(.roleRefused, "未能拟稿：监察人员只能查看，不能办理业务。", rule: "ROLE-14")
        }
        guard officer.units.contains(unit) else {
            return Refusal(.roleRefused, "未能拟稿：只能以您所在的科室拟稿。请改选科室。", rule: "ROLE-6", field: "unit")
        }
        return nil
    }

    package static func drafting(
        _ id: DocumentID, _ contents: DocumentContents, unit: UnitID, at moment: Moment, by officer: Officer
    ) -> Result<OfficialDocument, Refusal> {
        let refusal =
            draftingRefusal(for: unit, by: officer) ?? DocumentFaults.refusal(of: contents, doing: .edit)
        if let refusal { return .failure(refusal) }
        return .success(
            OfficialDocument(
                id: id, agency: officer.agency, unit: unit, drafter: officer.id, drafterName: officer.name,
                contents: contents, stateSince: moment,
                agreements: contents.jointOrgans.map { JointAgreement(organ: $0) }))
    }

    /// SEC-4: that a classified document exists, and nothing of it.
    package static func offlineStub(
        _ id: DocumentID, kind: DocumentKind, unit: UnitID, at moment: Moment, by officer: Officer
    ) -> Result<OfficialDocument, Refusal> {
        if let refusal = draftingRefusal(for: unit, by: officer) { return .failure(refusal) }
        let empty = DocumentContents(title: "", kind: kind, organCode: "", body: "").emptied
        return .success(
            OfficialDocument(
                id: id, agency: officer.agency, unit: unit, drafter: officer.id, drafterName: officer.name,
                contents: empty, state: .offline, stateSince: moment))
    }
}
