import Audit
import Kernel
import Site

extension DeskRoutes {
    /// The whole case as one file, with the applicant in clear: that it was taken stays in the journal (PII-6).
    func archive(_ id: RequestID, _ context: SiteContext) async throws -> FileAnswer {
        let officer = try context.requireOfficer()
        let view = try await requests.view(id, for: officer)
        guard !view.request.stage.isOpen else {
            throw Refusal(.stateRefused, "没有导出案卷：这件申请还没有办结。请在办结以后导出。", rule: "FOI-45")
        }
        let applicant = try await requests.reveal(id, why: "导出案卷", by: officer)
        var letters: [ArchivedCase.Paper] = [], files: [ArchivedCase.Paper] = []
        for letter in view.letters { letters.append(try await paper(letter, of: id, officer)) }
        for file in view.files {
            let found = try await requests.caseFile(file.id, of: id, for: officer, inArchive: true)
            files.append(
                .init(
                    title: "\(file.file.name)（\(file.role.chinese)）", fileName: file.file.name, on: file.addedAt.day,
                    bytes: found.bytes))
        }
        let agency = try await agencies().first { $0.id == view.request.agency }?.name ?? ""
        let archived = ArchivedCase(
            request: view.request, applicant: applicant.name, agencyName: agency, letters: letters, files: files,
            timeline: try await steps(view, officer), record: try await requests.archiveRecord(of: id, for: officer))
        return FileAnswer(
            try CaseArchive.bytes(of: archived), name: "案卷-\(view.request.number).zip", type: "application/zip")
    }

    private func paper(_ letter: CaseLetter, of id: RequestID, _ officer: Officer) async throws -> ArchivedCase.Paper {
        let found = try await requests.letterFile(letter.id, of: id, for: officer, inArchive: true)
        let number = letter.number.map { "（\($0)）" } ?? ""
        return .init(
            title: letter.chinese + number,
            fileName: CaseLetterDocument.fileName(letter.chinese, number: letter.number ?? "", ending: "docx"),
            on: letter.issuedOn, bytes: found.bytes)
    }

    /// Looking at the applicant or at papers is in the journal, not in the case: else no two archives of one case were the same.
    /// Opinions stand behind the acts of their day: the journal has a fixed sentence in their place.
    private func steps(_ view: CaseView, _ officer: Officer) async throws -> [ArchivedCase.Step] {
        let acts: [ArchivedCase.Step] = try await requests.timeline(of: view.request.id, for: officer)
            .filter { !RequestStore.lookingActs.contains($0.act) }
            .map { .init(at: $0.at, who: $0.actorName, what: $0.note) }
        var steps: [ArchivedCase.Step] = []
        var opinions = view.request.remarks.sorted { $0.on < $1.on }[...]
        func add(before day: Day?) {
            while let next = opinions.first, day.map({ next.on < $0 }) ?? true {
                opinions.removeFirst()
                let who = next.by.map { view.members[$0] ?? "" } ?? "申请人"
                steps.append(
                    .init(at: Moment(day: next.on), who: who, what: "\(next.kind.chinese)：\(next.words)"))
            }
        }
        for act in acts {
            add(before: act.at.day)
            steps.append(act)
        }
        add(before: nil)
        return steps
    }
}
