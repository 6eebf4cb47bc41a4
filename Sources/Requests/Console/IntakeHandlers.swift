import Hummingbird
import Kernel
import Site

extension DeskRoutes {
    func intakePage(
        _ state: FormState, refusal: Refusal? = nil, duplicates: [SimilarRequest] = [], gaps: [String] = [],
        _ context: SiteContext
    ) -> ConsolePage {
        IntakeScreen(state: state, refusal: refusal, duplicates: duplicates, gaps: gaps, context: context).answer
    }

    /// Nothing is kept before the person has seen what looks like it, and what FOI-29 asks for and the paper lacks.
    func enter(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        let intake = DeskIntake(form.fields)
        do {
            let new = try intake.request(of: officer.agency, formKey: form["_key"], attachments: [])
            if !form.fields.flag("checked") {
                let found = try await requests.likely(new, for: officer)
                let gaps = intake.gaps
                if !found.isEmpty || !gaps.isEmpty {
                    return try intakePage(form.state(), duplicates: found, gaps: gaps, context).response(in: context)
                }
            }
            var kept: [CaseAttachment] = []
            for file in form.files where file.field == "files" && file.size > 0 {
                kept.append(try await requests.keep(try file.bytes(), name: file.name, field: "files"))
            }
            let receipt = try await requests.receive(
                try intake.request(of: officer.agency, formKey: form["_key"], attachments: kept), by: officer)
            // The code is in clear this once, so it stands in no address and in no log.
            let view = try await requests.view(receipt.id, for: officer)
            return try DeskReceiptScreen(view: view, code: receipt.code, today: requests.today).answer
                .response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheCase {
            let problems = refusal.field.map { [FieldProblem($0, refusal.sentence)] } ?? []
            return try intakePage(form.state(problems), refusal: refusal, context).response(in: context)
        }
    }

    func receipt(_ id: RequestID, _ context: SiteContext) async throws -> ConsolePage {
        let view = try await requests.view(id, for: try context.requireOfficer())
        return DeskReceiptScreen(view: view, code: nil, today: requests.today).answer
    }
}

/// What was entered at the desk. Only what the law cannot do without is demanded; what else is missing is shown, and
/// asked of the applicant by 补正 once it is registered (FOI-29, FOI-30).
struct DeskIntake {
    let fields: FormFields

    init(_ fields: FormFields) { self.fields = fields }

    static func blank(today: Day) -> FormState {
        FormState([
            "kind": RequestKind.disclosure.rawValue, "arrived_on": "\(today)",
            "applicant_kind": ApplicantKind.naturalPerson.rawValue,
        ])
    }

    private var kind: RequestKind { RequestKind(rawValue: fields["kind"]) ?? .disclosure }

    private var draft: ApplicationDraft {
        var draft = ApplicationDraft()
        for field in ApplicationDraft.Field.allCases { draft[field] = fields[field.rawValue] }
        draft[.party] = applicantKind.isOrganization ? ApplicationDraft.organization : ""
        return draft
    }

    private var applicantKind: ApplicantKind { ApplicantKind(rawValue: fields["applicant_kind"]) ?? .naturalPerson }

    /// What is missing or looks wrong, in sentences.
    var gaps: [String] {
        guard case .failure(let faults) = draft.application() else { return [] }
        return faults.faults.map(\.sentence)
    }

    func request(
        of agency: AgencyID, formKey: String, attachments: [CaseAttachment]
    ) throws -> NewRequest {
        guard let channel = IntakeChannel(rawValue: fields["channel"]), channel != .web else {
            throw refused("没有选择申请渠道", "请选择渠道", "channel")
        }
        guard let day = fields.day("arrived_on") else {
            throw refused("到达日期无效", "请按“2026-03-13”的格式填写", "arrived_on")
        }
        guard !fields["name"].isEmpty else { throw refused("没有填写姓名或者名称", "请照申请表填写", "name") }
        guard !fields["description"].isEmpty else {
            throw refused("没有填写申请内容", "请照申请表抄录", "description")
        }
        let help = fields["help_note"]
        guard channel != .helped || !help.isEmpty else {
            throw refused("代为填写的，没有写明口述和核对情况", "请写明由谁记录、申请人怎样确认", "help_note")
        }
        return NewRequest(
            agency: agency, kind: kind, channel: channel, applicant: applicant, wanted: wanted,
            arrivedAt: Moment(day: day), attachments: attachments, formKey: formKey.isEmpty ? nil : formKey,
            helpNote: help)
    }

    private func refused(_ why: String, _ next: String, _ field: String) -> Refusal {
        Refusal(.invalid, "未能登记申请：\(why)。\(next)。", rule: "FOI-29", field: field)
    }

    private var applicant: Applicant {
        let isOrganization = applicantKind.isOrganization
        return Applicant(
            kind: applicantKind, name: fields["name"].tidied,
            proof: Applicant.Proof(rawValue: fields["proof"]) ?? .other,
            proofNumber: fields["proof_number"].halfWidth.unspaced.uppercased(),
            representative: isOrganization ? fields["representative"].tidied : "",
            contactName: fields["contact_name"].tidied, phone: fields["phone"].halfWidth.tidied,
            address: fields["address"].tidied, postcode: fields["postcode"].halfWidth.unspaced,
            email: fields["email"].halfWidth.unspaced)
    }

    private var wanted: WantedInformation {
        WantedInformation(
            description: fields["description"], documentNumber: fields["document_number"].tidied,
            medium: WantedInformation.Medium(rawValue: fields["medium"]) ?? .paper,
            route: WantedInformation.Route(rawValue: fields["route"]) ?? .post)
    }
}
