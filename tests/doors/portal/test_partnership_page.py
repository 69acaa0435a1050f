# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
import re

from django.test import Client
from django.utils.html import strip_tags

from tests.factories import SYSTEM, add_fact
from zweiklang.domain.mandate.models import CouncilItem, ResolutionPoint
from zweiklang.domain.partnerships.models import Agreement, Basis, Partnership, Party
from zweiklang.domain.people.models import Office, User
from zweiklang.foundation import clock
from zweiklang.foundation.writing import save_record

PAGE = "/de/dortmund/partnerships/kumasi/"


def read(client: Client, path: str = PAGE) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(strip_tags(answer.content.decode()).split())


def test_lead_says_what_is_valid_today(client: Client, with_kumasi: Partnership) -> None:
    text = read(client)
    assert "Partnerschaft mit Urkunde vom 14. Mai 2024." in text
    assert "Gemeinsam gearbeitet wird seit 2011." in text


def test_lead_names_the_gap_while_it_lasts(client: Client, with_kumasi: Partnership) -> None:
    Agreement.objects.filter(kind="charter").delete()
    with clock.held_at(dt.date(2023, 6, 1)):
        text = read(client)
    assert "Seit 8. Oktober 2022 liegt kein gültiges Abkommen in der Akte." in text


def test_table_of_bases_shows_gap_and_who_decided(client: Client, with_kumasi: Partnership) -> None:
    text = read(client)
    assert "8. Okt. 2022 – 13. Mai 2024" in text
    assert "Städtepartnerschaft mit Kumasi (31234-23)" in text
    assert "7. Okt. 2020 – 7. Okt. 2022" in text


def test_a_point_of_a_resolution_leads_to_the_point(
    client: Client, with_kumasi: Partnership
) -> None:
    point = ResolutionPoint.objects.get()
    add_fact(Basis, with_kumasi, "k-point", point=point)
    html = client.get(PAGE).content.decode()
    address = f"/de/dortmund/mandate/decision-2023/#point-{point.pk}"
    assert f'<a href="{address}">Städtepartnerschaft mit Kumasi, Punkt 1</a>' in html
    assert f'id="point-{point.pk}"' in client.get(address).content.decode()


def test_doubt_and_both_populations_are_shown(client: Client, with_kumasi: Partnership) -> None:
    text = read(client)
    assert "Unsicher: Der Monat ist nicht belegt." in text
    assert "443.981 Einwohner" in text
    assert "3.348.000 Einwohner" in text


def test_every_citation_leads_to_a_listed_source(client: Client, with_kumasi: Partnership) -> None:
    import re

    html = client.get(PAGE).content.decode()
    cited = set(re.findall(r'href="#(source-\d+)"', html))
    listed = set(re.findall(r'id="(source-\d+)"', html))
    assert cited
    assert cited == listed


def test_public_sees_only_what_is_released(client: Client, with_kumasi: Partnership) -> None:
    assert "Geheimer Besuch" not in read(client)
    assert "Geheimer Besuch" not in read(client, "/de/dortmund/")
    assert "Geheimer Besuch" not in read(client, "/de/dortmund/news/")
    assert "Geheimer Besuch" not in read(client, "/de/dortmund/timeline/?year=2024")


def test_member_sees_what_is_hidden_and_that_it_is(
    client: Client, with_kumasi: Partnership, clara: User
) -> None:
    client.force_login(clara, "django.contrib.auth.backends.ModelBackend")
    text = read(client)
    assert "Geheimer Besuch" in text
    assert "Ein Eintrag auf dieser Seite ist noch nicht öffentlich." in text


def test_member_of_another_office_sees_the_public_page(
    client: Client, with_kumasi: Partnership, ama: User
) -> None:
    client.force_login(ama, "django.contrib.auth.backends.ModelBackend")
    assert "Geheimer Besuch" not in read(client)


def test_own_city_comes_first_and_tones_never_swap(
    client: Client, with_kumasi: Partnership, dortmund: Office
) -> None:
    Party.objects.filter(partnership=with_kumasi, side="A").update(side="C")
    Party.objects.filter(partnership=with_kumasi, side="B").update(side="A")
    Party.objects.filter(partnership=with_kumasi, side="C").update(side="B")
    html = client.get(PAGE).content.decode()
    heading = html[html.index("<h1>") : html.index("</h1>")]
    assert heading.index("Dortmund") < heading.index("Kumasi")
    assert heading.index("zk-B") < heading.index("zk-A")


def test_as_of_view_shows_nothing_known_later(client: Client, with_kumasi: Partnership) -> None:
    with clock.held_at(dt.date(2030, 1, 1)):
        answer = client.get(f"{PAGE}?known_on=2001-01-01")
    text = answer.content.decode()
    assert "Davon war damals nichts bekannt." in text
    assert "Memorandum" not in text


def test_wrong_day_keeps_what_was_typed_and_says_how_to_write_it(
    client: Client, with_kumasi: Partnership
) -> None:
    html = client.get(f"{PAGE}?known_on=31.02.2023").content.decode()
    assert "31.02.2023 ist" not in html
    assert "„31.02.2023“ ist kein Tag des Kalenders." in html
    assert 'value="31.02.2023"' in html
    assert 'aria-invalid="true"' in html


def test_markup_in_a_record_stays_text(client: Client, with_kumasi: Partnership) -> None:
    from tests.factories import add_event

    add_event(with_kumasi, "2024-12", '<script>alert("x")</script>', key="evil")
    html = client.get(PAGE).content.decode()
    assert '<script>alert("x")' not in html
    assert "&lt;script&gt;" in html


def test_what_is_valid_comes_first_and_names_the_decision_it_rests_on(
    client: Client, with_kumasi: Partnership
) -> None:
    charter = Agreement.objects.get(kind="charter")
    charter.mandate = CouncilItem.objects.get(key="decision-2023")
    save_record(SYSTEM, charter)
    html = client.get(PAGE).content.decode()
    basis = html[html.index('aria-labelledby="basis"') :].partition("</table>")[0]
    first = re.findall(r"<tr.*?</tr>", basis)[1]
    assert "zk-now" in first
    assert re.search(r'Beruht auf: <a href="/de/dortmund/mandate/decision-2023/">Rat, ', first)
    file = client.get(f"{PAGE}?table=csv&part=basis").content.decode()
    assert "Beruht auf" in file


def test_an_end_that_nobody_knows_is_not_called_open_ended(
    client: Client, with_kumasi: Partnership
) -> None:
    charter = Agreement.objects.get(kind="charter")
    assert charter.valid_until is None
    assert "unbefristet" in client.get(PAGE).content.decode()
    charter.end_is_unknown = True
    save_record(SYSTEM, charter)
    html = client.get(PAGE).content.decode()
    basis = html[html.index('aria-labelledby="basis"') :].partition("</table>")[0]
    first = re.findall(r"<tr.*?</tr>", basis)[1]
    assert "Ende nicht bekannt" in first
    assert "gilt, soweit bekannt" in first
    assert "unbefristet" not in html


def test_who_decided_is_a_body_and_only_what_was_adopted_is_called_a_decision(
    client: Client, with_kumasi: Partnership
) -> None:
    question = CouncilItem.objects.get(key="motion-2022")
    question.kind, question.result, question.body = "question", "open", "APOD"
    save_record(SYSTEM, question)
    draft = CouncilItem.objects.get(key="decision-2023")
    add_fact(Basis, with_kumasi, "k-question", council_item=question)
    html = client.get(PAGE).content.decode()
    basis = html[html.index('aria-labelledby="basis"') :].partition("</table>")[0]
    rows = [re.sub(r"<[^>]*>", " ", row) for row in re.findall(r"<tr.*?</tr>", basis)[1:]]
    (decided,) = [row for row in rows if "Städtepartnerschaft mit Kumasi" in row]
    assert "Rat" in decided
    assert "beschlossen" in decided
    (asked,) = [row for row in rows if "Neue Partnerstadt" in row]
    assert "APOD" in asked
    assert "Anfrage, offen" in asked
    legend = html[html.index("zk-legend") :].partition("</p>")[0]
    assert legend.index("Ratsbeschluss") < legend.index("Vorlage, Antrag, Anfrage")
    draft.result = "open"
    save_record(SYSTEM, draft)
    text = client.get(f"{PAGE}timeline/?kind=council-item&year=2023").content.decode()
    assert "Beschlussvorlage" in text
