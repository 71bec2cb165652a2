"""The report: source and target side by side, every name coloured and accounted for, warnings on top.

One HTML page that needs no network and no script, or the same as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from html import escape
from importlib import resources
from typing import TYPE_CHECKING

from .report_article import article_html, counted, language, numbering, slug, verified

if TYPE_CHECKING:
    from ..translate.result import Translation

__all__ = ["report_html", "report_json"]


def report_html(articles: Mapping[str, Sequence[Translation]]) -> str:
    """One HTML page on the translations of one or several articles.

    `articles` maps the name of an article to its translations, one for each target language. All text is escaped; the
    page loads nothing and runs no script. Raises nothing.

    >>> from translit.translate.result import Translation
    >>> page = report_html({"a.txt": [Translation("<u>Мінск", "<u>Минск", "be", "ru")]})
    >>> "<u>" in page, '<p lang="ru" dir="auto">&lt;u&gt;Минск</p>' in page
    (False, True)
    """
    targets = list(dict.fromkeys(each.target for every in articles.values() for each in every))
    panels = []
    for target in targets:
        inside = "".join(
            article_html(name, each, f"a{number}-{slug(target)}", numbering(every))
            for number, (name, every) in enumerate(articles.items(), 1)
            for each in every
            if each.target == target
        )
        panels.append(f'<section class="panel" data-target="{slug(target)}">{inside}</section>')
    title = ", ".join(articles) or "nothing translated"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        # nothing that stands in an article can load or run anything, whatever it says
        """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n"""
        f"<title>{escape(title)} · translit report</title>\n<style>\n{_css()}{_switch_css(targets)}</style>\n"
        f"</head>\n<body>\n{_switches(targets)}<header>\n<h1>{escape(title)}</h1>\n"
        f"{_summary(articles)}{_tabs(targets)}</header>\n<main>\n{''.join(panels)}\n</main>\n</body>\n</html>\n"
    )


def report_json(articles: Mapping[str, Sequence[Translation]]) -> str:
    """The same results as JSON: a list of articles, each with its translations.

    >>> from translit.translate.result import Translation
    >>> json.loads(report_json({"a.txt": [Translation("Мінск", "Минск", "be", "ru")]}))["articles"][0]["name"]
    'a.txt'
    """
    data = {
        "articles": [
            {
                "name": name,
                "translations": [
                    asdict(each) | {"ok": each.ok, "verified": each.verified, "mentions": len(each.names)}
                    for each in every
                ],
            }
            for name, every in articles.items()
        ]
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _summary(articles: Mapping[str, Sequence[Translation]]) -> str:
    several = len(articles) > 1
    rows = []
    for name, every in articles.items():
        for each in every:
            state = "good" if each.ok and not each.warnings else "bad" if not each.ok else "warn"
            article = f'<td data-label="Article">{escape(name)}</td>' if several else ""
            rows.append(
                f'<tr class="{state}">{article}<td data-label="Languages">{language(each.source)} → '
                f'<b>{language(each.target)}</b></td><td data-label="Names">{verified(each)}</td>'
                f'<td data-label="Warnings">{counted(len(each.warnings), "warning")}</td>'
                f'<td data-label="Engine">{escape(each.engine or "–")}</td></tr>\n'
            )
    head = "<th>Article</th>" if several else ""
    return (
        f'<table class="summary"><thead><tr>{head}<th>Languages</th><th>Names</th><th>Warnings</th><th>Engine</th></tr>'
        f"</thead><tbody>\n{''.join(rows)}</tbody></table>\n"
    )


def _switches(targets: Sequence[str]) -> str:
    """Radio buttons before everything they govern: the language switch needs no script then."""
    if len(targets) < 2:
        return ""
    return "".join(
        f'<input class="switch" type="radio" name="target" id="show-{slug(target)}"'
        f'{" checked" if not index else ""} aria-label="{language(target)}">\n'
        for index, target in enumerate(targets)
    )


def _tabs(targets: Sequence[str]) -> str:
    if len(targets) < 2:
        return ""
    labels = "".join(f'<label for="show-{slug(target)}">{language(target)}</label>' for target in targets)
    return f'<nav class="tabs" aria-label="Target language">{labels}</nav>\n'


def _switch_css(targets: Sequence[str]) -> str:
    if len(targets) < 2:
        return ""
    rules = []
    for code in map(slug, targets):
        off, tab = f'#show-{code}:not(:checked) ~ main [data-target="{code}"]', f"~ header label[for=show-{code}]"
        rules.append(
            f"@media screen {{ {off} {{ display: none }} }}\n"
            f"#show-{code}:checked {tab} {{ background: var(--ink); color: var(--paper) }}\n"
            f"#show-{code}:focus-visible {tab} {{ outline: 3px solid var(--accent); outline-offset: 2px }}\n"
        )
    return "".join(rules)


@cache
def _css() -> str:
    return resources.files(__package__).joinpath("report.css").read_text(encoding="utf-8")
