import Kernel
import Publishing

/// 办事指南: what the commission does for those who come, each with the eight elements of SITE-5.
enum CountyGuides {
    private struct Guide {
        let matter: String
        let basis: String
        let conditions: String
        let materials: String
        let limit: String
        let target: String
        let result: String
        let unit: String
    }

    private static let place = "青禾县政务服务中心二楼卫生健康窗口（青禾县人民路16号）"
    private static let hours = "工作日9:00至12:00，14:00至17:30（法定节假日除外）"
    private static let process =
        "申请：到窗口提交或者网上申报\n受理：材料齐全的当场受理，不齐全的一次性告知\n审查：书面审查，需要的现场核查\n决定：作出是否准予的决定\n送达：窗口领取、邮寄或者网上下载"

    static func articles(in year: Int) -> [CountyArticle] {
        guides.enumerated().map { index, guide in
            CountyArticle(
                "bszn", guide.unit, "\(guide.matter)办事指南", Day(year: year, month: 3, day: 4 + index) ?? .earliest,
                .guide,
                [
                    "matter": guide.matter, "basis": guide.basis, "conditions": guide.conditions,
                    "materials": guide.materials, "place": place, "hours": hours, "phone": "0999-8000220",
                    "process": process, "target": guide.target, "time_limit": guide.limit, "fee": "不收费",
                    "result": guide.result,
                ])
        }
    }

    private static let guides = [
        Guide(
            matter: "公共场所卫生许可", basis: "《公共场所卫生管理条例》第四条；《公共场所卫生管理条例实施细则》第二十二条",
            conditions: "选址、设计、设施设备符合卫生标准\n从业人员取得健康合格证明\n建立卫生管理制度，配备卫生管理人员",
            materials: "公共场所卫生许可证申请表\n场所地址方位示意图、平面图和卫生设施平面布局图\n一年内的卫生检测或者评价报告\n卫生管理制度", limit: "受理之日起7个工作日",
            target: "自然人和法人", result: "公共场所卫生许可证", unit: "法规与监督科"),
        Guide(
            matter: "医疗机构执业登记", basis: "《医疗机构管理条例》第十五条至第二十二条",
            conditions: "取得设置批准或者完成备案\n符合医疗机构基本标准\n有适合的名称、场所和相应的专业卫生技术人员\n能够独立承担民事责任",
            materials: "医疗机构申请执业登记注册书\n用房产权或者使用证明\n建筑设计平面图\n规章制度和人员资质材料", limit: "受理之日起20个工作日", target: "法人",
            result: "医疗机构执业许可证", unit: "医政医管科"),
        Guide(
            matter: "诊所备案", basis: "《医疗机构管理条例》第十五条；《诊所备案管理暂行办法》",
            conditions: "人员、设施和制度符合诊所基本标准\n场所固定，不与其他用房混用\n主要负责人在医疗机构执业满5年",
            materials: "诊所备案信息表\n房屋平面布局图\n卫生技术人员名录和资质材料\n规章制度、设备清单", limit: "材料齐全的当场备案", target: "自然人和法人",
            result: "诊所备案凭证", unit: "医政医管科"),
        Guide(
            matter: "医师执业注册", basis: "《医师法》第十三条至第十八条；《医师执业注册管理办法》",
            conditions: "取得医师资格\n受聘于医疗卫生机构\n没有法律规定不予注册的情形", materials: "医师执业注册申请审核表\n近6个月证件照\n聘用证明\n健康体检表",
            limit: "受理之日起10个工作日", target: "自然人", result: "医师执业证书", unit: "医政医管科"),
        Guide(
            matter: "护士执业注册", basis: "《护士条例》第七条至第十条；《护士执业注册管理办法》",
            conditions: "具有完全民事行为能力\n完成国家规定的护理专业学习和临床实习\n通过护士执业资格考试\n符合规定的健康标准",
            materials: "护士执业注册申请审核表\n学历证书和实习证明\n执业资格考试成绩合格证明\n健康体检证明", limit: "受理之日起10个工作日", target: "自然人",
            result: "护士执业证书", unit: "医政医管科"),
        Guide(
            matter: "放射诊疗许可", basis: "《放射性同位素与射线装置安全和防护条例》第八条；《放射诊疗管理规定》",
            conditions: "有经核准登记的医学影像科诊疗科目\n场所、设备符合国家标准\n有放射防护管理人员和工作人员防护措施",
            materials: "放射诊疗许可申请表\n放射诊疗设备清单和检测报告\n工作人员资质和健康检查材料\n防护制度和应急预案", limit: "受理之日起15个工作日", target: "法人",
            result: "放射诊疗许可证", unit: "法规与监督科"),
        Guide(
            matter: "饮用水供水单位卫生许可", basis: "《传染病防治法》；《生活饮用水卫生监督管理办法》第七条",
            conditions: "水源选择和防护符合要求\n水处理设施和水质检验能力符合标准\n供管水人员取得健康合格证明",
            materials: "供水单位卫生许可申请表\n水源、管网和工艺流程图\n水质检测报告\n卫生管理制度", limit: "受理之日起10个工作日", target: "法人",
            result: "饮用水供水单位卫生许可证", unit: "法规与监督科"),
        Guide(
            matter: "出生医学证明首次签发", basis: "《母婴保健法》第二十三条；《出生医学证明管理办法》",
            conditions: "新生儿在本县助产机构出生\n父母任何一方提出申请", materials: "出生医学证明首次签发登记表\n新生儿父母有效身份证件原件",
            limit: "材料齐全的当场签发", target: "自然人", result: "出生医学证明", unit: "妇幼健康科"),
        Guide(
            matter: "再生育、三孩生育登记服务", basis: "《人口与计划生育法》第十八条；省人口与计划生育条例",
            conditions: "夫妻一方户籍地或者现居住地在本县", materials: "生育登记表\n夫妻双方有效身份证件", limit: "当场办结", target: "自然人",
            result: "生育登记服务单", unit: "基层卫生健康科"),
        Guide(
            matter: "家庭医生签约服务", basis: "国家基本公共卫生服务规范；家庭医生签约服务规范",
            conditions: "在本县居住半年以上的居民\n老年人、孕产妇、儿童、慢性病患者等优先签约", materials: "有效身份证件\n社会保障卡（用于报销结算）",
            limit: "当场签约", target: "自然人", result: "签约服务协议书", unit: "基层卫生健康科"),
    ]
}
