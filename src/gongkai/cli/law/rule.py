"""`gongkai law rule` and `gongkai law rules`: what the rulebook holds."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from gongkai.cli.days import DAY
from gongkai.cli.law.local import REFUSED, law_home, local_law
from gongkai.cli.output import echo_json
from gongkai.law.rulebook import UnknownRuleError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from gongkai.law.rulebook import Rule, Tier


@click.command("rule", short_help="一条规则在某一天的有效版本。")
@click.argument("rule_id", metavar="ID")
@click.option("--on", type=DAY, metavar="DATE", help="哪一天有效的版本，默认今天。")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象。")
@law_home
def rule_command(rule_id: str, on: datetime | None, home: Path | None, *, as_json: bool) -> None:
    """显示规则 ID（如 FOI-33）：内容、数值与单位、依据、有效期、把握程度。"""
    try:
        rule = local_law(home).book.rule(rule_id, on=on.date() if on else None)
    except UnknownRuleError as error:
        if as_json:
            echo_json({"error": str(error), "rule": rule_id})
        else:
            click.echo(f"{error}。", err=True)
        sys.exit(REFUSED)
    if as_json:
        echo_json(rule.as_json())
    else:
        click.echo(_readable(rule))


@click.command("rules", short_help="全部规则。")
@click.option("--on", type=DAY, metavar="DATE", help="只列这一天有效的版本。")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 数组，每个版本一个对象。")
@law_home
def rules_command(on: datetime | None, home: Path | None, *, as_json: bool) -> None:
    """列出规则库的每条规则、每个版本。"""
    book = local_law(home).book
    rules = book.in_force(on.date()) if on else list(book)
    if as_json:
        click.echo(json.dumps([rule.as_json() for rule in rules], ensure_ascii=False))
        return
    for rule in rules:
        click.echo(f"{rule.id}  {rule.title}  {rule.amount}  {rule.authority}  {rule.certainty.label}")


def _readable(rule: Rule) -> str:
    starts = f"，自{rule.starts_label}起" if rule.starts_label else ""
    place = f"（{rule.place}）" if rule.place else ""
    lines = [
        f"{rule.id}  {rule.title}",
        rule.says,
        *([f"数值：{rule.amount}{starts}"] if rule.amount else []),
        f"依据：{'；'.join(str(each) for each in (rule.authority, *rule.also))}",
        f"有效期：{rule.valid_from or '起初'}至{rule.valid_to or '今'}",
        f"范围：{rule.scope.label}{place}",
        f"把握程度：{rule.certainty.label}",
        *(f"  {_tier(rule, tier)}" for tier in rule.tiers),
        *(f"  {item.code}  {item.says}" for item in rule.items),
        *([f"说明：{rule.note}"] if rule.note else []),
    ]
    return "\n".join(lines)


def _tier(rule: Rule, tier: Tier) -> str:
    """A step of a scale, its figure with the rule's unit: 11至30：10000分/件."""
    span = f"{tier.first}至{tier.last}" if tier.last is not None else f"{tier.first}以上"
    return f"{span}：{tier.value}{rule.unit.label if rule.unit else ''}"
