import Documents
import Kernel

/// What the agency writes beside its plans and rules: every title, figure and sentence is made up.
enum CountyPapers {
    static func all(_ span: CountySpan) -> [CountyPaper] {
        toThePublic(span) + onRequest(span) + keptBack(span) + inPart(span) + underway(span)
    }

    /// The notices that the portal shows as policies come from documents like these.
    static func policy(of article: CountyArticle) -> CountyPaper {
        CountyPaper(
            article.title, "青卫发", article.unit, article.on.adding(days: -13), .proactive, article.paragraphs
        ).with {
            $0.isPolicy = true
            $0.addressees = ""
        }
    }

    private static func toThePublic(_ span: CountySpan) -> [CountyPaper] {
        [
            CountyPaper(
                "关于公布青禾县预防接种单位名单的公告", "青卫公告", "疾病预防控制科", span.at(60), .proactive,
                ["经审核，全县设预防接种单位12家，现将名单予以公布。", "群众可以就近选择接种单位，接种时请携带预防接种证。"]
            ).with { $0.column = "tzgg" },
            CountyPaper(
                "关于开展公共场所卫生量化分级管理工作的通知", "青卫发", "法规与监督科", span.at(150), .proactive,
                ["现就开展公共场所卫生量化分级管理工作通知如下。", "一、对象为住宿、游泳、美容美发、沐浴场所。", "二、评定结果在经营场所显著位置公示，并向社会公开。"]
            ).with {
                $0.column = "zcwj"
                $0.isPolicy = true
                $0.turn = .sentBackOnce
            },
            CountyPaper(
                "关于进一步加强学校卫生与健康教育工作的通知", "青卫联发", "宣传教育科", span.at(330), .proactive,
                ["为保障学生健康，现就加强学校卫生与健康教育工作通知如下。", "一、落实晨检和因病缺课登记制度。", "二、每学期开展健康教育不少于4课时。"]
            ).with {
                $0.column = "zcwj"
                $0.isPolicy = true
                $0.organs = ["青禾县教育局", "青禾县市场监督管理局"]
            },
            CountyPaper(
                "关于做好冬春季呼吸道传染病防治工作的通知", "青卫发", "疾病预防控制科", span.at(450), .proactive,
                ["为做好冬春季呼吸道传染病防治工作，现将有关要求通知如下。", "一、加强监测预警。二、规范发热门诊设置。三、做好重点人群疫苗接种。"]
            ).with {
                $0.column = "zcwj"
                $0.isPolicy = true
                $0.turn = .counterAccepted
            },
            CountyPaper(
                "关于县人大代表第27号建议的复函", "青卫函", "医政医管科", span.at(760), .proactive, kind: .letter,
                ["您提出的关于增加乡镇急救站点的建议收悉，现答复如下。", "今年新增急救站点2个，覆盖云岭乡、南坪乡，明年再行论证增设。"]
            ).with { $0.column = "xxgk" },
            // FOI-26: one that should have been on the portal by now, and one that still has time.
            CountyPaper(
                "关于开展基层卫生人员业务培训的通知", "青卫发", "办公室", span.ago(46), .proactive,
                ["为提高基层卫生人员业务能力，定于下月举办业务培训班。", "培训内容为慢性病管理、急救技能和合理用药。"]),
            CountyPaper(
                "关于调整城乡居民健康体检项目的通知", "青卫发", "医政医管科", span.ago(16), .proactive,
                ["根据工作需要，对城乡居民健康体检项目作如下调整。", "增加骨密度筛查，对象为65周岁以上老年人。"]),
        ]
    }

    private static func onRequest(_ span: CountySpan) -> [CountyPaper] {
        let single = "只涉及特定单位，与公众关联较小，依据《政府信息公开条例》第二十七条，依申请提供"
        return [
            CountyPaper(
                "关于同意县人民医院购置大型医用设备的批复", "青卫复", "规划信息科", span.at(100), .onRequest, reason: single,
                ["你院请示收悉。同意购置磁共振成像系统1台。", "请按政府采购规定办理，并做好人员培训。"]
            ).with {
                $0.addressees = "青禾县人民医院"
                $0.aftermath = .kept
            },
            CountyPaper(
                "关于同意白石镇卫生院变更执业地点的批复", "青卫复", "医政医管科", span.at(240), .onRequest, reason: single,
                ["你院请示收悉。同意将执业地点变更至白石镇新区路9号。", "请在30日内办理变更登记。"]
            ).with {
                $0.addressees = "白石镇卫生院"
                $0.aftermath = .calledLongAgo
            },
            CountyPaper(
                "关于下达基本公共卫生服务补助资金的通知", "青卫发", "财务科", span.at(380), .onRequest,
                reason: "分配明细涉及各单位内部核算，结果已在预决算栏目公开，明细依申请提供",
                ["现将本年度基本公共卫生服务补助资金下达给你们，请专款专用。", "资金分配明细见附表。"]
            ).with { $0.turn = .counterDeclined },
            CountyPaper(
                "关于商请提供居民死亡登记数据的函", "青卫函", "疾病预防控制科", span.at(520), .onRequest,
                reason: "部门之间工作联系，不直接涉及公众权利义务，依申请提供", ["为做好死因监测，商请提供上年度居民死亡登记汇总数据。", "请于月底前函复。"]
            ).with {
                $0.addressees = "青禾县公安局"
                $0.aftermath = .calledLately
            },
            CountyPaper(
                "关于开展医疗机构感染防控专项督查的通知", "青卫发", "医政医管科", span.at(680), .onRequest,
                reason: "督查安排属于过程性信息，督查结束后公布结果", ["定于近期对县直医疗机构开展感染防控专项督查。", "督查采取不通知时间、直接到现场的方式。"]
            ).with { $0.aftermath = .releaseProposed },
        ]
    }

    private static func keptBack(_ span: CountySpan) -> [CountyPaper] {
        let inner = "属于内部管理信息，依据《政府信息公开条例》第十六条不予公开"
        return [
            CountyPaper(
                "关于上半年卫生健康工作情况的报告", "青卫报", "办公室", span.at(210), .withheld, reason: "属于内部工作报告和过程性信息，依据第十六条不予公开",
                ["现将上半年卫生健康工作情况报告如下。", "一、主要工作。二、存在问题。三、下一步打算。"]
            ).with {
                $0.addressees = "青禾县人民政府"
                $0.aftermath = .kept
            },
            CountyPaper(
                "关于解决急救车辆购置经费的请示", "青卫报", "财务科", span.at(290), .withheld, reason: "请示事项尚在研究，属于过程性信息，依据第十六条不予公开",
                ["县急救中心现有急救车辆使用年限较长，拟购置2辆。", "所需经费请县财政统筹安排。妥否，请批示。"]
            ).with {
                $0.addressees = "青禾县人民政府"
                $0.aftermath = .kept
            },
            CountyPaper(
                "关于干部年度考核结果的通报", "青卫办发", "办公室", span.at(400), .withheld, reason: inner,
                ["现将上年度干部考核结果通报如下。", "各科室要引导干部对照差距，改进工作。"]),
            CountyPaper(
                "关于做好节假日应急值守工作的通知", "青卫办发", "办公室", span.at(560), .withheld, reason: inner,
                ["各单位要落实领导带班和24小时值班制度。", "群众可以拨打各医疗机构公布的值班电话咨询就诊。"]
            ).with {
                $0.aftermath = .released
                $0.column = "tzgg"
            },
            CountyPaper(
                "关于报送突发事件演练脚本的通知", "青卫办发", "疾病预防控制科", span.at(720), .withheld,
                reason: "演练脚本公开后影响演练效果，属于内部工作安排，依据第十六条不予公开", ["请各单位于本月底前报送演练脚本。", "演练采取不预先通知的方式进行。"]
            ).with {
                $0.superior = SuperiorDocument(
                    number: "禾州卫发〔\(span.last.year - 1)〕31号", title: "关于加强卫生应急演练的通知", attribute: .proactive)
                $0.exception = "上级文件部署总体工作，本文只安排演练细节，公开后演练失去意义"
            },
        ]
    }

    private static func inPart(_ span: CountySpan) -> [CountyPaper] {
        [
            CountyPaper(
                "关于医疗质量安全事件处理情况的通报", "青卫通报", "医政医管科", span.at(270), .severed,
                reason: "涉及患者个人隐私的内容删减后公开，依据第十五条、第三十七条",
                ["近期对一起医疗质量安全事件进行了调查处理。", "患者信息略。有关机构已完成整改，各单位要引以为戒。"]
            ).with { $0.column = "tzgg" },
            CountyPaper(
                "关于聚集性疫情处置情况的通报", "青卫通报", "疾病预防控制科", span.at(640), .severed,
                reason: "涉及当事人身份的内容删减后公开，依据第十五条、第三十七条",
                ["某学校发生一起流感聚集性疫情，经处置已经终止。", "当事人信息略。各学校要落实晨检制度，及时报告。"]
            ).with { $0.column = "tzgg" },
            CountyPaper(
                "关于卫生应急演练情况的通报", "青卫通报", "疾病预防控制科", span.at(490), .declassified,
                reason: "原文附有内部联络安排，属于工作秘密，删去后公开",
                ["现将全县卫生应急演练情况通报如下。", "演练共设6个科目，参演单位响应及时，检验了预案的可行性。"]
            ).with { $0.column = "tzgg" },
        ]
    }

    private static func underway(_ span: CountySpan) -> [CountyPaper] {
        [
            CountyPaper(
                "关于清理闲置医疗设备的通知", "青卫发", "规划信息科", span.ago(70), .onRequest, reason: "只涉及下属单位资产管理，依申请提供",
                ["请各单位对闲置医疗设备进行登记。"]
            ).with { $0.fate = .abandoned },
            CountyPaper(
                "关于公布医师定期考核结果的通知", "青卫发", "医政医管科", span.ago(12), .proactive, ["现将本周期医师定期考核结果予以公布。"]
            ).with { $0.fate = .returned },
            CountyPaper(
                "关于举办中医药适宜技术推广活动的通知", "青卫发", "办公室", span.ago(11), .proactive, ["定于下月举办中医药适宜技术推广活动。"]
            ).with { $0.fate = .signed },
            CountyPaper(
                "关于同意设置青禾县康宁护理院的批复", "青卫复", "医政医管科", span.ago(10), .onRequest,
                reason: "只涉及申请单位，审批结果另行公示，本文依申请提供", ["同意设置青禾县康宁护理院，核定床位60张。"]
            ).with { $0.fate = .inSigning },
            CountyPaper(
                "关于开展重点场所病媒生物监测工作的通知", "青卫发", "疾病预防控制科", span.ago(9), .severed,
                reason: "监测点位安排不宜公开，删减后公开，依据第三十七条", ["为掌握病媒生物密度，定于近期开展监测。"]
            ).with {
                $0.fate = .inSecrecy
                $0.turn = .referred
            },
            CountyPaper(
                "关于规范健康教育宣传材料发放工作的通知", "青卫发", "宣传教育科", span.ago(8), .onRequest,
                reason: "属于业务指导，依申请提供", ["请各单位规范宣传材料的征订、发放和登记。"]
            ).with {
                $0.fate = .inAttribute
                $0.turn = .counterOpen
            },
            CountyPaper(
                "关于报送年度信息化建设项目的通知", "青卫发", "规划信息科", span.ago(6), .withheld,
                reason: "项目尚在论证，属于过程性信息，依据第十六条不予公开", ["请各单位于月底前报送下一年度信息化建设项目。"]
            ).with { $0.fate = .inSection },
            CountyPaper(
                "关于做好医疗服务价格公示工作的通知", "青卫发", "财务科", span.ago(4), .proactive, ["各医疗机构要在显著位置公示服务项目和价格。"]
            ).with { $0.fate = .drafting },
        ]
    }
}
