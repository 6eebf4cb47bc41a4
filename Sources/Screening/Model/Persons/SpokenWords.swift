/// Words around the names that people give of themselves and of others.
enum SpokenWords {
    /// Behind these stands a name and nothing else.
    private static let sure = WordSet("我叫 名叫 名字叫 名字是 姓名是 署名 签名 落款 署名人 来信人 写信人 反映人 投诉人 求助人 咨询人 留言人 举报人 联系人")
    /// Behind these stands a name or something else: it must look like one.
    private static let perhaps = WordSet("我是 本人 我姓 此致敬礼 妻子 丈夫 儿子 女儿 父亲 母亲 爱人 婆婆 公公 岳父 岳母 孙子 孙女 邻居 医生 护士 大夫")
    /// All of the same length.
    static let forms = WordSet("女士 先生 小姐 同志 大爷 大妈 大娘 大姐 大哥 大叔 大婶 阿姨 奶奶 爷爷 婆婆 师傅 老师 医生 护士 大夫 主任 院长")
    static let formLength = 2
    /// What follows 我叫 and the last line, and is no name.
    static let noNames = WordSet(
        "谢谢 多谢 感谢 此致 敬礼 祝好 救护车 出租车 网约车 快递 外卖 车 人来 邻居 家人 医生 护士 大夫 儿子 女儿 老公 老婆 滴滴 一声 号 不应 天天 常常 安好 顺祝 万分")
    /// Who signs without a name: 一位家长, 居委会.
    static let nobody = WordSet(
        "委会 儿园 医院 生院 学校 科室 公司 协会 小区 社区 家长 市民 居民 村民 群众 患者 病人 家属 职工 员工 业主 网友 读者 学生 老人 妈妈 爸爸 百姓 祝好 答复 回复 盼复")
    static let thanks = WordSet("谢谢 敬礼 此致 感谢")
    /// Behind the name of a signature.
    static let closing = WordSet("敬上 谨上 敬启 谨启 留言 呈上 拜上 上 书")
    /// A name may begin behind these characters.
    static let before = Set("是找和给向由请与对问叫跟的让到在为即及同位名我你他她们说者人员生士师了于从被把".unicodeScalars.map(\.value))
    /// What may follow a foreign name.
    static let behind = Set("一今是请问去家电住要想能会有两昨前的在于了和与及等先女同也为被将由向从自至到对因就还都说，来也又".unicodeScalars.map(\.value))

    /// Where the word ends that begins at `place`, and whether it announces nothing but a name.
    static func introduction(in text: ScannedText, at place: Int) -> (end: Int, isSure: Bool)? {
        for length in [4, 3, 2] {
            if sure.isEnd(of: text, at: place + length, length: length) { return (place + length, true) }
            if perhaps.isEnd(of: text, at: place + length, length: length) { return (place + length, false) }
        }
        return nil
    }

    /// 女士 of 王女士; empty for a bare name.
    static func form(atEndOf name: String) -> String {
        let scanned = ScannedText(name)
        return forms.isEnd(of: scanned, at: scanned.count, length: formLength)
            ? scanned.string(scanned.count - formLength..<scanned.count) : ""
    }
}
