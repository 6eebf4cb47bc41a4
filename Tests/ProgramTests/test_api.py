"""The API of a real server with real tokens: its description, its refusals, its answers to retries and after a kill."""

import itertools

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from caller import TOKEN, Caller, token_of
from house import at_once

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63606060f80f00010401005fe5"
    "c34b0000000049454e44ae426082")


@pytest.fixture
def office(ledger):
    """A house with a plan, an officer of the openness office and a clerk, and their tokens."""
    house, plan = ledger
    house.mark()
    add = ("user", "add", "--agency", "县卫健局")
    house.do(*add, "--name", "王办", "--login", "wangban", "--role", "openness_office", "--unit", "办公室")
    house.do(*add, "--name", "李宣", "--login", "lixuan", "--role", "clerk", "--unit", "宣教科")
    return house, plan, token_of(house, "wangban"), token_of(house, "lixuan")


def test_the_description_is_sound_and_complete(office):
    house, _, token, _ = office
    with house.serving() as serving:
        reply = Caller(serving.address).get("/api/openapi.json")
        assert reply.status == 200
        document = reply.json
        OpenAPIV31SpecValidator(document).validate()
        operations = [each for path in document["paths"].values() for each in path.values()]
        names = [each["operationId"] for each in operations]
        assert len(set(names)) == len(names) >= 19
        # What is described is there: nothing but the caller's own mistakes comes back, never a fault.
        anybody = Caller(serving.address, token)
        for path, methods in document["paths"].items():
            address = path
            for name in ("plan", "task", "evidence", "document", "text"):
                address = address.replace(f"{{{name}}}", "0192f0c4-7a10-7b3c-8d4e-5f60718293a4")
            address = address.replace("{place}", "0")
            for method, operation in methods.items():
                reply = anybody.call(method.upper(), address, None if method == "get" else {}, match=1, key=address)
                assert str(reply.status) in operation["responses"], (method, path, reply.status, reply.body)
                assert reply.status < 500 and reply.status != 405


def answered(document, path, method, reply):
    """The answer matches the schema that the description promises."""
    content = document["paths"][path][method]["responses"][str(reply.status)]["content"]
    schema = {"$ref": "#/x", "x": content["application/json"]["schema"], "components": document["components"]}
    jsonschema.Draft202012Validator(schema).validate(reply.json)


def test_a_task_is_done_by_programs(office):
    house, plan, token, clerk_token = office
    with house.serving() as serving:
        wang, li = Caller(serving.address, token), Caller(serving.address, clerk_token)
        document = wang.get("/api/openapi.json").json
        reply = wang.post(f"/api/v1/plans/{plan}/assignments", key="all")
        assert reply.json == {"assigned": 3, "left": 0}
        listed = wang.get(f"/api/v1/tasks?plan={plan}&limit=2")
        answered(document, "/api/v1/tasks", "get", listed)
        assert len(listed.json["items"]) == 2
        rest = wang.get(f"/api/v1/tasks?plan={plan}&limit=2&cursor={listed.json['next']}").json
        assert len(rest["items"]) == 1 and rest["next"] is None
        task = listed.json["items"][0]
        place = f"/api/v1/tasks/{task['id']}"
        signed = li.post(place + "/acknowledgement", match=task["version"])
        answered(document, "/api/v1/tasks/{task}/acknowledgement", "post", signed)
        version = signed.headers["ETag"].strip('"')
        bare = li.post(place + "/report", {"words": "完成"}, match=version).problem(422, "invalid")
        assert bare["rule"] == "TASK-4"
        reported = li.post(place + "/report", {"words": "完成"}, match=version, files=[("evidence", "截图.png", PNG)])
        assert reported.status == 200 and reported.json["state"] == "reported", reported.json
        li.post(place + "/acceptance", match=reported.json["version"]).problem(403, "role_refused")
        done = wang.post(place + "/acceptance", {"note": "同意"}, match=reported.json["version"])
        assert done.json["state"] == "accepted"
        detail = wang.get(place)
        answered(document, "/api/v1/tasks/{task}", "get", detail)
        evidence = detail.json["reports"][0]["evidence"][0]
        assert wang.get(f"/api/v1/evidence/{evidence['id']}").body == PNG
        assert [each["act"] for each in detail.json["timeline"]][:2] == ["plan.task.accept", "plan.task.report"]
    assert house.run("audit", "verify").status == 0


def test_refusals_are_problems(office):
    house, plan, token, _ = office
    with house.serving() as serving:
        wang = Caller(serving.address, token)
        task = wang.get("/api/v1/tasks").json["items"][0]
        place = f"/api/v1/tasks/{task['id']}/change"
        Caller(serving.address).get("/api/v1/tasks").problem(401, "sign_in_required")
        Caller(serving.address, "gongkai_" + "0" * 64).get("/api/v1/tasks").problem(401, "sign_in_required")
        wang.get("/api/v1/nothing").problem(404, "not_found")
        wang.post(place, {"reason": "一"}).problem(428, "version_missing")
        wang.post(place, {"reason": "一", "due": "2026-12-30"}, match=99).problem(412, "changed_meanwhile")
        wang.post(place, {"reason": "一", "more": 1}, match=1).problem(422, "invalid")
        wang.post(f"/api/v1/plans/{plan}/withdrawal").problem(409, "state_refused")
        wang.call("POST", place, match=1, files=[("x", "x", b"x")]).problem(422, "invalid")


def test_a_token_ends(office):
    house, _, _, _ = office
    with house.serving() as serving:
        made = house.do("token", "create", "--user", "lixuan", "--days", "1", "--format", "json").json()
        caller = Caller(serving.address, made["token"])
        assert caller.get("/api/v1/tasks").status == 200
        listed = house.do("token", "list", "--user", "lixuan")
        assert made["prefix"] in listed.out and not TOKEN.search(listed.out)
        house.do("token", "revoke", made["id"])
        caller.get("/api/v1/tasks").problem(401, "sign_in_required")
    house.run("token", "revoke", made["id"]).refused("早已撤销")
    house.run("token", "create", "--user", "nobody").refused("没有找到")
    house.run("token", "create", "--user", "lixuan", "--days", "0").refused("有效天数")


def test_a_retry_after_a_kill_finds_its_answer(office):
    """The receipt commits with the act: whichever of the calls came through, there is one effect and one answer."""
    house, plan, token, clerk_token = office
    serving = house.serving().start()
    Caller(serving.address, token).post(f"/api/v1/plans/{plan}/assignments")
    task = Caller(serving.address, clerk_token).get("/api/v1/tasks").json["items"][0]
    place, version, answers = f"/api/v1/tasks/{task['id']}/progress", task["version"], {}
    for turn in range(4):
        body, key = {"words": f"进展{turn}"}, f"key-{turn}"

        def send(place=place, body=body, key=key, version=version, address=serving.address):
            try:
                return Caller(address, clerk_token).post(place, body, key=key, match=version)
            except OSError:
                return None

        at_once(*[send] * 3, lambda: serving.kill())
        serving = house.serving().start()
        reply = Caller(serving.address, clerk_token).post(place, body, key=key, match=version)
        assert reply.status == 200, reply.body
        again = Caller(serving.address, clerk_token).post(place, body, key=key, match=version)
        assert again.headers["Idempotency-Replayed"] == "true" and again.body == reply.body
        Caller(serving.address, clerk_token).post(place, {"words": "别的"}, key=key, match=version).problem(422, "invalid")
        version, answers[key] = reply.json["version"], reply.json
    reports = Caller(serving.address, token).get(f"/api/v1/tasks/{task['id']}").json["reports"]
    assert [each["words"] for each in reports] == [f"进展{turn}" for turn in reversed(range(4))]
    versions = [each["version"] for each in answers.values()]
    assert all(after == before + 1 for before, after in itertools.pairwise(versions))
    assert serving.stop() == 0
    assert house.run("audit", "verify").status == 0
