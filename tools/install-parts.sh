#!/bin/sh
# Installs what the tests need and pip cannot give: Debian's Chromium with a Chinese font, PostgreSQL, antiword,
# nginx with its module for brotli copies.
# Says what it does; does nothing when all of it is there.
set -eu

missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
fc-list 2>/dev/null | grep -qi 'Noto Sans CJK' || missing="$missing fonts-noto-cjk fontconfig"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
command -v antiword >/dev/null 2>&1 || missing="$missing antiword"
command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ] || missing="$missing nginx-light"
ls /usr/lib/nginx/modules/*brotli_static* >/dev/null 2>&1 || missing="$missing libnginx-mod-http-brotli-static"
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "本机没有 apt-get，请自行安装：$missing" >&2
  exit 1
fi
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
echo "测试需要下列 Debian 软件包，现在安装：$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086  # a list of packages
$as_root apt-get install -y -qq --no-install-recommends $missing
