import HTTPTypes
import Hummingbird
import Kernel
import Markup
import Site

/// The case of a query code. The code comes in the body of a form each time; a wrong one is always answered the same.
extension PublicRequestPortal {
    func registerTracking(on routes: SiteRoutes) {
        routes.page(PublicRequestLinks.track, audience: .everyone) { _, context in screen("", context).question() }
        let small = FormLimits(total: 8_000)
        routes.act(PublicRequestLinks.track, audience: .everyone, reading: small) { form, context in
            try await withCode(form, context) { code in
                try screen(code, context).found(try await desk.track(code)).response(in: context)
            }
        }
        routes.act(PublicRequestLinks.act, audience: .everyone, reading: PublicRequestLimits.files) { form, context in
            try await withCode(form, context) { code in try await act(form, code, context) }
        }
        routes.act(PublicRequestLinks.letter, audience: .everyone, reading: small) { form, context in
            try await withCode(form, context) { code in
                guard let id = CaseLetterID(form["letter"]) else { throw Refusal.notFound }
                let letter = try await desk.letter(id, code)
                return try await served(letter, as: form["format"], context).response(in: context)
            }
        }
        routes.act(PublicRequestLinks.file, audience: .everyone, reading: small) { form, context in
            try await withCode(form, context) { code in
                guard let id = CaseFileID(form["file"]) else { throw Refusal.notFound }
                return try PublicRequestPortal.served(try await desk.file(id, code)).response(in: context)
            }
        }
    }

    /// Drawing a PDF is work that one address may not ask for without end.
    private func served(
        _ letter: PublicRequestDesk.Served, as format: String, _ context: SiteContext
    ) async throws -> FileAnswer {
        guard format == "pdf", let pdf else { return PublicRequestPortal.served(letter) }
        try limits.acts.admit(context.remoteAddress)
        let name = letter.name.hasSuffix(".docx") ? String(letter.name.dropLast(5)) : letter.name
        return FileAnswer(try await pdf(letter.bytes), name: name + ".pdf", type: "application/pdf")
    }

    private static func served(_ found: PublicRequestDesk.Served) -> FileAnswer {
        FileAnswer(found.bytes, name: found.name, type: found.type)
    }

    private func screen(_ code: String, _ context: SiteContext) -> PublicTrackScreen {
        PublicTrackScreen(code: code, office: office, site: site, hasPDF: pdf != nil, context: context)
    }

    /// One answer for every code that opens nothing, with the same work behind it; wrong codes alone are counted.
    private func withCode(
        _ form: Form, _ context: SiteContext, _ body: (String) async throws -> Response
    ) async throws -> Response {
        do {
            try limits.guesses.refuseExhausted(context.remoteAddress)
            do {
                return try await body(form["code"])
            } catch let refusal as Refusal where refusal.code == .notFound {
                try limits.guesses.admit(context.remoteAddress)
                throw Refusal(.notFound, "没有查到。请核对查询码：12位，没有数字0、1和字母O、I。")
            }
        } catch let refusal as Refusal {
            let state = FormState(["code": form["code"]], problems: [FieldProblem("code", refusal.sentence)])
            return try screen("", context).question(state, status: refusal.code.status).response(in: context)
        }
    }

    private func act(_ form: Form, _ code: String, _ context: SiteContext) async throws -> Response {
        guard let act = ApplicantAct(rawValue: form["act"]) else { throw Refusal.notFound }
        // Whoever has no right code keeps no files here and learns nothing.
        let before = try await desk.track(code)
        func failing(_ problems: [FieldProblem], _ status: HTTPResponse.Status) throws -> Response {
            let failed = FailedApplicantAct(act, state: form.state(problems), status: status)
            return try screen(code, context).found(before, failed: failed).response(in: context)
        }
        do {
            let input = try PublicApplicantForm(form: form, act: act).input()
            try limits.acts.admit(context.remoteAddress)
            let files = try await PublicUploads(files: form.files, desk: desk).keep()
            guard files.problems.isEmpty else { return try failing(files.problems, .unprocessableContent) }
            let after = try await desk.act(input, code, files.kept)
            return try screen(code, context).found(after, done: act).response(in: context)
        } catch let refusal as Refusal {
            let field = PublicCaseField.known(refusal.field, of: act)
            return try failing([FieldProblem(field, refusal.sentence)], refusal.code.status)
        }
    }
}

/// What the applicant typed for an act, as the input it makes.
struct PublicApplicantForm {
    static let most = 3_000

    let form: Form
    let act: ApplicantAct

    func input() throws(Refusal) -> ApplicantInput {
        switch act {
        case .correct: return .correct(words: try words("没有提交补正：没有填写补正内容。请逐项写明。"))
        case .giveReasons: return .giveReasons(words: try words("没有提交：没有填写理由。请写明。"))
        case .payNotice: return .payNotice(receipt: try words("没有提交：没有填写缴款凭证号码。请照缴款书或者电子回单填写。"))
        case .withdraw: return .withdraw(reason: try words(nil))
        case .confirmReceipt: return .confirmReceipt
        case .rate:
            let name = PublicCaseField.stars(act)
            guard let stars = form.fields.number(name), (1...5).contains(stars) else {
                throw Refusal(.invalid, "没有提交评价：没有选择。请选择一项。", field: name)
            }
            return .rate(stars: stars, words: try words(nil))
        case .proposePublication: return .proposePublication(words: try words("没有提交建议：没有填写理由。请写明为什么应当主动公开。"))
        }
    }

    /// - Parameter missing: what is said when nothing was typed; nil where nothing need be.
    private func words(_ missing: String?) throws(Refusal) -> String {
        let name = PublicCaseField.words(act), typed = form[name]
        if typed.isEmpty, let missing { throw Refusal(.invalid, missing, field: name) }
        if typed.count > PublicApplicantForm.most {
            throw Refusal(.invalid, "没有提交：超过\(PublicApplicantForm.most)字。请精简，或者作为附件提交。", field: name)
        }
        return typed
    }
}
