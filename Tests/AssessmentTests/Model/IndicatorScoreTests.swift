import Inspection
import Kernel
import Testing

@testable import Assessment

@Suite struct IndicatorScoreTests {
    private static func indicator(
        _ method: Indicator.Method, weight: Points = Points(20), _ id: String = "A1"
    ) -> Indicator {
        Indicator(
            id: id, title: "主动公开按时率", source: "条例第二十六条", measure: method == .manual ? nil : "x", weight: weight,
            method: method, groups: [.section], page: "/console/articles")
    }

    private static let items = [MeasuredItem(title: "《甲》", address: "/console/articles/1")]

    /// EVAL-3: 36 of 39 are 92.3 %; of 20 points 18.4 are left, cut and not rounded.
    @Test(
        "Points by a figure",
        arguments: [
            (Indicator.Method.rate(target: 100), Measure.rate(part: 36, whole: 39), 184),
            (.rate(target: 90), .rate(part: 36, whole: 39), 200),
            (.rate(target: 95), .rate(part: 36, whole: 39), 194), (.rate(target: 100), .rate(part: 0, whole: 3), 0),
            (.rate(target: 100), .rate(part: 39, whole: 39), 200), (.each(Points(tenths: 5)), .count(3), 185),
            (.each(Points(5)), .count(9), 0), (.each(Points(2)), .rate(part: 8, whole: 10), 160),
            (.reach(4), .count(3), 150),
            (.reach(4), .count(7), 200), (.within(days: 14), .age(days: 14), 200),
            (.within(days: 14), .age(days: 15), 0),
            (.within(days: 14), .age(days: nil), 0),
        ])
    func points(method: Indicator.Method, measure: Measure, tenths: Int) {
        let score = Self.indicator(method).score(MeasureReading(measure, items: Self.items))
        #expect(score.got == Points(tenths: tenths) && score.isApplicable)
    }

    @Test(
        "What has no records counts for nobody",
        arguments: [Measure.rate(part: 0, whole: 0), .rate(part: -1, whole: -1)])
    func nothing(measure: Measure) {
        let score = Self.indicator(.rate(target: 100)).score(MeasureReading(measure))
        #expect(!score.isApplicable && score.lost == .none)
        #expect(!Self.indicator(.each(Points(1))).score(nil).isApplicable)
    }

    /// EVAL-4 as a property.
    @Test("Whatever the figure, no point is lost without something to look at, and none is won beyond the weight")
    func provable() {
        let methods: [Indicator.Method] = [
            .rate(target: 100), .rate(target: 1), .each(Points(tenths: 1)), .reach(3), .within(days: 7),
        ]
        let measures: [Measure] = [0, 1, 5, 39, 1_000_000, Int.max].flatMap { n in
            [
                .rate(part: n / 2, whole: n), .rate(part: n, whole: n), .count(n), .age(days: n), .age(days: nil),
                .count(-n),
                .rate(part: n, whole: 1),
            ]
        }
        for method in methods {
            for measure in measures {
                for found in [MeasureReading(measure), MeasureReading(measure, items: Self.items)] {
                    let score = Self.indicator(method).score(found)
                    #expect(score.got >= .none && score.got <= Points(20))
                    #expect(score.lost == .none || !score.items.isEmpty, "\(method) \(measure)")
                }
            }
        }
    }

    @Test("A point lost by hand needs a reason and a record")
    func byHand() throws {
        let indicator = Self.indicator(.manual, weight: Points(10))
        #expect(try indicator.score(ManualScore(points: Points(10))).get().lost == .none)
        let good = try indicator.score(
            ManualScore(points: Points(tenths: 85), reason: "会议没有记录", address: "/console/plans")
        ).get()
        #expect(good.lost == Points(tenths: 15) && good.items.map(\.address) == ["/console/plans"])
        for bad in [
            ManualScore(points: Points(8)), ManualScore(points: Points(8), reason: "差"),
            ManualScore(points: Points(8), reason: "差", address: "http://x/"),
            ManualScore(points: Points(8), reason: "差", address: "//x/"),
            ManualScore(points: Points(11)), ManualScore(points: Points(tenths: -1)),
        ] {
            #expect(throws: Refusal.self) { try indicator.score(bad).get() }
        }
    }

    @Test("The total is scaled over what applies (EVAL-2), with its band")
    func totals() throws {
        let scheme = try AssessmentWorld.scheme()
        let full = Self.indicator(.rate(target: 100)).score(MeasureReading(.rate(part: 1, whole: 1)))
        let half = Self.indicator(.rate(target: 100), "A2").score(
            MeasureReading(.rate(part: 1, whole: 2), items: Self.items))
        let blank = Self.indicator(.rate(target: 100), "A3").score(nil)
        #expect(scheme.total([full, half, blank]) == Points(75))
        #expect(scheme.total([blank]) == nil)
        #expect(scheme.total([full, half], adjusted: Points(30)) == Points(100))
        #expect(
            [100, 90, 89, 70, 69, 60, 59, 0].map { scheme.band(of: Points($0)) } == [
                "优秀", "优秀", "良好", "良好", "合格", "合格", "不合格", "不合格",
            ])
        #expect(scheme.band(of: Points(tenths: 899)) == "良好")
    }

    @Test("Equal scores share a place")
    func ranking() {
        func sheet(_ number: Int, _ total: Int?) -> AssessmentSheet {
            var sheet = AssessmentSheet(
                id: AssessmentWorld.id(number), round: AssessmentWorld.id(9), agency: AssessmentWorld.commission,
                party: .unit(AssessmentWorld.id(number)), name: "科\(number)", group: .section,
                owner: AssessmentWorld.id(number))
            sheet.total = total.map { Points($0) }
            return sheet
        }
        let ranked = RankedSheet.ranking([sheet(1, 80), sheet(2, nil), sheet(3, 95), sheet(4, 80), sheet(5, 70)])
        #expect(ranked.map(\.place) == [1, 2, 2, 4, nil])
    }
}
