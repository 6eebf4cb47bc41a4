import Consultation
import Documents
import Interpretation
import Kernel
import Publishing
import SQL
import Testing

/// An act that a rule forbids, and the same act as the rule allows it.
struct Gate: Sendable, CustomTestStringConvertible {
    typealias Attempt = @Sendable () async throws -> Void

    let rule: String
    let forbids: String
    /// Brings about everything that the two acts stand on.
    let prepare: @Sendable (GateWorld) async throws -> (forbidden: Attempt, allowed: Attempt)
    /// Refused by the engine itself, whoever asks: nobody's decision stands between.
    var isEngine = false

    var testDescription: String { "\(rule)：\(forbids)" }
}

enum GateTable {
    static let all = papers + texts + publications + sites + [journal]

    private static let papers = [
        Gate(rule: "OPN-3", forbids: "依申请公开而没有理由的公文送审") { world in
            let bare = try await world.paper(AttributeProposal(.onRequest))
            let reasoned = try await world.paper(AttributeProposal(.onRequest, reason: "内部管理事项"))
            return (
                { _ = try await world.documents.submit(bare, by: GateWorld.drafter) },
                { _ = try await world.documents.submit(reasoned, by: GateWorld.drafter) }
            )
        },
        Gate(rule: "OPN-5", forbids: "上级公文主动公开而本文不予公开") { world in
            let superior = SuperiorDocument(number: "青政办发〔2026〕1号", title: "青禾县人民政府办公室通知", attribute: .proactive)
            let proposal = AttributeProposal(.withheld, reason: "内部管理事项")
            let closed = try await world.paper(proposal, superior: superior)
            let excepted = try await world.paper(proposal, superior: superior, override: "涉及未公开的招标事项")
            return (
                { _ = try await world.documents.submit(closed, by: GateWorld.drafter) },
                { _ = try await world.documents.submit(excepted, by: GateWorld.drafter) }
            )
        },
        Gate(rule: "INT-2", forbids: "没有解读方案和材料的政策文件通过属性审核") { world in
            let finding = SecrecyFinding(.open, basis: "未发现涉密内容")
            let paper = try await world.paper(AttributeProposal(.proactive, reason: "涉及公众利益"), isPolicy: true)
            _ = try await world.documents.submit(paper, by: GateWorld.drafter)
            _ = try await world.documents.approveDraft(paper, finding, by: GateWorld.head)
            let pass: Gate.Attempt = {
                _ = try await world.documents.passAttribute(paper, opinion: "同意", by: GateWorld.keeper)
            }
            return (
                pass,
                {
                    let cases = try await world.interpretations.list(CaseQuery(), for: GateWorld.office).lines
                    for line in cases {
                        _ = try await world.interpretations.perform(
                            .exempt(reason: "只转发上级文件，上级已经解读"), on: line.found.id, by: GateWorld.office)
                    }
                    try await pass()
                }
            )
        },
    ]

    private static let texts = [
        Gate(rule: "NORM-4", forbids: "两份规范性文件互相替代，效力说不清") { world in
            let old = try await world.text("青禾县村卫生室管理办法", "青卫规〔2026〕1号")
            let new = try await world.text("青禾县村卫生室管理办法（修订）", "青卫规〔2026〕2号")
            let other = try await world.text("青禾县乡村医生管理办法", "青卫规〔2026〕3号")
            _ = try await world.normatives.relate(new.id, .replaces, to: .own(old.id), by: GateWorld.legal)
            return (
                { _ = try await world.normatives.relate(old.id, .replaces, to: .own(new.id), by: GateWorld.legal) },
                { _ = try await world.normatives.relate(new.id, .amends, to: .own(other.id), by: GateWorld.legal) }
            )
        },
        Gate(rule: "CONS-8", forbids: "规范性文件草案征求意见少于七个工作日") { world in
            // Published on Tuesday the 10th: the seventh working day is Thursday the 19th.
            let short = try await world.consultation(until: "2026-03-18")
            let full = try await world.consultation(until: "2026-03-19")
            return (
                { _ = try await world.consultations.perform(.publish, on: short, by: GateWorld.office) },
                { _ = try await world.consultations.perform(.publish, on: full, by: GateWorld.office) }
            )
        },
    ]

    private static let publications = [
        Gate(rule: "SEC-1", forbids: "没有保密审查就公开") { world in
            let article = try await world.reviewed("<p>本周六在县医院门前开展义诊。</p>")
            let publish: Gate.Attempt = {
                _ = try await world.publishing.publish(article.id, by: GateWorld.office)
            }
            return (
                publish,
                {
                    try await world.clear(article)
                    try await publish()
                }
            )
        },
        Gate(rule: "PII-6", forbids: "公开写有居民身份证号码的信息") { world in
            // The number that GB 11643 gives as its example.
            let named = try await world.article("<p>领取人身份证号码：11010519491231002X。</p>")
            let clean = try await world.article("<p>领取人请带身份证。</p>")
            @Sendable func publish(_ article: Article) async throws {
                _ = try await world.publishing.publishUrgently(
                    article.id, reason: "突发疫情", basis: "未涉密", seen: article.working?.hash ?? "",
                    by: GateWorld.principal)
            }
            // Not even by the emergency path, which goes before every review.
            return ({ try await publish(named) }, { try await publish(clean) })
        },
    ]

    private static let sites = [
        Gate(rule: "SITE-2", forbids: "建立没有栏目描述的栏目") { world in
            let portal = try await world.portal()
            return (
                {
                    _ = try await world.publishing.keepColumn(
                        GateWorld.column("gsgg", description: ""), on: portal.id, by: GateWorld.office)
                },
                {
                    _ = try await world.publishing.keepColumn(
                        GateWorld.column("gsgg"), on: portal.id, by: GateWorld.office)
                }
            )
        },
        Gate(rule: "SITE-3", forbids: "用写错的网站标识码建立站点") { world in
            @Sendable func add(_ code: String) async throws {
                _ = try await world.publishing.addPortal(
                    code: "qhjk", name: "青禾县疾病预防控制中心", siteCode: code, agency: GateWorld.agency,
                    by: GateWorld.office)
            }
            return ({ try await add("130400009") }, { try await add("9999010002") })
        },
    ]

    private static let journal = Gate(
        rule: "MLPS-4", forbids: "改动已经写下的办理记录",
        prepare: { world in
            _ = try await world.portal()
            return (
                {
                    try await world.store.write { tx in
                        _ = try tx.execute("UPDATE journal_entry SET actor_name = ?", ["无名"])
                    }
                },
                {
                    let portal = try await world.portal()
                    _ = try await world.publishing.keepColumn(
                        GateWorld.column("zcwj"), on: portal.id, by: GateWorld.office)
                }
            )
        }, isEngine: true)
}
