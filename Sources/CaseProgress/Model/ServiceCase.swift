package import Kernel

package enum ServiceCaseSubject {}
/// 一个办件.
package typealias ServiceCaseID = Identifier<ServiceCaseSubject>

package enum CaseState: String, CaseIterable, Sendable {
    case accepted, handling, correcting, finished, refused

    package var chinese: String {
        switch self {
        case .accepted: "受理"
        case .handling: "办理中"
        case .correcting: "补正"
        case .finished: "办结"
        case .refused: "不予受理"
        }
    }
}

/// One step of a case, as the platform tells it.
package struct CaseStep: Hashable, Sendable {
    package let state: CaseState
    package let day: Day
    /// What comes next, or what the applicant has to do; may be empty.
    package let next: String
    package let unit: String

    package init(state: CaseState, day: Day, next: String, unit: String) {
        self.state = state
        self.day = day
        self.next = next
        self.unit = unit
    }
}

/// A case with all its steps, the first one first. It knows nobody's name.
package struct ServiceCase: Hashable, Sendable {
    package let id: ServiceCaseID
    package let agency: AgencyID
    package let code: String
    package let service: String
    package var steps: [CaseStep]

    package init(id: ServiceCaseID, agency: AgencyID, code: String, service: String, steps: [CaseStep]) {
        self.id = id
        self.agency = agency
        self.code = code
        self.service = service
        self.steps = steps
    }
}

/// What the platform puts.
package struct CaseReport: Hashable, Sendable {
    package let code: String
    package let service: String
    package let secret: String
    package let step: CaseStep

    package init(code: String, service: String, secret: String, step: CaseStep) {
        self.code = code
        self.service = service
        self.secret = secret
        self.step = step
    }

    /// What is wrong with it; nil when nothing is.
    ///
    /// - Parameter telltale: what the gate takes for personal data in a text (PII-2); nil when it finds none.
    package func fault(on today: Day, telltale: (String) -> String?) -> Refusal? {
        guard CaseCode.read(code) == code else {
            return refused("办件编号须为6至40位字母、数字或连字符", "请使用平台的受理编号", "code")
        }
        guard (1...100).contains(service.count), step.next.count <= 200, (1...100).contains(step.unit.count) else {
            return refused("事项名称、办理单位须填写且不超过100字，下一步不超过200字", "请精简", "service")
        }
        guard (4...40).contains(secret.count) else {
            return refused("查询密钥须为4至40个字符", "一般使用申请人手机号后四位", "secret")
        }
        guard step.day <= today else { return refused("进度日期不能晚于今天", "请核对日期", "day") }
        for (field, text) in [("service", service), ("next", step.next), ("unit", step.unit)] {
            if let kind = telltale(text) {
                return Refusal(
                    .invalid, "没有保存办件进度：内容中含有\(kind)，办件进度不接收个人信息。请删除后重新推送。", rule: "PII-2", field: field)
            }
        }
        return nil
    }

    private func refused(_ why: String, _ next: String, _ field: String) -> Refusal {
        Refusal(.invalid, "没有保存办件进度：\(why)。\(next)。", field: field)
    }
}

/// The number on the applicant's receipt.
package enum CaseCode {
    /// In capitals, full-width letters made plain, without spaces; nil when it cannot be a code.
    package static func read(_ typed: String) -> String? {
        var found = ""
        for scalar in typed.trimmed.unicodeScalars.prefix(80) {
            let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            guard let plain = Unicode.Scalar(value) else { return nil }
            switch plain {
            case "a"..."z", "A"..."Z", "0"..."9", "-": found.unicodeScalars.append(plain)
            case " ": break
            default: return nil
            }
        }
        found = found.uppercased()
        return (6...40).contains(found.utf8.count) ? found : nil
    }
}

extension ServiceCase {
    /// Who puts steps: 政务公开办 and 网站管理员, with whose token the platform calls (ROLE-2, ROLE-12).
    package static func refusal(of officer: Officer) -> Refusal? {
        if !officer.roles.isDisjoint(with: [.opennessOffice, .officeHead, .siteOperator]), !officer.holds(.supervisor) {
            return nil
        }
        return Refusal(.roleRefused, "没有保存办件进度：这一操作由政务公开办或者网站管理员的接口令牌办理。请更换令牌。", rule: "ROLE-12")
    }

    /// The case with one more step; nil when it is known already.
    package func adding(_ step: CaseStep) -> Result<ServiceCase?, Refusal> {
        guard let last = steps.last, last != step else { return .success(nil) }
        guard step.day >= last.day else {
            return .failure(
                Refusal(
                    .stateRefused, "没有保存办件进度：进度日期\(step.day)早于已有的\(last.day)。请按先后次序推送。", field: "day"))
        }
        var next = self
        next.steps.append(step)
        return .success(next)
    }
}
