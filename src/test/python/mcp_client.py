"""Uses kin mcp through the client of another language, and through no client at all.

    python mcp_client.py KIN MODELS FOLDER [NAME …]

Each test gets a copy of the project MODELS in FOLDER. With names, only the tests of these names run.
"""
import asyncio
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import mcp_types as types
from jsonschema import Draft202012Validator
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.shared.exceptions import MCPError

KIN, MODELS, FOLDER = (Path(it).resolve() for it in sys.argv[1:4])
NAMES = ["kin_status", "kin_models", "kin_plan", "kin_commit", "kin_undo", "kin_history", "kin_explain"]
WRITING = ["kin_commit", "kin_undo"]
ORDER_OF_USER = {"source": "Order", "type": "belongs_to", "target": "User"}
ENVIRONMENT = dict(os.environ, XDG_STATE_HOME=str(FOLDER / "state"))
HELLO = {
    "protocolVersion": "2025-11-25",
    "capabilities": {},
    "clientInfo": {"name": "test", "version": "1"},
}
PATIENCE = 60


def server(project, *words):
    environment = {"XDG_STATE_HOME": ENVIRONMENT["XDG_STATE_HOME"]}
    return StdioServerParameters(command=str(KIN), args=["mcp", *words, "--project", str(project)], env=environment)


def client(project, *words, **options):
    return Client(server(project, *words), read_timeout_seconds=PATIENCE, **options)


def kin(project, *words):
    command = [KIN, *words, "--project", project]
    return subprocess.run(command, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True)


def files(project):
    """All files of the user, without what Kinship remembers."""
    found = (it for it in sorted(project.rglob("*")) if it.is_file() and ".kinship" not in it.parts)
    return {str(it.relative_to(project)): it.read_bytes() for it in found if "__pycache__" not in it.parts}


async def called(session, tool, /, **arguments):
    """The answer, and whether it is a refusal."""
    result = await session.call_tool(tool, arguments)
    assert result.content[0].type == "text" and "\n" not in result.content[0].text.strip() or tool == "kin_explain"
    return result.structured_content, bool(result.is_error)


async def done(session, tool, /, **arguments):
    answer, refused = await called(session, tool, **arguments)
    assert not refused, answer
    return answer


async def refused(session, tool, code, /, **arguments):
    answer, error = await called(session, tool, **arguments)
    assert error and answer["status"] == "refused", answer
    assert answer["diagnostic"]["code"] == code, answer
    assert len(json.dumps(answer)) < 10_000
    return answer


async def planned(session, *relationships):
    return (await done(session, "kin_plan", relationships=list(relationships or [ORDER_OF_USER])))["plan"]


# What a client does


async def lists_plans_commits_and_undoes(project, mode):
    before = files(project)
    async with client(project, mode=mode) as session:
        tools = (await session.list_tools()).tools
        assert [it.name for it in tools] == NAMES
        for it in tools:
            Draft202012Validator.check_schema(it.input_schema)
            Draft202012Validator.check_schema(it.output_schema)
            assert it.annotations.read_only_hint == (it.name not in WRITING)
            assert it.annotations.destructive_hint == (it.name in WRITING)
            assert it.annotations.idempotent_hint == (it.name != "kin_undo")
            assert it.annotations.open_world_hint is False
        models = await done(session, "kin_models")
        assert [it["name"] for it in models["models"]] == ["Order", "Profile", "User"]
        plan = await done(session, "kin_plan", relationships=[ORDER_OF_USER])
        assert files(project) == before
        assert plan["next"] == [{"tool": "kin_commit", "arguments": {"plan": plan["plan"]}}]
        commit = await done(session, "kin_commit", plan=plan["plan"])
        assert commit["status"] == "written" and commit["commit"] == "0001"
        assert (await done(session, "kin_commit", plan=plan["plan"]))["status"] == "already_so"
        assert (await done(session, "kin_plan", relationships=[ORDER_OF_USER]))["status"] == "already_so"
        path = await done(session, "kin_models", model="Order", path_to="User")
        assert path["paths"][0]["way"] == "order.user()", path
        history = await done(session, "kin_history")
        assert [it["id"] for it in history["commits"]] == ["0001"]
        asks = await refused(session, "kin_undo", "KIN234")
        assert asks["needs"][0]["choices"] == ["yes", "no"]
        assert [it["arguments"]["database_has_run"] for it in asks["next"]] == ["yes", "no"]
        await refused(session, "kin_undo", "KIN220", commit="0007")
        assert commit["next"] == [{"tool": "kin_undo", "arguments": {"commit": "0001", "database_has_run": "no"}}]
        undone = await done(session, "kin_undo", **commit["next"][0]["arguments"])
        assert undone["status"] == "reverted" and undone["undoes"] == "0001"
    assert files(project) == before


async def in_mode_auto(project):
    await lists_plans_commits_and_undoes(project, "auto")


async def in_mode_legacy(project):
    await lists_plans_commits_and_undoes(project, "legacy")


async def newest_revision_is_refused_at_once(project):
    begun = time.time()
    async with client(project, mode="2026-07-28") as session:
        for request in (session.list_tools, lambda: session.call_tool("kin_status")):
            try:
                await request()
                raise AssertionError("it was answered")
            except MCPError as e:
                assert e.code == -32022, e
                assert e.data == {"supported": ["2025-11-25"], "requested": "2026-07-28"}, e
    assert time.time() - begun < 20


async def plan_is_the_same_on_the_command_line(project):
    async with client(project) as session:
        plan = await planned(session)
        assert kin(project, "commit", plan, "--yes").returncode == 0
        assert (await done(session, "kin_commit", plan=plan))["status"] == "already_so"
        other = json.loads(kin(project, "add", "User", "has_one", "Profile", "--dry-run", "--format", "json").stdout)
        assert (await done(session, "kin_commit", plan=other["plan"]))["commit"] == "0002"
        removal = await done(session, "kin_plan", remove=["Order.user"])
        assert (await done(session, "kin_commit", plan=removal["plan"]))["commit"] == "0003"


async def completes_and_reads(project):
    async with client(project) as session:
        relate = types.PromptReference(name="relate")
        for argument, typed, expected in (
            ("source", "", ["Order", "Profile", "User"]),
            ("target", "us", ["User"]),
            ("type", "has", ["has_one", "has_many", "has_many_through"]),
            ("mode", "a", ["async"]),
            ("foreign_key", "x", []),
        ):
            found = await session.complete(relate, {"name": argument, "value": typed})
            assert found.completion.values == expected, found
        [prompt] = (await session.list_prompts()).prompts
        questions = ["source", "type", "target", "foreign_key", "inverse_of", "mode"]
        assert [it.name for it in prompt.arguments] == questions
        text = (await session.get_prompt("relate", {"source": "Order"})).messages[0].content.text
        assert "source" in text and "Order" in text and "kin_plan" in text
        plan = await session.call_tool("kin_plan", {"relationships": [ORDER_OF_USER]})
        [link] = [it for it in plan.content if it.type == "resource_link"]
        diff = (await session.read_resource(link.uri)).contents[0].text
        assert "+++ b/shop/order.py\n" in diff and "BelongsTo" in diff, diff
        page = (await session.read_resource("kin://codes/KIN211")).contents[0].text
        assert page.startswith("# KIN211")
        models = json.loads((await session.read_resource("kin://models")).contents[0].text)
        assert len(models["models"]) == 3
        uris = [it.uri_template for it in (await session.list_resource_templates()).resource_templates]
        assert sorted(uris) == ["kin://codes/{code}", "kin://plan/{id}/diff"]
        for uri, name, typed, expected in (
            ("kin://plan/{id}/diff", "id", "", plan.structured_content["plan"]),
            ("kin://codes/{code}", "code", "KIN21", "KIN211"),
        ):
            found = await session.complete(types.ResourceTemplateReference(uri=uri), {"name": name, "value": typed})
            assert expected in found.completion.values, found
        for uri in ("kin://plan/nothing/diff", "kin://codes/KIN000", "file:///etc/passwd"):
            try:
                await session.read_resource(uri)
                raise AssertionError("it was read: " + uri)
            except MCPError as e:
                assert e.code in (-32002, -32602, -32603), e


async def elicits(project):
    said, asked = [], []

    async def answer(context, params):
        asked.append(params.message)
        action, content = said.pop(0)
        return types.ElicitResult(action=action, content=content)

    before = files(project)
    async with client(project, "--confirm", mode="legacy", elicitation_callback=answer) as session:
        plan = await planned(session)
        for no in (("decline", None), ("cancel", None), ("accept", {"answer": "no"})):
            said[:] = [no]
            assert (await done(session, "kin_commit", plan=plan))["status"] == "not_written"
            assert files(project) == before
        assert "Write 3 files?" in asked[0] and "Order belongs_to User" in asked[0], asked
        said[:] = [("accept", {"answer": "yes"})]
        assert (await done(session, "kin_commit", plan=plan))["status"] == "written"
        asked.clear()
        said[:] = [("decline", None)]
        assert (await done(session, "kin_undo"))["status"] == "not_written"
        said[:] = [("accept", {"answer": "no"}), ("accept", {"answer": "yes"})]
        assert (await done(session, "kin_undo"))["status"] == "reverted"
        assert "Has a database run" in asked[0] and not said
    assert files(project) == before
    async with client(project, "--confirm") as session:
        await refused(session, "kin_commit", "KIN220", plan=await planned(session))
    assert files(project) == before


async def read_only_server_has_no_tool_that_writes(project):
    before = files(project)
    async with client(project, "--read-only") as session:
        assert [it.name for it in (await session.list_tools()).tools] == [it for it in NAMES if it not in WRITING]
        plan = await planned(session)
        try:
            answer = await session.call_tool("kin_commit", {"plan": plan})
            assert answer.is_error
        except MCPError as e:
            assert e.code == -32602, e
    assert files(project) == before


async def pages_through_many_models(project):
    base = (project / "shop/user.py").read_text()
    for i in range(200):
        name = "Extra%03d" % i
        text = base.replace("class User", "class " + name).replace("'users'", "'%ss'" % name.lower())
        (project / ("shop/extra_%03d.py" % i)).write_text(text.replace('"users"', '"%ss"' % name.lower()))
    async with client(project) as session:
        names, cursor = [], {}
        while True:
            page = await done(session, "kin_models", detail="fields", **cursor)
            assert len(json.dumps(page)) < 12_000
            names += [it["name"] for it in page["models"]]
            if "cursor" not in page:
                break
            cursor = {"cursor": page["cursor"]}
        assert len(names) == len(set(names)) == page["total"] == 203
        few = await done(session, "kin_models", match="extra01", detail="names")
        assert few["total"] == 10


async def refusals_come_with_the_next_call(project):
    async with client(project) as session:
        wrong = await refused(session, "kin_plan", "KIN201", relationships=[dict(ORDER_OF_USER, target="Usr")])
        assert wrong["diagnostic"]["suggestions"] == ["User"]
        [call] = wrong["next"]
        plan = (await done(session, call["tool"], **call["arguments"]))["plan"]
        (project / "shop/user.py").write_text((project / "shop/user.py").read_text() + "\n# edited\n")
        stale = await refused(session, "kin_commit", "KIN903", plan=plan)
        [call] = stale["next"]
        again = (await done(session, call["tool"], **call["arguments"]))["plan"]
        assert again != plan
        assert (await done(session, "kin_commit", plan=again))["status"] == "written"
        unnamed = {"source": "User", "type": "belongs_to", "target": "User"}
        nameless = await refused(session, "kin_plan", "KIN218", relationships=[ORDER_OF_USER, unnamed])
        assert nameless["needs"][0]["argument"] == "relationships[1].foreign_key"
        [call] = nameless["next"]
        assert call["arguments"]["relationships"][1] == dict(unnamed, foreign_key="parent_id")
        await done(session, call["tool"], **call["arguments"])
        unknown = await refused(session, "kin_commit", "KIN224", plan="0" * 32)
        assert again in unknown["diagnostic"]["suggestions"]


# What nobody should do


async def hostile_arguments_are_answered(project):
    outside = project.parent / "outside"
    shutil.copytree(MODELS, outside)
    foreign = project.parent / "foreign"
    shutil.copytree(MODELS, foreign)
    async with client(foreign) as session:
        theirs = await planned(session)
    before = files(project), files(outside)
    long = "A" * 1_000_000
    async with client(project) as session:
        for arguments in (
            {},
            {"relationships": []},
            {"relationships": "Order belongs_to User"},
            {"relationships": [ORDER_OF_USER] * 101},
            {"relationships": [dict(ORDER_OF_USER, source=long)]},
            {"relationships": [dict(ORDER_OF_USER, type=long)]},
            {"relationships": [dict(ORDER_OF_USER, source=None)]},
            {"relationships": [dict(ORDER_OF_USER, optional="yes")]},
            {"relationships": [dict(ORDER_OF_USER, migrations="../outside")]},
            {"relationships": [{"source": "Order"}]},
            {"relationships": [ORDER_OF_USER], "remove": ["Order.user"]},
            {"relationships": [ORDER_OF_USER], "project": str(outside)},
            {"relationships": [ORDER_OF_USER], "db": "postgresql://user:secret@host/x"},
            {"relationships": [ORDER_OF_USER], "db": "env:NO_SUCH_VARIABLE"},
            {"relationships": [ORDER_OF_USER], "migration": {"folder": "../outside"}},
            {"relationships": [ORDER_OF_USER], "migration": {"backfill": "1); DROP TABLE users; --"}},
            {"remove": ["Order"]},
            {"remove": ["../outside.user"]},
            {long: 1},
        ):
            answer = (await called(session, "kin_plan", **arguments))[0]
            assert answer["status"] == "refused" and len(json.dumps(answer)) < 10_000, answer
            assert "secret" not in json.dumps(answer)
        for name in ("../../outside/shop/order:Order", "/etc/passwd", "Order; rm -rf /", "A\x00B", "\u202eOrder", " "):
            answer = (await called(session, "kin_plan", relationships=[dict(ORDER_OF_USER, source=name)]))[0]
            assert answer["status"] == "refused", answer
        created = dict(ORDER_OF_USER, target="../outside/Evil", create=True)
        assert (await called(session, "kin_plan", relationships=[created]))[1]
        for plan in (theirs, "../../../etc/passwd", "..", "", "0", 5, long):
            assert (await called(session, "kin_commit", plan=plan))[1], plan
        await refused(session, "kin_models", "KIN001", limit=-1)
        await refused(session, "kin_models", "KIN001", limit=1.5)
        await refused(session, "kin_models", "KIN001", cursor="nothing")
        await refused(session, "kin_explain", "KIN001", code="../../../etc/passwd")
        await refused(session, "kin_undo", "KIN001", database_has_run=True)
        assert (await done(session, "kin_status"))["models"] == 3
    assert (files(project), files(outside)) == before


class Raw:
    """A client that may say anything."""

    def __init__(self, project, *words, greets=True):
        command = [KIN, "mcp", *words, "--project", project]
        streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        self.process = subprocess.Popen(command, env=ENVIRONMENT, **streams)
        self.last = 0
        if greets:
            self.ask("initialize", HELLO)

    def say(self, line):
        self.process.stdin.write(line.encode("utf-8", "surrogateescape") + b"\n")
        self.process.stdin.flush()

    def read(self):
        return json.loads(self.process.stdout.readline())

    def request(self, method, params=None):
        self.last += 1
        self.say(json.dumps({"jsonrpc": "2.0", "id": self.last, "method": method, "params": params or {}}))

    def ask(self, method, params=None):
        self.request(method, params)
        return self.read()

    def call(self, tool, **arguments):
        return self.ask("tools/call", {"name": tool, "arguments": arguments})["result"]["structuredContent"]

    def end(self):
        self.process.stdin.close()
        assert self.process.wait(PATIENCE) == 0
        errors = self.process.stderr.read().decode()
        assert errors == "", errors
        self.process.stdout.close()
        self.process.stderr.close()


async def every_message_is_answered(project):
    raw = Raw(project, greets=False)
    assert raw.ask("ping")["result"] == {}
    assert raw.ask("tools/list")["error"]["code"] == -32022
    assert raw.ask("server/discover")["error"]["data"]["supported"] == ["2025-11-25"]
    assert raw.ask("initialize", HELLO)["result"]["protocolVersion"] == "2025-11-25"
    # Without notifications/initialized, which some clients forget.
    assert len(raw.ask("tools/list")["result"]["tools"]) == len(NAMES)
    assert raw.ask("server/discover")["error"]["code"] == -32022
    for line, code in (
        ("nothing", -32700),
        ("{", -32700),
        ("[" * 100_000, -32700),
        ('{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": ' + "[" * 100_000, -32700),
        ('{"a": 1} {"b": 2}', -32700),
        ("[]", -32600),
        ("5", -32600),
        ("{}", -32600),
        ('{"jsonrpc": "2.0", "id": {}, "method": "ping"}', -32600),
        ('{"jsonrpc": "2.0", "id": 1, "method": "' + "a" * 5_000_000 + '"}', -32600),
        ('{"jsonrpc": "2.0", "id": 1, "method": "no/such"}', -32601),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/call"}', -32602),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "rm"}}', -32602),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": []}', -32602),
        ('{"jsonrpc": "2.0", "id": 1, "method": "resources/read", "params": {"uri": 7}}', -32602),
        ('{"jsonrpc": "2.0", "id": 1, "method": "prompts/get", "params": {"name": "x"}}', -32602),
        ('{"jsonrpc": "2.0", "id": 1, "method": "completion/complete", "params": {}}', -32602),
        ('{"jsonrpc": "2.0", "id": 1, "method": "\udcff\udcfe"}', -32601),
    ):
        raw.say(line)
        answer = raw.read()
        assert answer["error"]["code"] == code, (line[:100], answer)
        assert answer["id"] == (1 if '"id": 1' in line else None), (line[:100], answer)
    raw.say('{"jsonrpc": "2.0", "id": "nobody-asked", "result": {}}')
    raw.say('{"jsonrpc": "2.0", "method": "notifications/no-such"}')
    raw.say("")
    for _ in range(300):
        raw.request("tools/call", {"name": "kin_status", "arguments": {}})
    ids = [raw.read()["id"] for _ in range(300)]
    assert ids == sorted(ids)
    raw.end()


async def answers_what_was_asked_before_the_end(project):
    command = [KIN, "mcp", "--project", project]
    asked = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": HELLO},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "kin_status", "arguments": {}}},
    ]
    text = "\n".join(map(json.dumps, asked))
    run = subprocess.run(command, env=ENVIRONMENT, input=text, capture_output=True, text=True, timeout=PATIENCE)
    assert run.returncode == 0 and run.stderr == "", run
    assert [json.loads(it)["id"] for it in run.stdout.splitlines()] == [1, 2]


async def two_servers_on_one_project_keep_it_whole(project):
    before = files(project)
    one, two = Raw(project), Raw(project)
    for round_ in range(5):
        plans = []
        for it, name in ((one, "owner"), (two, "buyer")):
            wish = dict(ORDER_OF_USER, foreign_key=name + "_id", inverse_of="none")
            plans.append(it.call("kin_plan", relationships=[wish])["plan"])
        for it, plan in zip((one, two), plans):
            it.request("tools/call", {"name": "kin_commit", "arguments": {"plan": plan}})
        answers = [it.read()["result"]["structuredContent"] for it in (one, two)]
        states = sorted(it["status"] for it in answers)
        assert states == ["refused", "written"], answers
        assert [it["diagnostic"]["code"] for it in answers if it["status"] == "refused"][0].startswith("KIN9")
        assert one.call("kin_undo", database_has_run="no")["status"] == "reverted"
        assert files(project) == before, round_
    one.end()
    two.end()


def whole(project, before, after):
    """A new server finds all of it old, or all of it new."""
    raw = Raw(project)
    status = raw.call("kin_status")
    assert status["models"] == 3, status
    now = files(project)
    assert now in (before, after), [it for it in now if now[it] not in (before.get(it), after.get(it))]
    raw.process.kill()
    raw.process.wait()
    return now == after


async def server_killed_while_it_commits_leaves_all_old_or_all_new(project):
    before = files(project)
    raw = Raw(project)
    plan = raw.call("kin_plan", relationships=[ORDER_OF_USER])["plan"]
    begun = time.time()
    assert raw.call("kin_commit", plan=plan)["status"] == "written"
    longest = time.time() - begun
    after = files(project)
    raw.call("kin_undo", database_has_run="no")
    raw.end()
    chance, written = random.Random(1), 0
    for _ in range(20):
        raw = Raw(project)
        raw.call("kin_status")
        plan = raw.call("kin_plan", relationships=[ORDER_OF_USER])["plan"]
        raw.request("tools/call", {"name": "kin_commit", "arguments": {"plan": plan}})
        time.sleep(chance.random() * longest)
        raw.process.send_signal(signal.SIGKILL)
        raw.process.wait()
        if whole(project, before, after):
            written += 1
            assert kin(project, "undo", "--not-applied", "--yes").returncode == 0
        assert files(project) == before
    print("    of 20 killed commits %d were written" % written)


async def client_that_disappears_while_it_commits_leaves_all_old_or_all_new(project):
    before = files(project)
    async with client(project) as session:
        await done(session, "kin_commit", plan=await planned(session))
        after = files(project)
        await done(session, "kin_undo", database_has_run="no")
    for close in (
        lambda it: it.stdin.close(),
        lambda it: (it.stdout.close(), it.stdin.close()),
        lambda it: (it.stdin.close(), it.send_signal(signal.SIGTERM)),
    ):
        raw = Raw(project)
        plan = raw.call("kin_plan", relationships=[ORDER_OF_USER])["plan"]
        raw.request("tools/call", {"name": "kin_commit", "arguments": {"plan": plan}})
        close(raw.process)
        raw.process.wait(PATIENCE)
        if whole(project, before, after):
            assert kin(project, "undo", "--not-applied", "--yes").returncode == 0
        assert files(project) == before


async def client_that_disappears_while_it_is_asked_writes_nothing(project):
    before = files(project)
    raw = Raw(project, "--confirm", greets=False)
    raw.ask("initialize", dict(HELLO, capabilities={"elicitation": {"form": {}}}))
    plan = raw.call("kin_plan", relationships=[ORDER_OF_USER])["plan"]
    question = raw.ask("tools/call", {"name": "kin_commit", "arguments": {"plan": plan}})
    assert question["method"] == "elicitation/create"
    assert raw.ask("ping")["result"] == {}
    raw.process.stdin.close()
    raw.process.wait(PATIENCE)
    assert files(project) == before


TESTS = [
    in_mode_auto,
    in_mode_legacy,
    newest_revision_is_refused_at_once,
    plan_is_the_same_on_the_command_line,
    completes_and_reads,
    elicits,
    read_only_server_has_no_tool_that_writes,
    pages_through_many_models,
    refusals_come_with_the_next_call,
    hostile_arguments_are_answered,
    every_message_is_answered,
    answers_what_was_asked_before_the_end,
    two_servers_on_one_project_keep_it_whole,
    server_killed_while_it_commits_leaves_all_old_or_all_new,
    client_that_disappears_while_it_commits_leaves_all_old_or_all_new,
    client_that_disappears_while_it_is_asked_writes_nothing,
]


def main():
    for test in TESTS:
        name = test.__name__
        if sys.argv[4:] and name not in sys.argv[4:]:
            continue
        project = FOLDER / name / "project"
        shutil.copytree(MODELS, project)
        begun = time.time()
        asyncio.run(asyncio.wait_for(test(project), 300))
        print("%-70s %5.1f s" % (name, time.time() - begun), flush=True)


main()
