/// The shipped lists, each with its rule and its source.
enum WordLists {
    static let all =
        misspellings + medical + bodyNames + formerBodies + formerNames + formerLaws + amounts + marks + regard

    /// WORD-3: units and amounts written twice.
    static let amounts =
        WordEntry.list(
            "WORD-3", "GB/T 15835-2011《出版物上数字用法》", .high,
            """
            万元元>万元 元万元>万元 万万元>万元或亿元 亿亿元>亿元 亿万元>万元或亿元 万元万元>万元 人人次>人次
            人民币元人民币>人民币 第第>第 号号文>号文 百分之百分>百分之
            """)
        + WordEntry.list(
            "WORD-3", "数量说法前后重复", .medium,
            "大约近>大约 将近约>将近 约近>约 大约约>约 近约>近!附近约!最近约 超过多>超过 左右多>左右 以上左右>以上 以下左右>以下 以内左右>以内")

    /// WORD-4: pairs that no punctuation of GB/T 15834 allows.
    static let marks =
        WordEntry.list(
            "WORD-4", "GB/T 15834-2011《标点符号用法》", .high,
            """
            ，。>。 。，>。 、，>， ，、>， ；。>。 。；>； ：。>： 。：>： ，；>； ；，>； 、。>。 。、>。 ：，>： ，：>：
            《《>《 》》>》 〔〔>〔 〕〕>〕
            """)
        + WordEntry.list("WORD-4", "GB/T 15834-2011 附录：并列的书名号、引号之间不用顿号", .low, "》、《>》《 ”、“>”“")

    /// WORD-5: wording about people and places that hurts or is wrong in law.
    static let regard =
        WordEntry.list(
            "WORD-5", "残疾人保障法、无障碍环境建设法的用语", .medium,
            """
            残废人>残疾人 残废军人>伤残军人 瞎子>视力残疾人 聋子>听力残疾人 哑巴>言语残疾人 聋哑人>听力言语残疾人 弱智>智力残疾
            低能儿>智力残疾儿童 傻子>智力残疾人 疯子>精神障碍患者 精神病人>精神障碍患者!精神病人福利院 瘸子>肢体残疾人 智障者>智力残疾人
            """)
        + WordEntry.list(
            "WORD-5", "涉港澳台规范用语", .high,
            """
            港澳台国家>港澳台地区 中港两地>内地与香港 中台关系>两岸关系 中港关系>内地与香港关系 台湾总统>台湾地区领导人
            台湾政府>台湾当局 台湾卫生部>台湾地区卫生主管部门 港澳台等国>港澳台等地区 回归主权>恢复行使主权 台湾国籍>台湾居民
            """)
        + WordEntry.list(
            "WORD-5", "民族、地域平等的用语", .high, "乡巴佬>农村居民 蛮子>少数民族群众!小蛮子 盲流>流动人口 外劳仔>外来务工人员")
        + WordEntry.list(
            "WORD-5", "传染病防治法：不得歧视传染病病人", .medium,
            "艾滋病毒携带者>艾滋病病毒感染者 毒王>感染者 乙肝带菌者>乙型肝炎病毒携带者 麻风佬>麻风病患者 花柳病>性传播疾病 瘾君子>吸毒成瘾人员")
}
