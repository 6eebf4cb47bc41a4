"""Invented identifiers that pass their check digits, and lookalikes that name nobody."""
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]


def check_digit(first):
    return "10X98765432"[sum(int(d) * w for d, w in zip(first, WEIGHTS)) % 11]


def id_card(rng):
    first = rng.choice(["340102", "110101", "330106", "510104", "420106"])
    first += f"{rng.randint(1950, 2005)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{rng.randint(1, 999):03}"
    return first + check_digit(first)


def mobile(rng):
    return rng.choice(["138", "139", "150", "186", "177"]) + f"{rng.randint(10_000_000, 99_999_999)}"


def luhn(first):
    total = 0
    for place, digit in enumerate(reversed(first)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def bank_card(rng):
    first = rng.choice(["622202", "621700", "622848"]) + "".join(str(rng.randint(0, 9)) for _ in range(12))
    return first + luhn(first)


def planted(rng, number):
    """An identifier, in turn of each kind."""
    return [id_card, mobile, bank_card, id_card][number % 4](rng)


def lookalike(rng, number):
    """What looks like one and is none."""
    first = f"{rng.randint(10**16, 10**17 - 1)}"
    wrong_id = "340102" + f"{rng.randint(1950, 2005)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}123"
    return [
        "统一社会信用代码：" + credit_code(rng),
        "订单号：2024" + first[:14],
        "样例编号：" + wrong_id + ("1" if check_digit(wrong_id) != "1" else "2"),
        "咨询电话：0551-62345678",
        "文号：皖政办〔2024〕15号，共1200份，金额1234567.89元",
        "项目编码：2024-340102-48-01-" + first[:6],
        "监督电话：12345，传真：（0551）6234 5679",
    ][number % 7]


def credit_code(rng):
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = "1134" + "0102" + "".join(rng.choice(letters) for _ in range(9))
    total = sum(letters.index(c) * pow(3, place, 31) for place, c in enumerate(body))
    return body + letters[(31 - total % 31) % 31]
