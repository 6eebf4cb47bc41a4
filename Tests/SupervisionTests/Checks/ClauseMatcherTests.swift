import Foundation
import Kernel
import Plans
import Testing

@testable import Supervision

/// A clause as plans write it, and what must be proposed for it.
struct MatchedClause: CustomTestStringConvertible, Sendable {
    let words: String
    let measure: String
    let threshold: Int
    let period: Period.Kind

    init(_ words: String, _ measure: String, _ threshold: Int, _ period: Period.Kind) {
        self.words = words
        self.measure = measure
        self.threshold = threshold
        self.period = period
    }

    var testDescription: String { words }
}

@Suite struct ClauseMatcherTests {
    static let measured: [MatchedClause] = [
        .init("主动公开的政府信息自形成之日起20个工作日内公开", "publication.on-time.rate", 100, .year),
        .init("应公开政府信息及时公开率达到98%", "publication.on-time.rate", 98, .year),
        .init("依申请公开按时答复率100%", "requests.on-time.rate", 100, .year),
        .init("收到信息公开申请后20个工作日内答复，确需延期的履行告知手续", "requests.on-time.rate", 100, .year),
        .init("依法依规办理依申请公开，按期答复每一件申请", "requests.on-time.rate", 100, .year),
        .init("依申请公开行政复议、诉讼纠错率控制在5%以内", "requests.corrected.rate", 5, .year),
        .init("提高答复质量，力争全年零败诉", "requests.corrected.count", 0, .year),
        .init("主动公开基本目录事项覆盖率不低于百分之九十五", "catalogue.coverage.rate", 95, .year),
        .init("实现目录事项应公开尽公开", "catalogue.coverage.rate", 100, .year),
        .init("公开目录每季度动态调整，不留超期事项", "catalogue.overdue.count", 0, .quarter),
        .init("网站栏目更新率达到100%", "columns.fresh.rate", 100, .month),
        .init("每半年自查一次，消除空白栏目", "columns.empty.count", 0, .halfYear),
        .init("坚决杜绝僵尸栏目", "columns.stale.count", 0, .month),
        .init("工作动态栏目两周内必须更新", "columns.news.age", 14, .month),
        .init("门户网站首页10天内有信息更新", "site.home.age", 10, .month),
        .init("通知公告栏目6个月内至少更新，避免久不更新", "columns.notices.age", 180, .halfYear),
        .init("各科室每月报送政务信息不少于5条", "publication.count", 5, .month),
        .init("全年主动公开信息不少于三百条", "publication.count", 300, .year),
        .init("按月发布法定传染病疫情信息", "publication.epidemic.count", 1, .month),
        .init("流感流行季每周发布疫情概况1次", "publication.epidemic.count", 1, .week),
        .init("每季度公布“双随机、一公开”抽查结果", "publication.inspection.count", 1, .quarter),
        .init("每月公示行政处罚决定书信息", "publication.penalty.count", 1, .month),
        .init("重大决策公开征求意见全年不少于3次", "publication.consultation.count", 3, .year),
        .init("每年组织政府开放日活动不少于2次", "publication.open-day.count", 2, .year),
        .init("每半年召开新闻发布会不少于1场", "publication.press.count", 1, .halfYear),
        .init("全年开展在线访谈不少于4期", "publication.survey.count", 4, .year),
        .init("政策解读率达到100%", "interpretation.rate", 100, .year),
        .init("规范性文件和重要政策应解读尽解读", "interpretation.rate", 100, .year),
        .init("解读材料在政策文件公开后3个工作日内发布", "interpretation.on-time.rate", 100, .year),
        .init("政策文件与解读材料同步发布", "interpretation.on-time.rate", 100, .year),
        .init("图解、视频等多样化解读率不低于90%", "interpretation.forms.rate", 90, .year),
        .init("非文字解读占比要达到八成五即百分之八十五", "interpretation.forms.rate", 85, .year),
        .init("解读多渠道发布率不低于92.5％", "interpretation.channels.rate", 93, .year),
        .init("每季度发布政策解读不少于3篇", "interpretation.count", 3, .quarter),
        .init("主要负责人带头解读重要政策，全年不少于2次", "interpretation.leader.count", 2, .year),
        .init("每季度通报1次政策文件解读情况", "interpretation.bulletin.count", 1, .quarter),
        .init("重要政策文件配套问答比例不低于80%", "interpretation.qa.rate", 80, .year),
        .init("对涉企政策开展实施效果评估，全年不少于两件", "interpretation.evaluation.count", 2, .year),
        .init("每季度排查一次，清除死链和错链", "links.broken.count", 0, .quarter),
        .init("严防错别字和严重表述错误", "wording.findings.count", 0, .month),
        .init("“我为政府网站找错”留言3个工作日内办结", "corrections.on-time.rate", 100, .year),
        .init("工作要点任务完成率不低于95%", "tasks.done.rate", 95, .year),
        .init("各项任务按时办结率达到90%以上", "tasks.on-time.rate", 90, .year),
        .init("网民留言5个工作日内回复，按时办结率100%", "letters.on-time.rate", 100, .quarter),
        .init("12345热线群众满意率不低于95%", "letters.satisfaction.rate", 95, .quarter),
        .init("突发事件舆情5小时内发布权威信息", "sentiment.on-time.rate", 100, .year),
        .init("主要负责人每年听取政务公开工作汇报不少于2次", "hearings.leader.count", 2, .year),
        .init("分管领导每半年专题研究政务公开工作至少一次", "hearings.leader.count", 1, .halfYear),
        .init("全年组织政务公开业务培训，不少于2次", "training.count", 2, .year),
        .init("局务会议议定事项公开率不低于80%", "meetings.published.rate", 80, .year),
        .init("严格公文公开属性源头认定", "documents.attribute.rate", 100, .year),
        .init("全面清理现行有效行政规范性文件", "normative.clean-up.rate", 100, .year),
        .init("规范性文件有效期届满前完成标注，无过期文件", "normative.overdue.count", 0, .month),
        .init("新增开放数据集不少于10个", "open-data.sets.count", 10, .year),
        .init("微信公众号每周推送信息不少于2条", "media.age", 7, .week),
        .init("政务新媒体14天内必须更新", "media.age", 14, .month),
        .init("政务公开在绩效考核中的分值权重不低于4%", "assessment.weight.rate", 4, .year),
    ]

    @Test(arguments: measured) func `a common clause finds its measure, number and period (EVAL-3)`(
        _ clause: MatchedClause
    ) throws {
        let matcher = ClauseMatcher(try MeasureFile.shipped())
        let found = matcher.proposals(of: clause.words)
        let proposal = try #require(found.first { $0.measure == clause.measure }, "\(found)")
        #expect(proposal.method == .measured)
        #expect(proposal.threshold == clause.threshold)
        #expect(proposal.period == clause.period)
        #expect(found.filter { $0.method == .measured }.map(\.measure) == [clause.measure])
    }

    @Test(arguments: [
        ("每季度对直属单位公开情况抽查不少于1次", Period.Kind.quarter as Period.Kind?),
        ("全年编发工作简报不少于6期", .year), ("价格变动后5个工作日内更新价目表", nil),
        ("每年修订一次工作手册", .year),
    ]) func `what nothing measures is looked at by a person`(_ words: String, _ period: Period.Kind?) throws {
        let found = ClauseMatcher(try MeasureFile.shipped()).proposals(of: words)
        #expect(found.map(\.method) == [.manual])
        #expect(found.first?.period == period)
    }

    @Test(arguments: ["公开医养结合机构名录和安宁疗护服务点位", "加强组织领导，完善工作机制", "落实国务院部门制定的26个标准指引"])
    func `a clause without number or day is followed by its task (TASK-4)`(_ words: String) throws {
        let found = ClauseMatcher(try MeasureFile.shipped()).proposals(of: words)
        #expect(found.map(\.method) == [.byTask])
    }

    @Test func `one sentence may ask for two measures`() throws {
        let found = ClauseMatcher(try MeasureFile.shipped())
            .proposals(of: "多样化方式解读（指采用图表、图解、动漫等方式，即非纯文字解读）率和多渠道发布率均要达到总量的90%。")
        #expect(Set(found.compactMap(\.measure)) == ["interpretation.forms.rate", "interpretation.channels.rate"])
        #expect(found.allSatisfy { $0.threshold == 90 })
    }

    @Test(arguments: [
        ("不低于百分之九十五", ClauseDemand.Kind.percent(95)), ("达到百分之百", .percent(100)), ("99.5%", .percent(100)),
        ("至少听取两次", .count(2)), ("不少于十二篇", .count(12)), ("３个工作日内", .workingDays(3)), ("二十四小时内", .hours(24)),
        ("两周内", .days(14)), ("6个月内", .days(180)), ("一个月内", .days(30)),
    ]) func `a number is read in figures and in Chinese`(_ words: String, _ kind: ClauseDemand.Kind) {
        #expect(DemandReading.demands(in: words).map(\.kind) == [kind])
    }

    @Test(arguments: ["26个标准指引", "国办发〔2021〕12号", "一网通办", "第三季度", "18岁以下", "2019年"])
    func `a number that asks for nothing is passed over`(_ words: String) {
        #expect(DemandReading.demands(in: words).isEmpty)
    }
}

/// The plans that everybody reads: each requirement in them is answered by a measure or by a dated look at it.
@Suite struct CorpusClauseTests {
    struct Document: Decodable { let tasks: [Item] }
    struct Item: Decodable {
        let text: String
        let requirements: [Requirement]
    }
    struct Requirement: Decodable {
        let kind: String
        let value: Value
        let unit: String
        let quote: String
        let period: String?
    }
    enum Value: Decodable {
        case number(Double), words(String), unknown

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .unknown
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .words(try container.decode(String.self))
            }
        }

        var text: String? {
            switch self {
            case .number(let number): "\(number)"
            case .words(let words): words
            case .unknown: nil
            }
        }
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("PlansTests/Corpus")

    static func tasks() throws -> [(text: String, requirements: [TaskRequirement])] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".expected.json") }.sorted()
        return try names.flatMap { name in
            let data = try Data(contentsOf: folder.appendingPathComponent(name))
            return try JSONDecoder().decode(Document.self, from: data).tasks.map { item in
                (
                    item.text,
                    item.requirements.map {
                        TaskRequirement(
                            kind: $0.kind, value: $0.value.text, unit: $0.unit, quote: $0.quote, period: $0.period)
                    }
                )
            }
        }
    }

    static let expected: [(quote: String, answer: String)] = [
        ("3个工作日内", "interpretation.on-time.rate"),
        ("每季度对本部门重要政策解读情况进行梳理总结、查缺补漏", "interpretation.bulletin.count"),
        ("每季度通报1次", "interpretation.bulletin.count"), ("3小时内", "sentiment.on-time.rate"),
        ("5小时内", "sentiment.on-time.rate"), ("24小时内", "sentiment.on-time.rate"), ("2020年年底前", "manual 2020-12-31"),
        ("3个工作日内", "interpretation.on-time.rate"), ("分值权重不低于4%", "assessment.weight.rate"),
        ("按月发布", "publication.epidemic.count"),
        ("均要达到总量的90%", "interpretation.forms.rate interpretation.channels.rate"),
        ("年内至少听取两次政务公开工作汇报", "hearings.leader.count"),
    ]

    @Test func `every requirement of the corpus is answered`() throws {
        let matcher = ClauseMatcher(try MeasureFile.shipped())
        var found: [(quote: String, answer: String)] = []
        for task in try CorpusClauseTests.tasks() {
            let proposals = matcher.proposals(of: task.text, requirements: task.requirements)
            for required in task.requirements {
                let own = proposals.filter {
                    $0.method != .byTask && $0.quote.unspaced.contains(required.quote.unspaced)
                }
                found.append((required.quote, own.map(CorpusClauseTests.answer).joined(separator: " ")))
            }
        }
        #expect(found.map(\.quote) == CorpusClauseTests.expected.map(\.quote))
        for (one, other) in zip(found, CorpusClauseTests.expected) {
            let answers = Set(one.answer.split(separator: " ")), wanted = Set(other.answer.split(separator: " "))
            #expect(wanted.isSubset(of: answers), "\(one)")
        }
    }

    static func answer(_ proposal: ClauseProposal) -> String {
        proposal.measure ?? "manual\(proposal.due.map { " \($0)" } ?? "")"
    }
}
