package import Documents
package import Kernel
package import People
package import Site

/// 信息发布 for programs: the decisions and the refusals of the pages. What there is stands in `ArticleOperations` and
/// `ColumnOperations`.
package struct ArticleOperationRoutes: Sendable {
    let publishing: PublishingStore
    let people: PeopleStore
    let documents: DocumentStore
    let files: ArticleShelf
    let gate: ContentGate
    let attachments: AttachmentIntake
    let texts: TextIntake

    package init(
        publishing: PublishingStore, people: PeopleStore, documents: DocumentStore, files: ArticleShelf,
        gate: ContentGate, attachments: AttachmentIntake, texts: TextIntake
    ) {
        self.publishing = publishing
        self.people = people
        self.documents = documents
        self.files = files
        self.gate = gate
        self.attachments = attachments
        self.texts = texts
    }

    package func register(on routes: SiteRoutes) {
        registerReading(routes)
        routes.writing(ArticleOperations.draft) { call in try await draft(call) }
        routes.writing(ArticleOperations.withdrawals) { call in try withdrawAll(call) }
        routes.writing(ArticleOperations.mend) { call, id, finding in try await mend(finding, of: id, call) }
        for act in ArticleAct.allCases { register(act, routes) }
        registerColumns(routes)
    }

    private func register(_ act: ArticleAct, _ routes: SiteRoutes) {
        switch act {
        case .revise: routes.writing(ArticleOperations.act(act)) { call, id in try await revise(id, call) }
        case .ignoreFinding, .askOverride, .override:
            routes.writing(ArticleOperations.settle(act)) { call, id, finding in
                try await ArticleActWork(routes: self, call: call, id: id, officer: try call.officer)
                    .settle(finding, as: act)
            }
        case .submit, .recall, .proof, .pass, .sendBack, .delegate, .secrecy, .comment, .publish, .schedule,
            .unschedule,
            .publishUrgently, .withdraw, .recordRelease, .recordRevocation, .discard:
            routes.writing(ArticleOperations.act(act)) { call, id in
                try await ArticleActWork(routes: self, call: call, id: id, officer: try call.officer).work(act)
            }
        }
    }

    var kept: KeptContentGate { KeptContentGate(gate: gate, attachments: attachments, bytes: files.bytes) }

    /// Every column of the portals of an agency.
    func columns(of agency: AgencyID) async throws -> [SiteColumn] {
        var found: [SiteColumn] = []
        for portal in try await publishing.portals() where portal.agency == agency {
            found += try await publishing.columns(of: portal.id)
        }
        return found
    }

    // MARK: Writing a text

    private func draft(_ call: APICall) async throws -> APIWork<Article> {
        let officer = try call.officer, fields = call.fields
        let wanted: DocumentID? = fields.id("document")
        var document: OfficialDocument?
        if let wanted { document = try await documents.document(wanted, for: officer) }
        let decisions = (fields.texts("decisions") ?? []).compactMap { MeetingDecisionID($0) }
        if !decisions.isEmpty { _ = try await documents.disclosure(of: decisions, for: officer) }
        guard let unit: UnitID = fields.id("unit") else { throw Refusal.notFound }
        // Asked before any file is kept, so that what is refused leaves nothing behind.
        if let refusal = Article.refusalOfDrafting(in: unit, of: officer.agency, by: officer) { throw refusal }
        let columns = try await columns(of: officer.agency)
        let id: ColumnID? = fields.id("column")
        guard let column = columns.first(where: { $0.id == id }) else { throw PublishingStore.noColumn }
        let input = ArticleInput(routes: self, call: call, columns: columns, document: document)
        let issuer = try await people.articleDirectory(of: officer.agency).agencyName
        let taken = try await input.taken(onto: input.beginning(in: column.id, issuer: issuer))
        let beginning = ArticleBeginning(
            content: taken.content, unit: unit, portal: column.portal, document: wanted, decisions: decisions,
            isImportant: fields.flag("important") ?? false, findings: taken.findings)
        return APIWork {
            try await publishing.draft(beginning, by: officer)
        } answer: {
            APIAnswer(
                created: $0.kept(taken.notes), at: ArticleOperations.article.route($0.id), version: $0.version)
        }
    }

    private func revise(_ id: ArticleID, _ call: APICall) async throws -> APIWork<Article> {
        let officer = try call.officer, version = call.version
        let article = try await publishing.article(id, for: officer)
        if let refusal = article.refusal(of: .revise, by: officer) { throw refusal }
        let present = try await publishing.latestRevision(of: id, for: officer).content
        let input = ArticleInput(
            routes: self, call: call, columns: try await columns(of: article.agency), document: nil)
        let taken = try await input.taken(onto: present)
        let note = call.fields["change_note"]
        return APIWork {
            try await publishing.revise(
                id, to: taken.content, changeNote: note, findings: taken.findings, by: officer, version: version)
        } answer: {
            APIAnswer($0.kept(taken.notes), version: $0.version)
        }
    }

    /// The suggestion in place of what was found, as a new revision that the gate looks through again (PII-6).
    private func mend(_ id: FindingID, of article: ArticleID, _ call: APICall) async throws -> APIWork<Article> {
        let officer = try call.officer, version = call.version
        let current = try await publishing.article(article, for: officer)
        if let refusal = current.refusal(of: .revise, by: officer) { throw refusal }
        guard let finding = current.working?.findings.first(where: { $0.id == id }) else { throw Refusal.notFound }
        let content = try await publishing.latestRevision(of: article, for: officer).content
        guard let next = gate.mended(finding, in: content, on: publishing.today) else {
            throw Refusal(.stateRefused, "未能改为建议：文中没有找到这一处。请打开“修改”，手工改正。", rule: finding.rule)
        }
        let findings = try await kept.findings(in: next, on: publishing.today)
        return APIWork {
            try await publishing.revise(
                article, to: next, changeNote: "", findings: findings, by: officer, version: version)
        } answer: {
            $0.answer
        }
    }

    private func withdrawAll(_ call: APICall) throws -> APIWork<Int> {
        let officer = try call.officer, fields = call.fields, words = fields["words"]
        guard let kind = Withdrawal.Kind(rawValue: fields["kind"]) else { throw Refusal.notFound }
        let ids = (fields.texts("articles") ?? []).compactMap { ArticleID($0) }
        return APIWork {
            try await publishing.withdraw(ids, kind, reason: words, by: officer)
        } answer: {
            APIAnswer(.object(["withdrawn": .integer($0)]))
        }
    }
}

extension Article {
    fileprivate func kept(_ notes: [String]) -> JSONValue {
        .object(["article": json, "notes": .list(notes.map { .text($0) })])
    }
}
