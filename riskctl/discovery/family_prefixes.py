"""The first letters of the names of families, so that most words are told apart without an expression.

Worked out from the expressions in ``families``; a test works it out again.
"""

from __future__ import annotations

_TABLE = (
    "abab:10 afm-:69 ai21:34 albe:3 all-:43 alle:43 alpa:52 amaz:12 aper:74 arct:42 aura:75 "
    "auto:8 aver:43 aya-:11 babb:1 baic:22 bakl:64 bart:4 bce-:37 bert:3 bge-:37 bloo:44 "
    "byte:20 c4ai:11 cana:14 char:8 chat:1,3,8 chro:12 clau:2 clip:43,78 code:1,3,4,6,8,13 "
    "cogv:8 cohe:11 comm:11 comp:1 cosm:14 dall:1 davi:1 dbrx:47 debe:13 deep:0,53,80 detr:4 "
    "devs:6 dial:13 dist:43,44 doll:47 dolp:54 doub:20 e5-b:13 e5-l:13 e5-m:13 e5-s:13 elec:3 "
    "elev:45 embe:3,8,11 erni:18 esm2:4 exao:49 falc:32 fast:1,51 flan:3 flor:13 flux:16 "
    "fuyu:52 gala:4 gemi:3 gemm:3 gen3:76 gen4:76 gene:31 ggml:40 giga:61 glm-:8 glm0:8 glm1:8 "
    "glm2:8 glm3:8 glm4:8 glm5:8 glm6:8 glm7:8 glm8:8 glm9:8 gpt-:1,55 gpt0:1 gpt1:1 gpt2:1 "
    "gpt3:1 gpt4:1,40 gpt5:1 gpt6:1 gpt7:1 gpt8:1 gpt9:1 gpta:1 gptc:1 gpti:1 gpto:1 gptr:1 "
    "gran:15 grap:13 grok:7 gte-:5 gtr-:43 hail:10 hcx-:50 herm:53 huny:19 hy-m:19 hy2:19 "
    "hy3:19 hype:50 idef:44 imag:3 infl:57 inte:23 j2-l:34 j2-m:34 j2-u:34 jais:33 jamb:34 "
    "jina:38 k-ex:49 k2-t:33 kimi:9 klin:77 kosm:13 layo:13 lean:6 lear:3 lfm-:67 lfm0:67 "
    "lfm1:67 lfm2:67 lfm3:67 lfm4:67 lfm5:67 lfm6:67 lfm7:67 lfm8:67 lfm9:67 ling:28 "
    "llam:4,14,60 llav:64 long:27,36,51 lumi:63 lyri:3 maes:69 magi:6 mai-:13 mamb:6 math:6 "
    "medi:3 mega:14 merc:68 meta:4 mimo:26 ming:28 mini:6,10,13,24 mist:6,14 mixt:6 molm:36 "
    "moon:9,65 morp:46 mpt-:47 ms-m:43 msma:43 mt5-:3 mult:3,13,43 muse:4 musi:4 mxba:41 "
    "neko:73 nemo:14 neur:72 nllb:4 nomi:40 nous:53 nova:12,75 nv-e:14 nvcl:14 o1:1 o1-0:1 "
    "o1-1:1 o1-2:1 o1-3:1 o1-4:1 o1-5:1 o1-6:1 o1-7:1 o1-8:1 o1-9:1 o1-d:1 o1-h:1 o1-l:1 o1-m:1 "
    "o1-p:1 o3:1 o3-0:1 o3-1:1 o3-2:1 o3-3:1 o3-4:1 o3-5:1 o3-6:1 o3-7:1 o3-8:1 o3-9:1 o3-d:1 "
    "o3-h:1 o3-l:1 o3-m:1 o3-p:1 o4:1 o4-0:1 o4-1:1 o4-2:1 o4-3:1 o4-4:1 o4-5:1 o4-6:1 o4-7:1 "
    "o4-8:1 o4-9:1 o4-d:1 o4-h:1 o4-l:1 o4-m:1 o4-p:1 o5:1 o5-0:1 o5-1:1 o5-2:1 o5-3:1 o5-4:1 "
    "o5-5:1 o5-6:1 o5-7:1 o5-8:1 o5-9:1 o5-d:1 o5-h:1 o5-l:1 o5-m:1 o5-p:1 olmo:36 omni:1 "
    "open:6,59,71 opt-:4 orca:13 padd:18 pali:3 palm:3,56 pang:29 para:14,43 parl:44 phar:63 "
    "phi-:13 phi0:13 phi1:13 phi2:13 phi3:13 phi4:13 phi5:13 phi6:13 phi7:13 phi8:13 phi9:13 "
    "phin:79 pixt:6 plam:73 pplx:35 pyth:55 qvq:5 qwen:5 qwq:5 r1-1:35 read:38 recg:3 redp:81 "
    "reka:58 rera:11,39 ring:28 rinn:73 robe:4 rwkv:70 sam-:4 sam2:4 sant:44 sarv:59 sd-t:17 "
    "sd3:17 sdxl:17 sea-:60 seam:4 seed:20 sens:30,73 sent:43 shie:3 skyl:20 slat:15 smol:44 "
    "snow:42 sola:48 sona:35 sora:1 spar:31 spec:36 spee:10,13 stab:17 star:44,71 step:25 "
    "stri:81 stsb:43 swin:13 t5-1:3 t5-3:3 t5-b:3 t5-l:3 t5-s:3 t5ge:3 text:1,3,5 tiny:66 "
    "tita:12 tong:5 trin:69 troc:13 tts-:1 tulu:36 ui-t:20 unix:13 veo-:3 vibe:13 vicu:51 "
    "virt:69 vit-:3 voxt:6 voya:39 wan-:5 wan0:5 wan1:5 wan2:5 wan3:5 wan4:5 wan5:5 wan6:5 "
    "wan7:5 wan8:5 wan9:5 wanx:5 wav2:4 wenx:18 whis:1 wiza:13 xglm:4 xlm-:4 yand:62 yi-0:21 "
    "yi-1:21 yi-2:21 yi-3:21 yi-4:21 yi-5:21 yi-6:21 yi-7:21 yi-8:21 yi-9:21 yi-c:21 yi-l:21 "
    "yi-m:21 yi-s:21 yi-v:21 zeph:44 "
)
"""First letters, and the numbers of the families whose names may begin so."""


def read_prefixes() -> dict[str, tuple[int, ...]]:
    """Numbers of families by the first letters of their names, lower case; at most four letters."""
    pairs = (row.split(":") for row in _TABLE.split())
    return {letters: tuple(map(int, numbers.split(","))) for letters, numbers in pairs}
