import Kernel
import Testing

@testable import Documents

/// NORM-4: what a text is worth on a day, as a literal table and as properties of random libraries.
@Suite struct ValidityTests {
    typealias World = NormativeWorld

    struct Row: CustomTestStringConvertible {
        let name: String
        let texts: [NormativeText]
        let relations: [NormativeRelation]
        /// Day and validity of text 1.
        let expected: [(String, Validity)]
        var testDescription: String { name }
    }

    static let rows: [Row] = [
        Row(
            name: "a term of five years", texts: [World.registered(1, "甲", effective: "2021-03-01")], relations: [],
            expected: [
                ("2021-02-28", .notYet), ("2021-03-01", .inForce), ("2026-02-28", .inForce), ("2026-03-01", .expired),
            ]),
        Row(
            name: "a trial term of two years that begins on 29 February",
            texts: [World.registered(1, "甲（试行）", effective: "2024-02-29", term: .years(2))], relations: [],
            expected: [("2026-02-28", .inForce), ("2026-03-01", .expired)]),
        Row(
            name: "open-ended",
            texts: [World.registered(1, "甲", effective: "2001-01-01", term: .openEnded(reason: "程序规定"))], relations: [],
            expected: [("2000-12-31", .notYet), ("2099-01-01", .inForce)]),
        Row(
            name: "repealed when the repealing text takes effect",
            texts: [
                World.registered(1, "甲", effective: "2022-01-01"), World.registered(2, "乙", effective: "2024-07-01"),
            ], relations: [World.relation(9, .repeals, 2, 1)],
            expected: [("2024-06-30", .inForce), ("2024-07-01", .repealed), ("2027-01-01", .repealed)]),
        Row(
            name: "repealed on a later day than the acting text takes effect",
            texts: [
                World.registered(1, "甲", effective: "2022-01-01"), World.registered(2, "乙", effective: "2024-07-01"),
            ], relations: [World.relation(9, .repeals, 2, 1, on: "2024-10-01")],
            expected: [("2024-07-01", .inForce), ("2024-09-30", .inForce), ("2024-10-01", .repealed)]),
        Row(
            name: "a day before the acting text takes effect does not count",
            texts: [
                World.registered(1, "甲", effective: "2022-01-01"), World.registered(2, "乙", effective: "2024-07-01"),
            ], relations: [World.relation(9, .replaces, 2, 1, on: "2023-01-01")],
            expected: [("2023-06-01", .inForce), ("2024-07-01", .repealed)]),
        Row(
            name: "a repeal after the term has run out changes nothing",
            texts: [
                World.registered(1, "甲", effective: "2015-01-01"), World.registered(2, "乙", effective: "2024-07-01"),
            ], relations: [World.relation(9, .repeals, 2, 1)],
            expected: [("2019-12-31", .inForce), ("2020-01-01", .expired), ("2024-07-01", .expired)]),
        Row(
            name: "amended, then repealed",
            texts: [
                World.registered(1, "甲", effective: "2022-01-01"), World.registered(2, "乙", effective: "2023-01-01"),
                World.registered(3, "丙", effective: "2024-01-01"),
            ], relations: [World.relation(8, .amends, 2, 1), World.relation(9, .repeals, 3, 1)],
            expected: [("2022-12-31", .inForce), ("2023-01-01", .amended), ("2024-01-01", .repealed)]),
        Row(
            name: "repealed in part is amended",
            texts: [
                World.registered(1, "甲", effective: "2022-01-01"), World.registered(2, "乙", effective: "2023-01-01"),
            ], relations: [World.relation(9, .repeals, 2, 1, scope: "第三条")],
            expected: [("2023-01-01", .amended), ("2027-01-01", .expired)]),
        Row(
            name: "what was repealed does not rise again when the repealing text ends",
            texts: [
                World.registered(1, "甲", effective: "2022-01-01", term: .openEnded(reason: "无")),
                World.registered(2, "乙", effective: "2023-01-01", term: .years(1)),
                World.registered(3, "丙", effective: "2023-06-01"),
            ], relations: [World.relation(8, .repeals, 2, 1), World.relation(9, .repeals, 3, 2)],
            expected: [("2023-01-01", .repealed), ("2023-07-01", .repealed), ("2030-01-01", .repealed)]),
        Row(
            name: "a text that was itself repealed before it took effect repeals nothing",
            texts: [
                World.registered(1, "甲", effective: "2022-01-01", term: .openEnded(reason: "无")),
                World.registered(2, "乙", effective: "2025-01-01"), World.registered(3, "丙", effective: "2024-06-01"),
            ], relations: [World.relation(8, .repeals, 2, 1), World.relation(9, .repeals, 3, 2)],
            expected: [("2025-01-01", .inForce), ("2026-01-01", .inForce)]),
        Row(
            name: "basis and forwarding change nothing",
            texts: [
                World.registered(1, "甲", effective: "2022-01-01"), World.registered(2, "乙", effective: "2023-01-01"),
            ], relations: [World.relation(8, .basis, 2, 1), World.relation(9, .forwards, 2, 1)],
            expected: [("2023-01-01", .inForce), ("2026-12-31", .inForce), ("2027-01-01", .expired)]),
    ]

    @Test(arguments: rows) func table(_ row: Row) {
        let library = NormativeLibrary(texts: row.texts, relations: row.relations)
        for (day, validity) in row.expected {
            #expect(library.graph.validity(of: World.id(1), on: World.day(day)) == validity, "\(row.name) on \(day)")
        }
    }

    @Test func declaredVoidByDecisionAndTheEarlierEndCounts() {
        var text = World.registered(1, "甲", effective: "2022-01-01")
        text.ending = NormativeEnding(ValidityEnding(.declaredVoid, on: World.day("2024-05-01")), cleanUp: World.id(61))
        let alone = NormativeLibrary(texts: [text], relations: []).graph
        #expect(alone.validity(of: text.id, on: World.day("2024-04-30")) == .inForce)
        #expect(alone.validity(of: text.id, on: World.day("2024-05-01")) == .declaredVoid)
        let other = World.registered(2, "乙", effective: "2024-03-01")
        let both = NormativeLibrary(texts: [text, other], relations: [World.relation(9, .repeals, 2, 1)])
        #expect(both.graph.validity(of: text.id, on: World.day("2024-06-01")) == .repealed)
        #expect(both.listing(text, on: World.day("2024-06-01")).banner?.contains("被《乙》（青卫发〔2024〕2号）废止") == true)
    }

    /// NORM-2: what was not registered and issued is no basis for anything.
    @Test func aDraftIsNotInForceAndChangesNothing() {
        var draft = World.registered(2, "乙", effective: "2023-01-01")
        draft.registration = nil
        let library = NormativeLibrary(
            texts: [World.registered(1, "甲", effective: "2022-01-01"), draft],
            relations: [World.relation(9, .repeals, 2, 1)])
        #expect(library.graph.validity(of: World.id(2), on: World.today) == .notYet)
        #expect(library.graph.validity(of: World.id(1), on: World.today) == .inForce)
    }

    /// One row is read from both ends.
    @Test func relationsReadFromBothEnds() {
        let library = NormativeLibrary(
            texts: [
                World.registered(1, "甲", effective: "2022-01-01"), World.registered(2, "乙", effective: "2023-01-01"),
            ],
            relations: [World.relation(9, .amends, 2, 1, scope: "第三条")])
        #expect(library.relations(of: World.id(2)).map { "\($0.words)\($0.otherTitle)" } == ["修改《甲》（青卫发〔2022〕1号）"])
        #expect(library.relations(of: World.id(1)).map { "\($0.words)\($0.otherTitle)" } == ["被修改《乙》（青卫发〔2023〕2号）"])
    }

    /// 300 random libraries: no text applies outside its days, nothing that ended begins again, the order of rows is
    /// nothing to the answer, and rows that only cite change nothing.
    @Test func propertiesOfRandomLibraries() {
        var generator = Sequence64(seed: 20_260_610)
        for _ in 0..<300 {
            let library = ValidityTests.random(&generator)
            let turned = NormativeLibrary(
                texts: library.texts.reversed(), relations: library.relations.shuffled(using: &generator))
            let acting = NormativeLibrary(
                texts: library.texts, relations: library.relations.filter(\.kind.changesTarget))
            for text in library.texts {
                let faults = ValidityTests.faults(of: text, library, turned, acting)
                #expect(faults == [], "\(text.title)")
            }
        }
    }

    private static func faults(
        of text: NormativeText, _ library: NormativeLibrary, _ turned: NormativeLibrary, _ acting: NormativeLibrary
    ) -> [String] {
        var faults: [String] = [], hasEnded = false
        for offset in stride(from: 0, through: 4_400, by: 37) {
            let day = World.day("2018-01-01").adding(days: offset)
            let validity = library.graph.validity(of: text.id, on: day)
            if validity != turned.graph.validity(of: text.id, on: day) { faults.append("order on \(day)") }
            if validity != acting.graph.validity(of: text.id, on: day) { faults.append("citing on \(day)") }
            if validity.isApplicable {
                if hasEnded { faults.append("rises again on \(day)") }
                if text.effectiveOn.map({ $0 > day }) ?? true { faults.append("before its day on \(day)") }
                if text.expiresOn.map({ $0 < day }) ?? false { faults.append("after its term on \(day)") }
            }
            hasEnded = hasEnded || [.repealed, .expired, .declaredVoid].contains(validity)
        }
        return faults
    }

    /// Later texts act on earlier ones, as decisions let it.
    private static func random(_ generator: inout Sequence64) -> NormativeLibrary {
        let count = Int.random(in: 2...9, using: &generator)
        let texts = (1...count).map { number in
            World.registered(
                number, "文件\(number)",
                effective: World.day("2018-01-01").adding(days: Int.random(in: 0...3_000, using: &generator))
                    .description,
                term: [.years(1), .years(5), .openEnded(reason: "无")].randomElement(using: &generator) ?? .years(5))
        }
        let relations = (0..<Int.random(in: 0...12, using: &generator)).compactMap { index -> NormativeRelation? in
            let source = Int.random(in: 2...count, using: &generator)
            let kind = NormativeRelationKind.allCases.randomElement(using: &generator) ?? .basis
            return World.relation(
                100 + index, kind, source, Int.random(in: 1..<source, using: &generator),
                scope: Bool.random(using: &generator) ? "第一条" : nil)
        }
        return NormativeLibrary(texts: texts, relations: relations)
    }
}

/// The same numbers in every run.
struct Sequence64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
