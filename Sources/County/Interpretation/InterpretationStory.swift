import Documents
import Interpretation
import Kernel
import People
import Publishing

/// What the county did about interpreting its policies since it began to: plans, packages, links, a survey, a bulletin.
struct InterpretationStory {
    let county: SampleCounty
    let world: CountyWorld
    let portal: CountyPortal
    let asOf: Moment

    private var interpretations: InterpretationStore { county.interpretations }
    private var calendar: WorkCalendar { interpretations.calendar }

    func tell() async throws {
        let office = try world.officer("hexiaowen")
        set(ago(150), 9)
        try await interpretations.begin(leading: world.units.first { $0.name == "办公室" }?.id, by: office)
        var told: [String: PolicyPlay] = [:]
        for policy in CountyPolicy.all {
            told[policy.title] = try await PolicyPlay(
                county: county, world: world, portal: portal, policy: policy, asOf: asOf
            ).told(else: told["关于规范民营诊所备案管理的通知"]?.article)
        }
        try await follow(told)
        try await bulletin(office)
        set(asOf.day.adding(days: -1), 18)
        _ = try await interpretations.settleDay()
    }

    private func ago(_ days: Int) -> Day { calendar.workday(onOrAfter: asOf.day.adding(days: -days)) }
    private func set(_ day: Day, _ hour: Int) { county.clock.set(Moment(day: day, minute: hour * 60 + 20)) }

    /// A package with a guide, a survey that is closed, an evaluation, and a document that changes another.
    private func follow(_ told: [String: PolicyPlay]) async throws {
        guard let first = told["关于完善家庭医生签约服务的通知"], let old = told["关于规范民营诊所备案管理的通知"],
            let new = told["关于进一步规范诊所备案管理的通知"], let found = first.found
        else { return }
        let desk = try world.desk(of: first.policy.unit)
        set(ago(100), 10)
        let guide = try await portal.story(
            of: CountyArticle(
                "tzgg", first.policy.unit, "家庭医生签约办理须知", ago(100),
                ["依据《\(first.policy.title)》，签约到居住地卫生院办理。", "请携带身份证。"]), county, world
        ).tell()
        _ = try await interpretations.perform(.addMember(.guide, guide), on: found, by: desk.drafter)
        try await survey(on: found, desk)
        set(ago(20), 15)
        _ = try await interpretations.perform(
            .evaluate(.continue, words: "签约人数增加，群众反映随访次数够用，继续执行。", until: nil), on: found, by: desk.drafter)
        try await relate(new, to: old)
    }

    private func survey(on found: PolicyCaseID, _ desk: CountyDesk) async throws {
        set(ago(60), 9)
        let draft = SurveyDraft(
            title: "家庭医生签约服务满意度问卷", introduction: "了解签约服务的效果，结果用于改进工作。",
            questions:
                "【单选】您签约家庭医生了吗\n- 已经签约\n- 没有签约\n- 不知道有这项服务\n【打分】您对签约服务满意吗\n【多选】您是怎样知道这项政策的\n- 网站\n- 微信\n- 村里宣传\n【文字】您还希望增加什么服务",
            closesOn: ago(30))
        let survey = try await interpretations.makeSurvey(draft, on: found, by: desk.drafter)
        _ = try await interpretations.perform(.open, on: survey.id, by: desk.drafter)
        var numbers = SeededNumbers(seed: 11)
        for turn in 0..<46 {
            set(ago(59).adding(days: turn / 2), 9)
            try await interpretations.answer(
                survey.id,
                typed: [
                    ["\(Int.random(in: 0...2, using: &numbers))"], ["\(Int.random(in: 2...4, using: &numbers))"],
                    ["\(Int.random(in: 0...2, using: &numbers))"], turn % 9 == 0 ? ["希望增加上门换药"] : [],
                ])
        }
        set(ago(28), 10)
        _ = try await interpretations.perform(
            .conclude, words: "收到46份回答，多数满意。建议集中在上门服务，已列入下半年工作安排。", on: survey.id, by: desk.drafter)
    }

    /// The new text amends the old one: two pages that speak of the old one wait to be settled.
    private func relate(_ new: PolicyPlay, to old: PolicyPlay) async throws {
        let office = try world.officer("chengyuanhang")
        set(ago(5), 11)
        var texts: [NormativeID] = []
        for play in [old, new] {
            guard let id = play.document,
                let document = try await county.documents.document(id, for: office) as OfficialDocument?,
                let number = document.number?.text, let signedOn = document.signedOn
            else { return }
            let draft = NormativeDraft(
                title: play.policy.title, issuer: CountyPeople.commission, kind: .notice, unit: document.unit,
                document: id)
            let registration = NormativeRegistration(
                number: number, code: nil, on: signedOn, effectiveOn: signedOn, term: .years(5))
            texts.append(try await county.normatives.enrol(draft, registration, by: office).id)
        }
        guard let source = texts.last, let target = texts.first else { return }
        _ = try await county.normatives.relate(source, .amends, to: .own(target), scope: "备案方式", by: office)
    }

    private func bulletin(_ office: Officer) async throws {
        let quarter = Period(.quarter, containing: Period(.quarter, containing: asOf.day).first.adding(days: -1))
        guard let column = portal.columns["xxgk"], quarter.last >= ago(150) else { return }
        set(calendar.workday(4, after: quarter.last), 9)
        let made = try await interpretations.makeBulletin(
            quarter, in: column, issuer: CountyPeople.commission, by: office
        ) { BulletinText.html($0, units: $1) }
        try await PolicyPlay.review(made.article, county, world, column, drafter: office)
        set(calendar.workday(5, after: quarter.last), 16)
        _ = try await county.publishing.publish(made.article, by: try world.officer("luwentao"))
    }
}
