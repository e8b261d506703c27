"""`gongkai`: the commands, each in a file of its own, loaded only when it is called.

Exit codes are the same everywhere: 0 done, 1 some input refused, 2 usage.
"""

from __future__ import annotations

import click

from gongkai.cli import chinese
from gongkai.cli.lazy import LazyGroup

COMMANDS = {
    "audit": "gongkai.cli.audit:audit_group",
    "catalog": "gongkai.cli.catalog:catalog_group",
    "demo": "gongkai.cli.demo:demo_group",
    "doctor": "gongkai.cli.doctor:doctor_command",
    "import": "gongkai.cli.import_:import_command",
    "index": "gongkai.cli.index:index_group",
    "law": "gongkai.cli.law:law_group",
    "letter": "gongkai.cli.letter:letter_group",
    "obligations": "gongkai.cli.obligations:obligations_command",
    "outbox": "gongkai.cli.outbox:outbox_group",
    "prepare": "gongkai.cli.prepare:prepare_command",
    "publish": "gongkai.cli.publish:publish_command",
    "privacy": "gongkai.cli.privacy:privacy_group",
    "proofread": "gongkai.cli.proofread:proofread_command",
    "read": "gongkai.cli.read:read_command",
    "redact": "gongkai.cli.redact:redact_group",
    "report": "gongkai.cli.report:report_group",
    "search": "gongkai.cli.search:search_command",
    "serve": "gongkai.cli.serve:serve_command",
    "foi": "gongkai.cli.foi:foi_group",
    "site": "gongkai.cli.site:site_group",
    "tasks": "gongkai.cli.tasks:tasks_group",
    "token": "gongkai.cli.token:token_group",
    "verify": "gongkai.cli.verify:verify_command",
    "work": "gongkai.cli.work:work_command",
}

chinese.speak()


@click.group(cls=LazyGroup, targets=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gongkai")
def main() -> None:
    """公开：一座城市的政务公开平台。"""
