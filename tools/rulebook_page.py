"""docs/reference/rules.md out of the rulebook: article → rule → code → test. Fails where a rule has no test.

python -m tools.rulebook_page
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.law.rulebook import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.law.rulebook import Rule

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/reference/rules.md"
HEAD = """# 规则库

由 `make docs` 从 `src/gongkai/law/rules/` 生成，不要手改。
每条规则：条款、内容、有效期、把握程度、用到它的代码、核对它的测试。
把握程度：R 已核对文本，C 计算得出，M 未核对原文，m 待核实；后两种可以使用，但凡显示其结果之处都注明。
"代码"一栏空着的规则是数据，由读取整个规则库的页面和后续模块使用。
"""
TABLE = ["| 条款 | 规则 | 内容 | 有效期 | 把握 | 代码 | 测试 |", "|---|---|---|---|---|---|---|"]


class UntestedRuleError(Exception):
    """A rule that no test names."""


def build(tests: Path = ROOT / "tests") -> str:
    """The page. Raises UntestedRuleError naming every rule without a test."""
    rules = list(shipped())
    ids = {rule.id for rule in rules}
    tested = named(ids, tests.rglob("*.py"))
    untested = sorted(ids - set(tested))
    if untested:
        raise UntestedRuleError(f"没有测试的规则：{'、'.join(untested)}")
    used = named(ids, (ROOT / "src/gongkai").rglob("*.py"))
    sections = defaultdict(list)
    for rule in rules:
        sections[_instrument(rule)].append(rule)
    parts = [HEAD, f"共{len(ids)}条规则，{len(rules)}个版本。"]
    for instrument, members in sections.items():
        rows = [_row(rule, used, tested) for rule in members]
        parts.append("\n".join([f"## {instrument}", "", *TABLE, *rows]))
    return "\n\n".join(parts) + "\n"


def named(ids: set[str], files: Iterable[Path]) -> dict[str, list[str]]:
    """The files that name a rule's id as a whole string."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted(files):
        for rule_id in sorted(ids & set(_strings(file))):
            found[rule_id].append(str(file.relative_to(ROOT)))
    return found


def _strings(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _instrument(rule: Rule) -> str:
    number = f"（{rule.authority.number}）" if rule.authority.number else ""
    return f"{rule.authority.instrument}{number}"


def _row(rule: Rule, used: dict[str, list[str]], tested: dict[str, list[str]]) -> str:
    span = f"{rule.valid_from or ''}—{rule.valid_to or ''}" if rule.valid_from or rule.valid_to else ""
    amount = f"**{rule.amount}** " if rule.amount and rule.unit else ""
    cells = [
        rule.authority.article,
        f"`{rule.id}`",
        f"{amount}{rule.says}",
        span,
        rule.certainty.value,
        _files(used.get(rule.id, []), "src/gongkai/"),
        _files(tested[rule.id], "tests/"),
    ]
    return f"| {' | '.join(cell.replace('|', '／') for cell in cells)} |"


def _files(paths: list[str], stem: str) -> str:
    return "<br>".join(f"`{path.removeprefix(stem)}`" for path in paths)


def main() -> None:
    """Write the page; exit 1 when a rule has no test."""
    try:
        PAGE.write_text(build(), "utf-8")
    except UntestedRuleError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
