package import OfficeFormats
import TextForms

/// Reads a plan of tasks out of a document (TASK-1, TASK-2): pure, the same document gives the same plan.
package enum PlanInterpreter {
    /// The plan as it stands in the document, with what a person must check.
    package static func interpret(_ document: ReadDocument) -> PlanDraft {
        let outline = PlanOutline(document)
        let tables = TaskTable.find(outline)
        var plan = PlanDraft()
        let found = tables.isEmpty ? narrative(outline, &plan) : tabular(outline, tables, &plan)
        finish(found, &plan)
        for note in document.notes {
            plan.notes.append(DraftNote(code: note.code, field: "document", message: note.message, place: ""))
        }
        return plan
    }

    private static func tabular(
        _ outline: PlanOutline, _ tables: [(index: Int, table: TaskTable)], _ plan: inout PlanDraft
    ) -> [ReadTask] {
        var head: [PlanLine] = [], tail: [PlanLine] = []
        let start = tables.first?.index ?? 0
        for (index, entry) in outline.entries.enumerated() {
            guard case .line(let line) = entry else { continue }
            if index < start { head.append(line) } else { tail.append(line) }
        }
        for cell in tables.first?.table.columns.titleRows ?? [] { head.append(PlanLine(cell.text, at: cell.position)) }
        MetadataReading(head: head, tail: tail, title: TitleReading.plan(head)).fill(&plan)
        var found: [ReadTask] = []
        for (_, table) in tables {
            let tasks = TableTasks(table)
            found += tasks.tasks
            if table.pieces.count > 1 { note(.splitTable, &plan) }
            if table.columns.isDamaged { note(.damagedHeaderRow, &plan) }
            if tasks.hasGap { note(.missingSection, &plan) }
        }
        return found
    }

    private static func narrative(_ outline: PlanOutline, _ plan: inout PlanDraft) -> [ReadTask] {
        let lines = outline.lines
        // The plan begins behind its title; what is numbered before belongs to the covering notice (rule 2).
        let labelled = lines.indices.filter { lines[$0].label != nil }
        let title = TitleReading.plans(lines).last { title in
            let after = labelled.count { $0 > title.range.upperBound }
            return after * 2 >= labelled.count && after > 0
        }
        let start = title.map { $0.range.upperBound + 1 } ?? 0
        let first = labelled.first { $0 >= start } ?? lines.count
        let body = withoutAttachmentList(Array(lines[min(first, lines.count)...]))
        MetadataReading(head: Array(lines.prefix(first)), tail: body.suffix(8).filter { $0.label == nil }, title: title)
            .fill(&plan)
        return NarrativeTasks(body).tasks
    }

    private static let attachment = Scalars("附件")

    /// `附件：1.… 2.…`: names of files, no tasks.
    private static func withoutAttachmentList(_ lines: [PlanLine]) -> [PlanLine] {
        var out: [PlanLine] = []
        var isListing = false
        for line in lines {
            if line.text.has(attachment, at: 0), line.text.count <= 60 {
                isListing = true
                continue
            }
            if isListing, line.text.count <= 50, !CellItems.hasSentence(line.text),
                line.label.map({ $0.style == .arabic }) ?? false
            {
                continue
            }
            isListing = false
            out.append(line)
        }
        return out
    }

    private static func note(_ code: ReviewCode, _ plan: inout PlanDraft) {
        guard !plan.needsReview.contains(code) else { return }
        plan.needsReview.append(code)
        plan.notes.append(DraftNote(code: code.rawValue, field: code.field, message: code.message, place: ""))
    }

    private static func finish(_ found: [ReadTask], _ plan: inout PlanDraft) {
        var known = Set<Scalars>()
        var seen = Set<Scalars>()
        for cell in found.lazy.flatMap(\.cells) where seen.insert(cell.key).inserted {
            known.formUnion(RoleReading.plainNames(cell.paragraphs))
        }
        var finisher = TaskFinishing(known: known, year: plan.year)
        for task in found { plan.tasks.append(finisher.finish(task)) }
        let assigns = plan.tasks.contains {
            !($0.lead ?? []).isEmpty || !($0.responsible ?? []).isEmpty || !($0.cooperating ?? []).isEmpty
        }
        if !assigns {
            for index in plan.tasks.indices {
                (plan.tasks[index].lead, plan.tasks[index].responsible, plan.tasks[index].cooperating) = (nil, nil, nil)
            }
        }
        if plan.tasks.contains(where: { $0.needsReview.contains(.damagedHeading) }) { note(.damagedHeading, &plan) }
    }
}
