"""The demo accounts: one password for all of them, for this invented city alone."""

from __future__ import annotations

PASSWORD = "shifan-2026"  # noqa: S105 - printed at every start of the demo; never used outside it

# Shown at the start: who to sign in as to see what.
SHOWN = {
    "jiaoyu_drafter": "教育局拟稿人：起草、修改本局信息",
    "jiaoyu_reviewer": "教育局审核人：审核、退回",
    "jiaoyu_publisher": "教育局发布人：批准发布",
    "jiaoyu_handler": "教育局承办人：登记、办理、答复依申请公开",
    "caizheng_drafter": "财政局拟稿人：看不到教育局的后台信息",
    "city_disclosure": "市政务公开办：全市信息、任务台账、单位名称认定",
    "liuxi_drafter": "柳溪村文书：村务公开",
    "qingshi_publisher": "青石镇分管负责人：审核、发布镇和村的信息",
    "auditor": "审计员：全市审计记录",
}
