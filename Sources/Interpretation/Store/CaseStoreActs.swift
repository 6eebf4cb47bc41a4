package import Documents
package import Kernel
package import Publishing
import SQL

/// The acts on a case. Each loads, decides, writes rows, journal entry and obligations in one transaction.
extension InterpretationStore {
    /// 登记: a document without a case gets one, public already or not; what is not a policy by kind needs a reason (INT-1).
    package func open(_ document: DocumentID, reason: String, by officer: Officer) async throws -> PolicyCase {
        try await store.write { tx in
            guard let found = try documents.document(document, in: tx), found.reach(of: officer) == .acting else {
                throw Refusal.notFound
            }
            guard PolicyCase.leads(officer, agency: found.agency) || officer.units.contains(found.unit),
                !officer.holds(.supervisor)
            else { throw Refusal(.roleRefused, "未能登记解读件：这一步由起草科室或者政务公开办办理。", rule: "INT-5") }
            let before = try policyCase(of: document, in: tx)
            guard before == nil || before?.need == .changeOnly else {
                throw Refusal(.stateRefused, "未能登记解读件：这份公文已经有解读件。请从列表打开。", rule: "INT-1")
            }
            let isNeeded = PolicyCase.mustInterpret(found.contents)
            if !isNeeded, let fault = InterpretationStore.reasonFault(reason) { throw fault }
            if let before {
                var next = before
                next.need = isNeeded ? .byKind : .judged(reason: reason)
                return try writer(tx, officer).follow(next, from: before, "列入解读", title: found.contents.title)
            }
            let new = PolicyCase(
                id: tx.newID(), agency: found.agency, subject: .document(document), unit: found.unit, openedAt: tx.now,
                isNormative: found.contents.isNormative, need: isNeeded ? .byKind : .judged(reason: reason))
            try writer(tx, officer).open(new, note: isNeeded ? "登记" : "经研判应当解读：\(reason)")
            return try catchUp(new, with: found, in: tx)
        }
    }

    /// A document that is public already: the clock runs from the day it became so.
    private func catchUp(_ new: PolicyCase, with document: OfficialDocument, in tx: Transaction) throws -> PolicyCase {
        guard let article = try publishing.companion(of: document.id, in: tx),
            let shown = try publishing.searchable(article, in: tx)
        else { return new }
        let next = new.published(as: article, at: shown.publishedAt)
        return try writer(tx, nil).follow(next, from: new, "文件已经公开", title: document.contents.title)
    }

    private static func reasonFault(_ reason: String) -> Refusal? {
        guard reason.isEmpty || reason.count > 500 else { return nil }
        return Refusal(
            .invalid, "未能登记解读件：这份公文不是行政规范性文件或者政策性文件，需要解读的须写明理由（500字以内）。请填写理由。", rule: "INT-1",
            field: "reason")
    }

    package func perform(
        _ entry: CaseEntry, on id: PolicyCaseID, by officer: Officer, version: Int? = nil
    ) async throws -> PolicyCase {
        try await store.write { tx in
            var found = try visible(id, to: officer, in: tx)
            if let version, version != found.version { throw InterpretationStore.changedMeanwhile }
            _ = try decide(entry, on: found, by: officer, in: tx).get()
            if found.version == 0 { found = try begin(watching: found, by: officer, in: tx) }
            let change = try decide(entry, on: found, by: officer, in: tx).get()
            let next = try writer(tx, officer).record(change, on: found, title: try title(of: found, in: tx))
            if case .settle(let key, _, _, _) = entry { try meetSettled(next, under: key, in: tx) }
            return next
        }
    }

    private func decide(
        _ entry: CaseEntry, on found: PolicyCase, by officer: Officer, in tx: Transaction
    ) throws -> PolicyCase.Decision {
        switch entry {
        case .plan(let plan): return found.planning(plan, by: officer)
        case .addMaterial(let draft): return try adding(draft, to: found, by: officer, in: tx)
        case .removeMaterial(let id): return found.removing(material: id, by: officer)
        case .submit: return found.submitting(by: officer)
        case .sendBack(let reason): return found.sendingBack(reason, by: officer)
        case .sign: return found.signing(by: officer, at: tx.now)
        case .exempt(let reason): return found.exempting(reason, by: officer)
        case .require(let reason): return found.requiring(reason, by: officer)
        case .recordChannel(let release): return found.recording(release, by: officer, today: tx.today)
        case .addMember(let kind, let article): return try adding(kind, article, to: found, by: officer, in: tx)
        case .removeMember(let id): return found.removing(member: id, by: officer)
        case .settle(let key, let page, let way, let reason):
            let lines = try knockOns(of: found, in: tx).first { $0.change.key == key }
            guard let lines, let line = lines.lines.first(where: { $0.page.place.key == page }) else {
                return .failure(.notFound)
            }
            return found.settling(line.page, under: lines.change, way, reason: reason, by: officer, at: tx.now)
        case .evaluate(let result, let words, let until):
            return found.evaluating(result, words: words, until: until, by: officer, today: tx.today)
        case .recordRevision(let words): return found.recordingRevision(words, by: officer)
        }
    }

    private func adding(
        _ draft: MaterialDraft, to found: PolicyCase, by officer: Officer, in tx: Transaction
    ) throws -> PolicyCase.Decision {
        var title = draft.title, since: Moment?
        if let id = draft.article {
            let glance = try ownArticle(id, of: found, in: tx)
            title = title.isEmpty ? glance.title : title
            since = glance.article.isReadable ? tx.now : nil
        } else if found.publishedAt != nil {
            since = tx.now
        }
        let material = PolicyMaterial(
            id: tx.newID(), kind: draft.kind, title: title, article: draft.article, proof: draft.proof,
            contents: draft.contents, publicSince: since)
        return found.adding(material, by: officer).map { change in
            var next = change.next
            next.settleInterpreted(at: tx.now)
            return CaseChange(act: change.act, next: next, note: change.note)
        }
    }

    private func adding(
        _ kind: PackageMember.Kind, _ article: ArticleID, to found: PolicyCase, by officer: Officer, in tx: Transaction
    ) throws -> PolicyCase.Decision {
        let glance = try ownArticle(article, of: found, in: tx)
        return found.adding(
            PackageMember(id: tx.newID(), kind: kind, article: article), title: glance.title, by: officer)
    }

    private func ownArticle(_ id: ArticleID, of found: PolicyCase, in tx: Transaction) throws -> ArticleGlance {
        guard let glance = try publishing.glance(id, in: tx), glance.article.agency == found.agency,
            !glance.article.isDiscarded
        else {
            throw Refusal(.invalid, "未能登记：没有找到这条信息，或者它不是本机关的信息。请核对地址。", rule: "INT-2", field: "article")
        }
        return glance
    }

    /// 成套发布 (INT-2): the document's article and every material that is approved, in one transaction: all or none.
    ///
    /// - Returns: the articles that went public.
    package func release(
        _ id: PolicyCaseID, by officer: Officer, version: Int? = nil
    ) async throws -> [ArticleID] {
        try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let version, version != found.version { throw InterpretationStore.changedMeanwhile }
            if let refusal = found.refusal(of: .release, by: officer) { throw refusal }
            let ready = try readyArticles(of: found, in: tx)
            for article in ready { _ = try publishing.publish(article, by: officer, in: tx) }
            return ready
        }
    }

    private func readyArticles(of found: PolicyCase, in tx: Transaction) throws -> [ArticleID] {
        var ready: [ArticleID] = []
        if found.publishedAt == nil {
            guard let policy = try found.document.flatMap({ try publishing.companion(of: $0, in: tx) }) else {
                throw Refusal(.stateRefused, "未能成套发布：文件还没有在信息发布中拟稿。请先从公文拟制信息，完成三审三校。", rule: "INT-2")
            }
            ready.append(policy)
        }
        for material in found.materials {
            guard let id = material.article, let glance = try publishing.glance(id, in: tx), !glance.article.isReadable
            else { continue }
            ready.append(id)
        }
        guard !ready.isEmpty else {
            throw Refusal(.stateRefused, "未能成套发布：文件和材料都已经公开。需要补充的，请登记新的材料。", rule: "INT-2")
        }
        return ready
    }
}

/// What a person entered, parsed once.
package enum CaseEntry: Sendable {
    case plan(InterpretationPlan)
    case addMaterial(MaterialDraft)
    case removeMaterial(PolicyMaterialID)
    case submit
    case sendBack(reason: String)
    case sign
    case exempt(reason: String)
    case require(reason: String)
    case recordChannel(ChannelRelease)
    case addMember(PackageMember.Kind, ArticleID)
    case removeMember(PackageMemberID)
    /// - Parameter page: `PackagePlace.key`.
    case settle(change: String, page: String, PageSettlement.Way, reason: String)
    case evaluate(PolicyEvaluation.Result, words: String, until: Day?)
    case recordRevision(words: String)
}

/// A material as it was typed.
package struct MaterialDraft: Sendable {
    package let kind: MaterialKind
    package let title: String
    package let article: ArticleID?
    package let proof: String
    package let contents: [ContentItem: String]

    package init(
        kind: MaterialKind, title: String = "", article: ArticleID? = nil, proof: String = "",
        contents: [ContentItem: String] = [:]
    ) {
        self.kind = kind
        self.title = title
        self.article = article
        self.proof = proof
        self.contents = contents
    }
}
