import Consultation
import Kernel

/// What was asked in spring and summer: opening hours that everybody has an opinion on, rules for a trade, an allowance that
/// came before the public twice.
extension ConsultationTale {
    /// Followed the talk about queues at the vaccination clinics.
    static let hours = ConsultationTale(
        title: "青禾县预防接种门诊周末开放安排（征求意见稿）", drafter: "zouhaiping", kind: .other, publishedDaysAgo: 122,
        lines: [
            "一、城区三个预防接种门诊每周六、周日全天开放，周一休息。", "二、乡镇预防接种门诊每周六上午开放。", "三、全部门诊实行分时段预约，现场保留三成号源。",
            "四、停诊或者调整时间的，提前两日在网站和门诊门口公布。",
        ],
        explanation: "双职工家庭反映工作日不便带孩子接种，周末排队时间长。在增加周末时段的同时，需要听取家长对休息日、现场号源和公布方式的意见。",
        basis: "《预防接种工作规范》",
        questions:
            "【单选】您方便带孩子接种的时间\n- 工作日\n- 周六\n- 周日\n- 都可以\n【多选】您希望怎样预约\n- 电话\n- 网上\n- 现场取号\n- 由村医代约\n【打分】您对现在的等候时间打几分\n【文字】其他建议",
        fate: .released,
        said: [
            Said(after: 0, paragraph: 1, stance: .support, words: "周末开放太需要了，支持。"),
            Said(after: 1, paragraph: 1, stance: .change, words: "周一休息的话，周一请假带孩子的就白跑了，建议轮休。"),
            Said(after: 1, paragraph: 3, stance: .change, words: "老人不会网上预约，现场号要留一半。"),
            Said(after: 1, paragraph: 3, stance: .change, words: "爷爷奶奶带孩子，手机约不来，多留点现场号。"),
            Said(after: 2, paragraph: 2, stance: .change, words: "乡镇周六只开半天不够，赶集是周日。"),
            Said(after: 2, paragraph: nil, stance: .support, words: "支持，希望快点开始。"),
            Said(after: 2, paragraph: 4, stance: .change, words: "提前两天太短，至少一周，还要发短信。"),
            Said(after: 3, paragraph: 1, stance: .support, words: "双职工家庭都盼着周末开。"),
            Said(after: 3, paragraph: 3, stance: .question, words: "预约了来不了会不会被拉黑？"),
            Said(after: 4, paragraph: 2, stance: .change, words: "西河乡逢周日赶集，建议周日也开。"),
            Said(after: 4, paragraph: 1, stance: .oppose, words: "护士也要休息，周末全天开放要给他们补休，不然留不住人。"),
            Said(after: 5, paragraph: nil, stance: .change, words: "我叫田晓禾，电话0999-8000431，我家两个孩子想同一天打，能不能约在一起。"),
            Said(after: 5, paragraph: 3, stance: .change, words: "留一半现场号。", channel: .symposium),
            Said(after: 6, paragraph: 4, stance: .change, words: "停诊要发短信。", channel: .phone),
        ],
        answers: [
            Answer(summary: "赞成周末开放", adoption: .adopted, reason: "保留草案内容。", of: [0, 5, 7]),
            Answer(
                summary: "三个门诊轮流休息，不要都在周一休息", adoption: .adopted, reason: "第一条改为三个门诊分别在周一、周二、周三休息，保证每天有门诊开放。", of: [1]),
            Answer(
                summary: "多留现场号源，照顾不会网上预约的老人", adoption: .partly,
                reason: "现场号源由三成提高到四成；全部取消网上预约会使等候时间回到调整以前。六十周岁以上监护人到场即可取号。", of: [2, 3, 12]),
            Answer(
                summary: "乡镇门诊逢集日开放", adoption: .adopted, reason: "第二条改为每周六上午和逢集日上午开放，由卫生院公布。", of: [4, 9]),
            Answer(
                summary: "停诊提前一周公布并发短信", adoption: .partly, reason: "计划内停诊提前七日公布并短信通知已预约家庭；临时停诊只能提前告知。", of: [6, 13]),
            Answer(summary: "询问失约的处理", adoption: .adopted, reason: "增加一条：失约不影响再次预约。", of: [8]),
            Answer(summary: "保障接种人员休息", adoption: .adopted, reason: "增加一条：周末上班的安排补休。", of: [10]),
            Answer(summary: "多子女家庭可以约在同一时段", adoption: .adopted, reason: "预约系统增加同一家庭合并预约。", of: [11]),
        ], outcome: "征求意见期间召开座谈会一次，收回问卷。安排按采纳的意见修改后自下月起实行。")

    /// Rules for a trade: companies and associations have their say.
    static let beauty = ConsultationTale(
        title: "青禾县生活美容场所卫生管理规定（征求意见稿）", drafter: "jiangyutong", kind: .normative, touchesMarket: true,
        publishedDaysAgo: 116,
        lines: [
            "第一条 为加强生活美容场所卫生管理，保障消费者健康，制定本规定。", "第二条 生活美容场所应当在入口处公示卫生许可证和从业人员健康合格证明。",
            "第三条 毛巾、用具一客一换一消毒，消毒记录保存一年。", "第四条 生活美容场所不得开展医疗美容项目，不得在宣传中使用医疗用语。",
            "第五条 县卫生监督所每年检查不少于两次，检查结果向社会公布。",
        ],
        explanation: "来信和投诉反映部分美容店不公示许可、消毒记录不全、超范围开展医疗美容。规定与经营活动密切相关，征求意见三十日。",
        basis: "《公共场所卫生管理条例》；《公共场所卫生管理条例实施细则》；《医疗美容服务管理办法》", fate: .released,
        said: [
            Said(after: 2, paragraph: 2, stance: .support, words: "公示以后顾客放心，支持。", organisation: "青禾县美容美发协会"),
            Said(
                after: 3, paragraph: 3, stance: .change, words: "小店两个人，消毒记录每次都写做不到，请给一张简单的表。", organisation: "青禾县青青美容店"),
            Said(after: 6, paragraph: 3, stance: .change, words: "消毒记录保存一年太长，半年够了。", organisation: "青禾县雅丽美容有限公司"),
            Said(
                after: 7, paragraph: 5, stance: .oppose, words: "一年查两次，再加上消防、市场监管，应付不过来，能不能合在一起查。",
                organisation: "青禾县美容美发协会"),
            Said(after: 11, paragraph: 4, stance: .support, words: "朋友在美容店打针脸肿了，一定要管。"),
            Said(after: 12, paragraph: 4, stance: .change, words: "请列出哪些是医疗美容，很多人分不清。"),
            Said(after: 19, paragraph: 4, stance: .change, words: "建议附一份医疗美容项目清单。", channel: .expert),
            Said(after: 24, paragraph: 5, stance: .change, words: "检查结果公布以前请先告知本店。", organisation: "青禾县雅丽美容有限公司"),
            Said(after: 26, paragraph: nil, stance: .question, words: "理发店适用吗？"),
        ],
        answers: [
            Answer(summary: "赞成公示和禁止超范围服务", adoption: .adopted, reason: "保留草案内容。", of: [0, 4]),
            Answer(summary: "简化消毒记录", adoption: .adopted, reason: "附统一的消毒记录表，每天一页，勾选即可。", of: [1]),
            Answer(
                summary: "缩短消毒记录保存时间", adoption: .refused, reason: "保存时间与许可复核周期一致，发生感染时需要追溯，不能缩短。", of: [2]),
            Answer(
                summary: "合并部门检查，减少检查次数", adoption: .partly,
                reason: "每年检查两次改为信用好的一次、其他两次，并纳入部门联合检查；有投诉的随时检查。", of: [3]),
            Answer(summary: "列出医疗美容项目", adoption: .adopted, reason: "附常见医疗美容项目清单。", of: [5, 6]),
            Answer(summary: "公布检查结果前告知经营者", adoption: .adopted, reason: "增加“公布前三日告知，经营者可以陈述”。", of: [7]),
            Answer(summary: "询问理发店是否适用", adoption: .refused, reason: "理发店另有卫生规范，本规定只适用于生活美容场所。", of: [8]),
        ], outcome: "通过政企直通车、行业协会和专家听取了意见，修改四条，增加附件两份。")

    /// Came before the public twice: so many asked for another amount that the draft was written anew.
    static let allowance = ConsultationTale(
        title: "青禾县三孩生育家庭托育补助办法（征求意见稿）", drafter: "yeqinghe", kind: .decision, publishedDaysAgo: 110,
        lines: [
            "第一条 为减轻生育家庭负担，制定本办法。", "第二条 本县户籍的三孩家庭，孩子在备案托育机构入托的，每月补助二百元。", "第三条 补助按季度发放，由家庭申请。",
            "第四条 本办法试行两年。",
        ],
        explanation: "落实生育支持政策，对三孩家庭的托育支出给予补助。主要内容是对象、标准和发放方式。",
        basis: "《中华人民共和国人口与计划生育法》第二十七条；《重大行政决策程序暂行条例》", item: 3, fate: .released,
        said: [
            Said(after: 1, paragraph: 2, stance: .change, words: "二百元太少，托育一个月要一千二。"),
            Said(after: 2, paragraph: 2, stance: .change, words: "二孩家庭也应该有。"),
            Said(after: 4, paragraph: 3, stance: .change, words: "不要让家长跑腿申请，托育机构代办就行。"),
            Said(after: 6, paragraph: 2, stance: .change, words: "建议提高到四百元。"),
            Said(after: 9, paragraph: 2, stance: .change, words: "居住证家庭也在这里纳税，应该包括。"),
            Said(after: 15, paragraph: 2, stance: .change, words: "二孩也补，哪怕一半。", channel: .symposium),
        ],
        again: Round(
            reason: "多数意见要求提高标准、扩大到二孩和居住证家庭，草案作重大修改，再次征求意见。",
            lines: [
                "第一条 为减轻生育家庭负担，制定本办法。", "第二条 本县户籍或者持有本县居住证的家庭，孩子在备案托育机构入托的，二孩每月补助一百五十元，三孩每月补助三百元。",
                "第三条 补助按季度发放，由托育机构代为申请，直接抵扣费用。", "第四条 本办法试行两年，期满前评估。",
            ],
            said: [
                Said(after: 1, paragraph: 2, stance: .support, words: "二孩也有了，满意。"),
                Said(after: 3, paragraph: 2, stance: .change, words: "三孩还是希望四百。"),
                Said(after: 5, paragraph: 3, stance: .support, words: "直接抵扣最方便。", organisation: "青禾县小太阳托育园"),
                Said(after: 8, paragraph: 3, stance: .change, words: "机构垫付压力大，请按月结算。", organisation: "青禾县安心托育有限公司"),
            ]),
        answers: [
            Answer(summary: "赞成扩大范围和直接抵扣", adoption: .adopted, reason: "保留草案内容。", of: [0, 2]),
            Answer(summary: "三孩补助提高到四百元", adoption: .refused, reason: "标准按县财政可承受能力测算，试行期满评估后再研究。", of: [1]),
            Answer(summary: "与托育机构按月结算", adoption: .adopted, reason: "第三条改为按月结算。", of: [3]),
        ], outcome: "先后两次征求意见。第一次的意见多数已经写入第二次征求意见稿，第二次的采纳情况见下表。")
}
