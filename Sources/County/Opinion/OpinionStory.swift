import Kernel
import Opinion
import People
import Publishing

/// What the county answered in half a year: an emergency, a rumour, an answer that came too late, and one that runs now.
struct OpinionStory {
    let opinions: OpinionStore
    let county: SampleCounty
    let world: CountyWorld
    let portal: CountyPortal
    let asOf: Moment

    func tell() async throws {
        try await roster()
        for opinion in CountyOpinion.all where opinion.ago > 100 { try await tell(opinion) }
        try await emergency()
        for opinion in CountyOpinion.all where opinion.ago <= 100 { try await tell(opinion) }
        try await sources()
        try await runningNow()
    }

    private func at(_ ago: Int, _ minute: Int) -> Moment { Moment(day: asOf.day.adding(days: -ago), minute: minute) }
    private func set(_ moment: Moment) { county.clock.set(min(moment, asOf.adding(seconds: -60))) }

    private func unit(_ name: String) -> UnitID? { world.units.first { $0.name == name }?.id }

    // MARK: The usual ones

    private func tell(_ one: CountyOpinion) async throws {
        let start = at(one.ago, one.minute), office = try world.officer("hexiaowen")
        set(start.adding(seconds: 25 * 60))
        var found = try await opinions.register(
            OpinionRegistration(
                notice: OpinionNotice(
                    title: one.title, summary: one.summary, source: one.source, discoveredAt: start), kind: .ordinary,
                unit: unit(one.unit)), by: office)
        set(start.adding(seconds: 70 * 60))
        found = try await act(
            .consult(members: "新闻发言人、办公室、\(one.unit)", words: one.fate == .declined ? "与本县无关，影响很小。" : "反映的情况需要回应。"),
            found, "guyunshu")
        if one.fate == .declined { return try await decline(found, start) }
        if one.rumour != nil { found = try await seenEarlier(found, start) }
        set(start.adding(seconds: 100 * 60))
        found = try await act(
            .grade(
                OpinionGrading(level: one.level, unit: unit(one.unit), reasons: one.reasons, order: "查清事实，按期回应。")),
            found, "guyunshu")
        if let rumour = one.rumour {
            found = try await act(
                .addRumour(claim: rumour.claim, fact: rumour.fact, evidence: rumour.evidence, isSerious: false), found,
                "guyunshu")
        }
        try await answer(one, found, start)
    }

    /// SEN-3: the group had it before the duty officer saw it; the clock begins where it was first seen.
    private func seenEarlier(_ found: OpinionCase, _ start: Moment) async throws -> OpinionCase {
        set(start.adding(seconds: 85 * 60))
        return try await act(
            .correctTimes(
                OpinionTimes(discovered: start, occurred: start.adding(seconds: -42 * 60)),
                words: "经向平台核实，图片最早在群内发布的时间早于值班人员发现的时间"), found, "guyunshu")
    }

    private func answer(_ one: CountyOpinion, _ found: OpinionCase, _ start: Moment) async throws {
        let minutes: Int, ending: OpinionStage
        switch one.fate {
        case .archived(let after): (minutes, ending) = (after, .archived)
        case .handled(let after): (minutes, ending) = (after, .handled)
        case .responded(let after): (minutes, ending) = (after, .responded)
        case .declined: return
        }
        set(start.adding(seconds: (minutes - 90) * 60))
        let kind: StatementKind = one.rumour == nil ? .first : .clarification
        let article = try await draft(found, kind, "关于“\(one.title)”的说明", one.statement, one.unit)
        guard let column = portal.columns["tzgg"] else { return }
        let drafter = try world.desk(of: one.unit).drafter
        try await PolicyPlay.review(article, county, world, column, drafter: drafter, unit: one.unit)
        set(start.adding(seconds: minutes * 60))
        _ = try await county.publishing.publish(article, by: try world.officer("luwentao"))
        guard ending != .responded else { return }
        set(start.adding(hours: 96))
        var next = try await opinions.opinion(found.id, for: try world.officer("hexiaowen"))
        if let suggestion = one.suggestion {
            next = try await act(
                .addSuggestion(words: suggestion.words, suggestion.fate, answer: suggestion.answer), next, "guyunshu")
        }
        next = try await act(.handle(words: one.handling), next, "hexiaowen")
        guard ending == .archived else { return }
        try await finish(next, start.adding(hours: 24 * 6))
    }

    private func finish(_ found: OpinionCase, _ moment: Moment) async throws {
        set(moment)
        var next = try await act(
            .evaluate(.settled, words: "相关讨论明显减少，没有新的转发，公众对处置结果认可。"), found, "guyunshu")
        if next.isLate(at: next.respondedAt ?? moment) {
            next = try await act(
                .account(.interview, words: "值班人员没有及时上报，回应超过48小时。约谈责任单位负责人，限期整改并修订值班制度。"), next, "shenruolan")
        }
        set(moment.adding(hours: 26))
        _ = try await act(.archive, next, "guyunshu")
    }

    private func decline(_ found: OpinionCase, _ start: Moment) async throws {
        set(start.adding(hours: 3))
        let next = try await act(
            .proposeDecline(reason: "内容是外省旧闻，与本县无关，阅读量很小，回应反而扩大传播。已请平台下架。"), found, "guyunshu")
        set(start.adding(hours: 5))
        _ = try await act(.confirmDecline, next, "shenruolan")
    }

    @discardableResult
    func act(_ entry: OpinionEntry, _ found: OpinionCase, _ login: String) async throws -> OpinionCase {
        try await opinions.perform(entry, on: found.id, by: try world.officer(login))
    }

    func draft(
        _ found: OpinionCase, _ kind: StatementKind, _ title: String, _ text: [String], _ unit: String
    ) async throws -> ArticleID {
        let rumour = kind == .clarification ? found.rumours.first?.id : nil
        return try await opinions.draft(
            StatementDraft(
                kind: kind, title: title, text: text.joined(separator: "\n"), column: portal.columns["tzgg"]?.id,
                rumour: rumour), on: found.id, by: try world.desk(of: unit).drafter)
    }
}

/// The emergency, the one that runs now, sources and the roster.
extension OpinionStory {
    private static let section = "疾病预防控制科"

    /// Found on a Sunday evening, answered after two hours and forty minutes, three releases and a conference.
    private func emergency() async throws {
        let start = at(100, 20 * 60 + 15)
        set(start.adding(seconds: 10 * 60))
        var found = try await opinions.register(
            OpinionRegistration(
                notice: OpinionNotice(
                    title: "城关镇一所寄宿制学校多名学生腹泻呕吐", summary: "学校报告晚餐后陆续有学生腹泻、呕吐，已送医二十余人，均为轻症。", source: .phone,
                    discoveredAt: start, isHealthEmergency: true), kind: .major, unit: unit(OpinionStory.section)),
            by: try world.officer("zouhaiping"))
        set(start.adding(seconds: 20 * 60))
        found = try await act(
            .grade(
                OpinionGrading(
                    level: .two, unit: unit(OpinionStory.section), reasons: [.emergency, .vital],
                    order: "立即核实，两小时内报告，三小时内发布权威信息。")), found, "shenruolan")
        set(start.adding(seconds: 35 * 60))
        found = try await act(
            .reportUp(at: start.adding(seconds: 35 * 60), recipients: "县人民政府、市卫生健康委、市疾控中心"), found, "zouhaiping")
        set(start.adding(seconds: 60 * 60))
        found = try await act(
            .consult(members: "分管领导、新闻发言人、疾控科、县疾控中心", words: "疑似诺如病毒聚集性疫情，统一由新闻发言人发布。"), found, "guyunshu")
        if let topic = portal.columns["tfgw"] { found = try await act(.setTopic(topic.id), found, "guyunshu") }
        try await releases(found, start)
        found = try await opinions.opinion(found.id, for: try world.officer("hexiaowen"))
        set(start.adding(hours: 24 * 6))
        found = try await act(
            .addSuggestion(words: "建议公布学校食堂检查结果", .adopted, answer: "检查结果已随处置情况公布。"), found, "guyunshu")
        found = try await act(
            .handle(words: "实验室检测为诺如病毒感染，二十七名学生全部康复，食堂停业整改后复检合格，疫情终止。"), found, "zouhaiping")
        try await finish(found, start.adding(hours: 24 * 9))
    }

    private func releases(_ found: OpinionCase, _ start: Moment) async throws {
        try await release(
            found, .first, "关于城关镇一所学校学生腹泻呕吐情况的通报",
            ["今晚，城关镇一所寄宿制学校部分学生出现腹泻、呕吐。县卫生健康局已组织医疗救治和流行病学调查，就医学生均为轻症，情况稳定。", "原因正在调查，后续情况及时发布。"],
            start.adding(seconds: 160 * 60))
        set(start.adding(hours: 15))
        var next = try await act(
            .recordConference(
                at: start.adding(hours: 14), place: "县政府新闻发布厅", speakers: [.deputy, .sectionHead, .spokesperson],
                attendance: "分管副局长、疾控科科长、新闻发言人", words: "通报救治、调查和学校管控情况，回答记者提问。"), found, "guyunshu")
        next = try await act(
            .addRumour(claim: "有学生抢救无效死亡", fact: "就医学生均为轻症，没有重症和死亡", evidence: "县人民医院接诊记录", isSerious: true), next,
            "guyunshu")
        next = try await act(
            .referRumour(next.rumours.first?.id, words: "县公安局网安大队，移送函已签收"), next, "guyunshu")
        try await release(
            next, .clarification, "关于学校腹泻事件不实信息的澄清", ["网传“有学生抢救无效死亡”不属实。就医学生均为轻症，多数已经返校或者回家休养。"],
            start.adding(hours: 17))
        try await release(
            next, .outcome, "城关镇学校腹泻事件处置情况通报",
            ["实验室检测结果为诺如病毒感染，就医学生全部康复，学校食堂完成整改并复检合格。", "发布权限依据：市疾控中心授权发布。"], start.adding(hours: 24 * 5))
    }

    private func release(
        _ found: OpinionCase, _ kind: StatementKind, _ title: String, _ text: [String], _ moment: Moment
    ) async throws {
        set(moment.adding(seconds: -30 * 60))
        let article = try await draft(found, kind, title, text, OpinionStory.section)
        set(moment)
        let principal = try world.officer("zhouqiming")
        let seen = try await county.publishing.article(article, for: principal).working?.hash ?? ""
        _ = try await county.publishing.publishUrgently(
            article, reason: "重大突发事件，须在规定时限内发布权威信息", basis: "逐项核对，不涉及国家秘密、工作秘密和个人隐私", seen: seen, by: principal)
        set(moment.adding(hours: 12))
        try await makeUp(article)
    }

    /// PUB-3: the reviews after an emergency publication.
    private func makeUp(_ article: ArticleID) async throws {
        let office = try world.officer("hexiaowen"), head = try world.desk(of: OpinionStory.section).head
        let seen = try await county.publishing.article(article, for: office).inHand?.hash ?? ""
        for reviewer in [head, office, try world.officer("zhouqiming")] {
            _ = try await county.publishing.sign(.proof, of: article, seen: seen, words: "", by: reviewer)
            _ = try await county.publishing.sign(.review, of: article, seen: seen, words: "内容准确，同意。", by: reviewer)
        }
        for clearer in [head, try world.officer("mengfanxing"), try world.officer("shenruolan")] {
            _ = try await county.publishing.concludeSecrecy(
                article, .mayPublish, basis: "逐项审查，不涉及国家秘密、工作秘密和个人隐私", seen: seen, by: clearer)
        }
    }

    /// Seen an hour and twenty minutes ago, given out, a statement drafted.
    private func runningNow() async throws {
        let start = asOf.adding(seconds: -80 * 60)
        set(start.adding(seconds: 12 * 60))
        var found = try await opinions.register(
            OpinionRegistration(
                notice: OpinionNotice(
                    title: "县道发生客车侧翻，伤员送县人民医院救治", summary: "急救中心报告，伤员正在转运，人数核实中。", source: .phone,
                    discoveredAt: start), kind: .major, unit: unit("医政医管科")),
            by: try world.officer("fangdatong"))
        set(start.adding(seconds: 25 * 60))
        found = try await act(
            .grade(
                OpinionGrading(
                    level: .two, unit: unit("医政医管科"), reasons: [.emergency], order: "会同公安、应急部门统一口径，三小时内发布救治情况。")),
            found, "shenruolan")
        set(start.adding(seconds: 65 * 60))
        _ = try await draft(
            found, .first, "关于县道客车侧翻伤员救治情况的通报", ["事故发生后，县急救中心和县人民医院全力救治，伤员情况稳定，人数正在核实。", "后续情况及时发布。"], "医政医管科")
    }

    private func sources() async throws {
        let office = try world.officer("guyunshu")
        set(at(60, 9 * 60))
        let forum = try await opinions.addFeed(
            FeedDraft(
                name: "青禾论坛（示例）", address: "https://bbs.qinghe.example/rss.xml", keywords: "疫苗\n腹泻\n医院 停诊\n医院 收费 -招聘",
                minutes: 30), isAddress: true, by: office)
        let paper = try await opinions.addFeed(
            FeedDraft(
                name: "青禾日报（示例）", address: "https://paper.qinghe.example/atom.xml", keywords: "卫生健康\n县人民医院", minutes: 60
            ),
            isAddress: true, by: office)
        let entries = [
            (12, forum, "请问今年流感疫苗什么时候到货", "想给老人接种，问了两个门诊都说没有到货。"),
            (12, forum, "请问今年的流感疫苗什么时候到货？", "同问。"), (4, forum, "县医院收费窗口能不能多开几个", "早上排队缴费太久，医院收费窗口只开两个。"),
            (1, paper, "县人民医院开通夜间门诊", "县人民医院自本月起开通内科、儿科夜间门诊。"),
        ]
        for (index, entry) in entries.enumerated() {
            set(at(entry.0, 10 * 60 + index))
            guard
                let draft = ClueDraft(
                    title: entry.2, summary: entry.3, link: "https://bbs.qinghe.example/t/\(100 + index)",
                    publishedAt: nil)
            else { continue }
            _ = try await opinions.take([draft], from: entry.1)
        }
        set(at(1, 15 * 60))
        if let praise = try await opinions.clues(.new, page: 1, for: office).clues.first {
            try await opinions.dismiss(praise.id, reason: "正面报道，不需要回应。", by: office)
        }
    }

    private func roster() async throws {
        set(at(7, 16 * 60))
        let people = [
            ("办公室", "何晓雯", "0999-8000101"), ("宣传教育科", "白子墨", "0999-8000103"), ("办公室", "唐佳宁", "0999-8000102"),
            ("疾病预防控制科", "邹海平", "0999-8000108"), ("宣传教育科", "顾云舒", "0999-8000104"),
        ]
        let lines = (0..<28).map { index in
            let person = people[index % people.count]
            return (
                number: index + 1,
                line: RosterLine(
                    day: asOf.day.adding(days: index - 7), unit: person.0, name: person.1, phone: person.2)
            )
        }
        _ = try await opinions.keepRoster(lines, faults: [], by: try world.officer("guyunshu"))
    }
}
