import Foundation
import Kernel
import Testing

@testable import Requests

/// Who may do what at which stage, printed from the decision function and pinned whole: a change of one cell shows.
@Suite struct RequestsPermissionTests {
    typealias World = LawWorld

    @Test("PEER: every officer, act and stage is pinned")
    func everyOfficerActAndStageIsPinned() throws {
        try Pinned.compare(RequestsPermissionTests.table(), with: "request-permissions.txt")
    }

    /// MLPS-3, ROLE-14: whatever the stage, these people act on nothing.
    @Test(arguments: RequestStage.allCases)
    func onlookersNeverAct(_ stage: RequestStage) {
        let request = Staged.request(stage)
        let onlookers = World.administrators + [World.supervisor, World.above, World.outsider, World.bystander]
        for officer in onlookers {
            #expect(request.allowedActs(for: officer, in: Staged.context).isEmpty, "\(officer.name)")
        }
        #expect(request.reach(of: World.supervisor) == .acting)
        #expect(request.reach(of: World.above) == .reading)
        for officer in World.administrators + [World.outsider, World.bystander] {
            #expect(request.reach(of: officer) == .none, "\(officer.name)")
            #expect(request.refusal(of: .accept, by: officer, in: Staged.context) == .notFound)
        }
    }

    /// ROLE-14: who holds 监察 beside a business role still only reads.
    @Test func aSupervisorWithOtherRolesOnlyReads() {
        let both = World.officer(40, "监察兼办理", [.supervisor, .requestHandler, .officeHead], [World.officeUnit])
        for stage in RequestStage.allCases {
            #expect(Staged.request(stage).allowedActs(for: both, in: Staged.context).isEmpty)
        }
    }

    /// 职责分离: drafter ≠ legal ≠ secrecy ≠ signer; proposer ≠ approver.
    @Test func nobodySpeaksTwice() {
        let all: Set<Role> = [
            .requestHandler, .officeHead, .legalReviewer, .secrecyReviewer, .leader, .principalHead,
        ]
        func same(as officer: Officer) -> Officer {
            Officer(
                id: officer.id, name: "身兼数职", agency: World.commission, roles: all, units: [World.officeUnit])
        }
        let drafter = same(as: World.handler), legal = same(as: World.legal), secrecy = same(as: World.secrecy)
        let apart: [(RequestStage, RequestAct, Officer)] = [
            (.legalReview, .passLegal, drafter), (.secrecyReview, .passSecrecy, drafter),
            (.secrecyReview, .passSecrecy, legal), (.signing, .sign, drafter), (.signing, .sign, legal),
            (.signing, .sign, secrecy), (.closed, .releaseToLog, drafter), (.handling, .decideFee, drafter),
            (.handling, .approveExtension, drafter), (.handling, .declineExtension, drafter),
            (.closed, .decidePublication, drafter),
        ]
        for (stage, act, officer) in apart {
            let refusal = Staged.request(stage).refusal(of: act, by: officer, in: Staged.context)
            #expect(refusal?.code == .roleRefused, "\(act) at \(stage)")
            let other = World.officer(41, "另一人", all, [World.officeUnit])
            #expect(Staged.request(stage).refusal(of: act, by: other, in: Staged.context) == nil, "\(act) at \(stage)")
        }
    }

    @Test func everyRefusalIsASentenceWithItsRule() {
        for stage in RequestStage.allCases {
            for kind in RequestKind.allCases {
                let request = Staged.request(stage, kind)
                for officer in World.everybody {
                    for act in RequestAct.allCases {
                        guard let refusal = request.refusal(of: act, by: officer, in: Staged.context) else { continue }
                        if refusal == .notFound { continue }
                        #expect(refusal.sentence.hasPrefix("未能\(act.chinese)："), "\(refusal.sentence)")
                        #expect(refusal.sentence.hasSuffix("。") && !refusal.sentence.contains("！"))
                        #expect(refusal.rule != nil, "\(refusal.sentence)")
                    }
                }
            }
        }
    }

    /// The advice fits the stage at which it is given.
    @Test func aRefusalSaysWhatToDoNext() {
        func sentence(_ act: RequestAct, _ stage: RequestStage) -> String? {
            RequestStageTable.refusal(of: act, in: stage)?.sentence
        }
        #expect(sentence(.archive, .handling) == "未能归档：这一件现在是“办理中”。请等办结之后再办。")
        #expect(sentence(.draft, .archived) == "未能拟写答复：这一件现在是“已归档”。归档之后不再变动。")
        #expect(sentence(.draft, .closed) == "未能拟写答复：这一件现在是“已办结”。已经办结的，不再变动。")
        #expect(sentence(.accept, .awaitingConfirmation) == "未能审核通过，转入办理：这一件现在是“待确认”。请先确认收到申请。")
        #expect(
            sentence(.sign, .drafting) == "未能签发：这一件现在是“拟稿”。这一步在“签发”环节办理，请按现在的环节办理。")
    }

    /// A decision never leads where the table does not.
    @Test func theDiagramIsDrawnFromTheTable() throws {
        try Pinned.compare(StageDiagram.text(), at: Pinned.root.appending(path: "docs/requests-stages.md"))
    }

    /// No dead stage: each can be reached from the start, and from each the end.
    @Test func everyStageIsReachedAndLeft() {
        func leads(from start: RequestStage) -> Set<RequestStage> {
            var found: Set<RequestStage> = [start], waiting = [start]
            while let stage = waiting.popLast() {
                for act in RequestAct.allCases {
                    for target in RequestStageTable.targets(of: act, in: stage) where found.insert(target).inserted {
                        waiting.append(target)
                    }
                }
            }
            return found
        }
        #expect(leads(from: .awaitingConfirmation) == Set(RequestStage.allCases))
        for stage in RequestStage.allCases { #expect(leads(from: stage).contains(.archived), "\(stage)") }
    }

    private static func table() -> String {
        var lines: [String] = []
        for kind in RequestKind.allCases {
            for stage in RequestStage.allCases {
                let request = Staged.request(stage, kind)
                lines.append("\(kind.rawValue) \(stage.rawValue)")
                for officer in World.everybody {
                    let acts = request.allowedActs(for: officer, in: Staged.context).map(\.rawValue)
                    let reach = request.reach(of: officer)
                    let words = reach == .none ? "not found" : reach == .reading ? "reads" : "-"
                    lines.append("  \(officer.name): \(acts.isEmpty ? words : acts.joined(separator: " "))")
                }
                let own = request.allowedActs(in: Staged.context).map(\.rawValue)
                lines.append("  申请人: \(own.isEmpty ? "-" : own.joined(separator: " "))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// A case in the given stage, with all that belongs to it.
enum Staged {
    static let received = LawWorld.day("2025-03-03")
    static let today = LawWorld.day("2025-03-07")
    static var context: RequestContext {
        LawWorld.context(today, clock: ObligationClock(term: .reply, startedOn: received))
    }

    static func request(_ stage: RequestStage, _ kind: RequestKind = .disclosure) -> DisclosureRequest {
        var request = LawWorld.fresh(
            kind: kind, arrived: received, received: stage == .awaitingConfirmation ? nil : received)
        request.stage = stage
        switch stage {
        case .awaitingConfirmation, .registered: return request
        case .correcting:
            request.correction = CorrectionNotice(
                items: ["写明年度"], notifiedOn: received, due: LawWorld.day("2025-03-06"))
            return request
        case .explaining:
            request.reasons = ReasonsNotice(why: "一个月内 60 件", notifiedOn: received, due: LawWorld.day("2025-03-20"))
            return request
        case .handling, .consulting, .awaitingPayment, .drafting, .legalReview, .secrecyReview, .signing, .delivering,
            .closed, .archived:
            break
        }
        request.unit = LawWorld.section
        request.assistances = [
            Assistance(
                id: LawWorld.id(51), unit: LawWorld.finance, question: "请提供", askedOn: received,
                due: LawWorld.day("2025-03-10"))
        ]
        request.lengthening = Extension(
            workingDays: 20, reason: "案情复杂", proposer: LawWorld.handler.id, proposedOn: received)
        request.publication = PublicationProposal(
            proposer: LawWorld.handler.id, why: "三人申请同一信息", proposedOn: received)
        request.remedies = [
            Remedy(id: LawWorld.id(52), kind: .complaint, authority: "县政府办", number: "", receivedOn: received)
        ]
        request.fee = FeeDemand(
            basis: .pages(100), amount: FeeTariff(.pages(100)).amount, proposer: LawWorld.handler.id)
        return later(request)
    }

    private static func later(_ request: DisclosureRequest) -> DisclosureRequest {
        var request = request
        switch request.stage {
        case .consulting:
            request.consultations = [
                Consultation(
                    id: LawWorld.id(53), whom: .thirdParty, party: "某公司", question: "是否同意公开", sentOn: received)
            ]
        case .awaitingPayment: request.fee?.isDecided = true
        case .drafting, .legalReview, .secrecyReview, .signing, .delivering, .closed, .archived:
            request.draft = LawWorld.disclosed()
            request.hands.drafter = LawWorld.handler.id
            request.hands.legal = LawWorld.legal.id
            request.hands.secrecy = LawWorld.secrecy.id
        case .awaitingConfirmation, .registered, .correcting, .explaining, .handling: break
        }
        if request.stage == .closed || request.stage == .archived {
            request.signedOn = LawWorld.day("2025-03-06")
            request.closing = Closing(
                why: .replied, code: request.kind == .disclosure ? .disclosed : nil,
                record: request.kind == .disclosure ? nil : .corrected, on: today, isLate: false)
        }
        return request
    }
}
