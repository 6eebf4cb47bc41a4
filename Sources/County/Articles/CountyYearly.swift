import Kernel
import Publishing

/// What comes once a year.
extension CountyArticles {
    static func yearly(of year: Int) -> [CountyArticle] {
        func day(_ month: Int, _ day: Int) -> Day { Day(year: year, month: month, day: day) ?? .earliest }
        return policies(year, day) + plans(year, day) + notices(year, day)
    }

    private static func policies(_ year: Int, _ day: (Int, Int) -> Day) -> [CountyArticle] {
        let subjects: [(month: Int, unit: String, name: String, aim: String)] = [
            (3, "基层卫生健康科", "青禾县基本公共卫生服务项目实施方案", "做好基本公共卫生服务，提高服务质量和群众获得感"),
            (4, "医政医管科", "青禾县医疗质量安全改进行动实施方案", "持续改进医疗质量，保障患者安全"),
            (5, "妇幼健康科", "青禾县出生缺陷防治能力提升实施方案", "健全出生缺陷防治网络，提升防治能力"),
            (6, "老龄健康科", "青禾县医养结合服务质量提升实施方案", "促进医疗卫生与养老服务融合发展"),
            (7, "中医药管理科", "青禾县基层中医药服务能力提升实施方案", "推动中医药服务延伸到基层"),
            (9, "疾病预防控制科", "青禾县慢性病综合防控工作实施方案", "降低慢性病过早死亡率，提高健康水平"),
        ]
        return subjects.flatMap { subject in
            [
                CountyArticle(
                    "zcwj", subject.unit, "关于印发《\(year)年\(subject.name)》的通知", day(subject.month, 12),
                    [
                        "各乡镇卫生院，县直各医疗卫生单位：", "为\(subject.aim)，现将《\(year)年\(subject.name)》印发给你们，请认真贯彻落实。",
                        "一、总体要求。坚持以人民健康为中心，统筹资源，突出重点，务求实效。",
                        "二、主要任务。健全工作机制，加强队伍建设，规范服务流程，强化信息支撑。",
                        "三、组织实施。各单位要明确责任、细化措施，县卫生健康局将定期开展督导评估。",
                    ]),
                CountyArticle(
                    "zcjd", subject.unit, "一图读懂：\(year)年\(subject.name)", day(subject.month, 13), .interpretation,
                    ["explains": "《\(year)年\(subject.name)》", "manner": "图解", "interpreter": subject.unit],
                    [
                        "一、背景依据。根据上级有关部署，结合本县实际，制定本方案。", "二、目标任务。\(subject.aim)。",
                        "三、适用范围。全县各级各类医疗卫生机构。", "四、惠民举措。优化服务流程，群众就近可以获得规范的服务。",
                    ]),
            ]
        }
    }

    private static func plans(_ year: Int, _ day: (Int, Int) -> Day) -> [CountyArticle] {
        [
            CountyArticle(
                "yjs", "财务科", "青禾县卫生健康局\(year)年部门预算公开", day(2, 10), .budget,
                budget(year, "部门预算", day(1, 28), income: "18650.40", receptions: "21.60"),
                ["一、部门主要职责及机构设置。", "二、\(year)年部门预算收支总体情况。收入预算与支出预算平衡。", "三、“三公”经费情况。较上年继续压减。"]),
            CountyArticle(
                "yjs", "财务科", "青禾县卫生健康局\(year - 1)年部门决算公开", day(9, 5), .budget,
                budget(year - 1, "部门决算", day(8, 20), income: "19320.75", receptions: "19.80"),
                ["一、部门概况。", "二、\(year - 1)年部门决算情况说明。全年收支决算总体平稳。", "三、名词解释。"]),
            CountyArticle(
                "ghjh", "规划信息科", "青禾县卫生健康局\(year)年工作计划", day(2, 20),
                ["全年工作的总体思路是稳中求进，突出基层、突出质量、突出便民。", "重点抓好紧密型县域医共体建设、公共卫生服务和医疗质量安全三件大事。"]),
            CountyArticle(
                "zfcg", "财务科", "青禾县卫生健康局\(year)年政府采购意向公开", day(3, 5), .procurement,
                [
                    "project": "\(year)年集中采购", "stage": "采购意向", "day": "\(day(3, 5))",
                    "summary": "本年度计划采购救护车辆、信息系统运维、消毒用品，具体以发布的采购公告为准。",
                ]),
            CountyArticle(
                "zkly", "人事科", "\(year)年青禾县医疗卫生单位公开招聘公告", day(4, 8),
                ["根据事业单位公开招聘有关规定，面向社会公开招聘医疗卫生专业技术人员。", "一、招聘岗位和条件，见岗位表。二、报名时间和方式，网上报名。三、考试、体检、考察和公示按规定进行。"]),
            CountyArticle(
                "yjgl", "疾病预防控制科", "青禾县突发公共卫生事件应急预案（\(year)年修订）", day(5, 16),
                ["一、总则。预防为主、常备不懈，统一领导、分级负责。", "二、组织体系和职责。", "三、监测、预警与报告。四、应急响应。五、善后处理和保障措施。"]),
            CountyArticle(
                "jgzn", "人事科", "青禾县卫生健康局机构职能（\(year)年）", day(3, 2), .institution,
                [
                    "name": CountyPeople.commission,
                    "duties":
                        "贯彻执行卫生健康法律、法规和政策\n制定全县卫生健康事业发展规划\n负责疾病预防控制和卫生应急\n负责医疗机构和医疗服务行业管理\n组织实施基层卫生、妇幼、老龄和中医药工作\n依法开展卫生监督",
                    "head": "局长 周启明", "address": "青禾县人民路1号",
                    "hours": "工作日8:30至12:00，14:30至17:30", "phone": "0999-8000101", "fax": "0999-8000102",
                    "postcode": "999901",
                ], ["内设12个科室，下属6个直属单位。各科室职责和联系电话见“机构职能”页面。"]),
            CountyArticle(
                "xxgknb", "办公室", "青禾县卫生健康局\(year - 1)年政府信息公开工作年度报告", day(1, 22),
                [
                    "一、总体情况。全年主动公开政府信息数量稳步增长，依申请公开办理及时规范。", "二、主动公开政府信息情况。三、收到和处理政府信息公开申请情况。",
                    "四、行政复议、行政诉讼情况。五、存在的主要问题及改进情况。六、其他需要报告的事项。",
                ]),
        ]
    }

    private static func budget(
        _ year: Int, _ kind: String, _ approved: Day, income: String, receptions: String
    ) -> [String: String] {
        [
            "year": "\(year)", "kind": kind, "unit": CountyPeople.commission, "approved_on": "\(approved)",
            "income": income, "expense": income, "receptions": receptions,
        ]
    }

    private static func notices(_ year: Int, _ day: (Int, Int) -> Day) -> [CountyArticle] {
        CountyWords.towns.prefix(6).enumerated().map { index, town in
            CountyArticle(
                "tzgg", "基层卫生健康科", "关于\(town)\(year)年城乡居民健康体检时间安排的公告", day(index % 8 + 2, 3 + index),
                ["为方便群众，现将\(town)\(year)年城乡居民健康体检时间安排公告如下。", "体检地点为\(town)卫生院及各村卫生室，请携带有效证件按通知时间参加，体检免费。"])
        }
    }
}
