"""Fills the frames of sentences.txt with invented identifiers (fixed seed) and writes labelled.tsv.

Each line: what must be found (`kind=text`, several with `;`, or `-`), a tab, the sentence.
"""

import datetime
import random
import re
from pathlib import Path

FOLDER = Path(__file__).parent
ROUNDS = 3
REGIONS = "110105 120101 130102 310115 320106 330108 350102 371002 410105 420106 440524 440106 500105 511102 520103 610113 650102".split()
NAMES = "张建国 王秀兰 李明 刘洋 陈晓燕 杨帆 赵丽华 黄志强 周婷 吴桂英 徐磊 孙玉梅 欧阳雪 何晓雯 郭振华 罗小倩 郑凯 梁思远 谢雨桐 韩冬".split()
PLACES = "青禾县 青禾县城关镇 云岭市南湖区 云岭市 白鹭乡 柳河镇 滨江区".split()
UNITS = "青禾县卫生健康局 云岭市第一人民医院 青禾县疾病预防控制中心 云岭市卫生监督所 柳河镇中心卫生院".split()
CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
pick = random.Random(20260315)


def digits(count, first="0123456789"):
    return pick.choice(first) + "".join(pick.choice("0123456789") for _ in range(count - 1))


def check(body):
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS)) % 11]


def identity(last=None):
    while True:
        born = datetime.date(1935, 1, 1) + datetime.timedelta(days=pick.randrange(30000))
        body = pick.choice(REGIONS) + f"{born:%Y%m%d}" + digits(3)
        if last is None or (check(body) == "X") == (last == "X"):
            return body + check(body)


def wrong_identity():
    whole = identity("0")
    return whole[:17] + str((int(whole[17]) + 3) % 10) if whole[17] != "X" else whole


def old_identity():
    return pick.choice(REGIONS) + f"{pick.randrange(40, 90)}{pick.randrange(1, 13):02}{pick.randrange(1, 29):02}" + digits(3)


def mobile():
    return "1" + digits(10, "3456789")


def luhn(body):
    total = 0
    for index, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if index % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def card():
    body = pick.choice(["6222", "6217", "6228", "6225", "6236", "6214"]) + digits(pick.choice([12, 14]))
    return body + luhn(body)


def credit(letters=True):
    while True:
        body = pick.choice(["91", "12", "11", "52"]) + pick.choice(REGIONS)
        body += "".join(pick.choice("0123456789" + ("AGKMPQ" if letters else "")) for _ in range(9))
        last = (31 - sum(CREDIT.index(each) * pow(3, index, 31) for index, each in enumerate(body)) % 31) % 31
        if letters or last < 10:
            return body + CREDIT[last]


def order():
    """Numbers of things: some begin with their day, some are longer than any card; none passes for a card."""
    while True:
        number = pick.choice([f"2026{pick.randrange(1, 13):02}{pick.randrange(1, 29):02}" + digits(pick.choice([6, 8, 10])), digits(22, "2345"), digits(13, "2345")])
        if not (16 <= len(number) <= 19) or luhn(number[:-1]) != number[-1]:
            return number


def spaced(number, *cuts, mark=" "):
    return mark.join(number[start:end] for start, end in zip((0, *cuts), (*cuts, len(number))))


def wide(text):
    return "".join(chr(ord(each) + 0xFEE0) if each.isdigit() else each for each in text)


LABELLED = {
    "id": ("id_card", identity),
    "idx": ("id_card", lambda: identity("X")),
    "idlow": ("id_card", lambda: identity("X").lower()),
    "idsp": ("id_card", lambda: spaced(identity(), 6, 14)),
    "idhy": ("id_card", lambda: spaced(identity(), 6, 10, 14, mark="-")),
    "idfull": ("id_card", lambda: wide(identity())),
    "id15": ("id_card_15", old_identity),
    "m": ("mobile", mobile),
    "msp": ("mobile", lambda: spaced(mobile(), 3, 7)),
    "mspd": ("mobile", lambda: " ".join(mobile())),
    "mhy": ("mobile", lambda: spaced(mobile(), 3, 7, mark="-")),
    "mfull": ("mobile", lambda: wide(mobile())),
    "card": ("bank_card", card),
    "cardsp": ("bank_card", lambda: re.sub(r"(\d{4})(?=\d)", r"\1 ", card())),
    "permit": ("passport", lambda: "C" + digits(8)),
    "hkm": ("passport", lambda: "H" + digits(8)),
    "plate": ("plate", lambda: pick.choice("粤京沪浙川") + pick.choice("ABCDE") + pick.choice(["", "D"]) + digits(5)),
    "platesp": ("plate", lambda: pick.choice("粤京苏") + pick.choice("ABC") + "·" + digits(5)),
    "mail": ("email", lambda: pick.choice(["liuyang", "zhang.jg", "chenxy_88", "w.xiulan"]) + digits(2) + "@" + pick.choice(["mail.example.com", "post.example.cn", "qq.com"])),
    "rec": ("medical_record", lambda: pick.choice(["", "ZY", "M"]) + digits(8)),
    "home": ("landline", lambda: "0" + pick.choice(["571", "753", "10"]) + "-" + digits(8, "2345678")),
}
LABELLED["pass"] = ("passport", lambda: (lambda head: head + digits(9 - len(head)))(pick.choice(["E", "G", "EA", "EK"])))
OTHER = {
    "name": lambda: pick.choice(NAMES),
    "place": lambda: pick.choice(PLACES),
    "unit": lambda: pick.choice(UNITS),
    "day": lambda: (lambda day: f"{day.year}年{day.month}月{day.day}日")(datetime.date(2023, 1, 1) + datetime.timedelta(days=pick.randrange(1100))),
    "badid": wrong_identity,
    "code": credit,
    "codenum": lambda: credit(False),
    "office": lambda: pick.choice(["0753-", "0571-", "020-", "（0753）"]) + digits(7, "2345678"),
    "money": lambda: digits(pick.choice([6, 7, 8]), "123456789"),
    "big": lambda: "1" + digits(10, "3456789"),
    "order": order,
    "reg": lambda: "PDY" + digits(5) + "X" + digits(9),
    "batch": lambda: pick.choice("EGT") + "2026" + f"{pick.randrange(1, 13):02}" + digits(2),
    "hash": lambda: "".join(pick.choice("0123456789abcdef") for _ in range(64)),
    "art": lambda: "1" + digits(10, "3456789"),
    "m_like": mobile,
    "code20": lambda: "8" + digits(19),
    "ean": lambda: "69" + digits(11),
    "y": lambda: str(pick.randrange(2018, 2027)),
    "zip": lambda: digits(6, "1345"),
    "d": lambda: digits(1),
    "l3": lambda: digits(3, "68"),
    "l4": lambda: digits(4),
    **{f"n{size}": (lambda size: lambda: digits(size, "123456789"))(size) for size in range(2, 9)},
}
OPENINGS = ["", "", "", "根据工作安排，", "各有关单位：", "一、", "（三）", "附件1　", "“", "关于有关情况的说明："]


def filled(frame):
    found = []

    def value(match):
        name = match[1]
        if name not in LABELLED:
            return OTHER[name]()
        kind, make = LABELLED[name]
        token = make()
        found.append(f"{kind}={token}")
        return token

    text = re.sub(r"\{(\w+)\}", value, frame)
    opening = pick.choice(OPENINGS)
    return ";".join(found) or "-", opening + text + ("”" if opening == "“" else "")


def main():
    frames = [line for line in (FOLDER / "sentences.txt").read_text().splitlines() if line and not line.startswith("#")]
    lines = ["\t".join(filled(frame)) for _ in range(ROUNDS) for frame in frames]
    lines = list(dict.fromkeys(lines))
    (FOLDER / "labelled.tsv").write_text("\n".join(lines) + "\n")
    print(len(frames), "frames,", len(lines), "sentences")


if __name__ == "__main__":
    main()
