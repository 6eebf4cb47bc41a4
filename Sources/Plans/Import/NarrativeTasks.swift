import TextForms

/// Reads the tasks of running text: the lowest numbered level that holds sentences (reading rule 2).
struct NarrativeTasks {
    private static let leadIns: Set<Scalars> = ["总体要求", "指导思想", "总体目标", "工作目标", "基本原则", "工作思路", "总体思路", "工作原则", "目标任务"]

    private(set) var tasks: [ReadTask] = []
    private var headings: [(label: ItemLabel?, text: Scalars, held: [String])] = []

    init(_ lines: [PlanLine]) {
        let expanded = lines.flatMap(Self.expanded)
        for (index, line) in expanded.enumerated() {
            guard let label = line.label else {
                if line.isMarked, line.text.count <= 40, let next = expanded.at(index + 1), next.label != nil {
                    headings = [(nil, SectionTrail.heading(line.text), [])]
                    continue
                }
                plain(line, next: expanded.dropFirst(index + 1))
                continue
            }
            headings.removeAll { $0.label.map { $0.style >= label.style } ?? false }
            if Self.hasDeeper(expanded, index, label) {
                let split = ClosingBracket.split(Self.title(line))
                headings.append((label, split.text, split.held))
            } else {
                task(line, label)
            }
        }
    }

    /// One paragraph with several items is as many lines.
    private static func expanded(_ line: PlanLine) -> [PlanLine] {
        let pieces = CellItems.pieces(line.text, raw: line.raw)
        guard pieces.count > 1 else { return [line] }
        return pieces.map { PlanLine($0.raw, at: line.at, isMarked: line.isMarked) }
    }

    /// Whether something is numbered below this line before its own level goes on.
    private static func hasDeeper(_ lines: [PlanLine], _ index: Int, _ label: ItemLabel) -> Bool {
        for line in lines.dropFirst(index + 1) {
            guard let next = line.label else { continue }
            return next.style > label.style
        }
        return false
    }

    /// The heading of a line that may go on with a lead-in: up to its first 。
    private static func title(_ line: PlanLine) -> Scalars {
        guard line.body.count > 40 || CellItems.hasSentence(line.body.stripped(SectionTrail.stop)),
            let stop = line.text.firstIndex(of: "。")
        else { return line.text.stripped(SectionTrail.headingEnds) }
        return line.text.part(0, stop)
    }

    private mutating func task(_ line: PlanLine, _ label: ItemLabel) {
        var task = ReadTask()
        task.path = headings.map(\.text)
        task.headingHeld = headings.last { !$0.held.isEmpty }?.held ?? []
        task.number = label.number
        let split = ClosingBracket.split(line.body)
        task.text = split.text
        task.held = split.held
        task.raw = line.raw
        task.at = line.at
        if headings.contains(where: { TableTasks.isDamaged($0.text.string) }) { task.flags.insert(.damagedHeading) }
        tasks.append(task)
    }

    /// A paragraph without a number: units of the item above, its body, or a lead-in or closing that is no task.
    private mutating func plain(_ line: PlanLine, next: ArraySlice<PlanLine>) {
        guard let last = tasks.indices.last, headings.last?.label.map({ $0.style < .circled }) ?? true else { return }
        if ClosingBracket.isWhole(line.text) {
            tasks[last].held.append(line.text.string)
            return
        }
        // 总体要求 and the like lead in; what follows them is no task.
        if Self.leadIns.contains(tasks[last].text) {
            tasks.removeLast()
            return
        }
        let isOpen =
            !CellItems.hasSentence(tasks[last].text) || tasks[last].text.last == "：" || tasks[last].text.last == ":"
        let goesOn = next.first { $0.label != nil }?.label.map { $0.number != tasks[last].number } ?? false
        guard isOpen && line.text.count > 10 || goesOn && followsDirectly(next) else { return }
        let split = ClosingBracket.split(line.text)
        tasks[last].text = CellItems.joined(tasks[last].text, split.text)
        tasks[last].held += split.held
        tasks[last].raw += "\n" + line.raw
        tasks[last].flags.insert(.unnumberedParagraphs)
    }

    /// An item of the same section follows, so this paragraph stands between two items.
    private func followsDirectly(_ next: ArraySlice<PlanLine>) -> Bool {
        guard let label = next.first(where: { $0.label != nil })?.label, let depth = headings.last?.label else {
            return !next.isEmpty
        }
        return label.style > depth.style
    }
}
