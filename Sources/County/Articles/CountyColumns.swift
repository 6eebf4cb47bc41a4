import Kernel
import Publishing

/// The columns of the county's portal: 政府信息公开 by SITE-8 and FOI-20, then what else a portal has.
enum CountyColumns {
    struct Line {
        let slug: String
        let name: String
        let type: ColumnType
        let parent: String?
        let description: String
        let isImportant: Bool
        let form: ContentForm

        init(
            _ slug: String, _ name: String, _ type: ColumnType, under parent: String? = nil, _ description: String,
            important: Bool = false, form: ContentForm = .text
        ) {
            self.slug = slug
            self.name = name
            self.type = type
            self.parent = parent
            self.description = description
            isImportant = important
            self.form = form
        }
    }

    static let lines = openness + statutory + services + news

    private static let openness = [
        Line("xxgk", "政府信息公开", .disclosure, "政府信息公开指南、制度、法定主动公开内容和年度报告"),
        Line("xxgkzn", "政府信息公开指南", .disclosure, under: "xxgk", "政府信息的分类、编排体系、获取方式和公开工作机构的联系方式"),
        Line("xxgkzd", "政府信息公开制度", .disclosure, under: "xxgk", "政府信息公开的法规和本局的工作制度"),
        Line("xxgknb", "政府信息公开年报", .disclosure, under: "xxgk", "本局政府信息公开工作年度报告"),
        Line("ysqgk", "依申请公开", .disclosure, under: "xxgk", "依申请公开政府信息的办理流程和注意事项"),
    ]

    private static let statutory = [
        Line("lzyj", "履职依据", .disclosure, under: "xxgk", "本局履行职责所依据的法律、法规和规章"),
        Line("jgzn", "机构简介", .functions, under: "xxgk", "机构职能、内设机构、负责人和联系方式", form: .institution),
        Line("qlqd", "权责清单", .disclosure, under: "xxgk", "本局行使的行政权力和对应的责任", form: .power),
        Line("zcwj", "政策文件", .policy, under: "xxgk", "本局制发和转发的行政规范性文件与其他政策文件", important: true),
        Line("ghjh", "规划信息", .disclosure, under: "xxgk", "卫生健康事业规划、专项规划和年度计划"),
        Line("tjxx", "统计信息", .data, under: "xxgk", "卫生健康统计数据和法定传染病疫情通报", form: .figures),
        Line("xzxk", "行政许可", .disclosure, under: "xxgk", "行政许可决定公示", form: .licence),
        Line("xzcf", "处罚强制", .disclosure, under: "xxgk", "有一定社会影响的行政处罚、行政强制决定公示", form: .penalty),
        Line("yjs", "预算决算", .disclosure, under: "xxgk", "部门预算、决算和“三公”经费", form: .budget),
        Line("sfxm", "收费项目", .disclosure, under: "xxgk", "行政事业性收费和服务收费的项目、依据、标准", form: .charge),
        Line("zfcg", "政府采购", .disclosure, under: "xxgk", "政府采购的意向、公告、结果和合同", form: .procurement),
        Line("zdxm", "重大项目", .disclosure, under: "xxgk", "医疗卫生重大建设项目的批准和实施情况"),
        Line("zdms", "重大民生", .disclosure, under: "xxgk", "卫生健康民生实事的政策、措施和实施情况"),
        Line("yjgl", "应急管理", .disclosure, under: "xxgk", "突发公共卫生事件应急预案、预警信息和应对情况"),
        Line("jdjc", "监督检查", .disclosure, under: "xxgk", "公共卫生、医疗服务监督检查情况"),
        Line("ssj", "双随机、一公开", .disclosure, under: "jdjc", "随机抽查的计划、事项清单和结果", form: .inspection),
        Line("zkly", "招考录用", .disclosure, under: "xxgk", "公开招聘的职位、条件和结果"),
        Line("jytabl", "建议提案办理", .disclosure, under: "xxgk", "人大代表建议和政协提案办理复文", form: .proposal),
        Line("qtxx", "其他法定信息", .disclosure, under: "xxgk", "法律、法规规定应当主动公开的其他信息"),
    ]

    private static let services = [
        Line("zcjd", "政策解读", .interpretation, "对本局政策文件的解读", form: .interpretation),
        Line("bsfw", "办事服务", .service, "卫生健康服务事项的办理指南和常见问题"),
        Line("bszn", "办事指南", .service, under: "bsfw", "行政许可和公共服务事项的办理条件、材料和流程", form: .guide),
        Line("cjwt", "常见问题", .service, under: "bsfw", "群众办事和看病就医的常见问题解答", form: .question),
        Line("yljg", "医疗机构信息", .overview, "县直医疗卫生机构的概况、服务和管理信息"),
        Line("yyjs", "机构介绍", .overview, under: "yljg", "县直医疗卫生机构的基本情况和联系方式", form: .institution),
        Line("jyfw", "就医服务", .service, under: "yljg", "门诊、急诊、住院和便民服务信息"),
        Line("hfjs", "行风建设", .overview, under: "yljg", "医疗卫生机构行风建设和投诉渠道"),
    ]

    private static let news = [
        Line("gzdt", "工作动态", .news, "全县卫生健康工作动态"),
        Line("tzgg", "通知公告", .notice, "面向社会的通知和公告"),
        Line("jkkp", "健康科普", .other, "健康知识和疾病预防"),
        Line("zt", "专题专栏", .other, "围绕重点工作集中发布的信息"),
        Line("tfgw", "突发公共卫生事件", .topic, under: "zt", "突发公共卫生事件的权威发布、救治处置和澄清"),
        Line("lgfk", "流感防控", .topic, under: "zt", "流感等呼吸道传染病防控的动态、预案、科普和新闻发布"),
        Line("lgdt", "防控动态", .news, under: "lgfk", "流感防控工作动态"),
        Line("lgya", "预案与规定", .disclosure, under: "lgfk", "突发公共卫生事件应急预案和流感防控规定"),
        Line("lgkp", "防控科普", .other, under: "lgfk", "流感预防和就医知识"),
        Line("lgfb", "新闻发布", .notice, under: "lgfk", "流感防控新闻发布会和答记者问"),
    ]
}
