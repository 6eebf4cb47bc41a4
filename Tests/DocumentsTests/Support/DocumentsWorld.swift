import Kernel

@testable import Documents

/// A small commission whose people are known to every test of documents.
enum DocumentsWorld {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1)
    static let government: AgencyID = id(2)
    static let stranger: AgencyID = id(4)

    static let section: UnitID = id(11)
    static let finance: UnitID = id(13)
    static let officeUnit: UnitID = id(14)

    static let drafter = officer(21, "拟稿人", [.clerk], [section])
    static let head = officer(22, "科长", [.sectionHead], [section], heads: [section])
    static let colleague = officer(23, "同科室", [.clerk], [section])
    static let keeper = officer(24, "属性管理员", [.attributeKeeper], [officeUnit])
    static let office = officer(25, "公开办", [.opennessOffice], [officeUnit])
    static let secrecy = officer(26, "保密审查员", [.secrecyReviewer], [officeUnit])
    static let legal = officer(27, "法规科", [.legalReviewer], [id(15)])
    static let leader = officer(28, "分管领导", [.leader])
    static let secondLeader = officer(29, "另一委领导", [.leader])
    static let principal = officer(35, "主要领导", [.principalHead])
    static let outsideUnit = officer(30, "财务科员", [.clerk], [finance])
    static let supervisor = officer(31, "监察员", [.supervisor])
    static let above = officer(32, "县政府办", [.opennessOffice], of: government, overseen: [commission])
    static let outsider = officer(33, "外单位", [.opennessOffice, .leader], of: stranger)
    static let administrator = officer(34, "系统管理员", [.systemAdministrator])

    static let everybody: [Officer] = [
        drafter, head, colleague, keeper, office, secrecy, legal, leader, principal, outsideUnit, supervisor, above,
        outsider, administrator,
    ]

    static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID> = [], of agency: AgencyID = commission,
        heads: Set<UnitID> = [], overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(
            id: id(number), name: name, agency: agency, roles: roles, units: units, headOf: heads, overseen: overseen)
    }

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    static let moment = Moment(day: day("2026-03-10"), minute: 570)

    /// A notice that everybody may read.
    static var contents: DocumentContents {
        DocumentContents(
            title: "青禾县卫生健康局关于做好2026年预防接种工作的通知", kind: .notice, organCode: "青卫发",
            addressees: "各医疗卫生单位", body: "<p>为做好预防接种工作，现通知如下。</p>",
            proposal: AttributeProposal(.proactive, reason: ""))
    }

    static func contents(_ attribute: DisclosureAttribute, reason: String = "内部工作流程信息") -> DocumentContents {
        var contents = contents
        contents.proposal = AttributeProposal(attribute, reason: reason)
        return contents
    }

    /// A document in the given state, with all that belongs to that state.
    static func document(
        _ state: DocumentState, _ contents: DocumentContents = contents, version: Int = 1
    ) -> OfficialDocument {
        var document = OfficialDocument(
            id: id(41), agency: commission, unit: section, drafter: drafter.id, drafterName: drafter.name,
            contents: contents, state: state, stateSince: moment,
            agreements: contents.jointOrgans.map { JointAgreement(organ: $0, answer: .agreed) }, version: version)
        let passed = state.isSigned ? DocumentState.steps : state.earlierSteps
        let attribute = contents.proposal?.attribute
        if passed.contains(.sectionReview) {
            document.hands.head = head.id
            document.secrecy.first = SecrecyFinding(finding(for: attribute), basis: "未发现涉密内容")
        }
        if passed.contains(.attributeReview) {
            document.hands.attributeKeeper = keeper.id
            document.attribute.passed = attribute
        }
        if passed.contains(.secrecyReview) {
            document.hands.secrecyReviewer = secrecy.id
            document.secrecy.second = SecrecyFinding(finding(for: attribute), basis: "未发现涉密内容")
        }
        if contents.isNormative, passed.contains(.legalityReview) { document.hands.legalReviewer = legal.id }
        if state.isSigned, let proposal = contents.proposal { sign(&document, proposal) }
        return document
    }

    private static func finding(for attribute: DisclosureAttribute?) -> SecrecyConclusion {
        attribute == .withheld ? .forbidden : attribute == .severed ? .severed : .open
    }

    private static func sign(_ document: inout OfficialDocument, _ proposal: AttributeProposal) {
        document.attribute.final = proposal
        document.hands.signer = leader.id
        document.signerName = leader.name
        document.signedOn = day("2026-03-10")
        document.number = DocumentNumber("青卫发〔2026〕1号")
        if proposal.attribute.isReviewedAgain {
            document.review = ReviewStanding(nextOn: day("2027-03-10"))
        }
    }
}

extension Result where Failure == Refusal {
    var refused: Refusal? {
        if case .failure(let refusal) = self { refusal } else { nil }
    }
}
