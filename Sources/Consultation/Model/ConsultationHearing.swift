package import Kernel

/// A meeting in which the public, experts or organs are heard (CONS-3, CONS-4).
package struct ConsultationHearing: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case hearing, symposium, visit, expert, risk

        package var chinese: String {
            switch self {
            case .hearing: "听证会"
            case .symposium: "座谈会"
            case .visit: "实地走访"
            case .expert: "专家论证"
            case .risk: "风险评估"
            }
        }
    }

    package let id: ConsultationHearingID
    package let consultation: ConsultationID
    package let kind: Kind
    package let on: Day
    package let place: String
    /// How the participants are chosen, and who they are (CONS-4).
    package let selection: String
    package let participants: String
    package var materialsOn: Day?
    package var record = ""
    package var isSigned = false
    package var heldOn: Day?
    package var cancelReason = ""

    package init(
        id: ConsultationHearingID, consultation: ConsultationID, kind: Kind, on: Day, place: String, selection: String,
        participants: String
    ) {
        self.id = id
        self.consultation = consultation
        self.kind = kind
        self.on = on
        self.place = place
        self.selection = selection
        self.participants = participants
    }

    package var isOpen: Bool { heldOn == nil && cancelReason.isEmpty }
    /// CONS-4: seven days before, that day included.
    package var materialsDue: Day { on.adding(days: -7) }
    /// Whether materials are owed: of a hearing alone.
    package var owesMaterials: Bool { kind == .hearing }
}

package struct HearingDraft: Hashable, Sendable {
    package var kind: ConsultationHearing.Kind?
    package var on: Day?
    package var place: String
    package var selection: String
    package var participants: String

    package init(
        kind: ConsultationHearing.Kind? = nil, on: Day? = nil, place: String = "", selection: String = "",
        participants: String = ""
    ) {
        self.kind = kind
        self.on = on
        self.place = place
        self.selection = selection
        self.participants = participants
    }
}

package enum HearingAct: String, CaseIterable, Sendable {
    case materials, hold, cancel

    package var chinese: String {
        switch self {
        case .materials: "登记材料送达"
        case .hold: "登记会议记录"
        case .cancel: "取消"
        }
    }
}

extension PublicConsultation {
    /// CONS-4: place, time, selection and list in advance, and seven days for the materials.
    package func announcing(
        _ draft: HearingDraft, id: ConsultationHearingID, by officer: Officer, on day: Day
    ) -> Result<ConsultationHearing, Refusal> {
        if let refusal = refusal(of: .hearing, by: officer, on: day) { return .failure(refusal) }
        func fault(_ field: String, _ why: String) -> Result<ConsultationHearing, Refusal> {
            .failure(Refusal(.invalid, "没有登记：\(why)（CONS-4）。请改正后再提交。", rule: "CONS-4", field: field))
        }
        guard let kind = draft.kind else { return fault("hearing_kind", "没有选择形式") }
        guard let on = draft.on else { return fault("hearing_on", "没有填写日期") }
        if kind == .hearing {
            // CONS-4: the draft is before the public when the hearing is announced.
            if !isPublic { return fault("hearing_kind", "草案还没有公布，公布以后才能举行听证会") }
            guard day.days(to: on) >= 7 else {
                return fault("hearing_on", "听证会材料要在会前7日送达，最早\(day.adding(days: 7).chinese)举行")
            }
            if draft.selection.isEmpty { return fault("hearing_selection", "没有写明参加人的产生方式") }
            if draft.participants.isEmpty { return fault("hearing_participants", "没有填写参加人名单") }
        }
        if on > day.adding(days: 366) { return fault("hearing_on", "日期超过一年") }
        if draft.place.isEmpty || draft.place.count > 200 { return fault("hearing_place", "没有填写地点，或者超过200字") }
        if draft.selection.count > 1_000 || draft.participants.count > 3_000 {
            return fault("hearing_participants", "产生方式或者名单过长")
        }
        return .success(
            ConsultationHearing(
                id: id, consultation: self.id, kind: kind, on: on, place: draft.place, selection: draft.selection,
                participants: draft.participants))
    }

    package func hearing(
        _ hearing: ConsultationHearing, _ act: HearingAct, words: String, isSigned: Bool, by officer: Officer,
        on day: Day
    ) -> Result<ConsultationHearing, Refusal> {
        if let refusal = refusal(of: .hearing, by: officer, on: day) { return .failure(refusal) }
        func refused(_ why: String, _ field: String? = nil) -> Result<ConsultationHearing, Refusal> {
            .failure(
                Refusal(
                    field == nil ? .stateRefused : .invalid, "未能\(act.chinese)：\(why)。", rule: "CONS-4", field: field))
        }
        guard hearing.isOpen else { return refused("已经登记记录或者取消。请刷新页面查看") }
        var next = hearing
        switch act {
        case .materials:
            if hearing.materialsOn != nil { return refused("材料送达已经登记。请刷新页面查看") }
            next.materialsOn = day
        case .hold:
            if day < hearing.on { return refused("会议还没有举行。请在\(hearing.on.chinese)以后登记") }
            if hearing.owesMaterials, hearing.materialsOn == nil { return refused("没有登记听证材料送达。请先登记") }
            if words.isEmpty || words.count > 10_000 { return refused("没有填写记录，或者超过1万字。请写明参加人意见要点", "words") }
            if hearing.kind == .hearing, !isSigned { return refused("听证记录要由参加人签字。请签字确认后再登记", "signed") }
            next.record = words
            next.isSigned = isSigned
            next.heldOn = day
        case .cancel:
            if words.isEmpty || words.count > 500 { return refused("没有填写理由，或者超过500字。请写明为什么取消", "words") }
            next.cancelReason = words
        }
        return .success(next)
    }
}
