package import Kernel

/// Whether a document may carry an attribute; asked when it is handed in, passed on, and signed.
package enum AttributeRules {
    /// Why `chosen` cannot stand on `contents`; nil when it can. An absent attribute never passes (OPN-6).
    package static func refusal(
        of chosen: AttributeProposal?, on contents: DocumentContents, under policy: DocumentPolicy,
        doing act: DocumentAct
    ) -> Refusal? {
        guard let chosen else {
            return Refusal(
                .invalid, "未能\(act.chinese)：没有提出公开属性。公开属性须与公文同步拟定，请选择后再办理。", rule: "OPN-2",
                field: "attribute")
        }
        guard policy.attributes.contains(chosen.attribute) else {
            return Refusal(
                .invalid, "未能\(act.chinese)：本单位没有启用“\(chosen.attribute.chinese)”。请改选其他属性。", rule: "OPN-1",
                field: "attribute")
        }
        return reasonRefusal(chosen, contents, policy, act) ?? superiorRefusal(chosen.attribute, contents, act)
    }

    private static func reasonRefusal(
        _ chosen: AttributeProposal, _ contents: DocumentContents, _ policy: DocumentPolicy, _ act: DocumentAct
    ) -> Refusal? {
        guard chosen.reason.trimmed.isEmpty else { return nil }
        if contents.isGovernmentDraft {
            return Refusal(
                .invalid, "未能\(act.chinese)：代政府拟稿须写明公开属性建议和理由，否则会被政府办公室退文。请补充理由。",
                rule: "OPN-4", field: "reason")
        }
        guard policy.needsReason(chosen.attribute) else { return nil }
        return Refusal(
            .invalid, "未能\(act.chinese)：拟定为“\(chosen.attribute.chinese)”须写明理由和依据。请补充理由。", rule: "OPN-3",
            field: "reason")
    }

    /// OPN-5: what the superior document's attribute demands.
    private static func superiorRefusal(
        _ chosen: DisclosureAttribute, _ contents: DocumentContents, _ act: DocumentAct
    ) -> Refusal? {
        guard let superior = contents.superior, let above = superior.attribute else { return nil }
        if superior.isForwarded {
            guard chosen != above else { return nil }
            return Refusal(
                .invalid,
                "未能\(act.chinese)：转发的公文随被转发文件的公开属性，被转发文件为“\(above.chinese)”。请改为同一属性。",
                rule: "OPN-5", field: "attribute")
        }
        guard above == .proactive, chosen == .withheld else { return nil }
        guard (contents.superiorOverride ?? "").trimmed.isEmpty else { return nil }
        return Refusal(
            .invalid,
            "未能\(act.chinese)：所落实的上级文件是主动公开的，本文原则上不得定为不予公开。请改定属性，或写明确需例外的理由，由签发人同意。",
            rule: "OPN-5", field: "superior_override")
    }

    /// Whether the signer has to consent to an exception from the superior document's attribute (OPN-5).
    package static func needsConsent(_ chosen: DisclosureAttribute, on contents: DocumentContents) -> Bool {
        guard let superior = contents.superior, !superior.isForwarded else { return false }
        return superior.attribute == .proactive && chosen == .withheld
    }
}
