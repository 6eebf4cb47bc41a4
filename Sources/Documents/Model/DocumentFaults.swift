import Kernel

/// What is wrong with what somebody typed.
enum DocumentFaults {
    static let longestTitle = 200
    static let longestWords = 2_000
    /// Characters of HTML; a document of a hundred pages has a tenth of it.
    static let longestBody = 2_000_000
    static let mostFiles = 50

    static func refusal(of contents: DocumentContents, doing act: DocumentAct) -> Refusal? {
        if contents.title.trimmed.isEmpty { return invalid(act, "没有标题。请填写标题", "title") }
        if contents.title.count > longestTitle {
            return invalid(act, "标题超过 \(longestTitle) 字。请精简标题", "title")
        }
        if contents.body.utf8.count > longestBody { return invalid(act, "正文过长。请把附表等内容作为附件上传", "body") }
        if !contents.organCode.isEmpty, !NumberReading.isOrganCode(contents.organCode) {
            return invalid(act, "机关代字只能是 1 至 24 个汉字。请改正，如“青卫发”", "organ_code", "NORM-3")
        }
        if contents.files.count > mostFiles { return invalid(act, "附件超过 \(mostFiles) 个。请合并后再上传", "files") }
        return jointFault(contents, act) ?? superiorFault(contents, act)
            ?? lengthRefusal(of: contents.proposal?.reason ?? "", what: "公开属性理由", doing: act, field: "reason")
            ?? lengthRefusal(
                of: contents.superiorOverride ?? "", what: "例外理由", doing: act, field: "superior_override")
            ?? lengthRefusal(of: contents.addressees, what: "主送", doing: act, field: "addressees")
            ?? lengthRefusal(of: contents.copies, what: "抄送", doing: act, field: "copies")
    }

    /// What a draft may lack and a document handed in may not.
    static func incompleteness(of contents: DocumentContents) -> Refusal? {
        if contents.body.trimmed.isEmpty { return invalid(.submit, "没有正文。请录入或上传正文", "body") }
        if contents.organCode.isEmpty {
            return invalid(.submit, "没有机关代字。请填写，如“青卫发”", "organ_code", "NORM-3")
        }
        return nil
    }

    static func refusal(of words: String, what: String, doing act: DocumentAct, field: String) -> Refusal? {
        if words.trimmed.isEmpty { return invalid(act, "请填写\(what)", field, act.rule) }
        return lengthRefusal(of: words, what: what, doing: act, field: field)
    }

    static func lengthRefusal(of words: String, what: String, doing act: DocumentAct, field: String) -> Refusal? {
        words.count > longestWords ? invalid(act, "\(what)超过 \(longestWords) 字。请精简", field) : nil
    }

    static func refusal(of finding: SecrecyFinding, doing act: DocumentAct) -> Refusal? {
        refusal(of: finding.basis, what: "保密审查依据", doing: act, field: "basis")
    }

    private static func jointFault(_ contents: DocumentContents, _ act: DocumentAct) -> Refusal? {
        let organs = contents.jointOrgans
        if organs.contains(where: { $0.trimmed.isEmpty || $0.count > longestTitle }) {
            return invalid(act, "联合发文机关名称不完整。请逐个填写机关全称", "joint_organs")
        }
        if Set(organs).count != organs.count { return invalid(act, "联合发文机关有重复。请删去重复的名称", "joint_organs") }
        return organs.count > 20 ? invalid(act, "联合发文机关超过 20 个。请核对名单", "joint_organs") : nil
    }

    private static func superiorFault(_ contents: DocumentContents, _ act: DocumentAct) -> Refusal? {
        guard let superior = contents.superior else { return nil }
        if superior.title.trimmed.isEmpty && superior.number.trimmed.isEmpty {
            return invalid(act, "请填写上级文件的文号或标题", "superior_title", "OPN-5")
        }
        return max(superior.title.count, superior.number.count) > longestTitle
            ? invalid(act, "上级文件的文号或标题过长。请核对", "superior_title", "OPN-5") : nil
    }

    private static func invalid(_ act: DocumentAct, _ why: String, _ field: String, _ rule: String? = nil) -> Refusal {
        Refusal(.invalid, "未能\(act.chinese)：\(why)。", rule: rule, field: field)
    }
}
