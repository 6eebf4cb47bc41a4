package import Kernel

/// The one table of supervision (SUP-1): in which stage an act can be done, and where it leads.
package enum ItemLaw {
    /// Empty when the act cannot be done in `stage`.
    package static func targets(of act: ItemAct, in stage: ItemStage) -> [ItemStage] {
        switch act {
        case .edit: stay(stage, [.drafting])
        case .submit: move(stage, [.drafting], .awaitingSignature)
        case .sendBack: move(stage, [.awaitingSignature], .drafting)
        case .issue: move(stage, [.awaitingSignature], .rectifying)
        case .withdraw: move(stage, [.drafting, .awaitingSignature, .rectifying], .withdrawn)
        case .acknowledge: stay(stage, [.rectifying])
        case .rectify: move(stage, [.rectifying], .reviewing)
        case .pass: move(stage, [.reviewing], .passed)
        case .fail: move(stage, [.reviewing], .rectifying)
        case .close: move(stage, [.passed], .closed)
        case .circulate: stay(stage, [.rectifying])
        case .interview: stay(stage, [.rectifying, .reviewing])
        case .recommend: stay(stage, [.rectifying, .reviewing])
        }
    }

    private static func move(_ stage: ItemStage, _ from: [ItemStage], _ to: ItemStage) -> [ItemStage] {
        from.contains(stage) ? [to] : []
    }

    private static func stay(_ stage: ItemStage, _ stages: [ItemStage]) -> [ItemStage] {
        stages.contains(stage) ? [stage] : []
    }
}

/// Whose hand an act needs. Drafter, signer and rectifier are three; who rectified never reviews.
package enum ItemHand: CaseIterable, Sendable {
    /// 政务公开办, its head, 监察 (ROLE-2, ROLE-14).
    case supervising
    /// The same, and not who put it right.
    case reviewing
    /// 公开工作机构负责人, 委领导, 主要负责人 (ROLE-3, ROLE-13); not who drafted it.
    case signing
    /// The unit that was told to put it right.
    case rectifying

    package init(of act: ItemAct, in stage: ItemStage) {
        switch act {
        case .edit, .submit, .interview: self = .supervising
        case .sendBack, .issue, .close, .circulate, .recommend: self = .signing
        case .withdraw: self = stage.isSigned ? .signing : .supervising
        case .acknowledge, .rectify: self = .rectifying
        case .pass, .fail: self = .reviewing
        }
    }

    var words: String {
        switch self {
        case .supervising: "督办由政务公开办或者监察人员办理"
        case .reviewing: "复核由政务公开办或者监察人员办理"
        case .signing: "这一步由公开工作机构负责人、委领导或者主要负责人决定"
        case .rectifying: "签收和整改由被督办的单位办理"
        }
    }

    var rule: String {
        switch self {
        case .supervising, .reviewing: "ROLE-14"
        case .signing: "ROLE-13"
        case .rectifying: "SUP-1"
        }
    }
}

extension Officer {
    /// Who watches an agency's openness work.
    package var supervises: Bool { holds(.opennessOffice) || holds(.officeHead) || holds(.supervisor) }
    package var signsOrders: Bool { holds(.officeHead) || holds(.leader) || holds(.principalHead) }

    /// Who sees all that an agency owes; everybody else what their own units owe.
    package var seesWholeBoard: Bool {
        let wide: Set<Role> = [
            .opennessOffice, .officeHead, .leader, .principalHead, .supervisor, .assessor, .legalReviewer,
        ]
        return !isAdministrator && !roles.isDisjoint(with: wide)
    }
}
