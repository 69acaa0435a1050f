# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a sentence ends, in the prose of administrations."""

from __future__ import annotations

import re

# What stands before a full stop that ends no sentence. Compared in small letters. Ordinal numbers,
# single letters and what stands before a figure need no entry: see _ends().
_WORDS = """
abr abs abt ago al allg amtl anl approx apr aprox art aufl aug av avda az bd beh betr
bijv blz bspw bzgl bzw ca cad cap cf chap col dec dept depto dez dgl dhr dic dist dott
dr dr.ssa dra déc dépt e.g ebd ecc eg eig einschl einw ej ene engl entspr env enz es esp
est etc evtl ex excl excmo exkl exmo feb fig fr frl févr geb gem gez ggf ggfs godz gov
govt grds hab hon hr hrsg i.e ie ilmo inc incl inkl insb insbes insg inż jan janv jh jhd
jr juil jul jun kap lfd lt ltd m m.b.t mah max messrs mevr mgr min mind mio mlle mm mme
mr mrd mrs mrz ms mär n.b nl no nos nov np nr nrn núm o.a o.g oct od okt p pag par ph.d
pkt pl pop poz pp prof pág págs rd rdnr resp rev rn rte s sec sep sept sig sigg sog sok
sr sra sres st std stellv str sté suiv t.a.v tel tj tsd tzn u u.a ua ud uds ugs ul usw v
vb vd verb vgl viz vol vorl vors vs ww yy z ziff zt zus zzgl ör г др им млн млрд обл пр
руб стр т.д т.е т.п тыс ул
"""
#: German, English, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish, Russian; months.
ABBREVIATIONS = frozenset(_WORDS.split())
_TERMINAL = re.compile(
    r"[.!?…]+[\"'“”’»)\]]*(?=\s)|[。！？；]+[」』”’）]*|[؟۔]+[\"»)]*(?=\s)|[।](?=\s)"
)
_LAST_WORD = re.compile(r"(\S+)$")
#: A piece longer than this is cut even without a full stop (characters).
LONGEST = 600


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return start and end of each sentence, without the white space around it.

    A text without any full stop is cut at spaces after at most 600 characters, so no sentence is
    longer, whatever the text. Time grows linearly with the text.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _TERMINAL.finditer(text):
        if _ends(text, start, match):
            _add(found, text, start, match.end())
            start = match.end()
    _add(found, text, start, len(text))
    return found


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Return whether the mark ends the sentence that began at `start`."""
    if match[0][0] != ".":
        return True
    following = text[match.end() : match.end() + 40].lstrip()
    if not following:
        return True
    # Long words are no abbreviation; looking at a bounded piece keeps the time linear.
    before = _LAST_WORD.search(text[max(start, match.start() - 24) : match.start()])
    word = before[1].lstrip("(„“\"'«[").casefold() if before else ""
    if following[0].islower() or following[0] in ",;:)":
        return False
    if word in ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
        return False
    if re.fullmatch(r"(?:\w\.)+\w", word):  # z.B, i.e, o.a
        return False
    # "am 7. Oktober", "1. Maßnahme": a number of up to two digits before a word is an ordinal.
    return not re.fullmatch(r"(?:[§(]*\d{1,2}|[ivx]{1,5})", word)


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        found.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if end > start:
        found.append((start, end))
