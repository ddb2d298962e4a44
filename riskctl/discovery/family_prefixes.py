"""The first letters of the names of families, so that most words are told apart without an expression.

Worked out from the expressions in ``families``; a test works it out again.
"""

from __future__ import annotations

_TABLE = (
    "aba:10 afm:69 ai2:34 alb:3 all:43 alp:52 ama:12 ape:74 arc:42 aur:75 aut:8 ave:43 aya:11 "
    "bab:1 bai:22 bak:64 bar:4 bce:37 ber:3 bge:37 blo:44 byt:20 c4a:11 can:14 cha:1,3,8 chr:12 "
    "cla:2 cli:43,78 cod:1,3,4,6,8,13 cog:8 coh:11 com:1,11 cos:14 dal:1 dav:1 dbr:47 deb:13 "
    "dee:0,53 det:4 dev:6 dia:13 dis:43,44 dol:47,54 dou:20 e5-:13 ele:3,45 emb:3,8,11 ern:18 "
    "esm:4 exa:49 fal:32 fas:1,51 fla:3 flo:13 flu:16 fuy:52 gal:4 gem:3 gen:31,76 ggm:40 "
    "gig:61 glm:8 gpt:1,40,55 gra:13,15 gro:7 gte:5 gtr:43 hai:10 hcx:50 her:53 hun:19 hy-:19 "
    "hy2:19 hy3:19 hyp:50 ide:44 ima:3 inf:57 int:23 j2-:34 jai:33 jam:34 jin:38 k-e:49 k2-:33 "
    "kim:9 kli:77 kos:13 lay:13 lea:3,6 lfm:67 lin:28 lla:4,14,60,64 lon:27,36,51 lum:63 lyr:3 "
    "mae:69 mag:6 mai:13 mam:6 mat:6 med:3 meg:14 mer:68 met:4 mim:26 min:6,10,13,24,28 "
    "mis:6,14 mix:6 mol:36 moo:9,65 mor:46 mpt:47 ms-:43 msm:43 mt5:3 mul:3,13,43 mus:4 mxb:41 "
    "nek:73 nem:14 neu:72 nll:4 nom:40 nou:53 nov:12,75 nv-:14 nvc:14 o1:1 o1-:1 o3:1 o3-:1 "
    "o4:1 o4-:1 o5:1 o5-:1 olm:36 omn:1 ope:6,59,71 opt:4 orc:13 pad:18 pal:3,56 pan:29 "
    "par:14,43,44 pha:63 phi:13,79 pix:6 pla:73 ppl:35 pyt:55 qvq:5 qwe:5 qwq:5 r1-:35 rea:38 "
    "rec:3 red:80 rek:58 rer:11,39 rin:28,73 rob:4 rwk:70 sam:4 san:44 sar:59 sd-:17 sd3:17 "
    "sdx:17 sea:4,60 see:20 sen:30,43,73 shi:3 sky:20 sla:15 smo:44 sno:42 sol:48 son:35 sor:1 "
    "spa:31 spe:10,13,36 sta:17,44,71 ste:25 str:80 sts:43 swi:13 t5-:3 t5g:3 tex:1,3,5 tin:66 "
    "tit:12 ton:5 tri:69 tro:13 tts:1 tul:36 ui-:20 uni:13 veo:3 vib:13 vic:51 vir:69 vit:3 "
    "vox:6 voy:39 wan:5 wav:4 wen:18 whi:1 wiz:13 xgl:4 xlm:4 yan:62 yi-:21 zep:44 "
)
"""First letters, and the numbers of the families whose names may begin so."""


def read_prefixes() -> dict[str, tuple[int, ...]]:
    """Numbers of families by the first letters of their names, lower case; at most three letters."""
    pairs = (row.split(":") for row in _TABLE.split())
    return {letters: tuple(map(int, numbers.split(","))) for letters, numbers in pairs}
