"""What is said of bank cards, telephone numbers and addresses."""

import pytest

from gongkai.law.identifiers import check


@pytest.mark.parametrize(
    ("kind", "written", "said"),
    [
        ("银行卡", "4111111111111112", "第16位校验位是2，按前15位应为1"),
        ("银行卡", "411111111111111", "共15位，少1位，应为16至19位数字"),
        ("银行卡", "41111111111111111111", "共20位，多1位，应为16至19位数字"),
        ("银行卡", "41111111l1111111", "第9位是“L”，应为数字，可能是1之误"),
        ("银行卡", "0000000000000000", "第1位是0"),
        ("手机号", "1380013800", "共10位，少1位，应为11位"),
        ("手机号", "12800138000", "第2位是2，应为3至9"),
        ("手机号", "23800138000", "第1位是2，应为1"),
        ("手机号", "1380013800O", "第11位是“O”，应为数字，可能是0之误"),
        ("电话", "12345678", "共8位，少3位，应为11位数字"),
        ("电话", "62345678", "没有区号"),
        ("电话", "0512-123456", "区号0512后面有6位，应为7至8位号码"),
        ("电话", "0112-12345678", "区号不对"),
        ("电话", "0512-1234567x", "第13位是“x”"),
        ("邮箱", "gongkai.example.cn", "有0个“@”，应有一个"),
        ("邮箱", "@example.cn", "前面没有用户名"),
        ("邮箱", "gongkai@", "后面没有域名"),
        ("邮箱", "公开@example.cn", "第1位是“公”"),
        ("邮箱", "gong..kai@example.cn", "“.”应夹在两个字符之间"),
        ("邮箱", f"{'a' * 65}@example.cn", "用户名有65个字符，最长64个"),
        ("邮箱", f"a@{'b.' * 140}cn", "最长254个"),
        ("邮箱", "gongkai@example", "域名中没有“.”"),
        ("邮箱", "gongkai@exa+mple.cn", "第12位是“+”"),
        ("邮箱", "gongkai@example.c", "最后一段应为至少两个字母"),
    ],
)
def test_a_wrong_number_is_told_what_is_wrong_where_and_what_would_be_right(kind, written, said):
    verdict = check(kind, written)
    assert not verdict.valid
    assert said in verdict.why


@pytest.mark.parametrize(
    ("kind", "written", "normal", "said"),
    [
        ("银行卡", "4111 1111 1111 1111", "4111111111111111", "16位银行卡号，校验位正确"),
        ("手机号", "+86 13800138000", "13800138000", "手机号"),
        ("电话", "13800138000", "13800138000", "手机号"),
        ("电话", "051212345678", "0512-12345678", "固定电话，区号0512"),
        ("电话", "0512-12345678转801", "0512-12345678-801", "带分机号"),
        ("邮箱", "GK@Example.CN", "GK@example.cn", "电子邮箱地址"),
    ],
)
def test_a_right_number_is_told_what_it_is(kind, written, normal, said):
    verdict = check(kind, written)
    assert verdict.normalised == normal
    assert said in verdict.why
