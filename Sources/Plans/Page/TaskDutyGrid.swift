import Kernel
import Markup
import People
import Site

/// Every unit with the duty it gets: 单位 × 职责.
struct DutyGrid: Component {
    let act: TaskAct
    let units: [Unit]
    /// The duties to show before anything was typed; nil shows what was typed.
    let chosen: [Assignment]?
    let state: FormState

    var html: HTML {
        let name = TaskField.name(act, TaskField.units)
        let problem = state.problem(name)
        let wrong: HTML = problem.map { "<p class=\"problem\">\($0)</p>" } ?? ""
        let groups = UnitKind.allCases.each(group)
        return """
            <fieldset class="field duties\(if: problem != nil, " wrong")"\(attribute: "id", "f-" + name) tabindex="-1">\
            <legend>承担单位和职责</legend>\(wrong)\(groups)</fieldset>
            """
    }

    private func group(_ kind: UnitKind) -> HTML {
        let members = units.filter { $0.kind == kind }
        guard !members.isEmpty else { return .empty }
        return """
            <div class="group" role="group"\(attribute: "aria-label", kind.chinese)><p class="hint">\(kind.chinese)</p>\
            \(members.each(line))</div>
            """
    }

    private func line(_ unit: Unit) -> HTML {
        let name = TaskField.duty(act, unit.id)
        let current = duty(of: unit, name)
        let options = Duty.allCases.each { duty in
            "<option\(attribute: "value", duty.rawValue)\(flag: "selected", duty.rawValue == current)>\(duty.chinese)</option>"
        }
        return """
            <div class="duty"><label\(attribute: "for", "f-" + name)>\(unit.name)\(if: !unit.isActive, "（已撤销）")</label>\
            <select\(attribute: "id", "f-" + name)\(attribute: "name", name)><option value="">不承担</option>\(options)\
            </select></div>
            """
    }

    private func duty(of unit: Unit, _ name: String) -> String {
        guard let chosen else { return state.fields[name] }
        return chosen.first { $0.unit == unit.id }?.duty.rawValue ?? ""
    }
}

extension DutyGrid {
    /// The duties that were chosen in the grid of `act`, for units that can be chosen; notes of units that stay are kept.
    static func read(_ fields: FormFields, _ act: TaskAct, units: [Unit], present: [Assignment]) -> [Assignment] {
        units.compactMap { unit in
            guard let duty = Duty(rawValue: fields[TaskField.duty(act, unit.id)]) else { return nil }
            return Assignment(unit: unit.id, duty: duty, note: present.first { $0.unit == unit.id }?.note)
        }
    }
}
