"""What the library of the command line says of a wrong call, in the words of whoever typed it."""

from __future__ import annotations

from gettext import gettext, ngettext

import click.core
import click.exceptions
import click.parser
import click.types

_SAID = {
    "Error: {message}": "错误：{message}",
    "Try '{command} {option}' for help.": "用法见 {command} {option}",
    "Invalid value: {message}": "{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint}：{message}",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing command.": "缺少子命令。",
    "Choose from:\n\t{choices}": "可用：\n\t{choices}",
    "No such option {name!r}.": "没有选项 {name}。",
    "No such command {name!r}.": "没有命令 {name}。",
    "Could not open file {filename!r}: {message}": "打不开文件 {filename}：{message}",
    "{value!r} is not a valid {number_type}.": "“{value}”不是合适的数字。",
    "{value} is not in the range {range}.": "{value} 超出范围 {range}。",
    "{name} {filename!r} does not exist.": "“{filename}”不存在。",
    "{name} {filename!r} is a file.": "“{filename}”是文件，应为文件夹。",
    "{name} {filename!r} is a directory.": "“{filename}”是文件夹，应为文件。",
    "{name} {filename!r} is not readable.": "“{filename}”不可读，请检查权限。",
    "{name} {filename!r} is not writable.": "“{filename}”不可写，请检查权限。",
    "Option {name!r} does not take a value.": "选项 {name} 不带值。",
    "{value!r} is not {choice}.": "“{value}”不可用，可用：{choice}。",
    "{value!r} is not one of {choices}.": "“{value}”不可用，可用：{choices}。",
    "Got unexpected extra argument ({args})": "多出参数：{args}",
    "Got unexpected extra arguments ({args})": "多出参数：{args}",
    "Option {name!r} requires an argument.": "选项 {name} 须带值。",
    "Option {name!r} requires {nargs} arguments.": "选项 {name} 须带 {nargs} 个值。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "（是不是 {possibilities}？）",
}


def speak() -> None:
    """Have it say these. It finds its words by two functions, which a catalogue of messages cannot stand in for
    without the language of the terminal being set."""
    words = {"_": _one, "ngettext": _many}
    for module in (click.core, click.exceptions, click.parser, click.types):
        vars(module).update({name: say for name, say in words.items() if name in vars(module)})


def _one(text: str) -> str:
    return _SAID.get(text) or gettext(text)


def _many(one: str, more: str, number: int) -> str:
    return _SAID.get(one if number == 1 else more) or ngettext(one, more, number)
