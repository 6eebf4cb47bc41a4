package import Kernel

/// What makes a document a normative one; all five must hold (NORM-1).
package enum NormativeCriterion: String, CaseIterable, Sendable, Hashable {
    case competent
    case publicText = "public"
    case rights
    case general
    case repeatable

    package var chinese: String {
        switch self {
        case .competent: "由行政机关或者法律法规授权的组织依照法定权限、程序制定"
        case .publicText: "对外公开发布"
        case .rights: "涉及公民、法人和其他组织的权利义务"
        case .general: "对象不特定，具有普遍约束力"
        case .repeatable: "在一定期限内可以反复适用"
        }
    }
}

/// Who issues the text: an inner division or a body for the time being must not (NORM-1).
package enum NormativeIssuerKind: String, CaseIterable, Sendable, Hashable {
    case organ
    case innerDivision = "inner_division"
    case temporary
    case coordinating

    package var chinese: String {
        switch self {
        case .organ: "行政机关或者授权组织"
        case .innerDivision: "内设机构"
        case .temporary: "临时机构"
        case .coordinating: "议事协调机构"
        }
    }
}

/// The test of NORM-1 on what somebody wants to draft or enter as a normative document.
package enum NormativeScope {
    /// Kinds of text that are none, by the word that ends the title.
    static let excludedEndings: [(word: String, why: String)] = [
        ("纪要", "会议纪要是内部议事文书"), ("工作要点", "工作要点只安排本机关的工作"), ("工作计划", "工作计划只安排本机关的工作"),
        ("工作总结", "工作总结不设定权利义务"), ("请示", "请示是上行文"), ("报告", "报告是上行文"),
    ]
    /// Words in the title that say what it is about.
    static let excludedWords: [(word: String, why: String)] = [
        ("任免", "人事任免针对特定人员"), ("任职的", "人事任免针对特定人员"), ("免职的", "人事任免针对特定人员"),
        ("表彰", "奖惩针对特定对象"), ("表扬", "奖惩针对特定对象"), ("给予处分", "奖惩针对特定对象"), ("会议纪要", "会议纪要是内部议事文书"),
        ("机关考勤", "内部管理制度不涉及公众"), ("机关财务", "内部管理制度不涉及公众"), ("内部管理", "内部管理制度不涉及公众"),
        ("内部控制", "内部管理制度不涉及公众"),
    ]
    private static let issuerEndings: [(word: String, kind: NormativeIssuerKind)] = [
        ("科", .innerDivision), ("处", .innerDivision), ("股", .innerDivision), ("领导小组", .coordinating),
        ("领导小组办公室", .coordinating), ("联席会议", .coordinating), ("指挥部", .temporary), ("专班", .temporary),
    ]
    /// Words that ask for a second look, and what to look at.
    private static let doubtful: [(word: String, hint: String)] = [
        ("工作方案", "题目是工作方案：只部署本机关工作的不是规范性文件，设定申请条件、程序或者义务的才是。"),
        ("实施方案", "题目是实施方案：只部署本机关工作的不是规范性文件，设定申请条件、程序或者义务的才是。"),
        ("印发", "题目是印发类通知：看被印发的文件是否涉及权利义务、可以反复适用。"),
        ("转发", "题目是转发类通知：没有补充实体内容的，一般随被转发文件认定。"),
        ("复函", "复函多针对特定事项：对不特定对象普遍适用的才是规范性文件。"),
    ]

    /// Nil when the text may be taken into the procedure; else why not.
    package static func refusal(
        title: String, kind: DocumentKind?, issuer: String, issuerKind: NormativeIssuerKind,
        criteria: Set<NormativeCriterion>
    ) -> Refusal? {
        let title = title.unspaced
        if let found = excludedEndings.first(where: { title.hasSuffix($0.word) }) {
            return refused("\(found.why)", field: "title")
        }
        if let found = excludedWords.first(where: { title.contains($0.word) }) {
            return refused("\(found.why)", field: "title")
        }
        if let kind, let why = kind.whyNotNormative { return refused(why, field: "title") }
        if issuerKind != .organ {
            return refused("\(issuerKind.chinese)不得制发行政规范性文件，确需制发的由其所属机关制发", field: "issuer")
        }
        if let found = issuerEndings.first(where: { issuer.unspaced.hasSuffix($0.word) }) {
            return refused("“\(issuer)”是\(found.kind.chinese)，不得制发行政规范性文件，确需制发的由其所属机关制发", field: "issuer")
        }
        let missing = NormativeCriterion.allCases.filter { !criteria.contains($0) }
        guard missing.isEmpty else {
            return refused("没有同时具备五个条件，缺：\(missing.map(\.chinese).joined(separator: "；"))", field: "criteria")
        }
        return nil
    }

    /// What to look at twice; never decides.
    package static func hints(title: String) -> [String] {
        doubtful.filter { title.contains($0.word) }.map(\.hint)
    }

    private static func refused(_ why: String, field: String) -> Refusal {
        Refusal(
            .invalid, "未能列为行政规范性文件：\(why)（NORM-1）。请按一般公文办理，或者核对后再登记。", rule: "NORM-1", field: field)
    }
}

extension DocumentKind {
    /// Why a document of this kind is no normative one; nil when it may be (NORM-1).
    var whyNotNormative: String? {
        switch self {
        case .minutes, .meetingDecision: "会议纪要和会议决定是内部议事文书"
        case .instructionRequest, .report: "\(chinese)是上行文"
        case .motion: "议案是提请审议的文书"
        case .resolution, .decision, .order, .bulletin, .announcement, .publicNotice, .opinion, .notice, .circular,
            .reply, .letter, .other:
            nil
        }
    }
}
