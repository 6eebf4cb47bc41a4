import Kernel

/// The invented county: no real place, region code 999901, telephone numbers 0999-….
enum CountyPeople {
    static let government = "青禾县人民政府办公室"
    static let commission = "青禾县卫生健康局"
    static let commissionShort = "青禾县卫健局"
    static let hospital = "青禾县人民医院"

    /// 科室 in the order of the organisation chart, with the other names that documents use.
    static let sections: [(name: String, aliases: [String])] = [
        ("办公室", ["政务公开办", "局办公室"]), ("宣传教育科", ["宣教科"]), ("法规与监督科", ["法监科", "法规科"]),
        ("规划信息科", ["规信科"]), ("人事科", []), ("财务科", ["规财科"]), ("医政医管科", ["医政科"]),
        ("疾病预防控制科", ["疾控科"]), ("基层卫生健康科", ["基层科"]), ("妇幼健康科", ["妇幼科"]),
        ("老龄健康科", ["老龄科"]), ("中医药管理科", ["中医科"]),
    ]

    /// 直属单位; the first is an agency of its own too.
    static let affiliates: [(name: String, alias: String)] = [
        ("青禾县人民医院", "县人民医院"), ("青禾县中医医院", "县中医医院"), ("青禾县妇幼保健院", "县妇幼保健院"),
        ("青禾县疾病预防控制中心", "县疾控中心"), ("青禾县卫生监督所", "县卫生监督所"), ("青禾县急救中心", "县急救中心"),
    ]

    struct Person {
        let name: String
        let login: String
        let roles: Set<Role>
        let unit: String?
        let heads: Bool

        init(_ name: String, _ login: String, _ roles: Set<Role>, _ unit: String?, heads: Bool = false) {
            self.name = name
            self.login = login
            self.roles = roles
            self.unit = unit
            self.heads = heads
        }
    }

    static let people: [Person] = [
        Person("周启明", "zhouqiming", [.leader, .principalHead], nil),
        Person("沈若兰", "shenruolan", [.leader], nil),
        Person("陆文涛", "luwentao", [.officeHead, .opennessOffice, .sectionHead], "办公室", heads: true),
        Person("何晓雯", "hexiaowen", [.opennessOffice], "办公室"),
        Person("唐佳宁", "tangjianing", [.opennessOffice, .requestHandler], "办公室"),
        Person("孟凡星", "mengfanxing", [.attributeKeeper, .secrecyReviewer], "办公室"),
        Person("顾云舒", "guyunshu", [.sectionHead, .spokesperson], "宣传教育科", heads: true),
        Person("白子墨", "baizimo", [.clerk], "宣传教育科"),
        Person("程远航", "chengyuanhang", [.sectionHead, .legalReviewer], "法规与监督科", heads: true),
        Person("江雨桐", "jiangyutong", [.clerk], "法规与监督科"),
        Person("韩立诚", "hanlicheng", [.sectionHead, .siteOperator], "规划信息科", heads: true),
        Person("罗思源", "luosiyuan", [.clerk], "规划信息科"),
        Person("杜若飞", "duruofei", [.sectionHead, .assessor], "人事科", heads: true),
        Person("蒋心怡", "jiangxinyi", [.sectionHead], "财务科", heads: true),
        Person("魏长风", "weichangfeng", [.clerk], "财务科"),
        Person("夏知秋", "xiazhiqiu", [.sectionHead], "医政医管科", heads: true),
        Person("方大同", "fangdatong", [.clerk], "医政医管科"),
        Person("秦晓岚", "qinxiaolan", [.sectionHead], "疾病预防控制科", heads: true),
        Person("邹海平", "zouhaiping", [.clerk], "疾病预防控制科"),
        Person("付春生", "fuchunsheng", [.sectionHead], "基层卫生健康科", heads: true),
        Person("叶青禾", "yeqinghe", [.sectionHead], "妇幼健康科", heads: true),
        Person("石敬之", "shijingzhi", [.sectionHead], "老龄健康科", heads: true),
        Person("谭仲景", "tanzhongjing", [.sectionHead], "中医药管理科", heads: true),
        Person("龙卫国", "longweiguo", [.liaison], "青禾县中医医院"),
        Person("钟慧敏", "zhonghuimin", [.liaison], "青禾县妇幼保健院"),
        Person("汪明远", "wangmingyuan", [.liaison], "青禾县疾病预防控制中心"),
        Person("贺建军", "hejianjun", [.liaison], "青禾县卫生监督所"),
        Person("裴志强", "peizhiqiang", [.liaison], "青禾县急救中心"),
        Person("严守正", "yanshouzheng", [.supervisor], nil),
        Person("管系安", "guanxian", [.systemAdministrator], nil),
        Person("安全宁", "anquanning", [.securityAdministrator], nil),
        Person("沈计周", "shenjizhou", [.auditAdministrator], nil),
    ]

    static let hospitalPeople: [Person] = [
        Person("田雨生", "tianyusheng", [.opennessOffice, .liaison], nil),
        Person("苏明月", "sumingyue", [.leader, .principalHead], nil),
    ]

    static let governmentPeople: [Person] = [
        Person("高远", "gaoyuan", [.opennessOffice, .supervisor], nil), Person("韦国栋", "weiguodong", [.leader], nil),
    ]
}
