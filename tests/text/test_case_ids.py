"""Ids of use cases: readable whatever the script of the title, and nothing that hides or steers."""

from __future__ import annotations

import re

import pytest

from riskctl.text.case_ids import CASE_ID, is_case_id
from riskctl.text.title_ids import id_of_title


@pytest.mark.parametrize(
    ("title", "country", "made"),
    [
        ("Bank: assistant #1", "", "bank-assistant-1"),
        ("Assistente de Saúde", "BR", "assistente-de-saude"),
        ("Ärzte & Söhne", "DE", "arzte-sohne"),
        ("Trợ lý khách hàng", "VN", "tro-ly-khach-hang"),
        ("Клиентский помощник", "KZ", "klientskiy-pomoshchnik"),
        ("고객 지원 챗봇", "KR", "gogaek-jiwon-chaetbot"),
        ("게임 상담", "", "geim-sangdam"),
        ("客户服务 助手", "CN", "kehufuwu-zhushou"),
        ("診療記録の要約", "", "診療記録の要約"),
        ("診療記録", "JP", "診療記録"),
        ("顧客サポート（AI）", "", "顧客サポート-ai"),
        ("カルテ ﾒﾓ 2", "", "カルテ-メモ-2"),
        ("ผู้ช่วยลูกค้า", "TH", "ผู้ช่วยลูกค้า"),
        ("مساعد العملاء", "AE", "مساعد-العملاء"),
        ("עוזר לקוחות", "IL", "עוזר-לקוחות"),
        ("ग्राहक सहायक", "IN", "ग्राहक-सहायक"),
        ("🚀 ‮abc", "", "abc"),
        ("🚀", "", "use-case"),
        ("İstanbul", "TR", "istanbul"),
    ],
)
def test_titles_make_readable_ids(title: str, country: str, made: str) -> None:
    assert id_of_title(title, country) == made
    assert is_case_id(made)


@pytest.mark.parametrize(
    "text",
    ["", "-a", "A", "а", "ε", "é", "a b", "a\n", "診\u202e療", "\u200bx", "a_b", "a/b", "診　療", "ー" * 81,
     "\u061cx", "x\ufeff"],
)  # fmt: skip
def test_nothing_that_hides_steers_or_looks_like_another(text: str) -> None:
    assert not is_case_id(text)


@pytest.mark.parametrize(
    "text", ["", "a", "-a", "a-", "A", "a_b", "a b", "a\n", "9-a", "\x7f", "a" * 81]
)
def test_an_ascii_id_is_one_by_the_pattern_of_all_scripts(text):
    whole = re.fullmatch(CASE_ID, text) is not None
    assert is_case_id(text) == (whole and len(text) <= 80 and not text.endswith("\n"))
