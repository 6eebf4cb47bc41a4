import Kernel
import Publishing

/// The columns of the county's portal.
enum CountyColumns {
    struct Line {
        let slug: String
        let name: String
        let type: ColumnType
        let parent: String?
        let description: String
        let isImportant: Bool

        init(
            _ slug: String, _ name: String, _ type: ColumnType, under parent: String? = nil, _ description: String,
            important: Bool = false
        ) {
            self.slug = slug
            self.name = name
            self.type = type
            self.parent = parent
            self.description = description
            isImportant = important
        }
    }

    static let lines = [
        Line("xxgk", "政府信息公开", .disclosure, "政府信息公开指南、制度、法定主动公开内容和年度报告"),
        Line("zcwj", "政策文件", .policy, under: "xxgk", "本局制发和转发的行政规范性文件与其他政策文件", important: true),
        Line("zcjd", "政策解读", .interpretation, "对本局政策文件的解读"),
        Line("jgzn", "机构职能", .functions, under: "xxgk", "机构职能、内设机构和联系方式"),
        Line("ghjh", "规划计划", .disclosure, under: "xxgk", "卫生健康事业规划、专项规划和年度计划"),
        Line("tjxx", "统计信息", .data, under: "xxgk", "卫生健康统计数据和法定传染病疫情通报"),
        Line("xzxk", "行政许可", .disclosure, under: "xxgk", "行政许可事项和结果"),
        Line("xzcf", "行政处罚", .disclosure, under: "xxgk", "行政处罚依据、程序和有一定社会影响的处罚决定"),
        Line("yjs", "预算决算", .disclosure, under: "xxgk", "部门预算、决算和“三公”经费"),
        Line("zfcg", "政府采购", .disclosure, under: "xxgk", "集中采购项目的目录、标准和实施情况"),
        Line("yjgl", "应急管理", .disclosure, under: "xxgk", "突发公共卫生事件应急预案、预警信息和应对情况"),
        Line("jdjc", "监督检查", .disclosure, under: "xxgk", "公共卫生、医疗服务监督检查情况"),
        Line("zkly", "招考录用", .disclosure, under: "xxgk", "公开招聘的职位、条件和结果"),
        Line("gzdt", "工作动态", .news, "全县卫生健康工作动态"),
        Line("tzgg", "通知公告", .notice, "面向社会的通知和公告"),
        Line("jkkp", "健康科普", .other, "健康知识和疾病预防"),
    ]
}
