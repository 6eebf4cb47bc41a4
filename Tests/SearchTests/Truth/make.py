"""Makes records.tsv and queries.tsv: invented records, and what a plain scan of them finds. It shares no code with the program.

Run it only to change the truth set; the two files are what the tests read.
"""

import itertools
import pathlib
import random
import re
import unicodedata

HERE = pathlib.Path(__file__).parent
SIMPLE = str.maketrans(
    "務開國發辦縣衛醫療機構預決徵實補貼農鄉鎮麗雲龍馬門東灣產業環評應急處準備藥價費學條規聯繫電話臺裡裏後麵製複髮幹乾鬆餘錄報檢驗證執審計劃項資訊網護險級組織給標準號關於進與動態響練嶺鎮罰銷佈",
    "务开国发办县卫医疗机构预决征实补贴农乡镇丽云龙马门东湾产业环评应急处准备药价费学条规联系电话台里里后面制复发干干松余录报检验证执审计划项资讯网护险级组织给标准号关于进与动态响练岭镇罚销布",
)
TOWNS = ["松溪镇", "白鹤镇", "龙门乡", "东湾街道", "云岭乡", "马鞍镇"]
ISSUERS = ["青禾县卫生健康局", "青禾县人民政府办公室", "青禾县医疗保障局", "青禾县农业农村局"]
TOPICS = ["卫生", "教育", "农业", "应急", "财政"]
COLUMNS = [("zcwj", "政策文件"), ("gggs", "公告公示"), ("gzdt", "工作动态"), ("czxx", "财政信息"), ("bszn", "办事指南")]
MATTERS = [
    "疫苗接种", "医保报销", "预算公开", "决算公开", "双随机抽查", "食品安全", "养老服务", "义务教育招生", "农机补贴", "河道治理",
    "传染病防控", "环境影响评价", "行政处罚", "公开招聘", "药品价格", "困难群众救助", "征地补偿", "政府采购", "应急演练", "消防检查",
]
VERBS = ["做好", "加强", "规范", "推进", "开展"]
SENTENCES = [
    "各单位要提高认识，压实责任，确保{matter}工作落到实处。", "本方案自{year}年{month}月{day}日起施行，有效期5年。",
    "联系人：{name}，联系电话：0999-80{number:05d}。", "{town}报送材料{number}份，核减{amount}万元。",
    "经核查，空气中PM2.5浓度为{small}微克/立方米，同比下降{small}.{small}%。", "各乡镇、街道，县直有关部门：",
    "依据《中华人民共和国政府信息公开条例》第二十条，现将{matter}情况公开如下。", "请于{month}月{day}日前将办理结果反馈县政务公开办。",
    "附件：1.{town}{matter}任务分解表；2.实施细则（试行）。", "根据{cited}要求，结合{town}实际，制定本实施意见。",
    "会议强调，要把群众满意作为第一标准，持续改进{matter}。", "本次共抽查{number}家机构，发现问题{small}个，已全部整改。",
    "执行标准GB/T 9704—2012，核验码A{small}B{number}。", "咨询时间为工作日上午8:30至12:00，节假日除外。",
]
NAMES = ["林晓青", "周大河", "陈望舒", "苏明远", "吴小满"]


def records():
    rng = random.Random(20261122)
    made = []
    for index in range(240):
        matter = MATTERS[index % len(MATTERS)]
        issuer, topic = rng.choice(ISSUERS), rng.choice(TOPICS)
        column = COLUMNS[index % len(COLUMNS)]
        year, month, day = 2018 + index % 9, 1 + rng.randrange(12), 1 + rng.randrange(28)
        town = rng.choice(TOWNS)
        organ = {"青禾县卫生健康局": "青卫发", "青禾县人民政府办公室": "青政办发", "青禾县医疗保障局": "青医保发", "青禾县农业农村局": "青农发"}[issuer]
        number = f"{organ}〔{year}〕{index // 3 + 1}号" if column[0] == "zcwj" else ""
        cited = f"青政发〔{2015 + index % 7}〕{index % 30 + 1}号"
        fields = lambda: dict(
            matter=rng.choice(MATTERS), year=year, month=month, day=day, name=rng.choice(NAMES), town=rng.choice(TOWNS),
            number=rng.randrange(100, 900), amount=rng.randrange(10, 99), small=rng.randrange(1, 60), cited=cited)
        body = "\n".join(s.format(**fields()) for s in rng.sample(SENTENCES, rng.randrange(3, 8)))
        if index % 40 == 7:  # as recognition leaves it
            body = re.sub(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", " ", body)
        if index % 40 == 11:  # full-width figures and letters
            body = "".join(chr(ord(c) + 0xFEE0) if re.match(r"[0-9A-Za-z]", c) else c for c in body)
        if index % 40 == 13:
            body += "\n本縣衛生健康局發佈政務公開資訊，醫療機構應於三日內報送檢驗結果，後續補貼給付從優。"
        if index % 24 == 5:  # longer than one part of the index
            body += "\n" + "\n".join(
                f"第{n}项，{rng.choice(TOWNS)}{rng.choice(MATTERS)}，责任人{rng.choice(NAMES)}，完成时限{year}年{n % 12 + 1}月底前；" for n in range(1, 90))
        title = f"{issuer}关于{rng.choice(VERBS)}{year}年{town}{matter}工作的{'通知' if index % 2 else '公告'}"
        attachment = f"{town}{matter}名单.xlsx|序号 姓名 金额\n1 {rng.choice(NAMES)} {rng.randrange(100, 999)}元" if index % 6 == 2 else ""
        made.append([
            f"article/{index:03d}", title, number, f"000{index:05d}/{year}-{index:05d}", issuer, *column, topic,
            f"{year}-{month:02d}-{day:02d}", "abolished" if index % 30 == 9 else "in_force" if number else "",
            attachment.replace("\n", "\\n"), body.replace("\n", "\\n")])
    return made


def flat(text):
    text = unicodedata.normalize("NFKC", text.replace("\\n", "\n")).translate(SIMPLE).lower()
    text = re.sub(r"(?<=[\u3400-\u9fff]) +| +(?=[\u3400-\u9fff])", "", text)
    return text


def holds(text, term):
    """Whether `term` stands in `text`; a number or word of another script only as a whole."""
    wanted = re.escape(flat(term))
    if term[:1].isascii() and term[:1].isdigit():
        wanted = r"(?<![0-9])" + wanted
    if term[-1:].isascii() and term[-1:].isdigit():
        wanted += r"(?![0-9])"
    return re.search(wanted, text) is not None


def found(made, terms):
    hits = []
    for record in made:
        name, _, file = record[10].partition("|")
        places = [flat(p) for p in [record[1], record[2], record[3], name, file, record[11]]]
        if all(any(holds(place, term) for place in places) for term in terms):
            hits.append(record[0])
    return hits


def numbered(made, organ, year, serial):
    pattern = re.compile(rf"{organ}〔{year}〕{serial}号")
    return [r[0] for r in made if pattern.search(flat(r[2])) or any(pattern.search(flat(p)) for p in r)]


# How people ask: the words that ask are left out, and what is meant may stand in other words.
QUESTIONS = {
    "打疫苗怎么办": ["打疫苗", "预防接种", "疫苗接种", "接种疫苗", "打预防针"],
    "在哪里打疫苗": ["打疫苗", "预防接种", "疫苗接种", "接种疫苗", "打预防针"],
    "请问哪里可以打预防针？": ["打预防针", "预防接种", "疫苗接种", "接种疫苗", "打疫苗"],
    "看病报销": ["看病报销", "医疗费用报销", "医保报销", "医疗保障", "基本医疗保险"],
    "如何申请农机补贴": ["农机补贴"], "怎样办理困难群众救助": ["困难群众救助"], "药品价格是多少": ["药品价格"], "公开招聘什么时候": ["公开招聘"],
    "能不能申请征地补偿": ["征地补偿"], "消防检查怎么办理呢": ["消防检查"], "义务教育招生的咨询时间": None, "招工": ["招工", "招聘", "公开招聘"],
    "考编": ["考编", "事业单位公开招聘", "公开招聘"], "环境影响评价是什么": ["环境影响评价"],
}
# No wording is found as a whole: what holds a third of the pairs of characters or more.
PARTLY = {"政务不公开": ["政务", "务不", "不公", "公开"], "健康局长信箱": ["健康", "康局", "局长", "长信", "信箱"], "东湾镇": ["东湾", "湾镇"]}


def asked(made, words):
    return ",".join(r[0] for r in made if any(r[0] in found([r], [word]) for word in words))


def partly(made, pairs):
    return ",".join(r[0] for r in made if 3 * sum(bool(found([r], [pair])) for pair in pairs) >= len(pairs))


def queries(made):
    rows = []

    def add(kind, query, terms=None, first=""):
        rows.append([kind, query, ",".join(found(made, terms or query.split())), first])

    words(add)
    numbers(made, rows)
    forms(add)
    for query, wordings in QUESTIONS.items():
        # 的 parts two words that must both stand in the record.
        rows.append(["question", query, asked(made, wordings) if wordings else ",".join(found(made, ["义务教育招生", "咨询时间"])), ""])
    for query, pairs in PARTLY.items():
        rows.append(["partly", query, partly(made, pairs), ""])
    return rows


def words(add):
    for word in (
        "疫苗 接种 医保 报销 预算 决算 抽查 食品 养老 教育 招生 农机 补贴 河道 防控 环境 处罚 招聘 药品 价格 救助 征地 采购 演练 消防 "
        "责任 施行 联系 材料 浓度 条例 公开 办理 附件 细则 会议 群众 标准 机构 整改 咨询 时限 底前 单位 部门 金额 名单 满意 街道 通知"
    ).split():
        add("two", word)
    for word in (
        "疫苗接种 医保报销 双随机抽查 义务教育招生 环境影响评价 困难群众救助 传染病防控 政府信息公开条例 各乡镇、街道 有效期 完成时限 "
        "实施细则（试行） 县政务公开办 中华人民共和国 群众满意 工作的通知 工作的公告 药品价格工作 决算公开情况 同比下降 核减 "
        "养老服务任务分解表 已全部整改 节假日除外 健康局关于 保障局关于做好 人民政府办公室 落到实处 压实责任 第一标准"
    ).split():
        add("words", word, re.split("[、（）]", word.strip("）")))
    for town, matter in itertools.islice(itertools.product(TOWNS, MATTERS[::4]), 24):
        add("place", town + matter)
    for town in TOWNS:
        add("place", town)
    for name in NAMES:
        add("name", name)


def numbers(made, rows):
    rng = random.Random(7)
    documents = [r for r in made if r[2]]
    for record in rng.sample(documents, 5):
        organ, year, serial = re.match(r"(\D+)〔(\d+)〕(\d+)号", record[2]).groups()
        hits = ",".join(numbered(made, organ, year, serial))
        wide = "".join(chr(ord(c) + 0xFEE0) for c in year)
        for form in (
            f"{organ}〔{year}〕{serial}号", f"{organ}[{year}]{serial}号", f"{organ}（{year}）{serial}号", f"{organ}({year}){serial}",
            f"{organ}【{year}】第{serial}号", f"{organ}［{wide}］{serial}号", f"{organ} 〔{year}〕 {serial} 号", f"{organ}{year}年{serial}号",
            f"{organ} {year} {serial}", f"{organ}{year}-{serial}", f"{organ.replace('发', '發')}〔{year}〕{serial}號",
        ):
            rows.append(["number", form, hits, record[0]])
    for cited in ("青政发〔2017〕3号", "青政发[2019]5号", "青政发（2016）2", "〔2018〕4号"):
        organ, year, serial = re.match(r"(\D*)[〔\[（](\d+)[〕\]）](\d+)", cited).groups()
        rows.append(["number", cited, ",".join(numbered(made, organ, year, serial)), ""])


def forms(add):
    for word in (
        "政務公開 衛生健康局 醫療保障 農機補貼 預算公開 徵地補償 環境影響評價 藥品價格 發佈 檢驗結果 龍門鄉 東灣街道 雲嶺鄉 馬鞍鎮 應急演練 "
        "行政處罰 醫保報銷 項 聯繫電話 資訊"
    ).split():
        if len(word) > 1:
            plain = word.translate(SIMPLE).replace("嶺", "岭").replace("償", "偿").replace("鎮", "镇").replace("罰", "罚").replace(
                "環", "环").replace("評", "评").replace("價", "价").replace("衛", "卫").replace("報", "报").replace("銷", "销").replace("佈", "布")
            add("traditional", word, [word if word in ("資訊",) else plain])
    for word in ("ＰＭ２．５", "pm2.5", "PM2.5浓度", "GB/T9704", "gb/t 9704—2012", "0999-8000100", "８：３０", "8:30至12:00", "第二十条", "5年", "有效期5年"):
        terms = {"ＰＭ２．５": ["pm2.5"], "GB/T9704": [], "gb/t 9704—2012": ["gb/t 9704—2012"], "８：３０": ["8:30"]}.get(word, [word])
        if terms:
            add("mixed", word, terms)
    for year, month in ((2018, 3), (2020, 12), (2023, 1), (2025, 7), (2026, 11)):
        add("mixed", f"{year}年{month}月")
        add("mixed", f"{year}年")
    for pair in (
        "疫苗 松溪镇", "预算 公开", "医保 龙门乡 通知", "消防检查　云岭乡", "林晓青 名单", "抽查 整改", "条例 办理", "养老 2024年", "东湾街道 细则",
        "食品安全，白鹤镇", "陈望舒 完成时限", "河道治理 周大河",
    ):
        add("several", pair, re.split("[ 　，]", pair))
    for word in (
        "航空母舰", "火星", "比特币", "青禾市", "松溪县", "疫苗疫苗", "识压", "位门", "育认", "公开公开公开", "２０３１年", "青卫发〔1999〕7号",
        "xyz", "卫生局长信箱", "9704—2013", "pm10", "股票 预算", "日起实行",
    ):
        add("none", word)


def main():
    made = records()
    (HERE / "records.tsv").write_text("".join("\t".join(r) + "\n" for r in made), encoding="utf-8")
    rows = queries(made)
    (HERE / "queries.tsv").write_text("".join("\t".join(r) + "\n" for r in rows), encoding="utf-8")
    print(len(made), len(rows), sum(1 for r in rows if r[0] == "none" and r[2]), sum(1 for r in rows if r[0] != "none" and not r[2]))
    print([r[1] for r in rows if r[0] != "none" and not r[2]], [r[1] for r in rows if r[0] == "none" and r[2]])


main()
