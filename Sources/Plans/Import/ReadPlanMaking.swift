import Kernel
package import OfficeFormats

extension ReadPlan {
    /// What the wizard works on, made of a document and what was understood of it. Pure; the child runs it.
    package init(_ document: ReadDocument, understoodAs plan: PlanDraft) {
        let places = BlockPlaces(document.blocks)
        let draft = ImportDraft(
            title: plan.title ?? "", year: plan.year, issuer: plan.issuer, documentNumber: plan.documentNumber,
            reportDue: plan.reportDue?.description, contactDepartment: plan.contactDepartment,
            rows: plan.tasks.enumerated().map { ImportRow($1, at: $0 + 1, places) },
            units: ReadPlan.unitNames(in: plan).map { NamedUnit(name: $0, choice: nil) },
            questions: ImportQuestion.list(plan.needsReview, plan.notes))
        self.init(draft: draft, source: SourcePreview(document))
    }

    private static func unitNames(in plan: PlanDraft) -> [String] {
        var names: [String] = []
        for task in plan.tasks {
            for name in [task.lead, task.responsible, task.cooperating].compactMap({ $0 }).joined()
            where !names.contains(name) { names.append(name) }
        }
        return names
    }
}

extension ImportRow {
    fileprivate init(_ task: TaskDraft, at position: Int, _ places: BlockPlaces) {
        let duties: [(Duty, [String]?)] = [
            (.lead, task.lead), (.responsible, task.responsible), (.cooperating, task.cooperating),
        ]
        let place = places.place(of: task.source)
        self.init(
            position: position, sectionPath: task.sectionPath, number: task.number, text: task.text,
            units: duties.flatMap { duty, names in (names ?? []).map { RowUnit(name: $0, duty: duty) } },
            deadlineWords: task.deadline, due: ImportRow.lastDay(task.requirements)?.description,
            requirements: task.requirements.map(RowRequirement.init),
            questions: ImportQuestion.list(task.needsReview, task.notes), sourceBlock: place.block,
            sourceRow: place.row)
    }

    /// The last of the days the task names; a task with several stages is done with the last.
    private static func lastDay(_ requirements: [RequirementDraft]) -> Day? {
        requirements.compactMap { requirement in
            if case .day(let day) = requirement.value { day } else { nil }
        }.max()
    }
}

extension RowRequirement {
    fileprivate init(_ requirement: RequirementDraft) {
        let value: String? =
            switch requirement.value {
            case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
            case .day(let day): day?.description
            }
        self.init(
            kind: requirement.kind.rawValue, value: value, unit: requirement.unit, quote: requirement.quote,
            period: requirement.period)
    }
}

extension ImportQuestion {
    /// One question a code, in the words of its note when there is one.
    fileprivate static func list(_ codes: [ReviewCode], _ notes: [DraftNote]) -> [ImportQuestion] {
        var seen: Set<ReviewCode> = []
        return codes.filter { seen.insert($0).inserted }.map { code in
            let note = notes.first { $0.code == code.rawValue }
            let place = note.map { $0.place.isEmpty ? "" : "（\($0.place)）" } ?? ""
            return ImportQuestion(code: code.rawValue, message: (note?.message ?? code.message) + place)
        }
    }
}

extension SourcePreview {
    /// The longest part of a document that is kept for the preview, in blocks.
    private static let mostBlocks = 5_000

    fileprivate init(_ document: ReadDocument) {
        self.init(
            format: document.format.rawValue,
            blocks: document.blocks.prefix(SourcePreview.mostBlocks).map { block in
                switch block {
                case .heading(let level, let text, _): .heading(level: level, text: text)
                case .paragraph(let text, _): .paragraph(text)
                case .table(let table):
                    .table(
                        table.rows.map { row in
                            row.map { cell in
                                PreviewCell(
                                    paragraphs: cell.paragraphs, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan)
                            }
                        })
                }
            }, notes: document.notes.map(\.message))
    }
}

/// Finds the block and row of the preview that a task was read from.
struct BlockPlaces {
    private var tables: [Int: [Int: (block: Int, row: Int)]] = [:]
    private var paragraphs: [Int: Int] = [:]

    init(_ blocks: [Block]) {
        for (index, block) in blocks.enumerated() {
            switch block {
            case .heading(_, _, let at), .paragraph(_, let at):
                if let number = at.paragraph { paragraphs[number] = index }
            case .table(let table):
                for (offset, row) in table.rows.enumerated() {
                    let position = row.first?.position ?? table.position
                    let number = table.position.table ?? 0
                    tables[number, default: [:]][position.row ?? offset + 1] = (index, offset + 1)
                }
            }
        }
    }

    func place(of source: DraftSource) -> (block: Int?, row: Int?) {
        if let table = source.table, let row = source.row, let found = tables[table]?[row] {
            return (found.block, found.row)
        }
        if let paragraph = source.paragraph, let block = paragraphs[paragraph] { return (block, 0) }
        return (nil, nil)
    }
}
