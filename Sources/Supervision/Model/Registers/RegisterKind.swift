package import Kernel

/// The small registers of openness work, each with its own fields and rule.
package enum RegisterKind: String, CaseIterable, Sendable {
    case training, hearing, responsible, complaint
    case newMedia = "new_media"

    package var chinese: String {
        switch self {
        case .training: "培训计划与记录"
        case .hearing: "领导听取汇报"
        case .responsible: "责任人员备案"
        case .complaint: "公开工作投诉举报"
        case .newMedia: "政务新媒体账号"
        }
    }

    package var rule: String {
        switch self {
        case .training: "TASK-7"
        case .hearing: "ROLE-1"
        case .responsible: "ROLE-7"
        case .complaint: "SUP-3"
        case .newMedia: "SITE-7"
        }
    }

    /// What is demanded, in one sentence.
    package var demand: String {
        switch self {
        case .training: "每年制定政务公开培训计划，并记录每次培训。"
        case .hearing: "分管领导每半年至少听取一次政务公开工作汇报。"
        case .responsible: "各项公开工作明确责任人员；公文公开属性管理与依申请公开办理由不同的人负责。"
        case .complaint: "收到投诉举报后登记，15个工作日内答复（条例第四十七条）。"
        case .newMedia: "政务新媒体账号14天内应有更新，否则在检查中单项否决。"
        }
    }

    /// What the day of an entry is.
    package var dayLabel: String {
        switch self {
        case .training: "日期"
        case .hearing: "听取日期"
        case .responsible: "备案日期"
        case .complaint: "收到日期"
        case .newMedia: "最近更新日期"
        }
    }

    /// The field that lists call an entry by.
    package var head: String { fields.first?.name ?? "" }

    package var fields: [RegisterField] {
        switch self {
        case .training:
            [
                RegisterField("topic", "主题", .line, required: true),
                RegisterField("form", "类别", .choice(["年度计划", "培训记录"]), required: true),
                RegisterField("teacher", "主讲人", .line), RegisterField("audience", "参加范围", .line),
                RegisterField("people", "人数", .number), RegisterField("words", "主要内容", .text),
            ]
        case .hearing:
            [
                RegisterField("leader", "听取汇报的领导", .line, required: true),
                RegisterField("matters", "汇报事项", .text, required: true), RegisterField("decisions", "议定事项", .text),
            ]
        case .responsible:
            [
                RegisterField("name", "姓名", .line, required: true), RegisterField("post", "职务", .line, required: true),
                RegisterField("duty", "责任", .choice(RegisterDuty.allCases.map(\.rawValue)), required: true),
                RegisterField("phone", "办公电话", .line),
            ]
        case .complaint:
            [
                RegisterField(
                    "matter", "反映事项", .text, required: true, hint: "不写反映人的姓名、电话和身份信息；需要回访的，由信访部门另行保管。"),
                RegisterField("channel", "渠道", .choice(["来信", "来电", "来访", "网站", "上级转办"]), required: true),
            ]
        case .newMedia:
            [
                RegisterField("name", "账号名称", .line, required: true),
                RegisterField("platform", "平台", .choice(["微信公众号", "微博", "抖音", "视频号", "其他"]), required: true),
                RegisterField("editor", "责任编辑", .line, required: true), RegisterField("audit", "审核人", .line),
            ]
        }
    }
}

/// Duties that must have a name beside them (ROLE-1 … ROLE-8).
package enum RegisterDuty: String, CaseIterable, Sendable {
    case group = "领导小组组长"
    case office = "公开工作机构负责人"
    case attributes = "公文公开属性管理员"
    case requests = "依申请公开办理员"
    case secrecy = "保密审查员"
    case speaker = "新闻发言人"
    case liaison = "联络员"

    /// Without one of these something cannot be done by anybody.
    package var isDemanded: Bool { self != .speaker && self != .liaison }
}

/// One field of a register.
package struct RegisterField: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case line, text, number
        case choice([String])
    }

    package let name: String
    package let label: String
    package let kind: Kind
    package let isRequired: Bool
    package let hint: String?

    package init(_ name: String, _ label: String, _ kind: Kind, required: Bool = false, hint: String? = nil) {
        self.name = name
        self.label = label
        self.kind = kind
        isRequired = required
        self.hint = hint
    }

    /// What is wrong with `value`; nil when nothing is.
    func fault(_ value: String, _ act: RegisterAct) -> Refusal? {
        func wrong(_ why: String) -> Refusal {
            Refusal(.invalid, "未能\(act.chinese)：\(why)。请改正后再提交。", field: name)
        }
        if value.isEmpty { return isRequired ? wrong("没有填写\(label)") : nil }
        switch kind {
        case .line: return value.count > 100 ? wrong("\(label)超过100字") : nil
        case .text: return value.count > 3_000 ? wrong("\(label)超过3000字") : nil
        case .number:
            return value.utf8.count <= 6 && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
                ? nil : wrong("\(label)须为不超过6位的数字")
        case .choice(let choices): return choices.contains(value) ? nil : wrong("\(label)不在可选范围内")
        }
    }
}
