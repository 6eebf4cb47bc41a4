import Kernel

/// A plan as plain text for a terminal: headings, tasks, their units and limits, and what to check.
package enum PlanText {
    /// Several lines, without a line end at the end.
    package static func text(_ plan: PlanDraft) -> String {
        var lines = [plan.title ?? "（没有找到标题）"]
        let facts: [(String, String?)] = [
            ("印发机关", plan.issuer), ("文号", plan.documentNumber), ("年度", plan.year.map { "\($0)" }),
            ("落实情况报送", plan.reportDue?.chinese), ("报送至", plan.contactDepartment),
        ]
        lines += facts.compactMap { name, value in value.map { "\(name)：\($0)" } }
        lines.append("任务：\(plan.tasks.count) 项，需要核对：\(plan.tasks.count { !$0.needsReview.isEmpty }) 项")
        var path: [String] = []
        for task in plan.tasks {
            if task.sectionPath != path {
                path = task.sectionPath
                lines += ["", path.joined(separator: " / ")]
            }
            lines += self.lines(task)
        }
        let notes = plan.notes.map { "核对：\($0.message)" }
        return (lines + (notes.isEmpty ? [] : [""] + notes)).joined(separator: "\n")
    }

    private static func lines(_ task: TaskDraft) -> [String] {
        var out = ["  \(task.number.map { "[\($0)] " } ?? "")\(task.text)"]
        let roles = [("牵头", task.lead), ("责任", task.responsible), ("配合", task.cooperating)]
        let units = roles.compactMap { name, list in
            (list ?? []).isEmpty ? nil : "\(name)：\((list ?? []).joined(separator: "、"))"
        }
        if !units.isEmpty { out.append("      " + units.joined(separator: "；")) }
        if let deadline = task.deadline { out.append("      时限：\(deadline)") }
        if !task.requirements.isEmpty {
            out.append("      要求：" + task.requirements.map(\.quote).joined(separator: "；"))
        }
        return out + task.notes.map { "      核对：\($0.message)" }
    }
}
