package import Kernel

/// Whether a text may go out (PII-6). It fails closed: what could not be looked into is not let out either.
package enum PrivacyGate {
    /// The hits nobody has settled.
    package static func unresolved(_ hits: [Hit], _ decisions: [HitDecision]) -> [Hit] {
        let byPrint = Dictionary(grouping: decisions, by: \.fingerprint)
        return hits.filter { hit in !(byPrint[HitFingerprint(hit)] ?? []).contains { $0.settles(hit) } }
    }

    /// Nil when nothing sure and personal is left open.
    package static func refusal(_ hits: [Hit], _ decisions: [HitDecision], isComplete: Bool = true) -> Refusal? {
        guard isComplete else {
            return Refusal(
                .stateRefused, "没有发布：文件中有检测不到的部分。请换成可以检测的格式，或删去无法检测的内容后重新检测。", rule: "PII-6")
        }
        let open = unresolved(hits, decisions).filter { $0.kind.isPrivacy && $0.confidence == .high }
        guard let first = open.first else { return nil }
        let kinds = HitKind.allCases.filter { kind in open.contains { $0.kind == kind } }.map(\.chinese)
        let place = first.detail.isEmpty ? "" : "，第一处在\(first.detail)"
        return Refusal(
            .stateRefused,
            "没有发布：还有 \(open.count) 处个人信息没有处理（\(kinds.joined(separator: "、"))\(place)）。请脱敏或删除；确需保留的，写明理由并由第二人确认。",
            rule: "PII-6")
    }
}
