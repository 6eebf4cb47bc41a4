import Kernel
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
}
