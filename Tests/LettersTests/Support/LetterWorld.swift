import Kernel

@testable import Letters

/// A small commission whose people are known to every test of letters.
enum LetterWorld {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1)
    static let government: AgencyID = id(2)
    static let stranger: AgencyID = id(4)
    static let office: UnitID = id(10)
    static let section: UnitID = id(11)
    static let hospital: UnitID = id(12)
    static let closed: UnitID = id(14)

    static let dispatcher = officer(20, "信访员", [.petitionsOffice], [office])
    static let colleague = officer(24, "公开办", [.opennessOffice], [office])
    static let clerk = officer(21, "承办人", [.clerk], [section])
    static let head = officer(22, "科长", [.sectionHead], [section], heads: [section])
    static let liaison = officer(23, "医院联络员", [.liaison], [hospital])
    static let officeHead = officer(25, "公开办负责人", [.officeHead], [office], heads: [office])
    static let leader = officer(28, "分管领导", [.leader])
    static let siteOperator = officer(26, "网站管理员", [.siteOperator])
    static let supervisor = officer(31, "监察员", [.supervisor])
    static let above = officer(32, "县政府办", [.opennessOffice], of: government, overseen: [commission])
    static let outsider = officer(33, "外单位", [.opennessOffice], of: stranger)
    static let systemAdministrator = officer(38, "系统管理员", [.systemAdministrator])

    static let everybody: [Officer] = [
        dispatcher, colleague, clerk, head, liaison, officeHead, leader, siteOperator, supervisor, above, outsider,
        systemAdministrator,
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

    static func context(_ now: Moment = moment) -> LetterContext {
        LetterContext(
            now: now, terms: LetterTerms.usual.table(on: now.day), openUnits: [office, section, hospital])
    }

    /// A letter that has come so far, in the hands of the section once it is given out.
    static func letter(
        _ stage: LetterStage, category: LetterCategory = .consultation, channel: LetterChannel = .message,
        accused: UnitID? = nil, mayPublish: Bool = true, isAnonymous: Bool = false
    ) -> Letter {
        var found = Letter(
            id: id(41), agency: commission, number: "LX2026-0001", category: category, channel: channel,
            title: "接种证丢了怎么补办", words: "孩子的预防接种证丢了，到哪里补办？", receivedAt: moment, home: office,
            accused: accused, isAnonymous: isAnonymous, mayPublish: mayPublish)
        found.stage = stage
        switch stage {
        case .received, .accepted, .petition, .petitionClosed, .petitionReview, .petitionReviewed, .petitionRecheck,
            .petitionFinal, .declined, .transferred, .merged, .withdrawn:
            break
        case .dispatched, .returning, .handling, .reviewing, .replied, .visited, .closed:
            found.unit = section
            found.dispatches = 1
        }
        if stage == .reviewing || stage.isAnswered {
            found.draft = "到原接种门诊补办。"
            found.drafter = clerk.id
        }
        if stage.isAnswered {
            found.repliedAt = moment
            found.answers = [
                LetterAnswer(
                    round: 1, words: "到原接种门诊补办。", unit: section, drafter: clerk.id, approver: head.id, at: moment)
            ]
        }
        return found
    }

    static func new(
        _ title: String = "接种证丢了怎么补办", category: LetterCategory = .consultation, channel: LetterChannel = .message,
        writer: LetterWriterIdentity = LetterWriterIdentity(name: "林小满", contact: "13800138000", address: "城关镇")
    ) -> NewLetter {
        var new = NewLetter(
            category: category, channel: channel, title: title, words: "孩子的预防接种证丢了，到哪里补办？", writer: writer)
        new.mayPublish = true
        return new
    }
}
