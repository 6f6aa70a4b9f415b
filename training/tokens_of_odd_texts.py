#!/usr/bin/env python3
"""Write spaCy's tokens of odd texts as JSON lines: what the tests of parallax-english compare with.

usage: tokens_of_odd_texts.py MODEL_DIR > crates/parallax-english/src/tokenizer/odd_texts.jsonl
(needs `pip install spacy==3.8.*`; MODEL_DIR is the unpacked pipeline folder that holds config.cfg)
Tokens depend on the model's file `tokenizer` alone, which all English spaCy 3.8 models share.
`lexeme` is the norm that a token has if no tokenizer exception sets its `norm`.
"""
import json
import sys

import spacy

TEXTS = [
    "", " ", "  ", "\n", "\t", " \n ", "\n\n\n", "a", " a", "a ", "a  b", "a   b", "a \n b", " a  b  ", "a\tb", "a\r\nb",
    "a\u00a0b", "a\u2009b", "a\u3000b c", "a\u2028b\u2029c", "a\x1cb\x1dc\x1ed\x1fe f", "a\x85b", "a \x1c b", "a\u200bb c\ufeff d",
    "a\u1680b", "\u00a0", "\u00a0 \u00a0", "a \u00a0b", "a\u00a0 b", "\u3000 a", "a\x0bb\x0cc", "\x00", "a\x00b", "\x00 \x00",
    "\u0301", "e\u0301te\u0301", "\u0301 \u0301\u0301", "cafe\u0301.", "caf\u00e9.", "\u200d", "a\u200db",
    "\U0001f642", "Hi \U0001f642\U0001f642!", "\U0001f468\u200d\U0001f469\u200d\U0001f467 family", "\U0001f1fa\U0001f1f8 flag", "ok\U0001f44d\U0001f3fd", "\u2764\ufe0f",
    ":-) :) ;-) :D :( :'( :-/ xD XD ^_^ <3 </3 o_O O_o (^_^) :-))) :)) ;) =) 8-) >:( :p :P",
    "great:-)", "(:-)", ":-).", "no :-( \u2014 yes", "(=", "a:)b", "((\u256f\u00b0\u25a1\u00b0)\u256f\ufe35\u253b\u2501\u253b", "\u00af\\(\u30c4)/\u00af", ":o :/", "\\n \\t", "<space>", "''", "'' ''", "C++ c++", "ca. 5",
    "don't won't can't cannot couldn't've I'm you're he's she'd we'll they've it's ain't let's", "Don't WON'T Can't CANNOT I'M",
    "don\u2019t won\u2019t can\u2019t I\u2019m you\u2019re he\u2019s she\u2019d we\u2019ll they\u2019ve it\u2019s",
    "dont wont cant Im youre", "y'all 'em ol' goin' nothin' 'cause 'Cause o'clock ma'am", "gonna gotta wanna lemme gimme", "whatcha dunno",
    "rock'n'roll rock 'n' roll", "the Joneses' house's roof", "James's James' JAMES'S it's'", "'tis 'twas", "who'd've thought", "wouldn't.", "(don't)", "\"I'm\"", "isn't?", "can't!", "d'Artagnan O'Brien",
    "U.S. U.K. U.N. e.g. i.e. etc. Mr. Mrs. Dr. Prof. Gov. Sen. vs. Inc. Ltd. Co. Corp.", "in the U.S.", "the U.S.'s", "U.S.-led", "a.m. p.m. 5am 5pm 5:30pm 11a.m. 12p.m.", "at 5 p.m.", "9am-5pm", "10a.m",
    "Jan. Feb. 3", "Ph.D. B.A. M.Sc.", "No. 5", "St. Petersburg", "J. R. R. Tolkien", "J.R.R. Tolkien", "A.B.", "a.b.c", "end.Start", "end.start", "End.Of", "U.S.A.", "N.Y.C.",
    "$5 $5.00 US$5 $5m $1,000.50 5$ 5\u20ac \u20ac5 \u00a35bn \u00a5100 C$20 A$20 HK$3 50\u00a2 \u20b95", "-$5", "($5)", "5%", "5 %", "%5", "100km 5kg 3m/s 20mph 5GB 30\u00b0C. 5\u00b0F", "10,000 1.000,50 1/2 3\u00d74 5x 5-6 5\u20136 5+6 5*6 5^6 +5 -5 \u22125", "1st 2nd 23rd", "#1 #hashtag @user", "1,2;3", "3.14.", "12:30:45", "2024-01-05 01/05/2024", "50-50", "1990s '90s 90's", "24/7", "10\u207b\u00b3 m\u00b2 5m\u00b2",
    "well-known state-of-the-art mother-in-law", "twenty-five-year-old", "pre-2020", "COVID-19", "F-16s", "B-52", "non-\u00e9lite", "semi--final", "a--b", "a---b", "a\u2014b", "a \u2014 b", "a\u2013b", "London\u2013Paris", "-leading trailing-", "--flag -f", "x-\u00e9", "\u00e9-x", "\u043a\u0442\u043e-\u0442\u043e",
    "\"quoted\" 'quoted' \u201cquoted\u201d \u2018quoted\u2019 \u00abquoted\u00bb \u201equoted\u201c `quoted` ``quoted''", "\u201cHe said, \u2018No.\u2019\u201d", "said.\u201d", "word.\"", "word.\")", "(word).", "[word],", "{a}", "...and", "and...", "wait...what", "wait\u2026what", "..", "....", "?!", "!!!", "a!!!", "really?!?", "\u2026", "\u2026\u2026",
    "http://example.com https://www.example.org/a/b?c=d&e=f#g www.example.com example.com/path", "see http://example.com.", "(http://example.com)", "http://example.com, and", "ftp://1.2.3.4/x", "http://10.0.0.1/", "http://192.168.1.1", "http://localhost", "user@example.com", "mailto:user@example.com", "a.b@c.co.uk.", "http://a.b", "example.museum", "foo.bar.baz", "news.ycombinator.com!", "http://\u00fcber.de/\u00e4", "git+ssh://host.com", "\u00bd://a.com", "e\u0301\u0301://a.com", "http://a.com:8080/x", "x://y", "t.co/abc", "1.2.3.4", "172.16.0.1", "8.8.8.8", "http://a..b", "file.txt file.py a.out",
    "and/or he/she w/o 1/2", "a/b/c", "A/B", "AT&T R&D Q&A", "a&b", "a=b a==b a<b a>b <tag> </tag>", "a|b", "a_b _a_ __init__", "*bold* **bold**", "~5", "a~b", "a+b", "\u00a9 2024", "\u2122 Foo\u2122", "\u00a7 5", "\u2022 item", "\u2192 x", "\\ \\\\", "a\\b", "[1] [a][b]", "word[1]", "word(1)", "f(x)", "(a)(b)",
    "\u4f60\u597d\u3002\u4e16\u754c\uff01", "\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440.", "\u0645\u0631\u062d\u0628\u0627\u060c", "\u3053\u3093\u306b\u3061\u306f", "na\u00efve \u00dcber", "\u0130stanbul", "\ufb01ne", "\u1e9e", "\u00df.", "\u2160.", "\u00e0.\u00c9", "x.Y", "\u01c5.", "foo,bar foo, bar", "a,b 1,b a,1", "A,B", "a:b A:B", "a:b:c 1:2", "Yes;no", "a;b", "9/11.", "#", "@", "&", "$", "...'", "'...", "'", "\"", "''a''", "a''b", "s's", "'s", "\u2019s", "'S", "n't", "'d", "'re", "x'y'z",
    "Nov.", "nov.", "Adm. Bros. Messrs. Mt. Rep. Rev.", "Calif. Mass. Ky.", "Md.", "Md.?", "a. b. c.", "(a.)", "\u00b0C", "\u00e4. \u00f6. \u00fc.", "\u00e4.", "vs.", "v.s.", "o.0 0.o O.o (o.o) :3 <333 -_- -__- v.v V.V", "._.", "[-: [: [= (-: (; (*_*) \u0ca0_\u0ca0 (\u0ca0_\u0ca0) :-| :| :] :} =3 :> :0 :X :x 8) 8D", "@_@ >.< >.> <.< T_T ;_;",
    "Line one.\nLine two.\n\nPara.", "- item\n- item", "a\n", "\na", "a \n", "a\n\n b", "\n \n", "  a", "a  ", "end. ", "end.  Start",
]

nlp = spacy.load(sys.argv[1], disable=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"])
for text in TEXTS:
    tokens = [{"text": t.text, "ws": bool(t.whitespace_), "norm": t.norm_, "lexeme": t.lex.norm_} for t in nlp(text)]
    print(json.dumps({"text": text, "tokens": tokens}))
