import Consultation
import Kernel

/// One consultation of the county, as it is told.
struct ConsultationTale {
    /// How far it has come by the day that the county stands at.
    enum Fate { case inReview, running, sorting, released, archived }

    struct Said {
        /// Days after publication.
        let after: Int
        let paragraph: Int?
        let stance: PublicComment.Stance
        let words: String
        var organisation = ""
        var isQueued = false
        var channel = PublicComment.Channel.web
    }

    struct Answer {
        let summary: String
        let adoption: CommentGroup.Adoption
        let reason: String
        /// Which of the opinions, by their place.
        let of: [Int]
    }

    /// Before the public again, with another draft.
    struct Round {
        let reason: String
        let lines: [String]
        let said: [Said]
    }

    let title: String
    let drafter: String
    let kind: ConsultationKind
    var touchesMarket = false
    let publishedDaysAgo: Int
    let lines: [String]
    let explanation: String
    let basis: String
    var questions = ""
    /// The item of the year's list, by its place.
    var item: Int?
    let fate: Fate
    var said: [Said] = []
    var again: Round?
    /// To the opinions of the last time before the public.
    var answers: [Answer] = []
    var outcome = ""
    /// The policy that it led to, by its title.
    var policy = ""
}

extension ConsultationTale {
    /// The major decision with a hearing, told to its evaluation.
    static let layout = ConsultationTale(
        title: "青禾县村卫生室布局调整方案（征求意见稿）", drafter: "fuchunsheng", kind: .decision, publishedDaysAgo: 150,
        lines: [
            "一、总体要求。按照方便群众、合理覆盖的原则，调整全县村卫生室布局，到年底保留一百八十六所。",
            "二、服务半径。原则上每个村卫生室服务半径不超过两公里，山区不超过三公里。",
            "三、撤并程序。拟撤并的村卫生室，应当公示不少于十五日，并听取所在村村民代表意见。",
            "四、开诊时间。村卫生室每周开诊不少于五天，每天不少于六小时。",
            "五、人员安排。撤并村卫生室的乡村医生由乡镇卫生院统筹安排，收入不低于调整以前的水平。",
            "六、实施时间。本方案自公布之日起施行，过渡期三个月。",
        ],
        explanation: "近年来部分行政村合并，村卫生室重复设置和空白并存。为优化布局，在实地摸底基础上起草了本方案，主要内容是保留数量、服务半径、撤并程序和人员安排。",
        basis: "《中华人民共和国基本医疗卫生与健康促进法》第三十五条；《重大行政决策程序暂行条例》", item: 0, fate: .archived,
        said: [
            Said(after: 1, paragraph: 4, stance: .change, words: "赶集那天人最多，希望赶集日不要关门。"),
            Said(after: 2, paragraph: 4, stance: .change, words: "建议每周开诊六天，周末轮流值班。"),
            Said(after: 3, paragraph: 2, stance: .oppose, words: "我们村到最近的卫生室要走四公里，两公里做不到，请保留现在的点。"),
            Said(after: 5, paragraph: 3, stance: .support, words: "公示和听取村民代表意见很好。"),
            Said(after: 6, paragraph: 5, stance: .question, words: "乡村医生到卫生院以后，养老保险怎么接续？"),
            Said(after: 9, paragraph: 4, stance: .change, words: "建议每周开诊六天，周末轮流值班。"),
            Said(after: 12, paragraph: nil, stance: .support, words: "合并以后设备能用起来，支持。", organisation: "青禾县乡村医生协会"),
            Said(after: 16, paragraph: 2, stance: .change, words: "山区按路程计算，不按直线距离计算。", channel: .hearing),
            Said(after: 16, paragraph: 6, stance: .change, words: "过渡期三个月太短，建议六个月。", channel: .hearing),
            Said(after: 20, paragraph: 6, stance: .change, words: "过渡期建议延长到半年。"),
            Said(
                after: 21, paragraph: nil, stance: .question,
                words: "低价装修请点 http://a.example http://b.example http://c.example"),
        ],
        answers: [
            Answer(
                summary: "建议增加开诊天数，赶集日和周末有人值班", adoption: .adopted, reason: "第四条改为每周开诊不少于六天，赶集日应当开诊。",
                of: [0, 1, 5]),
            Answer(
                summary: "山区服务半径应按路程计算，偏远村保留现有卫生室", adoption: .partly,
                reason: "第二条改为山区按实际路程计算；路程超过三公里的两个村保留卫生室，其余由巡回医疗覆盖。", of: [2, 7]),
            Answer(summary: "赞成公示、听取意见和布局调整", adoption: .adopted, reason: "保留草案内容。", of: [3, 6]),
            Answer(
                summary: "询问乡村医生养老保险如何接续", adoption: .refused, reason: "养老保险由人力资源社会保障部门另有规定，本方案不作规定；已请乡镇卫生院逐人说明。",
                of: [4]),
            Answer(summary: "过渡期延长到六个月", adoption: .adopted, reason: "第六条改为过渡期六个月。", of: [8, 9]),
        ], outcome: "征求意见期间召开听证会一次。对提出的意见逐条研究，采纳情况见下表。")

    static let nursery = ConsultationTale(
        title: "青禾县托育机构卫生评价办法（征求意见稿）", drafter: "yeqinghe", kind: .normative, publishedDaysAgo: 100,
        lines: [
            "第一条 为做好托育机构卫生评价工作，制定本办法。", "第二条 县妇幼保健院承担托育机构卫生评价的技术工作。",
            "第三条 卫生评价不收取费用，自受理之日起十五个工作日内出具报告。", "第四条 评价不合格的，可以整改后再次申请。",
        ],
        explanation: "为落实托育机构卫生评价要求，明确承担单位、时限和再次申请的办法，起草了本办法。", basis: "《托儿所幼儿园卫生保健管理办法》",
        fate: .released,
        said: [
            Said(after: 1, paragraph: 3, stance: .change, words: "十五个工作日太长，开学前等不及，建议十个工作日。"),
            Said(after: 2, paragraph: 3, stance: .support, words: "不收费好。"),
            Said(after: 4, paragraph: 4, stance: .change, words: "请写明整改以后多少天可以再申请。", organisation: "青禾县小太阳托育园"),
        ],
        answers: [
            Answer(summary: "缩短出具评价报告的时限", adoption: .adopted, reason: "改为十个工作日。", of: [0]),
            Answer(summary: "赞成不收费", adoption: .adopted, reason: "保留草案内容。", of: [1]),
            Answer(summary: "写明再次申请的时间", adoption: .adopted, reason: "增加“整改完成后即可再次申请”。", of: [2]),
        ], outcome: "提出的意见全部采纳。")

    static let clinics = ConsultationTale(
        title: "青禾县诊所备案管理规定（征求意见稿）", drafter: "fangdatong", kind: .normative, touchesMarket: true,
        publishedDaysAgo: 78,
        lines: [
            "第一条 为规范诊所备案，方便办理，制定本规定。", "第二条 诊所备案材料齐全的，当场办结，发给备案凭证。",
            "第三条 备案后三十日内，县卫生监督所进行首次核查。", "第四条 诊所名称、地址变更的，应当自变更之日起十日内办理变更备案。",
        ],
        explanation: "诊所由审批改为备案以后，需要明确材料、核查和变更的要求。本规定与诊所经营活动密切相关，征求意见三十日。",
        basis: "《医疗机构管理条例》；《诊所备案管理暂行办法》", fate: .released,
        said: [
            Said(after: 2, paragraph: 2, stance: .support, words: "当场办结很方便。", organisation: "青禾县康达诊所"),
            Said(after: 5, paragraph: 3, stance: .change, words: "首次核查请提前告知时间，避免影响接诊。", organisation: "青禾县康达诊所"),
            Said(after: 8, paragraph: 4, stance: .change, words: "变更十日太紧，建议三十日。", organisation: "青禾县民营医疗机构协会"),
            Said(after: 15, paragraph: 3, stance: .oppose, words: "备案就不要再核查了。"),
            Said(after: 22, paragraph: 4, stance: .change, words: "变更时间请放宽。", channel: .symposium),
        ],
        answers: [
            Answer(summary: "赞成当场办结", adoption: .adopted, reason: "保留草案内容。", of: [0]),
            Answer(
                summary: "首次核查提前告知", adoption: .adopted, reason: "第三条增加“提前三日告知核查时间”。", of: [1]),
            Answer(
                summary: "放宽变更备案的时间", adoption: .partly, reason: "改为二十日；涉及执业地点变更的影响就医安全，不宜更长。", of: [2, 4]),
            Answer(
                summary: "取消首次核查", adoption: .refused, reason: "备案后核查是上级规定的监管措施，县里不能取消；已合并检查事项，一次完成。", of: [3]),
        ], outcome: "征求意见期间通过政企直通车和座谈会听取了诊所和行业协会意见。")
}
