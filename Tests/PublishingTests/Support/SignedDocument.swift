import Documents
import Kernel

/// An official document that was signed, by the same people as the articles know.
extension ArticleStoreWorld {
    static let keeper = World.officer(91, "属性管理员", [.attributeKeeper])
    static let signer = World.officer(92, "签发领导", [.leader])

    func document(_ attribute: DisclosureAttribute = .proactive, isSigned: Bool = true) async throws -> DocumentID {
        let proposal = AttributeProposal(attribute, reason: "理由")
        let contents = DocumentContents(
            title: "青禾县卫生健康局关于做好预防接种工作的通知", kind: .notice, organCode: "青卫发", addressees: "各医疗卫生单位",
            body: "<p>现通知如下。</p>", proposal: proposal)
        let finding = SecrecyFinding(.open, basis: "未发现涉密内容")
        let id = try await documents.draft(contents, unit: World.section, by: World.drafter).id
        guard isSigned else { return id }
        _ = try await documents.submit(id, by: World.drafter)
        _ = try await documents.approveDraft(id, finding, by: World.head)
        _ = try await documents.passAttribute(id, opinion: "同意", by: Self.keeper)
        _ = try await documents.concludeSecrecy(id, finding, by: World.secrecy)
        _ = try await documents.sign(id, proposal, by: Self.signer)
        return id
    }
}
