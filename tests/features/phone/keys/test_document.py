"""docs/signed-commands.md is what others build a phone from: it must be true."""

import json
import re
import shutil
import subprocess

import pytest

from cockpit.core.paths import ROOT
from cockpit.features.phone.keys.refusal import Reason
from cockpit.features.phone.keys.role import RULES, Role
from tests.features.phone.keys.test_gate import SAID_TO_THE_PHONE
from tests.features.phone.keys.vector import vector

PAGE = (ROOT / "docs" / "signed-commands.md").read_text("utf-8")
TRY_IT = """
const told = VECTOR;
const bytes = (hex) => Uint8Array.from(Buffer.from(hex, "hex"));
const b = Object.fromEntries(
  Object.entries(told).map(([name, value]) => [name, bytes(value)]));
const base64 = (raw) => Buffer.from(raw).toString("base64url");
const own = await subtle.importKey("jwk", {
  kty: "EC", crv: "P-256", d: base64(b.phone_private),
  x: base64(b.phone_public.slice(1, 33)), y: base64(b.phone_public.slice(33)),
}, { name: "ECDH", namedCurve: "P-256" }, false, ["deriveKey"]);
const derive = await bond(own, b.car_public, b.phone_public, told.vin);
const pairing = await derive("pairing", b.token, 72);
const greeting = await derive("greeting", new Uint8Array(), 32);
const session = await derive("session", b.epoch, 64);
const about = { keyId: b.key_id, epoch: b.epoch, counter: 1, expiresAt: 32,
                vin: told.vin, type: told.type };
const hex = (raw) => Buffer.from(raw).toString("hex");
console.log(JSON.stringify({
  pairing_keys: hex(pairing), greeting_key: hex(greeting), session_keys: hex(session),
  code: code(pairing),
  join: hex(await join(pairing, b.phone_public, told.person, told.name)),
  joined_compare: await madeWith(pairing.slice(32, 64), b.joined_compare),
  session: await madeWith(greeting, b.session),
  not_the_session: await madeWith(pairing.slice(0, 32), b.session),
  command: hex(await command(session, about, told.body, b.command_nonce)),
  answer: await answer(session, b.answer),
}));
"""


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def rows(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its own head."""
    lines = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0].splitlines()
    cells = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if len(row) > 1][2:]


def test_the_vector_is_what_the_car_does() -> None:
    assert json.loads(block("json")) == vector()


def test_who_may_what_is_the_table_of_the_car() -> None:
    said = {
        kind: ({Role(role) for role, word in zip(ROLES, may, strict=True) if word == "yes"}, parked)
        for kind, *may, parked in rows("Who may what")
    }
    true = {kind: (set(rule.roles), WORDS[rule.parked]) for kind, rule in RULES.items()}
    assert said == true


ROLES, WORDS = [role.value for role in Role], {True: "yes", False: "no"}
OF_PAIRING = {
    Reason.NOT_PAIRING,
    Reason.WRONG_TOKEN,
    Reason.ANOTHER_PHONE,
    Reason.NO_NAME,
    Reason.ALREADY_ENROLLED,
    Reason.FULL,
    Reason.LAST_OWNER,
}


def test_each_reason_is_explained() -> None:
    told = {Reason(reason): word for reason, word in rows("What is refused")}
    assert told.keys() == set(Reason) - OF_PAIRING
    answered = {reason for reason, word in told.items() if word == "yes"}
    assert answered == SAID_TO_THE_PHONE | {Reason.WRONG_ROLE, Reason.NOT_PARKED}


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node's WebCrypto")
def test_a_browser_comes_to_the_same_bytes() -> None:
    told = vector()
    script = block("js") + TRY_IT.replace("VECTOR", json.dumps(told))
    ran = subprocess.run(
        ["node", "--input-type=module", "-"],
        input=script.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    made = json.loads(ran.stdout)
    same = ("pairing_keys", "greeting_key", "session_keys", "code", "join", "command")
    assert {name: made[name] for name in same} == {name: told[name] for name in same}
    assert (made["joined_compare"], made["session"], made["not_the_session"]) == (True, True, False)
    assert made["answer"] == {"is": "done", "reason": ""}
