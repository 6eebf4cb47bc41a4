import OfficeFormats
import TextForms

/// Gives a found task its units, requirements, deadline and notes.
struct TaskFinishing {
    /// Unit names found anywhere in the document.
    let known: Set<Scalars>
    let year: Int?
    /// Plans repeat the same unit cell row after row.
    private var seen: [UnitRoles.Role: [Scalars: UnitRoles]] = [:]

    /// The headings of the task before, which are mostly those of the next.
    private var lastPath: (scalars: [Scalars], strings: [String]) = ([], [])

    init(known: Set<Scalars>, year: Int?) {
        self.known = known
        self.year = year
    }

    mutating func finish(_ found: ReadTask) -> TaskDraft {
        let at = found.at
        var task = TaskDraft(
            sectionPath: strings(of: found.path), number: found.number, text: found.text.string,
            source: DraftSource(
                page: at.page, table: at.table, row: at.row, paragraph: at.paragraph, sentence: found.raw))
        let roles = roles(of: found)
        task.lead = roles.lead
        task.responsible = roles.responsible
        task.cooperating = roles.cooperating
        let columnWords = found.deadline ?? roles.deadline
        requirements(&task, found, columnWords: columnWords, times: found.held)
        var flags = found.flags
        if !roles.isEmpty { flags.formUnion(roles.flags) } else { flags.remove(.blankUnitCell) }
        task.needsReview = ReviewCode.allCases.filter(flags.contains)
        task.notes = task.needsReview.map {
            DraftNote(code: $0.rawValue, field: $0.field, message: $0.message, place: Self.place(at))
        }
        return task
    }

    private mutating func strings(of path: [Scalars]) -> [String] {
        if path != lastPath.scalars { lastPath = (path, path.map(\.string)) }
        return lastPath.strings
    }

    /// Rule 7: the closing bracket comes before the columns; a heading's bracket counts for tasks without units.
    private mutating func roles(of found: ReadTask) -> UnitRoles {
        var out = UnitRoles()
        for held in found.held where !isTime(held) {
            out.merge(RoleReading.read([unbracketed(held)], fallback: .responsible, known: known))
        }
        if out.isEmpty {
            for cell in found.cells where !cell.paragraphs.isEmpty {
                out.merge(roles(in: cell))
            }
        }
        if out.isEmpty {
            for held in found.headingHeld where !isTime(held) {
                out.merge(RoleReading.read([held], fallback: .responsible, known: known))
            }
        }
        return out
    }

    private func isTime(_ held: String) -> Bool {
        ClosingBracket.isTime(Scalars(unbracketed(held)).stripped(SectionTrail.stop))
    }

    private mutating func roles(in cell: UnitCell) -> UnitRoles {
        if let found = seen[cell.role]?[cell.key] { return found }
        let found = RoleReading.read(cell.paragraphs, fallback: cell.role, known: known)
        seen[cell.role, default: [:]][cell.key] = found
        return found
    }

    private func unbracketed(_ held: String) -> String {
        let text = Scalars(held).stripped(SectionTrail.stop)
        guard let first = text.first, first == "（" || first == "(", text.count > 2 else { return held }
        return text.part(1, text.count - 1).string
    }

    private func requirements(_ task: inout TaskDraft, _ found: ReadTask, columnWords: String?, times: [String]) {
        task.requirements = RequirementReading.read(found.text, year: year)
        let words = [columnWords].compactMap { $0 } + times.filter(isTime)
        for word in words {
            for requirement in RequirementReading.read(Scalars(word), year: year, isColumn: true) {
                // Rule 15: the same date in text and deadline column counts once.
                let isRepeated =
                    requirement.kind == .byDate
                    && task.requirements.contains { $0.kind == .byDate && $0.value == requirement.value }
                if !isRepeated { task.requirements.append(requirement) }
            }
        }
        let dates = task.requirements.filter { $0.kind == .byDate }
        task.deadline = columnWords ?? (dates.count == 1 ? dates[0].quote : times.first(where: isTime))
    }

    private static func place(_ at: SourcePosition) -> String {
        let parts = [at.page.map { "第\($0)页" }, at.table.map { "第\($0)个表格" }, at.row.map { "第\($0)行" }]
        let known = parts.compactMap { $0 }.joined()
        return known.isEmpty ? at.paragraph.map { "第\($0)段" } ?? "" : known
    }
}
