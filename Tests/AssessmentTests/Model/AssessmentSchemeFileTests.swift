import Inspection
import Kernel
import Testing

@testable import Assessment

@Suite struct AssessmentSchemeFileTests {
    private static let head =
        "scheme: qh\ntitle: 甲\nsource: 乙\nshare: 5\nfull: 100\nbands: [{name: 好, from: 60}, {name: 差, from: 0}]\nindicators:\n"

    private func sentence(_ text: String) -> String {
        do {
            _ = try AssessmentSchemeFile.schemes(local: [("县.yaml", text)], measures: AssessmentWorld.measures)
            return ""
        } catch let refusal as Refusal { return refusal.sentence } catch { return "\(error)" }
    }

    @Test("The shipped scheme: 100 points for a section and for an agency, 4 %")
    func shipped() throws {
        let scheme = try AssessmentSchemeFile.schemes(measures: AssessmentWorld.measures)[0]
        #expect(scheme.indicators(for: .section).reduce(Points.none) { $0 + $1.weight } == Points(100))
        #expect(scheme.indicators(for: .agency).reduce(Points.none) { $0 + $1.weight } == Points(100))
        #expect(scheme.share == 4 && scheme.shareRefusal == nil)
        #expect(scheme.bands.map(\.from) == [Points(90), Points(70), Points(60), .none])
    }

    @Test("An office's own scheme comes first")
    func local() throws {
        let text =
            Self.head
            + "- {id: A, title: 培训, source: 县, measure: site.findings.count, weight: 10, each: 2, for: [section]}"
        let schemes = try AssessmentSchemeFile.schemes(local: [("县.yaml", text)], measures: AssessmentWorld.measures)
        #expect(schemes.map(\.id) == ["qh", "national"])
    }

    @Test(
        "A fault is told with its file and line",
        arguments: [
            (
                "- {id: A, title: 甲, source: 乙, measure: no.such, weight: 10, each: 2, for: [section]}",
                "县.yaml 第 8 行没有采用：本系统没有指标“no.such”"
            ),
            ("- {id: A, title: 甲, source: 乙, weight: 10, each: 2, for: [section]}", "没有“measure”"),
            ("- {id: A, title: 甲, source: 乙, measure: site.findings.count, weight: 10, for: [section]}", "计分办法"),
            (
                "- {id: A, title: 甲, source: 乙, measure: site.findings.count, weight: 10, each: 1, target: 90, for: [section]}",
                "计分办法"
            ),
            (
                "- {id: A, title: 甲, source: 乙, measure: site.findings.count, weight: 101, each: 1, for: [section]}",
                "超过满分"
            ),
            (
                "- {id: A, title: 甲, source: 乙, measure: site.findings.count, weight: 0, each: 1, for: [section]}",
                "大于 0"
            ),
            ("- {id: A, title: 甲, source: 乙, measure: site.findings.count, weight: 1, each: 1, for: [科室]}", "“for”应列出"),
            (
                "- {id: A, title: 甲, source: 乙, manual: true, measure: site.findings.count, weight: 1, for: [section]}",
                "不写“measure”"
            ),
            ("", "没有“indicators:”"),
        ])
    func faults(line: String, expected: String) {
        #expect(sentence(Self.head + line).contains(expected), "\(sentence(Self.head + line))")
    }

    @Test("Bands must cover every score")
    func bands() {
        let text =
            Self.head.replacing("{name: 差, from: 0}", with: "{name: 差, from: 10}")
            + "- {id: A, title: 甲, source: 乙, manual: true, weight: 1, for: [section]}"
        #expect(sentence(text).contains("一档从 0 分开始"))
    }
}
