package import Kernel

/// Everything that staff can do with a consultation.
package enum ConsultationAct: String, CaseIterable, Sendable {
    case edit, submit
    case sendBack = "send_back"
    case publish, prolong, record, screen, sort, answer, hearing
    case submitLegality = "submit_legality"
    case concludeLegality = "conclude_legality"
    case explain
    case returnExplanation = "return_explanation"
    case release, reopen, link
    case requireEvaluation = "require_evaluation"
    case evaluate, archive, drop, reveal

    package var chinese: String {
        switch self {
        case .edit: "修改草案"
        case .submit: "送审"
        case .sendBack: "退回修改"
        case .publish: "公布草案"
        case .prolong: "延长征集期限"
        case .record: "登记意见"
        case .screen: "处理待核意见"
        case .sort: "归类意见"
        case .answer: "填写采纳情况"
        case .hearing: "办理听证、座谈和论证"
        case .submitLegality: "送合法性审查"
        case .concludeLegality: "出具审查意见"
        case .explain: "提交采纳说明"
        case .returnExplanation: "退回采纳说明"
        case .release: "公布结果"
        case .reopen: "以新草案再次征求意见"
        case .link: "关联文件和解读"
        case .requireEvaluation: "启动决策后评估"
        case .evaluate: "登记评估结果"
        case .archive: "归档"
        case .drop: "终止"
        case .reveal: "查看联系方式"
        }
    }

    package var rule: String {
        switch self {
        case .edit, .submit, .sendBack, .publish, .drop: "CONS-2"
        case .prolong: "CONS-10"
        case .record: "CONS-3"
        case .hearing: "CONS-4"
        case .screen, .sort, .answer: "CONS-5"
        case .submitLegality, .concludeLegality: "CONS-6"
        case .archive, .requireEvaluation, .evaluate: "CONS-7"
        case .explain, .returnExplanation, .release, .reopen, .link: "CONS-9"
        case .reveal: "CONS-10"
        }
    }

    /// The phases in which it may be done: the one table that page, store, API and tests ask.
    package var phases: Set<ConsultationPhase> {
        switch self {
        case .edit, .submit, .drop: [.drafting]
        case .sendBack, .publish: [.review]
        case .prolong: [.collecting]
        case .record, .screen: [.collecting, .sorting]
        // Only what has ended is sorted and answered: nothing is weighed while people still speak.
        case .sort, .answer, .explain: [.sorting]
        case .hearing: [.drafting, .review, .collecting, .sorting]
        // CONS-6: a round of comments does not replace it, and it reads the draft that came out of them.
        case .submitLegality, .concludeLegality: [.sorting, .explaining, .released]
        case .returnExplanation, .release: [.explaining]
        case .reopen: [.sorting, .released]
        case .link: [.collecting, .sorting, .explaining, .released, .archived]
        case .requireEvaluation, .evaluate: [.released, .archived]
        case .archive: [.released]
        case .reveal: [.collecting, .sorting, .explaining, .released]
        }
    }

    /// Who does it.
    enum Hand { case unit, office, unitOrOffice, legal }

    var hand: Hand {
        switch self {
        case .edit, .submit, .prolong, .explain, .reopen, .submitLegality, .evaluate, .drop: .unit
        case .record, .sort, .answer, .hearing, .link, .screen, .reveal: .unitOrOffice
        case .sendBack, .publish, .returnExplanation, .release, .archive, .requireEvaluation: .office
        case .concludeLegality: .legal
        }
    }
}

extension PublicConsultation {
    /// 政务公开办 of the agency.
    package static func leads(_ officer: Officer, agency: AgencyID) -> Bool {
        officer.agency == agency && !officer.roles.isDisjoint(with: [.opennessOffice, .officeHead])
    }

    /// Nil when `officer` may do `act` on `day`; otherwise why not.
    package func refusal(of act: ConsultationAct, by officer: Officer, on day: Day) -> Refusal? {
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading: return refused(act, "您所在单位是上级监督单位，只能查看下级单位的记录", "ROLE-14")
        case .acting: break
        }
        if officer.holds(.supervisor) { return refused(act, "监察人员只能查看，不能办理业务", "ROLE-14") }
        return roleRefusal(act, officer) ?? phaseRefusal(act, on: day) ?? ownRefusal(act, officer)
    }

    package func allowedActs(for officer: Officer, on day: Day) -> [ConsultationAct] {
        ConsultationAct.allCases.filter { refusal(of: $0, by: officer, on: day) == nil }
    }

    private func roleRefusal(_ act: ConsultationAct, _ officer: Officer) -> Refusal? {
        let inUnit = officer.units.contains(unit), leads = PublicConsultation.leads(officer, agency: agency)
        switch act.hand {
        case .unit: return inUnit ? nil : refused(act, "这一步由起草科室办理", "ROLE-5")
        case .office: return leads ? nil : refused(act, "这一步由政务公开办办理", "ROLE-2")
        case .unitOrOffice: return inUnit || leads ? nil : refused(act, "这一步由起草科室或者政务公开办办理", "ROLE-5")
        case .legal:
            return officer.agency == agency && officer.holds(.legalReviewer)
                ? nil : refused(act, "这一步由合法性审查员办理", "ROLE-9")
        }
    }

    private func phaseRefusal(_ act: ConsultationAct, on day: Day) -> Refusal? {
        let phase = phase(on: day)
        guard !act.phases.contains(phase) else { return nil }
        if phase == .collecting, act.phases.contains(.sorting), let round {
            return blocked(act, "征集到\(round.closesOn.chinese)截止，期限没有届满，不能提前截止", "请在截止以后办理")
        }
        return blocked(act, "现在的状态是“\(phase.chinese)”", "请刷新页面，按页面提示办理下一步")
    }

    /// Two people: who publishes did not hand it in, who releases did not write the explanation (CONS-10, PII-6).
    private func ownRefusal(_ act: ConsultationAct, _ officer: Officer) -> Refusal? {
        switch act {
        case .publish:
            return officer.id == submitter || officer.id == drafter
                ? refused(act, "起草人、送审人不能审核自己的草案，请由政务公开办其他人员办理", "ROLE-2") : nil
        case .release:
            return officer.id == outcome.explainer
                ? refused(act, "提交采纳说明的人不能自己公布结果，请由政务公开办其他人员复核", "PII-6") : nil
        case .submitLegality:
            if contents.kind == .normative { return blocked(act, "规范性文件的合法性审核在“规范性文件”中办理", "请到关联的规范性文件办理") }
            return legality.map { $0.opinion == nil } ?? false ? blocked(act, "已经送审，还没有结论", "请等审查意见") : nil
        case .concludeLegality:
            guard let legality, legality.opinion == nil else { return blocked(act, "没有等待审查的草案", "请等起草科室送审") }
            return legality.submitter == officer.id || drafter == officer.id
                ? refused(act, "起草人、送审人不能审查自己的草案，请由其他合法性审查员办理", "ROLE-9") : nil
        case .requireEvaluation:
            return evaluation != nil ? blocked(act, "评估已经启动", "请按评估结果办理") : nil
        case .evaluate:
            return evaluation.map { $0.doneOn == nil } ?? false ? nil : blocked(act, "没有启动评估", "请等政务公开办启动")
        case .drop: return isPublic ? blocked(act, "草案已经公布，公众有权知道结果", "请修改草案后送审，或者公布结果") : nil
        case .edit, .submit, .sendBack, .prolong, .record, .screen, .sort, .answer, .hearing, .explain,
            .returnExplanation, .reopen, .link, .archive, .reveal:
            return nil
        }
    }

    func refused(_ act: ConsultationAct, _ why: String, _ rule: String) -> Refusal {
        Refusal(.roleRefused, "未能\(act.chinese)：\(why)。", rule: rule)
    }

    func blocked(_ act: ConsultationAct, _ why: String, _ next: String) -> Refusal {
        Refusal(.stateRefused, "未能\(act.chinese)：\(why)（\(act.rule)）。\(next)。", rule: act.rule)
    }
}
