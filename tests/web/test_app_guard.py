"""Who may come in, what a browser is told, and that only our own forms write."""

import contextlib
import re
import shutil
import time

import pytest
from starlette.testclient import TestClient

from sayso.building import build
from sayso.casefile import open_case, write_case
from sayso.web.app import make_app
from sayso.web.app_judging import LARGEST
from tests.worlds import quay, slow_build


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("guard") / "quay.case"
    quay.fill(path)
    return path


def browser(path, base="http://localhost:8765", **more):
    return TestClient(make_app(path, port=8765, **more), base_url=base, follow_redirects=False)


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1:8765", "[::1]:8765", "LOCALHOST:8765"])
def test_the_loopbacks_names_are_ours(path, host):
    assert browser(path).get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example:8765", "evil.example", "localhost", "localhost:80", "localhost:8766", "localhost.evil.example:8765",
     "127.0.0.1.evil.example:8765", "evil@localhost:8765", "192.0.2.1:8765", "", "localhost:8765/x", "localhost:x", "[::1"],
)  # fmt: skip
def test_other_names_are_not(path, host):
    answer = browser(path).get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "quay" not in answer.text


def test_elsewhere_takes_addresses_and_the_name_given_but_no_other(path):
    open_to_all = browser(path, hosts=("desk.example",), addresses=True, token="t0ken")
    known = {"Authorization": "Bearer t0ken"}
    for host, code in (
        ("desk.example:8765", 200),
        ("192.0.2.1:8765", 200),
        ("[2001:db8::1]:8765", 200),
        ("x.example:8765", 421),
    ):
        assert open_to_all.get("/", headers={**known, "host": host}).status_code == code


def test_a_token_opens_the_door_and_stays_out_of_the_address(path):
    guarded = browser(path, token="t0ken")
    for address in ("/", "/claims.json", "/style.css", "/?token=wrong", "/?token=", "/nowhere"):
        answer = guarded.get(address)
        assert answer.status_code == 401
        assert "quay" not in answer.text.casefold()
    answer = guarded.get("/claims?kind=figure&token=t0ken")
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims?kind=figure")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "samesite=strict" in answer.headers["set-cookie"].casefold()
    assert guarded.get("/claims").status_code == 200


def test_a_token_in_the_address_leads_nowhere_else(path):
    answer = browser(path, token="t0ken").get("http://localhost:8765//evil.example/?token=t0ken")
    assert answer.headers["location"].startswith("/evil")


@pytest.mark.parametrize("address", ["/", "/claims.json", "/style.css", "/nowhere", "/claims?kind=x"])
def test_every_answer_binds_the_browser(path, address):
    headers = browser(path).get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_pages_have_scripts_of_ours_alone_and_no_style_of_their_own(path):
    for address in (
        "/",
        "/claims/warned",
        "/figures",
        f"/documents/{quay.document('a.txt').id}",
        "/about/Quay%20Board",
    ):
        page = browser(path).get(address).text
        scripts = re.findall(r"<script[^>]*>.*?</script>", page, re.DOTALL)
        assert all(
            re.fullmatch(r'<script src="/[a-z]+\.js\?v=[0-9a-f]+" type="module"></script>', one) for one in scripts
        )
        assert page.count("<script") == len(scripts)
        assert "<style" not in page
        assert not re.search(r"<[^>]+\s(?:style|on\w+)=", page)


def form_of(page):
    (token, *_) = re.findall(r'name="csrf" value="([^"]+)"', page)
    return token


OURS = {"Origin": "http://localhost:8765"}


@pytest.fixture
def judged(tmp_path, monkeypatch):
    """A browser on a small case that is weighed at once, its path, and the token of its forms."""
    slow_build.install(monkeypatch.setattr)
    (tmp_path / "a.txt").write_text("The quay was closed. The mayor denies it.", encoding="utf-8")
    build(tmp_path / "a.case", [tmp_path / "a.txt"])
    with open_case(tmp_path / "a.case") as case:
        key = next(key for key, one in case.statements().items() if "mayor" in one.words)
    ours = browser(tmp_path / "a.case")
    return (
        ours,
        tmp_path / "a.case",
        {"csrf": form_of(ours.get(f"/documents/a.txt?statement={key}").text), "subject": key},
    )


def rulings(path):
    with open_case(path) as case:
        return case.judgements()


@contextlib.contextmanager
def patience(seconds):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sayso.web.app.PATIENCE", seconds)
        yield


def until(holds):
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_ruling_is_kept_shown_and_taken_back(judged):
    ours, path, form = judged
    answer = ours.post("/judge", data={**form, "kind": "wrong_statement", "reason": "<b>misread"}, headers=OURS)
    assert answer.status_code == 303
    (ruling,) = rulings(path)
    assert (ruling.kind, ruling.subject, ruling.reason) == ("wrong_statement", form["subject"], "<b>misread")
    assert answer.headers["location"] == f"/judgements#j-{ruling.id}"
    page = ours.get("/judgements").text
    assert "“&lt;b&gt;misread”" in page
    assert "mayor" not in ours.get("/claims").text
    answer = ours.post("/judge", data={**form, "kind": "undo", "subject": ruling.id}, headers=OURS)
    assert answer.status_code == 303
    assert rulings(path) == ()
    assert "mayor" in ours.get("/claims").text


def test_a_ruling_made_while_a_build_is_at_work_is_kept_and_said_to_wait(judged):
    ours, path, form = judged
    with write_case(path), patience(0.1):
        answer = ours.post("/judge", data={**form, "kind": "wrong_statement"}, headers=OURS)
        assert answer.status_code == 303
        page = ours.get("/judgements").text
        assert "1 ruling is not weighed yet" in page
        assert '<span class="pending">not weighed yet</span>' in page
        assert "mayor" in ours.get("/claims").text
    until(lambda: "mayor" not in ours.get("/claims").text)
    assert "not weighed yet" not in ours.get("/judgements").text


def test_rulings_leave_and_enter_by_the_browser(judged, tmp_path):
    ours, path, form = judged
    shutil.copy(path, tmp_path / "b.case")
    ours.post("/judge", data={**form, "kind": "wrong_statement", "by": "Ida"}, headers=OURS)
    file = ours.get("/rulings.jsonl")
    assert file.headers["content-disposition"].endswith("a-rulings.jsonl")
    other = browser(tmp_path / "b.case")
    token = {"csrf": form_of(other.get("/judgements").text), "subject": "rulings"}
    answer = other.post("/judge", data={**token, "kind": "import", "lines": file.text}, headers=OURS)
    assert answer.status_code == 303
    assert rulings(tmp_path / "b.case") == rulings(path)
    until(lambda: "mayor" not in other.get("/claims").text)
    answer = other.post("/judge", data={**token, "kind": "import", "lines": "{}"}, headers=OURS)
    assert answer.status_code == 400
    assert "Line 1 is no ruling" in answer.text


def test_a_ruling_is_signed_and_leads_back_to_where_it_was_made(judged):
    ours, path, form = judged
    more = {"kind": "wrong_statement", "by": "Ana Ø. Roth", "back": "/claims?page=1"}
    answer = ours.post("/judge", data={**form, **more}, headers=OURS)
    assert answer.headers["location"].startswith("/judgements?back=%2Fclaims%3Fpage%3D1#j-")
    assert rulings(path)[0].by == "Ana Ø. Roth"
    page = ours.get(answer.headers["location"]).text
    assert "Ana Ø. Roth" in page
    assert 'href="/claims?page=1"' in page
    assert 'value="Ana Ø. Roth"' in ours.get("/documents/a.txt?statement=" + form["subject"]).text


@pytest.mark.parametrize(
    "back", ["//evil.example/", "/\\evil.example", "http://evil.example", "javascript:alert(1)", "/a\nb"]
)
def test_a_ruling_leads_nowhere_else(judged, back):
    ours, _, form = judged
    answer = ours.post("/judge", data={**form, "kind": "wrong_statement", "back": back}, headers=OURS)
    assert answer.headers["location"].startswith("/judgements#j-")
    assert "Back to where you ruled" not in ours.get("/judgements", params={"back": back}).text


def test_what_was_ruled_shows_where_it_was_ruled_on(judged):
    ours, _, form = judged
    ours.post(
        "/judge", data={**form, "kind": "rating", "value": "2", "reason": "two saw it", "by": "Ana"}, headers=OURS
    )
    page = ours.get("/documents/a.txt?statement=" + form["subject"]).text
    assert "<b>Ruled</b>" in page
    assert "“two saw it”" in page


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "http://localhost:9999"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {},
    ],
)
def test_what_comes_from_elsewhere_writes_nothing(judged, headers):
    ours, path, form = judged
    answer = ours.post("/judge", data={**form, "kind": "wrong_statement"}, headers=headers)
    assert answer.status_code == 403
    assert rulings(path) == ()


@pytest.mark.parametrize("token", ["", "x", "é"])
def test_without_the_forms_token_nothing_is_written(judged, token):
    ours, path, form = judged
    answer = ours.post("/judge", data={**form, "csrf": token, "kind": "wrong_statement"}, headers=OURS)
    assert answer.status_code == 403
    assert rulings(path) == ()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"kind": "wrong_statement", "subject": "nope"}, 400),
        ({"kind": "rumour"}, 400),
        ({"kind": "same_entity", "subject": "nobody", "other": ""}, 400),
        ({"kind": "rating", "value": "Z"}, 400),
        ({"kind": "undo", "subject": "nope"}, 400),
        ({"kind": "wrong_statement", "subject": ""}, 400),
        ({"kind": "wrong_statement", "reason": "x" * LARGEST}, 413),
    ],
)
def test_a_form_that_makes_no_sense_is_explained(judged, fields, code):
    ours, path, form = judged
    answer = ours.post("/judge", data={**form, **fields}, headers=OURS)
    assert answer.status_code == code
    assert "That did not work" in answer.text
    assert rulings(path) == ()


def test_only_forms_are_taken_and_only_by_post(judged):
    ours, _, form = judged
    assert ours.post("/judge", json=form, headers=OURS).status_code == 415
    assert ours.get("/judge").status_code == 405
    assert ours.post("/claims", data=form, headers=OURS).status_code == 405
