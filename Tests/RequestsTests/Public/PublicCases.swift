import Audit
import Kernel
import Markup
import Synchronization

@testable import Requests
@testable import Site

/// Cases in memory, as the public pages ask for them; files are looked at by the real gate.
final class PublicCases: Sendable {
    struct Done: Sendable {
        let input: ApplicantInput
        let code: String
        let files: [CaseAttachment]
    }

    struct State: Sendable {
        var cases: [String: TrackedCase] = [:]
        var received: [NewRequest] = []
        var done: [Done] = []
        var steps: [AskFirstStep] = []
        var refusal: Refusal?
    }

    static let code = "K7M2-QX9P-4TNB"
    static let finding = AskFirstFinding(
        source: .published(kind: "政策文件"), title: "关于村卫生室改造的<通知>", excerpt: "补助资金按村分配", number: "青卫发〔2026〕17号",
        publishedOn: DeskWorld.day("2026-01-05"), address: "/articles/0192f0c4-7a10-7b3c-8d4e-5f60718293a4")
    static let reply = PublicReply(
        id: DeskWorld.id(61), title: "村卫生室改造补助资金分配表", summary: "已提供分配表 <一份>", code: .disclosed,
        repliedOn: DeskWorld.day("2026-02-03"))

    let state = Mutex(State())

    func holds(_ found: TrackedCase) { state.withLock { $0.cases[PublicCases.code] = found } }
    func refuses(_ refusal: Refusal?) { state.withLock { $0.refusal = refusal } }
    var received: [NewRequest] { state.withLock { $0.received } }
    var done: [Done] { state.withLock { $0.done } }
    var steps: [AskFirstStep] { state.withLock { $0.steps } }

    private func found(_ code: String) throws -> TrackedCase {
        guard let found = state.withLock({ $0.cases[code.uppercased()] }) else { throw Refusal.notFound }
        return found
    }

    var desk: PublicRequestDesk {
        PublicRequestDesk(
            keep: { bytes, name, field in
                let found = try CaseFileGate.accept(bytes, name: name, field: field)
                return CaseAttachment(
                    name: found.name, hash: String(repeating: "b", count: 64), size: bytes.count, kind: found.kind)
            },
            receive: { [self] new in
                try state.withLock { state in
                    if let refusal = state.refusal { throw refusal }
                    let known = state.received.contains { $0.formKey == new.formKey }
                    if !known { state.received.append(new) }
                    return RequestReceipt(
                        id: DeskWorld.id(41), number: "2026-018", code: PublicCases.code, isRepeated: known)
                }
            },
            track: { [self] in try found($0) },
            act: { [self] input, code, files in
                let found = try found(code)
                try state.withLock { state in
                    if let refusal = state.refusal { throw refusal }
                    state.done.append(Done(input: input, code: code, files: files))
                }
                return found
            },
            letter: { [self] _, code in
                _ = try found(code)
                return ("答复书.docx", CaseAttachment.wordType, Array("letter".utf8))
            },
            file: { [self] _, code in
                _ = try found(code)
                return ("<script>.html", "text/html", Array("file".utf8))
            },
            log: { page in (page == 1 ? [PublicCases.reply] : [], 21) },
            today: { DeskWorld.today }, calendar: { StateCouncil.calendar })
    }

    var asks: AskFirst {
        AskFirst(
            find: { words in words.contains("村卫生室") ? [PublicCases.finding] : [] },
            show: { [self] _ in
                state.withLock { $0.steps.append(.shown) }
                return DeskWorld.id(99)
            },
            note: { [self] step, _ in state.withLock { $0.steps.append(step) } })
    }

    /// The case of a stage as its applicant sees it, with the acts that the decisions really allow.
    static func tracked(_ stage: RequestStage, kind: RequestKind = .disclosure) -> TrackedCase {
        let request = DeskWorld.request(stage, kind: kind), calendar = StateCouncil.calendar
        let clock = DeskWorld.clock(request)
        let now = Moment(day: DeskWorld.today, minute: 600)
        let duty = clock.map { clock in
            CaseDuty(
                rule: "FOI-33", title: "答复申请", isOurs: true, reading: clock.reading(at: now, calendar: calendar),
                explanation: clock.explanation(calendar))
        }
        let context = RequestContext(now: now, calendar: calendar, clock: clock)
        let letter = CaseLetter(
            id: DeskWorld.id(91), kind: .correctionNotice, number: nil, issuedOn: DeskWorld.day("2026-03-02"),
            about: nil)
        return TrackedCase(
            number: request.number, kind: kind, stage: stage, agencyName: "青禾县卫生健康局", wanted: request.wanted,
            applicant: MaskedApplicant(DeskWorld.applicant), arrivedOn: request.arrivedAt.day,
            receivedOn: request.receivedOn, reply: stage.isOpen ? duty : nil, correction: request.correction,
            reasons: request.reasons, fee: request.fee, lengthening: request.lengthening, delivery: request.delivery,
            outcome: stage.isOpen ? nil : .decision(.partlyDisclosed), letters: [letter],
            files: [DeskWorld.file(73, "清单<一>.docx", "docx", .enclosure)],
            steps: [TrackedStep(on: DeskWorld.day("2026-02-25"), words: "收到申请 <网上>")], rating: nil,
            acts: request.allowedActs(in: context), version: 3)
    }
}
