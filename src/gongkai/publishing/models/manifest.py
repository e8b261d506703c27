"""The manifest: one entry for each file put out or taken away, chained by hash and signed."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.db import models

from gongkai.core.errors import RefusedError
from gongkai.publishing.models.page import LONGEST_PATH

GENESIS = "0" * 64


class ManifestEntry(models.Model):
    """What stands at an address from `at` on, byte for byte, and on whose approval. Empty hashes: nothing."""

    sequence = models.PositiveBigIntegerField("序号", primary_key=True)
    at = models.DateTimeField("时间")
    site = models.CharField("站点", max_length=40, blank=True)
    path = models.CharField("地址", max_length=LONGEST_PATH)
    sha256 = models.CharField("文件摘要", max_length=64, blank=True)
    gz_sha256 = models.CharField("gzip 副本摘要", max_length=64, blank=True)
    br_sha256 = models.CharField("brotli 副本摘要", max_length=64, blank=True)
    size = models.PositiveBigIntegerField("字节数", default=0)

    # Of pages about one piece of information: the version shown, and the act that let it out.
    information_id = models.PositiveBigIntegerField("政府信息", null=True, db_index=True)
    revision = models.PositiveIntegerField("版次", null=True)
    content_sha256 = models.CharField("内容指纹", max_length=64, blank=True)
    approved_by = models.CharField("批准岗位", max_length=300, blank=True)
    approved_at = models.DateTimeField("批准时间", null=True)
    audit_sequence = models.PositiveBigIntegerField("审计序号", null=True)

    previous_hash = models.CharField("前一条摘要", max_length=64)
    hash = models.CharField("摘要", max_length=64, unique=True)
    key_id = models.CharField("公钥编号", max_length=16)
    signature = models.CharField("签名", max_length=128)  # Ed25519 over `hash`, base64

    class Meta:
        verbose_name = verbose_name_plural = "发布清单"
        ordering: ClassVar = ["-sequence"]
        indexes: ClassVar = [models.Index(fields=["site", "path", "-sequence"], name="manifest_path")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.path}"

    def save(self, *_: Any, **__: Any) -> NoReturn:
        """Entries come in through `manifest.append`, never one by one."""
        raise RefusedError("发布清单只可追加，不可修改。")

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise RefusedError("发布清单只可追加，不可删除。")

    @property
    def removed(self) -> bool:
        """Whether the entry says that nothing stands there any more."""
        return not self.sha256


class ManifestHead(models.Model):
    """The last entry's number and hash: one row, locked by whoever appends."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sequence = models.PositiveBigIntegerField("序号", default=0)
    hash = models.CharField("摘要", max_length=64, default=GENESIS)

    class Meta:
        verbose_name = verbose_name_plural = "发布清单链头"

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash}"
