import Kernel

/// Looks at a draft field by field: all faults at once, each saying what to write.
struct ApplicationCheck {
    typealias Field = ApplicationDraft.Field
    typealias Fault = ApplicationFaults.Fault

    let draft: ApplicationDraft

    init(_ draft: ApplicationDraft) { self.draft = draft }

    var faults: [Fault] {
        let fields = ApplicationDraft.fields(draft.kind, draft.applicantKind)
        return fields.compactMap { field in
            sentence(field).map { Fault(field, $0) } ?? tooLong(field).map { Fault(field, $0) }
        }
    }

    private func tooLong(_ field: Field) -> String? {
        let most = field.limit
        return draft[field].count > most ? "\(field.chinese)超过\(most)字。请精简。" : nil
    }

    private func sentence(_ field: Field) -> String? {
        switch field {
        case .name:
            guard draft[.name].isEmpty else { return nil }
            return draft.applicantKind.isOrganization ? "没有填写单位名称。请填写全称。" : "没有填写姓名。请按证件填写。"
        case .proof:
            let proof = Applicant.Proof(rawValue: draft[.proof])
            let isOffered = proof.map(Applicant.Proof.choices(for: draft.applicantKind).contains) ?? false
            return isOffered ? nil : "没有选择身份证明的种类。请选择一种。"
        case .proofNumber:
            return ApplicationNumbers.problem(
                draft.number(.proofNumber).uppercased(), of: Applicant.Proof(rawValue: draft[.proof]))
        case .phone: return phone
        case .email: return email
        case .address:
            let isNeeded = route == .post && draft[.address].isEmpty
            return isNeeded ? "选择了邮寄，没有填写通信地址。请填写收件地址，或者改选其他获取途径。" : nil
        case .postcode:
            let digits = draft.number(.postcode)
            return digits.isEmpty || ApplicationNumbers.isPostcode(digits) ? nil : "邮政编码应当是6位数字。请改正，也可以不填。"
        case .description: return description
        case .medium: return medium
        case .route: return route == nil ? "没有选择获取途径。请选择一项。" : nil
        case .kind, .party, .applicantKind, .representative, .contactName, .documentNumber, .asked: return nil
        }
    }

    private var route: WantedInformation.Route? { WantedInformation.Route(rawValue: draft[.route]) }

    /// FOI-29 ①: a way to be reached; which one is the applicant's choice.
    private var phone: String? {
        let typed = draft[.phone].halfWidth
        if typed.isEmpty {
            let isReachable = !draft[.email].isEmpty || !draft[.address].isEmpty
            return isReachable ? nil : "没有填写联系方式。联系电话、电子邮箱、通信地址请至少填写一项。"
        }
        return ApplicationNumbers.isPhone(typed) ? nil : "联系电话有误：只能有数字、空格、加号、括号和连字符。请检查。"
    }

    private var email: String? {
        let typed = draft.number(.email)
        if typed.isEmpty { return route == .email ? "选择了电子邮件，没有填写电子邮箱。请填写，或者改选其他获取途径。" : nil }
        return ApplicationNumbers.isMailbox(typed) ? nil : "电子邮箱的写法有误。请写成 name@example.cn 的样子。"
    }

    private var description: String? {
        guard draft[.description].isEmpty else { return nil }
        return draft.kind == .disclosure
            ? "没有填写所需政府信息的内容描述。请写明名称，或者便于查找的其他特征。" : "没有填写要更正的内容。请写明记录错在哪里、应当是什么。"
    }

    // FOI-29 ③, FOI-40: a form and a way that do not go together cannot be kept.
    private var medium: String? {
        guard let medium = WantedInformation.Medium(rawValue: draft[.medium]) else { return "没有选择信息的形式。请选择一项。" }
        guard let route, !medium.routes.contains(route) else { return nil }
        let possible = medium.routes.map { "“\($0.chinese)”" }.joined(separator: "或者")
        return "“\(medium.chinese)”不能通过“\(route.chinese)”取得。获取途径请改选\(possible)，或者改选其他形式。"
    }
}

extension WantedInformation.Medium {
    /// The ways by which this form can reach somebody.
    package var routes: [WantedInformation.Route] {
        switch self {
        case .paper, .disc: [.post, .pickUp]
        case .electronic: [.email, .portal]
        case .reading: [.pickUp]
        }
    }
}

extension ApplicationDraft.Field {
    /// The most characters it holds.
    package var limit: Int {
        switch self {
        case .description: 3_000
        case .address: 200
        case .name, .representative, .contactName, .documentNumber, .email: 100
        case .proofNumber, .phone: 50
        case .postcode, .kind, .party, .applicantKind, .proof, .medium, .route, .asked: 40
        }
    }

    package var chinese: String {
        switch self {
        case .kind: "申请类型"
        case .party: "申请人"
        case .applicantKind: "单位类别"
        case .name: "姓名或者名称"
        case .proof: "身份证明"
        case .proofNumber: "证件号码"
        case .representative: "法定代表人或者负责人"
        case .contactName: "联系人"
        case .phone: "联系电话"
        case .email: "电子邮箱"
        case .address: "通信地址"
        case .postcode: "邮政编码"
        case .description: "内容描述"
        case .documentNumber: "文号"
        case .medium: "信息的形式"
        case .route: "获取途径"
        case .asked: "此前的查找"
        }
    }
}
