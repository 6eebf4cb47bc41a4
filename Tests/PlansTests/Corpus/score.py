#!/usr/bin/env python3
"""Compare an importer's JSON with the expected JSON of a corpus of plan documents.

  score.py EXPECTED_DIR OUTPUT_DIR [--verbose] [--json] [--min X] [--ext docx]
  score.py --check CORPUS_DIR          check the expected files against their own source text

EXPECTED_DIR holds NAME.expected.json. OUTPUT_DIR holds, for each document, NAME.json, or
NAME.EXT.json (EXT: txt, html, docx, pdf, xlsx ...) for each file format that was imported; every
output file found is scored as a line of its own. A document with no output file scores 0;
with --ext only outputs of that format (NAME.EXT.json) are scored, and documents without one are skipped.
Needs Python 3.8, no packages.

Columns (all 0..1, '-' where neither side has anything to compare):
  rec   task recall       expected tasks matched by an output task (text similarity >= 0.9, one to one)
  prec  task precision    output tasks matched by an expected task
  unit  unit F1           pairs (task, role, unit); unmatched tasks count as misses or extras
  any   unit F1, whatever the role (says whether names were found but put in the wrong role); not in the score
  sect  section accuracy  matched tasks whose section path is right
  req   requirement F1    (task, kind, value[, unit]); unmatched tasks count as misses or extras
  dead  deadline accuracy matched tasks where either side has a deadline; not in the score
  meta  title, issuer, document_number, year, report_due, contact_department; not in the score
  SCORE mean of task F1, unit, sect, req, as far as they are not '-'
"""
import sys, os, re, json, glob, unicodedata
from difflib import SequenceMatcher

TEXT_MIN = 0.9
ROLES = ("lead", "responsible", "cooperating")
META = ("title", "issuer", "document_number", "year", "report_due", "contact_department")
KINDS = {"within_working_days", "within_hours", "by_date", "frequency",
         "minimum_rate", "minimum_weight", "minimum_count"}


def key(s):
    """Comparison form: NFKC (full-width to half-width), quotes unified, no whitespace."""
    s = unicodedata.normalize("NFKC", str(s if s is not None else ""))
    s = re.sub(r"[\u200b\ufeff\s]+", "", s)
    return s.replace("“", '"').replace("”", '"').replace("‘", "'").replace("’", "'").replace("〔", "[").replace("〕", "]")


def trim(s):
    return key(s).strip(".,;:、。,;:")


def sim(a, b):
    a, b = trim(a), trim(b)
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    if 2.0 * min(len(a), len(b)) / (len(a) + len(b)) < TEXT_MIN:
        return 0.0
    m = SequenceMatcher(None, a, b, autojunk=False)
    return m.ratio() if m.quick_ratio() >= TEXT_MIN else 0.0


def path_ok(exp, got):
    want = [exp.get("section_path") or []] + list(exp.get("section_path_alt") or [])
    g = "/".join(trim(x) for x in (got.get("section_path") or []))
    for p in want:
        w = "/".join(trim(x) for x in p)
        if w == g or (w and g and SequenceMatcher(None, w, g, autojunk=False).ratio() >= TEXT_MIN):
            return True
    return False


def match(exp, got):
    """One-to-one pairs (i, j), best similarity first; equal texts are told apart by section and number."""
    cand = []
    for i, e in enumerate(exp):
        for j, g in enumerate(got):
            s = max(sim(x, g.get("text")) for x in [e.get("text")] + list(e.get("text_alt") or []))
            if s >= TEXT_MIN:
                bonus = 0.02 * path_ok(e, g) + 0.01 * (trim(e.get("number")) == trim(g.get("number")))
                cand.append((s + bonus, -abs(i - j), i, j))
    cand.sort(reverse=True)
    di, dj, pairs = set(), set(), []
    for _, _, i, j in cand:
        if i not in di and j not in dj:
            di.add(i); dj.add(j); pairs.append((i, j))
    return pairs


def f1(tp, nexp, ngot):
    if nexp == 0 and ngot == 0:
        return None
    return 0.0 if tp == 0 else 2.0 * tp / (nexp + ngot)


def same_unit(a, b):
    a, b = trim(a), trim(b)
    return a == b or (min(len(a), len(b)) >= 6 and SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.92)


def hits(want, have, same):
    have, n = list(have), 0
    for w in want:
        for k, h in enumerate(have):
            if same(w, h):
                n += 1; del have[k]; break
    return n


def unit_pairs(t, roles=True):
    return [((r if roles else ""), u) for r in ROLES for u in (t.get(r) or []) if trim(u)]


def same_pair(a, b):
    return a[0] == b[0] and same_unit(a[1], b[1])


def value_of(v):
    if isinstance(v, bool) or v is None:
        return v
    if isinstance(v, (int, float)):
        return float(v)
    t = trim(v)
    try:
        return float(t.rstrip("%"))
    except ValueError:
        return t


def same_req(a, b):
    if a.get("kind") != b.get("kind") or value_of(a.get("value")) != value_of(b.get("value")):
        return False
    return a.get("kind") != "frequency" or trim(a.get("unit")).lower() == trim(b.get("unit")).lower()


def date_like(s):
    return trim(s).replace("之前", "前").replace("以前", "前")


def score(exp, got):
    E, G = exp.get("tasks") or [], got.get("tasks") or []
    pairs = match(E, G)
    r = {"expected": len(E), "got": len(G), "matched": len(pairs)}
    r["rec"] = len(pairs) / len(E) if E else None
    r["prec"] = len(pairs) / len(G) if G else (0.0 if E else None)
    task = f1(len(pairs), len(E), len(G))
    mi, mj = {i for i, _ in pairs}, {j for _, j in pairs}
    notes = []
    tot = {"unit": [0, 0, 0], "any": [0, 0, 0], "req": [0, 0, 0]}
    sect = dead_n = dead_ok = 0
    for i, e in enumerate(E):
        if i not in mi:
            tot["unit"][1] += len(unit_pairs(e)); tot["any"][1] += len(unit_pairs(e)); tot["req"][1] += len(e.get("requirements") or [])
            notes.append("missed task [%s] %s" % (e.get("number"), (e.get("text") or "")[:40]))
    for j, g in enumerate(G):
        if j not in mj:
            tot["unit"][2] += len(unit_pairs(g)); tot["any"][2] += len(unit_pairs(g)); tot["req"][2] += len(g.get("requirements") or [])
            notes.append("extra task  [%s] %s" % (g.get("number"), (g.get("text") or "")[:40]))
    for i, j in sorted(pairs):
        e, g = E[i], G[j]
        best = None
        for alt in [e] + list(e.get("units_alt") or []):        # any accepted reading; the best one counts
            w, h = unit_pairs(alt), unit_pairs(g)
            n = hits(w, h, same_pair)
            q = f1(n, len(w), len(h))
            if best is None or (1.0 if q is None else q) > best[0]:
                best = ((1.0 if q is None else q), n, len(w), len(h), alt)
        _, n, nw, nh, alt = best
        tot["unit"][0] += n; tot["unit"][1] += nw; tot["unit"][2] += nh
        w, h = unit_pairs(alt, False), unit_pairs(g, False)
        tot["any"][0] += hits(w, h, same_pair); tot["any"][1] += len(w); tot["any"][2] += len(h)
        if n < max(nw, nh):
            notes.append("units       [%s] want %s got %s" % (e.get("number"), unit_pairs(e), unit_pairs(g)))
        w, h = e.get("requirements") or [], g.get("requirements") or []
        n = hits(w, h, same_req)
        tot["req"][0] += n; tot["req"][1] += len(w); tot["req"][2] += len(h)
        if n < max(len(w), len(h)):
            notes.append("requirement [%s] want %s got %s" % (e.get("number"), [(x.get("kind"), x.get("value"), x.get("unit")) for x in w],
                                                               [(x.get("kind"), x.get("value"), x.get("unit")) for x in h]))
        if path_ok(e, g):
            sect += 1
        else:
            notes.append("section     [%s] want %s got %s" % (e.get("number"), e.get("section_path"), g.get("section_path")))
        if e.get("deadline") or g.get("deadline"):
            dead_n += 1
            ok = date_like(g.get("deadline")) in [date_like(x) for x in [e.get("deadline")] + list(e.get("deadline_alt") or [])]
            dead_ok += ok
            if not ok:
                notes.append("deadline    [%s] want %s got %s" % (e.get("number"), e.get("deadline"), g.get("deadline")))
    r["unit"], r["any"], r["req"] = (f1(*tot[k]) for k in ("unit", "any", "req"))
    r["sect"] = sect / len(pairs) if pairs else (0.0 if E else None)
    r["dead"] = dead_ok / dead_n if dead_n else None
    good = 0
    for f in META:
        want = [exp.get(f)] + list(exp.get(f + "_alt") or [])
        ok = any(trim(w) == trim(got.get(f)) or (w and got.get(f) and sim(w, got.get(f)) >= TEXT_MIN) for w in want)
        good += ok
        if not ok:
            notes.append("%s: want %r got %r" % (f, exp.get(f), got.get(f)))
    r["meta"] = good / len(META)
    parts = [x for x in (task, r["unit"], r["sect"], r["req"]) if x is not None]
    r["SCORE"] = sum(parts) / len(parts) if parts else None
    return r, notes


def shape_errors(d):
    """What in an output or expected file is not of the schema."""
    bad = []
    if not isinstance(d, dict) or not isinstance(d.get("tasks"), list):
        return ["not an object with a list 'tasks'"]
    for f in META:
        if f not in d:
            bad.append("field %s is absent" % f)
    for n, t in enumerate(d["tasks"]):
        if not isinstance(t.get("text"), str) or not t["text"].strip():
            bad.append("task %d: no text" % n)
        if not isinstance(t.get("section_path"), list):
            bad.append("task %d: section_path is no list" % n)
        for r in ROLES:
            if t.get(r) is not None and not (isinstance(t[r], list) and all(isinstance(u, str) for u in t[r])):
                bad.append("task %d: %s is neither null nor a list of strings" % (n, r))
        for q in t.get("requirements") or []:
            if q.get("kind") not in KINDS:
                bad.append("task %d: requirement kind %r" % (n, q.get("kind")))
    return bad


def load(p):
    with open(p, encoding="utf-8") as f:
        return json.load(f)


def check(folder):
    """Every text, heading, unit, deadline and quote of NAME.expected.json must stand in NAME's own source file."""
    rc = 0
    for p in sorted(glob.glob(os.path.join(folder, "*.expected.json"))):
        name, d, bad = os.path.basename(p)[:-len(".expected.json")], load(p), []
        srcs = [x for x in (os.path.join(folder, name + e) for e in (".txt", ".html")) if os.path.exists(x)]
        if not srcs:
            bad.append("no .txt or .html source")
        else:
            with open(srcs[0], encoding="utf-8") as f:
                s = f.read()
            if srcs[0].endswith(".html"):
                s = re.sub(r"&nbsp;", " ", re.sub(r"<[^>]+>", "", s)).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
            s = key(s.replace("**", ""))
            for t in d["tasks"]:
                want = [("text", t["text"])] + [("section", x) for x in t["section_path"]]
                want += [("unit", u) for r in ROLES for u in (t[r] or [])] + [("deadline", t["deadline"])]
                for what, v in want:
                    if v and key(v) not in s:
                        bad.append("%s not in the source: %s" % (what, v[:50]))
                for q in t["requirements"]:
                    if key(q["quote"]) not in key(t["text"]) and key(q["quote"]) not in key(t["deadline"]):
                        bad.append("quote in neither text nor deadline: %s" % q["quote"])
        bad += shape_errors(d)
        print("%-44s %3d tasks  %s" % (name, len(d["tasks"]), "ok" if not bad else "; ".join(bad)))
        rc |= bool(bad)
    return rc


def fmt(v):
    return "    -" if v is None else "%5.3f" % v


def main(argv):
    if len(argv) == 2 and argv[0] == "--check":
        return check(argv[1])
    verbose, as_json, least, ext, pos, i = False, False, None, None, [], 0
    while i < len(argv):
        a = argv[i]
        if a == "--verbose": verbose = True
        elif a == "--json": as_json = True
        elif a == "--min": i += 1; least = float(argv[i])
        elif a == "--ext": i += 1; ext = argv[i].lstrip(".")
        else: pos.append(a)
        i += 1
    if len(pos) != 2:
        print(__doc__); return 2
    cols = ("rec", "prec", "unit", "any", "sect", "req", "dead", "meta", "SCORE")
    rows, out = [], {}
    if not as_json:
        print("%-44s %4s %4s  %s" % ("document", "exp", "got", " ".join("%5s" % c for c in cols)))
    for p in sorted(glob.glob(os.path.join(pos[0], "*.expected.json"))):
        name = os.path.basename(p)[:-len(".expected.json")]
        exp = load(p)
        found = sorted(x for x in glob.glob(os.path.join(pos[1], glob.escape(name) + "*.json"))
                       if re.fullmatch(re.escape(name) + r"(\.[A-Za-z0-9]+)?\.json", os.path.basename(x)) and not x.endswith(".expected.json"))
        if ext:
            found = [x for x in found if os.path.basename(x) == "%s.%s.json" % (name, ext)]
            if not found: continue
        for q in found or [None]:
            label, notes, got = (os.path.basename(q)[:-5] if q else name), [], {"tasks": []}
            if q:
                try:
                    got = load(q); notes = ["schema: " + b for b in shape_errors(got)]
                    if not isinstance(got, dict) or not isinstance(got.get("tasks"), list): got = {"tasks": []}
                except ValueError as err:
                    notes = ["not JSON: %s" % err]
            else:
                notes = ["no output file"]
            r, more = score(exp, got)
            if not q: r["meta"] = 0.0
            rows.append(r); out[label] = r
            if not as_json:
                print("%-44s %4d %4d  %s%s" % (label, r["expected"], r["got"], " ".join(fmt(r[c]) for c in cols), "" if q else "  (no output)"))
                if verbose:
                    for n in notes + more: print("      " + n)
    mean = {c: (lambda v: sum(v) / len(v) if v else None)([r[c] for r in rows if r[c] is not None]) for c in cols}
    if as_json:
        print(json.dumps({"documents": out, "mean": mean}, ensure_ascii=False, indent=1))
    else:
        print("%-44s %4d %4d  %s" % ("MEAN of %d" % len(rows), sum(r["expected"] for r in rows), sum(r["got"] for r in rows), " ".join(fmt(mean[c]) for c in cols)))
    return 0 if rows and (least is None or (mean["SCORE"] or 0) >= least) else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:
        os._exit(1)
