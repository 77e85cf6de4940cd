"""Who is behind a source, whether anybody is named, and when, where, to whom and how it was said."""

from datetime import date
from typing import Any

import pytest

from factcheck import api
from factcheck.records.claims import Attribution
from factcheck.rulebook.load import load
from factcheck.text.document import Publication
from factcheck.text.readers import plain

RULEBOOK = load()
PUBLISHED = Publication(date(2024, 5, 15), "as given")  # a Wednesday


def sayings(text: str) -> list[Attribution]:
    document = plain.read(text, file="-", published=PUBLISHED)
    claims = api.extract(document, rulebook=RULEBOOK).claims
    return [claim for claim in claims if isinstance(claim, Attribution)]


def last(text: str) -> Attribution:
    return sayings(text)[-1]


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        # pronouns: by turn, by subject, by gender
        ("Mayor Ida Falk said the bridge is safe. She said it was tested in March.", "Mayor Ida Falk"),
        ("Mayor Ida Falk met Tom Bell on the quay. “It is done,” she said.", "Mayor Ida Falk"),
        ("Tom Bell praised Mayor Ida Falk. “It is done,” he said.", "Tom Bell"),
        ("Ida Falk said no. Tom Bell walked out of the hall. He said the plan was dead.", "Tom Bell"),
        ("The talks with Tom Bell failed. “It is done,” she said.", None),
        ("Nobody was hurt. He said the road was icy.", None),
        # whose office somebody holds isn't what they are
        ("The county's auditor, Piet Holt, said no. A survey by the county found that 57% came.", None),
        ("The bank’s lawyer, Ana Rossi, said no. A report by the bank found that 57% came.", None),
        # short names
        ("Judge Omar Reyes heard the case. Reyes said it would take weeks.", "Judge Omar Reyes"),
        ("Reyes said it would take weeks. Judge Omar Reyes heard the case.", "Judge Omar Reyes"),
        ("Judge Omar Reyes said it would take weeks.", None),
        # acronyms and short names of bodies
        ("The Norfolk Tenants Union (NTU) met. The NTU said rents had doubled.", "Norfolk Tenants Union"),
        ("Harwell Mills Corp. cut jobs. Harwell said demand had fallen.", "Harwell Mills Corp."),
        # bodies
        ("Harwell Mills Corp. cut jobs. The company said demand had fallen.", "Harwell Mills Corp."),
        ("Harwell Mills Corp. cut jobs. It said demand had fallen.", "Harwell Mills Corp."),
        ("Harwell Mills Corp. cut jobs. A spokesman said demand had fallen.", "Harwell Mills Corp. spokesman"),
        ("The Norfolk Tenants Union met. The union said rents had doubled.", "Norfolk Tenants Union"),
        ("Rents have doubled, the union said.", None),
        # the place of a dateline is no body, whether a list knows it or not
        ("PORT ELLAN – Ferry workers walked out.\n\nBookings rose 30%, the company said.", None),
        ("PORT ELLAN, May 3 (AP) — Crews left Port Ellan.\n\nBookings rose 30%, the company said.", None),
        ("HARWELL MILLS – a weaver – cut jobs.\n\nDemand has fallen, the company said.", "HARWELL MILLS"),
        (
            "Harwell Mills Corp. cut jobs. Harwell rose 2%. Dorn Steel Inc. fell 4%. The company said it was fine.",
            "Dorn Steel Inc.",
        ),
        ("Harwell Mills Corp. and Dorn Steel Inc. merged. The jewelry store operator said demand had fallen.", None),
        ("Harwell Mills Corp. cut jobs. A spokesman for the buyer said demand had fallen.", None),
        ("Lowe supporters gathered. Senator Ann Lowe was away. Lowe supporters said it would be long.", None),
        ("Its chairman, Omar Reyes, said it would be long.", "Omar Reyes"),
        ("The Norfolk Tenants Union met. The bank said rents had doubled.", None),
        # roles
        ("Senator Ann Lowe opened the debate. The lawmaker said it would be long.", "Senator Ann Lowe"),
        ("Ann Lowe, a professor of law, spoke. The professor said it would be long.", "Ann Lowe"),
        ("Ann Lowe, a professor of law, spoke. The general said it would be long.", None),
        ("President Ann Lowe met General Tom Bell. The president said it would be long.", "President Ann Lowe"),
        # documents
        ("An annual audit report came out. The report said money was missing.", "annual audit report"),
        # several
        ("Residents said the road was closed. They said nobody had warned them.", "Residents"),
    ],
)
def test_whom_the_source_means(text: str, resolved: str | None) -> None:
    assert last(text).resolved_source == resolved


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("Officials said the dam was full.", True),
        ("Two people briefed on the talks said the dam was full.", True),
        ("A senior official at the ministry said the dam was full.", True),
        ("Aides to Mayor Ida Falk said the dam was full.", True),
        ("Analysts say the dam is full.", True),
        ("The dam is said to be full, residents said.", True),
        ("Government officials said the dam was full.", True),
        ("A senior official spoke. The dam is full, a senior official said. The official said it would hold.", True),
        ("Police said the dam was full.", False),
        ("Brazil's deputy water minister said the dam was full.", False),
        ("Recent polls show that the plan is popular.", False),
        ("The water ministry said the dam was full.", False),
        ("A spokeswoman for the ministry said the dam was full.", False),
        ("Ida Falk said the dam was full.", False),
        ("According to the Norfolk Tenants Union, the dam is full.", False),
        ("She said the dam was full.", False),
    ],
)
def test_whether_anybody_is_named(text: str, anonymous: bool) -> None:
    assert last(text).anonymous is anonymous


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Judge Omar Reyes said it was late.", ("Omar Reyes", "Judge", None)),
        ("“It is late,” said Ann Lowe, an analyst at Brixham Bank.", ("Ann Lowe", "analyst", "Brixham Bank")),
        ("The FBI said it was late.", (None, None, "FBI")),
        ("Mr. Lowe said it was late.", ("Lowe", None, None)),
        ("Officials said it was late.", (None, None, None)),
    ],
)
def test_the_parts_of_a_source(text: str, source: tuple[Any, ...]) -> None:
    found = last(text).source
    assert found is not None
    assert (found.name, found.role, found.organization) == source


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ida Falk said Tuesday that the dam was full.", "2024-05-14"),
        ("The dam is full, Ida Falk said on Tuesday.", "2024-05-14"),
        ("On Tuesday, Ida Falk said the dam was full.", "2024-05-14"),
        ("In a statement released on May 2, Ida Falk said the dam was full.", "2024-05-02"),
        ("Ida Falk told reporters on May 2 that the dam was full.", "2024-05-02"),
        ("Ida Falk said on Tuesday the dam was full. “We were lucky,” she said.", "2024-05-14"),
        ("Ida Falk said the dam broke on Tuesday.", None),
        ("Ida Falk opened the dam on Tuesday and said it was full.", None),
        ("In the first quarter of 2024, the bank reported that its profit fell.", None),
        ("“It broke,” said Ida Falk, who took office on May 2.", None),
        ("The dam broke on Tuesday. Ida Falk said it was full.", None),
        ("On Tuesday the dam broke. “We were lucky,” Ida Falk said.", None),
    ],
)
def test_the_day_of_the_saying(text: str, day: str | None) -> None:
    said = last(text).date
    assert (said.from_.isoformat() if said and said.from_ else None) == day


@pytest.mark.parametrize(
    ("text", "place", "addressee", "medium"),
    [
        ("Ida Falk told reporters in Lisbon that the dam was full.", "Lisbon", "reporters", None),
        ("Speaking in Lisbon, Ida Falk said the dam was full.", "Lisbon", None, None),
        ("Ida Falk said in a statement that the dam was full.", None, None, "statement"),
        ("“It is full,” Ida Falk told the city council.", None, "the city council", None),
        ("Ida Falk wrote on Twitter: “It is full.”", None, None, "Twitter"),
        ("Ida Falk said at a news conference that the dam was full.", None, None, "news conference"),
        ("Ida Falk said the dam in Lisbon was full.", None, None, None),
        ("Ida Falk said she had told her brother the dam was full.", None, None, None),
    ],
)
def test_the_surroundings(text: str, place: str | None, addressee: str | None, medium: str | None) -> None:
    found = sayings(text)[0]
    assert (found.place, found.addressee, found.medium) == (place, addressee, medium)
