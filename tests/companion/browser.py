"""A phone's browser: Debian's Chromium, driven by companion/test/browser.mjs."""

import base64
import hashlib
import json
import os
import queue
import shutil
import subprocess
import threading
from pathlib import Path
from typing import Any, Literal

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from cockpit.core.paths import ROOT
from tests.qa.waiting import wait_for

FOLDER = ROOT / "companion"
PATIENCE_S = 30.0

type Scheme = Literal["dark", "light"]


def missing() -> str:
    """What this machine lacks for it; "" where all is there."""
    if not shutil.which("node"):
        return "no Node.js: sudo apt install nodejs npm"
    if not shutil.which("chromium"):
        return "no browser: sudo apt install chromium"
    if not (FOLDER / "node_modules" / "playwright-core").is_dir():
        return "companion/node_modules is not there: make companion-test"
    return ""


class Browser:
    """Trusts the server with this certificate, as who has installed the car's CA does.

    While it works, the cockpit in this process goes on.
    """

    def __init__(self, certificate: Path) -> None:
        # Its start takes all cores; the simulated car must not fall silent meanwhile.
        chromium = shutil.which("chromium") or ""
        words = ["nice", "-n", "15", "node", "test/browser.mjs", chromium, _pin(certificate)]
        self._process = subprocess.Popen(
            words, cwd=FOLDER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._answers: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def do(self, verb: str, **words: object) -> Any:
        """What it answers; fails with what it says is wrong."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"verb": verb, **words}) + "\n")
        self._process.stdin.flush()
        wait_for(
            lambda: not self._answers.empty() or self._process.poll() is not None, verb, PATIENCE_S
        )
        answer = json.loads(self._answers.get(timeout=1))
        assert "error" not in answer, f"{verb} {words}: {answer['error']}\n{self._reads()}"
        return answer["value"]

    def wait(self, text: str) -> None:
        """Until a text stands on the page."""
        self.do("wait", text=text)

    def click(self, name: str, role: str = "button", nth: int = 0) -> None:
        self.do("click", role=role, name=name, nth=nth)

    @property
    def text(self) -> str:
        """All that stands on the page."""
        return str(self.do("text"))

    def close(self) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join(5)
        if self._process.stdout:
            self._process.stdout.close()

    def _reads(self) -> str:
        assert self._process.stdin
        self._process.stdin.write('{"verb": "text"}\n')
        self._process.stdin.flush()
        try:
            return self._answers.get(timeout=5)
        except queue.Empty:
            return ""

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._answers.put(line)


def _pin(certificate: Path) -> str:
    public = x509.load_pem_x509_certificate(certificate.read_bytes()).public_key()
    der = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(der).digest()).decode()


def skip_without() -> None:
    """Skips where the machine lacks something; in CI that is a failure, once it was built."""
    reason = missing()
    if reason:
        built = (FOLDER / "node_modules").is_dir()
        assert not (os.environ.get("CI") and built), reason
        pytest.skip(reason)
