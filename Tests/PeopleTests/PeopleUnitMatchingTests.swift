import Kernel
import Testing

@testable import People

@Suite struct PeopleUnitMatchingTests {
    static let units: [Unit] = {
        let agency = AgencyID(at: Moment(milliseconds: 1), random: (0, 1))
        let named: [(String, UnitKind, String?, [String])] = [
            ("办公室", .section, nil, []), ("规划信息科", .section, nil, []), ("政策法规与综合监督科", .section, "法监科", []),
            ("疾病预防控制科", .section, nil, []), ("宣传教育科", .section, nil, ["政务公开办", "宣教股"]), ("人事科", .section, nil, []),
            ("信访室", .section, nil, []), ("县人民医院", .affiliate, "县医院", []), ("县妇幼保健院", .affiliate, nil, []),
            ("县疾病预防控制中心", .affiliate, "县疾控中心", []), ("城关镇", .locality, nil, []),
        ]
        return named.enumerated().map { index, one in
            Unit(
                id: UnitID(at: Moment(milliseconds: 1), random: (0, UInt64(index))), agency: agency, name: one.0,
                shortName: one.2, kind: one.1, order: index, aliases: one.3)
        }
    }()
    static let matcher = UnitMatcher(units: units, agencyNames: ["青禾县卫生健康局", "青禾县卫健局", "县卫健局"])

    /// A match in one line, for tables.
    static func words(_ match: UnitMatch) -> String {
        switch match {
        case .exact(let unit): "= \(unit.name)"
        case .alias(let unit): "~ \(unit.name)"
        case .expands(let units, let kinds, let isVague):
            "* \(kinds.map(\.rawValue).sorted().joined(separator: " ")) \(units.count)\(isVague ? " ?" : "")"
        case .candidates(let candidates): "? \(candidates[0].unit.name) \(candidates[0].score)"
        case .none: "-"
        }
    }

    @Test(
        "TASK-2: names as plans write them",
        arguments: [
            // The unit's own names.
            ("办公室", "= 办公室"), (" 办 公 室 ", "= 办公室"), ("“信访室”", "= 信访室"),
            ("法监科", "~ 政策法规与综合监督科"), ("宣教股", "~ 宣传教育科"), ("政务公开办", "~ 宣传教育科"), ("县医院", "~ 县人民医院"),
            // The agency's name before it.
            ("局办公室", "~ 办公室"), ("县卫健局办公室", "~ 办公室"), ("青禾县卫生健康局人事科", "~ 人事科"), ("委机关信访室", "~ 信访室"),
            // Many at once.
            ("各科室(所、办)", "* section 7"), ("各科室（所、办）", "* section 7"), ("局各科室(所、办)", "* section 7"),
            ("局机关各科室", "* section 7"), ("委机关处室", "* section 7"), ("委相关处室", "* section 7 ?"), ("有关科室", "* section 7 ?"),
            ("省属医疗卫生单位", "* affiliate 3"), ("各直属单位", "* affiliate 3"), ("局属各单位", "* affiliate 3"),
            ("各医疗卫生单位", "* affiliate 3"), ("市府直属各部门", "* affiliate 3"), ("委机关处室省属医疗卫生单位", "* affiliate section 10"),
            ("各县（区）人民政府（管委会）", "* locality 1"), ("各县（区）人民政府（管委会", "* locality 1"), ("各乡镇", "* locality 1"),
            ("各县（区）人民政府（管委会）合市府直属各部门", "* affiliate locality 4"),
            // Abbreviations and neighbours: a person decides.
            ("宣教科", "? 宣传教育科 85"), ("规信科", "? 规划信息科 80"), ("疾控科", "? 疾病预防控制科 80"), ("人事处", "? 人事科 85"),
            ("县妇幼", "? 县妇幼保健院 80"), ("政策法规科", "? 政策法规与综合监督科 80"),
            // Nobody here.
            ("市司法局", "-"), ("市教育局", "-"), ("财务处", "-"), ("", "-"), ("　", "-"),
            ("机关党委", "-"), (String(repeating: "办", count: 500), "-"),
        ])
    func names(_ name: String, _ expected: String) {
        #expect(Self.words(Self.matcher.match(name)) == expected, "\(name)")
    }

    @Test func closedUnitsAreNotFound() {
        let closed = Self.units.map {
            Unit(id: $0.id, agency: $0.agency, name: $0.name, kind: $0.kind, isActive: false)
        }
        #expect(UnitMatcher(units: closed).match("办公室") == .none)
    }

    @Test func everyUnitIsFoundByItsOwnNames() {
        for unit in Self.units {
            #expect(Self.matcher.match(unit.name) == .exact(unit))
            for other in unit.names.dropFirst() { #expect(Self.matcher.match(other) == .alias(unit)) }
        }
    }

    @Test func candidatesComeBestFirstAndNeverMoreThanFive() {
        let agency = Self.units[0].agency
        let many = (0..<40).map { index in
            Unit(
                id: UnitID(at: Moment(milliseconds: 1), random: (0, UInt64(100 + index))), agency: agency,
                name: "综合业务第\(index)科")
        }
        guard case .candidates(let found) = UnitMatcher(units: many).match("综合业务科") else {
            Issue.record("no candidates")
            return
        }
        #expect(found.count == 5)
        #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
    }
}
