import Kernel
import People
package import Plans
import SQL

extension EngineStore {
    /// Tells the unit that answers, and the office, that a check turned red; once for each time it does (EVAL-3).
    package var checkAlert: CheckAlert {
        { check, result, tx in
            guard let unit = check.setting.unit else { return }
            let notice = StaffNotice(
                agency: check.agency, kind: .check, source: "\(check.id):\(check.version):\(tx.today)", signal: .red,
                rule: "EVAL-3", title: result.sentence, words: "一项条款核查没有达到要求。",
                address: "/console/checks/\(check.id)")
            try notices.tell(notice, to: recipients(of: check.agency, in: tx).told([.unit, .office], of: unit), in: tx)
        }
    }

    /// Tells those whom the rule names for a red light that a rule which is looked at every day is broken (SUP-2).
    package var ruleCheckAlert: RuleCheckAlert {
        { entry, agency, run, tx in
            guard
                let unit = try people.unit(holding: entry.owner, of: agency, in: tx)
                    ?? people.unit(holding: .opennessOffice, of: agency, in: tx)
            else { return }
            let notice = StaffNotice(
                agency: agency, kind: .check, source: "\(entry.id):\(tx.today)", signal: .red, rule: entry.id,
                title: run.sentence, words: "一项每日核查的规则没有达到要求：\(entry.title)（\(entry.id)）。",
                address: "/console/rule-checks/\(entry.id)")
            let listeners = entry.warnings.listeners(at: .red)
            try notices.tell(notice, to: recipients(of: agency, in: tx).told(listeners, of: unit), in: tx)
        }
    }

    /// Tells the office and the unit that a proof of a task is no longer what it was (TASK-4).
    package var evidenceAlert: EvidenceAlert {
        { task, evidence, tx in
            guard let unit = task.assignments.first?.unit else { return }
            let notice = StaffNotice(
                agency: task.agency, kind: .evidence,
                source: "\(evidence.id):\(evidence.standing.rawValue):\(tx.today)", rule: "TASK-4",
                title: "佐证“\(evidence.record.title)”\(evidence.standing.chinese)", words: "一份任务佐证与报送时不同。",
                address: "/console/tasks/\(task.id)")
            try notices.tell(notice, to: recipients(of: task.agency, in: tx).told([.unit, .office], of: unit), in: tx)
        }
    }
}
