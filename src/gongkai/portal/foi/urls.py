"""Addresses of 依申请公开. Those of a case name no case: it stands in the reader's pass."""

from __future__ import annotations

from django.urls import path

from gongkai.portal.foi.views import about, acts, apply, track

urlpatterns = [
    path("", about.about, name="foi"),
    path("form.docx", about.form, name="foi-paper"),
    path("track/qr.svg", about.qr, name="foi-qr"),
    path("apply/", apply.start, name="foi-apply"),
    path("apply/form/", apply.form, name="foi-form"),
    path("apply/submit/", apply.submit, name="foi-submit"),
    path("apply/done/", apply.done, name="foi-done"),
    path("track/", track.door, name="foi-track"),
    path("track/case/", track.case, name="foi-case"),
    path("track/letters/<int:pk>/", track.letter, name="foi-letter"),
    path("track/files/<int:pk>/", track.file, name="foi-file"),
    path("track/correct/", acts.act, {"deed": "correct"}, name="foi-correct"),
    path("track/reasons/", acts.act, {"deed": "reasons"}, name="foi-reasons"),
    path("track/withdraw/", acts.act, {"deed": "withdraw"}, name="foi-withdraw"),
    path("track/leave/", track.leave, name="foi-leave"),
]
