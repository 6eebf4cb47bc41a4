import Kernel
import Markup
import Redaction
import Site

extension DeskRoutes {
    func hiddenPage(_ id: RequestID, _ file: CaseFileID, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let found = try await requests.caseFile(file, of: id, for: officer)
        let report = try await HandoutCheck(redaction.readers).report(
            found.bytes, name: found.file.file.name, screen: redaction.screen())
        let view = try await requests.view(id, for: officer)
        return HiddenScreen(
            request: view.request, file: found.file, report: report, mayAdd: view.acts.contains(.addFile),
            context: context
        ).answer
    }

    /// What the file shows and nothing besides, as a file of the case.
    func cleanCopy(
        _ form: Form, _ context: SiteContext, _ id: RequestID, _ file: CaseFileID
    ) async throws -> SeeOther {
        let officer = try context.requireOfficer()
        let found = try await requests.caseFile(file, of: id, for: officer)
        let clean = try await HandoutCopy.clean(found.bytes, name: found.file.file.name, readers: redaction.readers)
        let kept = try await requests.keep(clean.bytes, name: clean.name)
        _ = try await requests.addFile(kept, as: .enclosure, to: id, by: officer)
        return SeeOther(DeskLinks.request(id).query("done", RequestAct.addFile.rawValue))
    }
}
