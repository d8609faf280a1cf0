"""Start a new feature: a folder that runs, is tested and shows up in the dock.

    make new-feature NAME=horn

writes cockpit/features/horn/, its icon and its tests. Delete these and it never was.
"""

import keyword
import re
import sys
from pathlib import Path
from string import Template

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = Path(__file__).with_name("feature_template")


def destinations(name: str, camel: str) -> dict[str, list[Path]]:
    """Where each template goes."""
    feature = ROOT / "cockpit" / "features" / name
    return {
        "__init__.py.tmpl": [feature / "__init__.py"],
        "feature.py.tmpl": [feature / "feature.py"],
        "model.py.tmpl": [feature / "model.py"],
        "view_model.py.tmpl": [feature / "view_model.py"],
        "Page.qml.tmpl": [feature / f"{camel}Page.qml"],
        "texts.json.tmpl": [feature / "texts.de.json", feature / "texts.zh.json"],
        "icon.svg.tmpl": [ROOT / "assets" / "icons" / f"{name}.svg"],
        "test_model.py.tmpl": [ROOT / "tests" / "features" / name / "test_model.py"],
    }


def refusal(name: str) -> str:
    """Why there can be no feature of this name; empty if there can."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or keyword.iskeyword(name):
        return "a feature needs a name in lower case: make new-feature NAME=tyre_care"
    if (ROOT / "cockpit" / "features" / name).exists():
        return f"cockpit/features/{name} is already there"
    return ""


def write(name: str) -> list[Path]:
    """Fill in the templates; files that exist are left as they are."""
    camel = "".join(part.capitalize() for part in name.split("_"))
    words = {"name": name, "Name": camel, "title": name.replace("_", " ").capitalize()}
    written = []
    for template, files in destinations(name, camel).items():
        text = Template((TEMPLATES / template).read_text("utf-8")).substitute(words)
        for file in files:
            if not file.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")
                written.append(file)
    return written


def main() -> int:
    """Write the feature named on the command line, and say what comes next."""
    name = sys.argv[1].strip() if len(sys.argv) > 1 else ""
    if why_not := refusal(name):
        print(f"new-feature: {why_not}", file=sys.stderr)
        return 2
    for file in write(name):
        print(f"  {file.relative_to(ROOT)}")
    print(f"See it:   make run ARGS='--page {name}'")
    print(f"Test it:  make test ARGS='tests/features/{name}'")
    print("Then read docs/adding-a-feature.md; texts.de.json and texts.zh.json want translations.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
