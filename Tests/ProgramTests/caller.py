"""The API as programs meet it: tokens, JSON, problems."""

import json
import re
import urllib.error
import urllib.request

TOKEN = re.compile(r"gongkai_[0-9a-f]{64}")


class Reply:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    def problem(self, status, code):
        """A refusal with this status and code, in the shape the description promises."""
        assert self.status == status, (self.status, self.body.decode())
        assert self.headers["Content-Type"] == "application/problem+json"
        assert self.json["code"] == code and self.json["status"] == status, self.json
        assert self.json["detail"].endswith("。"), self.json
        return self.json


class Caller:
    """Calls with one member's token."""

    def __init__(self, address, token=None):
        self.address, self.token = address, token

    def call(self, method, path, body=None, key=None, match=None, files=None):
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        if key:
            headers["Idempotency-Key"] = key
        if match is not None:
            headers["If-Match"] = f'"{match}"'
        data = None
        if files:
            data, headers["Content-Type"] = multipart(body or {}, files)
        elif body is not None:
            data, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
        request = urllib.request.Request(self.address + path, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return Reply(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            return Reply(error.code, error.headers, error.read())

    def get(self, path):
        return self.call("GET", path)

    def post(self, path, body=None, **options):
        return self.call("POST", path, {} if body is None else body, **options)


def multipart(body, files):
    lines = [b'--b\r\nContent-Disposition: form-data; name="data"\r\n\r\n' + json.dumps(body).encode()]
    for part, name, content in files:
        head = f'--b\r\nContent-Disposition: form-data; name="{part}"; filename="{name}"\r\n\r\n'
        lines.append(head.encode() + content)
    return b"\r\n".join(lines) + b"\r\n--b--\r\n", "multipart/form-data; boundary=b"


def token_of(house, login, **options):
    made = house.do("token", "create", "--user", login, "--name", "测试", *sum(([f"--{k}", v] for k, v in options.items()), []))
    return TOKEN.search(made.out).group()
