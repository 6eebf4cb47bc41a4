import Kernel

/// The plan of the invented county, in the form such plans have: headings, numbered items, units in a column.
struct CountyPlan {
    struct Item {
        let text: String
        let units: String
        let deadline: String

        init(_ text: String, _ units: String, _ deadline: String) {
            self.text = text
            self.units = units
            self.deadline = deadline
        }
    }

    let year: Int

    var title: String { "青禾县卫生健康局\(year)年政务公开工作要点分工方案" }
    var documentNumber: String { "青卫发〔\(year)〕12号" }
    var issuedOn: Day { Day(year: year, month: 3, day: 6) ?? .earliest }
    var reportDue: Day { Day(year: year, month: 12, day: 21) ?? .latest }

    var notice: [String] {
        [
            "局机关各科室，直属各单位：",
            "《\(title)》已经局党组会议研究同意，现印发给你们，请结合实际认真落实。请于\(year)年12月21日前将落实情况及佐证材料报送办公室。",
        ]
    }

    var sections: [(title: String, items: [Item])] {
        [
            ("一、抓好重点领域信息公开", CountyPlan.priorities), ("二、做实政策解读和回应关切", CountyPlan.interpretation),
            ("三、规范依申请公开和基础工作", CountyPlan.foundations), ("四、管好平台和政务新媒体", CountyPlan.platforms),
            ("五、强化组织保障", CountyPlan.support),
        ]
    }

    private static let priorities = [
        Item("每月公开法定报告传染病疫情概况和防控提示，流行季节增加频次。", "疾控科牵头，县疾控中心配合", "每月"),
        Item("公开县级公立医院常规医疗服务价格、常用药品和主要医用耗材价格，价格变动后5个工作日内更新。", "医政科牵头，县人民医院、县中医医院、县妇幼保健院配合", "6月底前"),
        Item("公开托育机构备案和质量抽查结果，全年发布不少于2次。", "妇幼科", "11月底前"),
        Item("公开家庭医生签约服务包内容、服务团队和投诉渠道。", "基层科", "5月底前"),
        Item("公开公共场所卫生、饮用水卫生、医疗卫生“双随机、一公开”抽查结果。", "法监科牵头，县卫生监督所配合", "10月底前"),
        Item("公开医养结合机构名录和安宁疗护服务点位。", "老龄科", "7月底前"),
        Item("公开中医药适宜技术推广目录和承担单位。", "中医科牵头，县中医医院配合", "8月底前"),
        Item("公开本部门预算、决算和重大民生项目资金安排，批复后20日内完成。", "财务科", "9月底前"),
    ]
    private static let interpretation = [
        Item("政策文件与解读材料同步起草、同步审签、同步发布，解读材料于文件公开后3个工作日内发布。", "宣教科牵头，各科室按职责分工负责", "长期推进"),
        Item("主要负责人带头解读重要政策全年不少于1次，图解、短视频等多样化解读率不低于90%。", "宣教科", "11月底前"),
        Item("对涉及群众切身利益的文件开展实施效果评估，全年不少于2件，评估结果向社会公开。", "法监科", "10月底前"),
        Item("健全舆情监测和回应机制，重大突发事件5小时内发布权威信息，24小时内举行新闻发布会。", "宣教科牵头，疾控科、医政科、县急救中心配合", "长期推进"),
        Item("办理好网民留言和12345热线转办件，办结率达到100%，每季度公开办理情况。", "办公室", "每季度"),
    ]
    private static let foundations = [
        Item("修订依申请公开办理规程和答复文书模板，组织培训不少于1次。", "办公室牵头，法监科配合", "4月底前"),
        Item("全面清理现行有效行政规范性文件，公布继续有效、修改和废止目录。", "法监科", "9月底前"),
        Item("更新政府信息公开指南和机构职能、领导分工、内设机构信息，变动后10个工作日内完成。", "办公室、人事科", "3月底前"),
        Item("调整完善权责清单并公开。", "法监科", "6月底前"),
        Item("开展公文公开属性源头认定情况自查，对不予公开的公文逐件复核。", "各科室（所、办）", "11月底前"),
    ]
    private static let platforms = [
        Item("每半年开展一次网站栏目自查，消除空白栏目和错别字，栏目更新率达到100%。", "规信科牵头，宣教科配合", "每半年"),
        Item("清理整合政务新媒体账号，建立开办、变更、关停台账。", "宣教科", "5月底前"),
        Item("完成网站适老化和无障碍改造，通过检测并公布结果。", "规信科", "8月底前"),
        Item("指导直属医疗卫生单位按规定公开机构信息，建立定期抽查机制，每季度抽查不少于1次。", "医政科牵头，县人民医院、县中医医院、县妇幼保健院、县疾控中心负责", "每季度"),
    ]
    private static let support = [
        Item("主要负责人每年听取政务公开工作汇报不少于2次，研究解决突出问题。", "办公室", "12月15日前"),
        Item("将政务公开纳入科室和直属单位年度考核，分值权重不低于4%。", "人事科", "11月底前"),
        Item("制定年度培训计划，组织政务公开业务培训不少于2次，覆盖全部科室和直属单位。", "办公室牵头，人事科配合", "10月底前"),
        Item("对照上年度要点开展“回头看”，未完成事项列出清单限期整改。", "办公室", "4月底前"),
    ]
}
