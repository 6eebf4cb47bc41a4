import Hummingbird
import Kernel
import Markup
import Publishing
import Site

/// Forms of acts on a case.
extension InterpretationRoutes {
    func perform(
        _ form: Form, _ context: SiteContext, _ id: PolicyCaseID, _ name: String
    ) async throws -> Response {
        guard let act = CaseAct(rawValue: name) else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        do {
            guard let version = form.fields.number(CaseField.version) else {
                throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新办理。")
            }
            if act == .release {
                _ = try await interpretations.release(id, by: officer, version: version)
            } else {
                _ = try await interpretations.perform(
                    try CaseForm(act, form.fields).entry(), on: id, by: officer, version: version)
            }
            return try SeeOther(InterpretationLinks.record(id).query("done", act.rawValue)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            return try await record(id, failed: FailedCaseAct(act, refusal, form), context).response(in: context)
        }
    }
}

/// What was typed, parsed once.
struct CaseForm {
    let act: CaseAct
    let fields: FormFields

    init(_ act: CaseAct, _ fields: FormFields) {
        self.act = act
        self.fields = fields
    }

    private func text(_ field: String) -> String { fields[CaseField.name(act, field)] }

    func entry() throws -> CaseEntry {
        switch act {
        case .plan: return .plan(plan)
        case .addMaterial: return .addMaterial(try material())
        case .removeMaterial: return .removeMaterial(try id("material"))
        case .submit: return .submit
        case .sendBack: return .sendBack(reason: text("words"))
        case .sign: return .sign
        case .exempt: return .exempt(reason: text("words"))
        case .require: return .require(reason: text("words"))
        case .recordChannel:
            guard let channel = ReleaseChannel(rawValue: text("channel")) else { throw missing("选择渠道", "channel") }
            guard let day = fields.day(CaseField.name(act, "day")) else { throw missing("填写发布日期", "day") }
            return .recordChannel(ChannelRelease(channel: channel, address: text("address"), on: day))
        case .addMember:
            guard let kind = PackageMember.Kind(rawValue: text("kind")) else { throw missing("选择这是什么", "kind") }
            guard let article: ArticleID = CaseForm.id(text("article")) else { throw missing("填写信息的地址", "article") }
            return .addMember(kind, article)
        case .removeMember: return .removeMember(try id("member"))
        case .evaluate:
            guard let result = PolicyEvaluation.Result(rawValue: text("result")) else {
                throw missing("选择评估结果", "result")
            }
            return .evaluate(result, words: text("words"), until: fields.day(CaseField.name(act, "until")))
        case .recordRevision: return .recordRevision(words: text("words"))
        case .release, .settle, .survey: throw Refusal.notFound
        }
    }

    private var plan: InterpretationPlan {
        var plan = InterpretationPlan()
        plan.points = text("points")
        plan.forms = Set(fields.list(CaseField.name(act, "forms")).compactMap(MaterialKind.init(rawValue:)))
        plan.channels = Set(fields.list(CaseField.name(act, "channels")).compactMap(ReleaseChannel.init(rawValue:)))
        plan.responsible = text("responsible")
        plan.firstInterpreter = text("first_interpreter")
        plan.manner = InterpretationPlan.Manner(rawValue: text("manner"))
        plan.mannerNote = text("manner_note")
        plan.releaseOn = fields.day(CaseField.name(act, "release_on"))
        plan.risk = InterpretationPlan.Risk(rawValue: text("risk"))
        plan.riskWords = text("risk_words")
        plan.response = text("response")
        return plan
    }

    private func material() throws -> MaterialDraft {
        guard let kind = MaterialKind(rawValue: text("kind")) else { throw missing("选择解读形式", "kind") }
        var contents: [ContentItem: String] = [:]
        for item in ContentItem.allCases where !fields[CaseField.content(item)].isEmpty {
            contents[item] = fields[CaseField.content(item)]
        }
        return MaterialDraft(
            kind: kind, title: text("title"), article: fields.id(CaseField.name(act, "article")),
            proof: text("proof"), contents: contents)
    }

    private func id<Subject>(_ field: String) throws -> Identifier<Subject> {
        guard let id: Identifier<Subject> = fields.id(CaseField.name(act, field)) else {
            throw missing("选择一项", field)
        }
        return id
    }

    private func missing(_ what: String, _ field: String) -> Refusal {
        Refusal(.invalid, "未能\(act.chinese)：没有\(what)。请补充后再提交。", rule: act.rule, field: field)
    }

    /// The number at the end of an address, or alone.
    static func id<Subject>(_ typed: String) -> Identifier<Subject>? {
        let path = typed.prefix { $0 != "?" && $0 != "#" }
        return path.split(separator: "/").last.flatMap { Identifier(String($0)) }
    }
}
