package import Kernel

/// What somebody typed to take a text into the procedure or into the library.
package struct NormativeDraft: Hashable, Sendable {
    package var title: String
    package var issuer: String
    package var issuerKind: NormativeIssuerKind
    package var criteria: Set<NormativeCriterion>
    package var kind: DocumentKind?
    package var unit: UnitID
    package var touchesMarket: Bool
    package var document: DocumentID?

    package init(
        title: String, issuer: String, issuerKind: NormativeIssuerKind = .organ,
        criteria: Set<NormativeCriterion> = Set(NormativeCriterion.allCases), kind: DocumentKind? = nil, unit: UnitID,
        touchesMarket: Bool = false, document: DocumentID? = nil
    ) {
        self.title = title
        self.issuer = issuer
        self.issuerKind = issuerKind
        self.criteria = criteria
        self.kind = kind ?? DocumentKind(title: title)
        self.unit = unit
        self.touchesMarket = touchesMarket
        self.document = document
    }

    fileprivate var fault: Refusal? {
        if title.isEmpty || title.count > 200 {
            return Refusal(.invalid, "未能登记：没有填写文件名称，或者名称超过200字。请填写全称。", rule: "NORM-1", field: "title")
        }
        if issuer.isEmpty || issuer.count > 100 {
            return Refusal(.invalid, "未能登记：没有填写制定机关，或者超过100字。请填写全称。", rule: "NORM-1", field: "issuer")
        }
        return NormativeScope.refusal(
            title: title, kind: kind, issuer: issuer, issuerKind: issuerKind, criteria: criteria)
    }
}

extension NormativeText {
    /// 立项: a unit takes a text of its own into the procedure (NORM-1, NORM-2).
    package static func starting(
        _ draft: NormativeDraft, id: NormativeID, by officer: Officer
    ) -> Result<NormativeText, Refusal> {
        if let refusal = startingRefusal(by: officer) { return .failure(refusal) }
        guard officer.units.contains(draft.unit) else {
            return .failure(Refusal(.roleRefused, "未能立项：只能由起草科室的人员为本科室立项（ROLE-6）。", rule: "ROLE-6", field: "unit"))
        }
        if let fault = draft.fault { return .failure(fault) }
        return .success(NormativeText(id: id, draft, by: officer))
    }

    /// Nil when `officer` works in a unit that may draft.
    package static func startingRefusal(by officer: Officer) -> Refusal? {
        guard !officer.isAdministrator, !officer.holds(.supervisor), !officer.units.isEmpty else {
            return Refusal(.roleRefused, "未能立项：规范性文件由起草科室立项（ROLE-6）。", rule: "ROLE-6")
        }
        return nil
    }

    /// Nil when `officer` may take `document` into the procedure.
    ///
    /// - Parameter isTaken: whether it has a record there already.
    package static func startingRefusal(
        from document: OfficialDocument, isTaken: Bool, by officer: Officer
    ) -> Refusal? {
        if let refusal = startingRefusal(by: officer) { return refusal }
        guard officer.units.contains(document.unit) else {
            return Refusal(.roleRefused, "未能立项：只能由起草科室的人员为本科室立项（ROLE-6）。", rule: "ROLE-6", field: "unit")
        }
        guard document.contents.isNormative, document.state != .abandoned, document.state != .offline else {
            return Refusal(
                .stateRefused, "未能立项：这份公文没有标明是行政规范性文件，或者已经撤稿、转线下处理。请在拟稿时标明后再立项。", rule: "NORM-1")
        }
        guard !isTaken else {
            return Refusal(.stateRefused, "未能立项：这份公文已经立项。请从规范性文件库打开已有的记录。", rule: "NORM-2")
        }
        return nil
    }

    package static func enrollingRefusal(by officer: Officer) -> Refusal? {
        guard !officer.holds(.supervisor), officer.holds(.legalReviewer) || officer.holds(.opennessOffice) else {
            return Refusal(.roleRefused, "未能入库：存量文件由法规科或者政务公开办登记（ROLE-9）。", rule: "ROLE-9")
        }
        return nil
    }

    /// 存量文件入库: a text that was issued before the system.
    package static func enrolling(
        _ draft: NormativeDraft, _ registration: NormativeRegistration, publication: NormativePublication?,
        id: NormativeID, by officer: Officer, today: Day
    ) -> Result<NormativeText, Refusal> {
        if let refusal = enrollingRefusal(by: officer) ?? draft.fault ?? numberFault(registration.number) {
            return .failure(refusal)
        }
        guard registration.on <= today else {
            return .failure(Refusal(.invalid, "未能入库：印发日期在今天以后。新文件请按程序立项。", rule: "NORM-2", field: "on"))
        }
        if let last = registration.term.expiry(from: registration.effectiveOn), last < registration.effectiveOn {
            return .failure(Refusal(.invalid, "未能入库：有效期截止日早于施行日期。请核对。", rule: "NORM-5", field: "term"))
        }
        var text = NormativeText(id: id, draft, by: officer)
        text.registration = registration.normalised
        text.publication = publication
        return .success(text)
    }

    /// 重新制定: the text again from its first stage; once registered it replaces this one (NORM-5).
    package func renewing(
        id: NormativeID, relation: NormativeRelationID, by officer: Officer
    ) -> Result<(NormativeText, NormativeRelation), Refusal> {
        if let refusal = refusal(of: .renew, by: officer) { return .failure(refusal) }
        let next = NormativeText(
            id: id, agency: agency, document: nil, unit: unit, drafter: officer.id, drafterName: officer.name,
            title: title, issuer: issuer, touchesMarket: touchesMarket, renews: self.id)
        return .success(
            (next, NormativeRelation(id: relation, kind: .replaces, source: id, target: .own(self.id))))
    }

    private init(id: NormativeID, _ draft: NormativeDraft, by officer: Officer) {
        self.init(
            id: id, agency: officer.agency, document: draft.document, unit: draft.unit, drafter: officer.id,
            drafterName: officer.name, title: draft.title, issuer: draft.issuer, touchesMarket: draft.touchesMarket)
    }
}
