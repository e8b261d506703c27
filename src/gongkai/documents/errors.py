"""The one error that reading a file may raise."""

from __future__ import annotations

import errno
import os

_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ELOOP: "符号链接绕成了圈",
    errno.ENAMETOOLONG: "文件名过长",
    errno.EIO: "磁盘读写出错",
    errno.EMFILE: "同时打开的文件过多",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "已超过磁盘配额",
    errno.EFBIG: "超过单个文件大小的限制",
    errno.EROFS: "文件系统只读",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EADDRINUSE: "端口已被占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
}


class UnreadableError(Exception):
    """A file that cannot be read at all; what could be read in part comes back with warnings instead.

    `where` names the file (and the place in it), `what` says what is wrong, `remedy` what would be right.
    All three are Chinese clauses without a final full stop, shown to the person who gave the file.
    """

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(where, what, remedy)
        self.where = where
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}：{self.what}。{self.remedy}。"


def reason_of(error: OSError) -> str:
    """Say in Chinese why the system refused; the system's own words for what is rare."""
    return _REASONS.get(error.errno or 0) or os.strerror(error.errno or 0)
