package import Kernel
package import Markup
package import Site

/// The addresses of consultation.
package enum ConsultationLinks {
    package static let publicList = Link("/consultations")
    package static let feed = Link("/consultations/feed.atom")
    package static let publicRecord = Route<ConsultationID>("/consultations/records/{consultation}")
    package static let comment = Route<ConsultationID>("/consultations/records/{consultation}/comments")
    package static let survey = Route<ConsultationID>("/consultations/records/{consultation}/survey")
    package static let drafts = Route<ConsultationID>("/consultations/records/{consultation}/drafts")
    package static let track = Link("/consultations/track")
    package static let enterprise = Link("/consultations/enterprise")
    package static let decisions = Link("/consultations/decisions")

    package static let list = Link("/console/consultations")
    package static let new = Link("/console/consultations/new")
    package static let record = Route<ConsultationID>("/console/consultations/records/{consultation}")
    package static let edit = Route<ConsultationID>("/console/consultations/records/{consultation}/draft")
    package static let act = Route<ConsultationID, String>("/console/consultations/records/{consultation}/acts/{act}")
    package static let comments = Route<ConsultationID>("/console/consultations/records/{consultation}/comments")
    package static let sorting = Route<ConsultationID>("/console/consultations/records/{consultation}/sorting")
    package static let screening = Route<ConsultationID, PublicCommentID>(
        "/console/consultations/records/{consultation}/comments/{comment}/screening")
    package static let contact = Route<ConsultationID, PublicCommentID>(
        "/console/consultations/records/{consultation}/comments/{comment}/contact")
    package static let file = Route<ConsultationID, CommentFileID>(
        "/console/consultations/records/{consultation}/files/{file}")
    package static let group = Route<ConsultationID, CommentGroupID>(
        "/console/consultations/records/{consultation}/groups/{group}")
    package static let hearingAct = Route<ConsultationID, ConsultationHearingID, String>(
        "/console/consultations/records/{consultation}/hearings/{hearing}/{act}")
    package static let adoption = Route<ConsultationID>(
        "/console/consultations/records/{consultation}/adoption.docx")
    package static let archive = Route<ConsultationID>("/console/consultations/records/{consultation}/archive.zip")
    package static let decisionDesk = Link("/console/consultations/decisions")
    package static let decisionPublication = Link("/console/consultations/decisions/publication")
    package static let decisionMark = Route<DecisionItemID>("/console/consultations/decisions/{item}/marks")
    package static let enterpriseDesk = Link("/console/consultations/enterprise")
    package static let matter = Route<EnterpriseMatterID>("/console/consultations/enterprise/{matter}")
    package static let matterAct = Route<EnterpriseMatterID, String>(
        "/console/consultations/enterprise/{matter}/acts/{act}")
}

/// Names of fields on pages where several forms stand.
package enum ConsultationField {
    package static let version = "version"
    package static func name(_ act: String, _ field: String) -> String { "\(act)_\(field)" }
}

/// An act that was refused, with what the person had typed.
package struct FailedConsultationAct: Sendable {
    /// `publish`, `hearing`, the id of a group.
    package let act: String
    package let refusal: Refusal
    package let state: FormState

    package init(_ act: String, _ refusal: Refusal, _ form: Form) {
        self.act = act
        self.refusal = refusal
        let field = refusal.field.map { ConsultationField.name(act, $0) } ?? ""
        state = form.state([FieldProblem(field, refusal.sentence)])
    }
}

extension ConsultationPhase {
    var badge: Badge {
        switch self {
        case .drafting: Badge(chinese, .neutral)
        case .review, .explaining: Badge(chinese, .warning)
        case .collecting: Badge(chinese, .active)
        case .sorting: Badge(chinese, .warning)
        case .released: Badge(chinese, .good)
        case .archived, .dropped: Badge(chinese, .faint)
        }
    }

    var publicBadge: Badge {
        switch self {
        case .collecting: Badge(publicWords, .active)
        case .released, .archived: Badge(publicWords, .good)
        case .drafting, .review, .sorting, .explaining, .dropped: Badge(publicWords, .neutral)
        }
    }
}
