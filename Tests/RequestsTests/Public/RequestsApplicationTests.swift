import Kernel
import Testing

@testable import Requests

/// FOI-29: only the lawful fields, and every fault told at once.
@Suite struct RequestsApplicationTests {
    typealias Field = ApplicationDraft.Field

    static let person: [Field: String] = [
        .kind: "disclosure", .party: "person", .name: "苏木槿", .proof: "identity_card",
        .proofNumber: "110101199003070011",
        .phone: "13900001234", .description: "2025年村卫生室改造补助资金分配表", .medium: "electronic", .route: "portal",
    ]

    static let organization: [Field: String] = [
        .kind: "disclosure", .party: "organization", .name: "青禾县云溪商行", .proof: "credit_code",
        .proofNumber: "91350100M000100Y43", .address: "云溪镇南街1号", .description: "公共场所卫生检查结果", .medium: "paper",
        .route: "post",
    ]

    private static func faults(_ typed: [Field: String]) -> [Field] {
        switch ApplicationDraft(typed).application() {
        case .success: []
        case .failure(let faults): faults.faults.map(\.field)
        }
    }

    @Test func aPersonAppliesWithTheLawfulFieldsAlone() throws {
        var typed = RequestsApplicationTests.person
        typed[.proofNumber] = "１１０１０１ 19900307\u{3000}0011"
        typed[.phone] = "１３９ 0000 1234"
        let made = try ApplicationDraft(RequestsApplicationTests.person).application().get()
        #expect(made.applicant.kind == .naturalPerson && made.applicant.name == "苏木槿")
        #expect(made.wanted.route == .portal && made.wanted.medium == .electronic && made.asked == nil)
        let wide = try ApplicationDraft(typed).application().get().applicant
        #expect(wide.phone == "139 0000 1234" && wide.proofNumber == "110101199003070011")
    }

    @Test func anOrganizationNeedNotSayOfWhatKind() throws {
        var typed = RequestsApplicationTests.organization
        #expect(try ApplicationDraft(typed).application().get().applicant.kind == .otherOrganization)
        typed[.applicantKind] = "research"
        #expect(try ApplicationDraft(typed).application().get().applicant.kind == .research)
        typed[.applicantKind] = "natural_person"
        #expect(try ApplicationDraft(typed).application().get().applicant.kind == .otherOrganization)
    }

    /// What is changed in a good form, and which fields are then wrong.
    static let table: [([Field: String], [Field])] = [
        ([.name: ""], [.name]), ([.name: "　 "], [.name]), ([.name: String(repeating: "长", count: 101)], [.name]),
        ([.proof: ""], [.proof]), ([.proof: "credit_code"], [.proof, .proofNumber]), ([.proof: "nonsense"], [.proof]),
        ([.proofNumber: ""], [.proofNumber]), ([.proofNumber: "110101199003070012"], [.proofNumber]),
        ([.proofNumber: "11010119900307001"], [.proofNumber]),
        ([.proof: "passport", .proofNumber: "E12345678"], []),
        ([.proof: "passport", .proofNumber: "护照"], [.proofNumber]),
        ([.proof: "other", .proofNumber: "军字第1号"], []), ([.phone: ""], [.phone]),
        ([.phone: "", .email: "su@example.org"], []), ([.phone: "", .address: "南街1号"], []),
        ([.phone: "打电话"], [.phone]), ([.phone: "12"], [.phone]), ([.phone: "0999-8000100 转 12"], []),
        ([.email: "su@example"], [.email]), ([.email: "su@@example.org"], [.email]), ([.email: "a b@example.org"], []),
        ([.email: "su@example.org\",<x>"], [.email]), ([.postcode: "12345"], [.postcode]),
        ([.postcode: "０９９９００"], []), ([.description: ""], [.description]),
        ([.description: String(repeating: "字", count: 3_001)], [.description]), ([.medium: ""], [.medium]),
        ([.route: ""], [.route]), ([.medium: "", .route: ""], [.medium, .route]),
        ([.medium: "paper"], [.medium]), ([.medium: "paper", .route: "post"], [.address]),
        ([.medium: "paper", .route: "pick_up"], []), ([.medium: "disc", .route: "email"], [.email, .medium]),
        ([.medium: "reading", .route: "pick_up"], []), ([.route: "email"], [.email]),
        ([.route: "email", .email: "su@example.org"], []),
        (
            [.name: "", .proofNumber: "", .phone: "", .description: "", .route: ""],
            [.name, .proofNumber, .phone, .description, .route]
        ),
    ]

    @Test(arguments: table.indices) func everyFaultIsToldAtOnce(_ row: Int) {
        let (changes, wrong) = RequestsApplicationTests.table[row]
        let typed = RequestsApplicationTests.person.merging(changes) { $1 }
        #expect(RequestsApplicationTests.faults(typed) == wrong, "\(changes)")
    }

    @Test func creditCodesAreChecked() {
        #expect(RequestsApplicationTests.faults(RequestsApplicationTests.organization) == [])
        let wrong = RequestsApplicationTests.organization.merging([.proofNumber: "91350100M000100Y44"]) { $1 }
        #expect(RequestsApplicationTests.faults(wrong) == [.proofNumber])
    }

    /// FOI-41: only where one is to be told is asked; the form of information has no meaning.
    @Test func aCorrectionOfRecordsHasItsOwnFields() throws {
        var typed = RequestsApplicationTests.person
        typed[.kind] = "record_correction"
        typed[.medium] = ""
        let made = try ApplicationDraft(typed).application().get()
        #expect(made.kind == .recordCorrection && made.wanted.medium == .electronic)
        typed[.route] = "pick_up"
        #expect(try ApplicationDraft(typed).application().get().wanted.medium == .paper)
        #expect(!ApplicationDraft.fields(.recordCorrection, .naturalPerson).contains(.medium))
    }

    /// FOI-27, FOI-29: nothing else is asked, whatever the kind; above all no purpose.
    @Test func nothingElseIsAsked() {
        let lawful: Set<Field> = [
            .name, .proof, .proofNumber, .representative, .contactName, .phone, .email, .address, .postcode,
            .description, .documentNumber, .medium, .route, .applicantKind,
        ]
        for kind in RequestKind.allCases {
            for applicant in ApplicantKind.allCases {
                #expect(Set(ApplicationDraft.fields(kind, applicant)).isSubset(of: lawful))
            }
        }
        #expect(!Field.allCases.contains { $0.rawValue.contains("purpose") || $0.chinese.contains("用途") })
    }
}
