import Kernel

extension LetterFacts {
    /// Everything that the case knows, by key.
    package init(of matter: LetterMatter, office: LetterOffice) {
        self.init()
        let request = matter.request
        setOffice(matter, office)
        setRequest(request, matter)
        setApplicant(matter.applicant, office)
        setNotices(request, matter)
        setOthers(request, matter)
        setReply(request, matter)
        setHands(request, matter)
    }

    /// 附件.
    package var enclosureNames: [String] {
        if case .list(let names)? = self[.enclosures] { names } else { [] }
    }

    private mutating func setOffice(_ matter: LetterMatter, _ office: LetterOffice) {
        set(.agency, matter.agencyName)
        set(.office, office.office)
        set(.agencyAddress, office.address)
        set(.agencyPostcode, office.postcode)
        set(.agencyPhone, office.phone)
        set(.agencyEmail, office.email)
        set(.contact, office.contact)
        set(.paymentWay, office.paymentWay)
        set(
            .letterNumber,
            matter.letter.number ?? (matter.letter.kind.shape == .form ? matter.request.replyNumber : nil) ?? "")
        set(.letterDate, matter.letter.issuedOn)
    }

    private mutating func setRequest(_ request: DisclosureRequest, _ matter: LetterMatter) {
        set(.requestNumber, request.number)
        set(.requestKind, request.kind.chinese)
        set(.channel, request.channel.way)
        set(.submittedOn, request.arrivedAt.day)
        set(.receivedOn, request.receivedOn)
        if request.receivedOn == nil { self[.unconfirmed] = .holds }
        set(.asked, request.wanted.description)
        set(.askedNumber, request.wanted.documentNumber)
        set(.medium, request.wanted.medium.chinese)
        set(.route, request.wanted.route.chinese)
        set(.unit, matter.units[request.unit] ?? "")
        set(.handler, request.handler.flatMap { matter.members[$0] } ?? "")
        set(.replyDue, matter.due)
    }

    private mutating func setApplicant(_ applicant: Applicant, _ office: LetterOffice) {
        switch office.addressing {
        case .standard: set(.you, "你（单位）")
        case .byKind: set(.you, applicant.kind.isOrganization ? "你单位" : "你")
        }
        set(.applicant, applicant.name)
        set(.applicantKind, applicant.kind.chinese)
        set(.proof, applicant.proof.chinese)
        set(.proofNumber, applicant.proofNumber)
        set(.representative, applicant.representative)
        set(.contactName, applicant.contactName)
        set(.phone, applicant.phone)
        set(.address, applicant.address)
        set(.postcode, applicant.postcode)
        set(.email, applicant.email)
    }

    private mutating func setNotices(_ request: DisclosureRequest, _ matter: LetterMatter) {
        if let notice = request.correction {
            self[.correctionItems] = .list(notice.items)
            set(.correctionDue, notice.due)
            set(.correctionNotified, notice.notifiedOn)
            set(.correctionReceived, notice.receivedOn)
        }
        if let notice = request.reasons {
            set(.reasonsWhy, notice.why)
            set(.reasonsDue, notice.due)
            set(.reasonsNotified, notice.notifiedOn)
            set(.reasonsReceived, notice.receivedOn)
            set(.delayedUntil, notice.delayedUntil)
        }
        if let extended = request.lengthening, extended.state == .approved {
            self[.extensionDays] = .count(extended.workingDays)
            set(.extensionReason, extended.reason)
            set(.extensionNotified, extended.notifiedOn)
        }
        if let fee = request.fee {
            let steps = FeeTariff(fee.basis).steps.map {
                String($0.compactMap { $0 == " " ? nil : $0 == "–" ? "至" : $0 })
            }
            self[.feeStandard] = .text(steps.joined(separator: "\n"))
            self[.feeAmount] = .money(fee.amount)
            set(.feeNotified, fee.sentOn)
        }
    }

    // MARK: Others

    private mutating func setOthers(_ request: DisclosureRequest, _ matter: LetterMatter) {
        let about = matter.letter.about
        let asked = request.consultations.last { $0.id.text == about || $0.party == about }
        if let consultation = asked ?? request.consultations.last {
            set(.consulted, consultation.party)
            set(.question, consultation.question)
            set(.consultSent, consultation.sentOn)
            set(.objectedOn, consultation.answeredOn)
        }
        for consultation in request.consultations where consultation.whom == .thirdParty {
            switch consultation.answer {
            case .objects?: self[.objected] = .holds
            case .silent?: self[.silent] = .holds
            case .consents?, .ended?, nil: break
            }
        }
        let helped = request.assistances.last { $0.id.text == about || matter.units[$0.unit] == about }
        if let assistance = helped ?? request.assistances.last {
            set(.assistUnit, matter.units[assistance.unit] ?? "")
            set(.assistQuestion, assistance.question)
            set(.assistDue, assistance.due)
        }
        if !request.searches.isEmpty {
            self[.searchPlaces] = .list(Self.once(request.searches.map(\.places)))
            self[.searchWords] = .list(Self.once(request.searches.map { "“\($0.words)”" }))
            self[.searchResult] = .list(Self.once(request.searches.map(\.result)))
        }
    }

    private static func once(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    // MARK: The reply

    private mutating func setReply(_ request: DisclosureRequest, _ matter: LetterMatter) {
        let code = request.draft?.code ?? request.closing?.code
        if let ground = matter.letter.kind.ground { set(.basis, ground.citation) }
        if let code, matter.letter.kind == .reply || matter.letter.kind == .reviewSheet {
            set(.basis, code.ground(withheld: request.draft?.withheld ?? []).citation)
        }
        set(.earlierNumber, matter.repeated?.replyNumber ?? "")
        set(.earlierDate, matter.repeated?.signedOn)
        if request.draft == nil, request.closing?.why == .withdrawn {
            set(.reason, (self[.you]?.inline ?? "") + "已经撤回该申请")
        }
        guard let draft = request.draft else { return }
        set(.decision, draft.outcome.chinese)
        set(.draftOpinion, [draft.outcome.chinese + "。", draft.body].joined(separator: "\n"))
        set(.words, draft.body)
        let withheld = draft.withheld.map(\.withheldKind)
        if draft.code == .partlyDisclosed {
            self[.withheld] = .list(withheld.isEmpty ? [DecisionCode.other.withheldKind] : Self.once(withheld))
        }
        for fact in ReplyFact.allCases where !draft[fact].isEmpty { set(LetterKey(fact), draft[fact]) }
        let handedOut = matter.files.filter { $0.role == .enclosure && draft.enclosures.contains($0.id) }
        self[.enclosures] = .list(handedOut.map { Self.title($0.file.name) })
        setOutcome(draft.outcome)
    }

    private mutating func setOutcome(_ outcome: ReplyOutcome) {
        switch outcome {
        case .decision: break
        case .record(.corrected): self[.corrected] = .holds
        case .record(.forwarded): self[.forwarded] = .holds
        case .record(.pointedOut): self[.pointedOut] = .holds
        case .record(.declined): self[.declined] = .holds
        }
    }

    /// The name without its ending.
    private static func title(_ name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex, name[dot...].utf8.count <= 6 else {
            return name
        }
        return String(name[..<dot])
    }

    private mutating func setHands(_ request: DisclosureRequest, _ matter: LetterMatter) {
        let hands = request.hands
        for (key, member) in [
            (LetterKey.drafter, hands.drafter), (.legal, hands.legal), (.secrecy, hands.secrecy),
            (.signer, hands.signer),
        ] {
            set(key, member.flatMap { matter.members[$0] } ?? "")
        }
        set(.signedOn, request.signedOn)
        if let delivery = request.delivery {
            set(.deliveryMeans, delivery.means.chinese)
            set(.deliveredOn, delivery.on)
            set(.deliveryProof, delivery.proof)
        }
        set(.deliveredLetter, request.replyNumber.map { "\(LetterKind.reply.chinese)（\($0)）" } ?? "")
        if let proposal = request.publication {
            set(.proposal, proposal.why)
            set(.proposedOn, proposal.decidedOn ?? proposal.proposedOn)
        }
        rows = [["1", request.wanted.description, request.wanted.documentNumber, matter.units[request.unit] ?? ""]]
    }
}

extension IntakeChannel {
    /// 你（单位）…以邮寄方式提交.
    var way: String {
        switch self {
        case .counter: "当面"
        case .helped: "当面口述、由本机关代为填写"
        case .signedMail, .ordinaryMail: "邮寄"
        case .fax: "传真"
        case .web: "互联网"
        }
    }
}
