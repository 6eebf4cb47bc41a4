/// Family names, and the words that begin like a name and are none.
enum Surnames {
    /// Such as stand for nothing else behind a word for a person.
    static let clear = set(
        """
        王李张刘陈杨黄赵吴周徐孙朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蔡蒋余于杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺
        顾毛郝龚邵万钱严覃武洪汤严赖樊兰殷施翟倪翁柳岑庞柯耿阮桂闵欧聂庄丘焦祝纪舒屈项祁童霍蓝宁詹柴詹褚娄卜穆臧芦辛涂苗裴晏尚苟骆俞喻麦温肖马高何付毕左管凌申莫冉靳鲍
        """)
    /// Family names that are also common words: they count with clear bounds on both sides only.
    static let doubtful = set("安应向时和平成常易单权费满明全连干经关康解强盛阳计古边路同从水云车查支养师巫井景靖国文简司游")
    /// Seldom met, and hardly ever part of a word.
    static let rare = set("郜酆鄢逄亓麴濮隗郗仇隋缪狄裘甄滕芮羿汲邴糜宓仉栾钭厉郏邰鄂蒯荆竺逯桓晋闫缑亢况郈谯笪佟佴佘牟冼揭敖匡邝卞逢尧庹琚臧衡嵇邢诸訾谌撖瞿晁茹柏岳贝茅栗")
    static let double: Set<UInt64> = Set(
        "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 端木 南宫 万俟 闻人 百里 呼延 申屠 轩辕 澹台 公冶 宗政 濮阳 淳于 太叔 仲孙 钟离 鲜于 闾丘 亓官 司寇 颛孙 谷梁 拓跋 夹谷 段干 羊舌 左丘 独孤 赫连 纳兰 完颜 耶律 叶赫 那拉"
            .split(separator: " ").map(pair))

    /// First and second character together; words, not names.
    static let words: Set<UInt64> = Set(
        """
        陈述 陈情 申请 申报 申诉 申辩 申领 高血 高龄 高热 高危 高度 高烧 高原 高风 高水 安全 安置 安宁 方便 方可 方案 方式 严重 严格 严禁 任何 任意 任职 任务 应当 应该 应按 应在 应于 应提
        应及 应持 应如 应自 应由 应向 应予 应主 向本 向我 向县 向市 向卫 向其 向法 时间 时应 时需 和家 和陪 和医 和群 平均 平时 平等 平卧 平躺 平稳 成功 成为 成员 常见 常规 常住 常年 易感 单位 单独 单次 权益 权利 费用
        满意 满足 满员 明显 明确 明知 全程 全部 全家 全员 连续 连同 干预 经过 经济 经营 经治 经常 经诊 关系 关注 关爱 康复 康养 解决 解除 马上 何时 何种 何地 付费 付款 毕业 左右 左侧 左上 左下 左肺 左眼 管理 管控
        白天 白癜 白内 白血 金额 石膏 江苏 江西 温馨 温度 童年 尚未 尚需 苗族 余额 余下 程度 程序 万元 万人 万一 钱款 武汉 洪涝 施救 施工 祝愿 纪律 舒适 项目 蓝码 宁夏 龙江 史料 秦皇 黎明 黎族 王者
        周边 周围 周期 周岁 周末 周一 周二 周三 周四 周五 周六 周日 唐氏 沈阳 许可 许多 谢绝 宋体 曾经 曾用 曾在 曾于 曾有 叶酸 汤药 顾虑 严防 于当 于次 于今 于本 于上 于下 于昨 于前 于同 于年 于月 于日 丁型 雷同 姜黄
        夏季 侯诊 计划 计算 古稀 边境 路上 路径 同意 同时 同期 从业 从事 从未 水痘 水平 水肿 车辆 车祸 查询 查体 查看 支付 支气 支持 养老 养护 师生 国家 文化 文明 简单 简易 游客 强制 强烈 强直 盛夏 阳性 阳光
        石油 林业 田间 钟情 陆续 毛发 毛病 黄疸 黄金 黄色 黄码 胡乱 郭家 罗列 梁上 吴语 朱红 孙子 孙女 徐徐 李子 张贴 张口 刘海 杨树 赵县 于是 于此 余人 余名 余例 余岁 高考 高中 高校 高级 高中 何为 何处 何人 莫名 童子
        方法 方面 方向 方言 白酒 白色 白班 金融 金属 石材 江边 温州 毛巾 倪虹 段落 史上 龙头 常用 常态 安排 安装 安抚 平台 平安 成年 成人 成本 明年 明日 明白 全国 全省 全市 全县 全区 全面 全额 国内 国外 国际 文件 计生 计分 关怀 关于 关闭
        经查 经审 经核 经检 经调 经批 和其 和患 和社 和医 和参 和申 和当 应急 应对 应诊 应检 向社 向有 向所 向医 时限 时效 权限 费率 单据 单证 解释 解答 康健 易于 连带 强化 支出 车主 车票 云南 云端 云平 水电 师范 景区 司机 司法 游泳
        林区 路段 路费 路人 国籍 文凭 管道 管床 左手 左腿 左脚 左臂 严密 严肃 纪念 纪检 项下 温水 温泉 涂抹 涂药 耿直 祝贺 欧洲 欧美 屈光 屈指 焦虑 焦急 庄重 兰州 洪水 柳州 桂林 卜算 尹始 贺信 龚某 许愿 程某 万分 万名 武警 武术 武装
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(pair))

    /// No character of a given name: grammar, titles, masks.
    static let never = set("的在于了和与及或等某先生同志也是有为被把将由向从自至到对因其该本此后前时内上下们应可须能不未无已曾且并即就又还都并均凡者所以各每另需要因患系住经称说")
    /// What may follow a name inside a sentence.
    static let followers = set("的在于因向为被经今男女患住系及与和等到就出入确死感自由从前后称说报以未曾至突手主持携提申反家身电有是已将对不，年同来拨打投未其本诉认请要之之，发于出生前往接表")

    static func pair(_ word: Substring) -> UInt64 {
        let values = word.unicodeScalars.map(\.value)
        return UInt64(values.first ?? 0) << 32 | UInt64(values.dropFirst().first ?? 0)
    }

    static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    private static func set(_ characters: String) -> Set<UInt32> {
        Set(characters.unicodeScalars.map(\.value).filter { Scalars.isHan($0) })
    }
}
