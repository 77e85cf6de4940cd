"""Addresses of ledgers: what each names, what is refused, and that no secret in one is ever shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.ledger.address import elsewhere, server, shown, unfit, without_logins, without_secrets
from factcheck.ledger.ledger import open_store
from factcheck.records.errors import FactcheckError

SECRET = "s3cr#t"
HIDDEN = {
    f"postgresql://me:{SECRET}@db/x": "postgresql://me:***@db/x",
    f"postgresql://me:{SECRET}@more@db/x": "postgresql://me:***@db/x",
    f"postgresql://me:a/{SECRET}?b@db/x": "postgresql://me:***@db/x",
    f"postgresql://:{SECRET}@db/x": "postgresql://:***@db/x",
    f"postgresql://me@db/x?password={SECRET}": "postgresql://me@db/x?password=***",
    f"postgresql://db/x?sslmode=require&password={SECRET}&host=h": "postgresql://db/x?sslmode=require&password=***&host=h",
    f"postgresql://db/x?p%61ssword={SECRET}": "postgresql://db/x?p%61ssword=***",
    f"postgresql://db/x?PASSWORD={SECRET}": "postgresql://db/x?PASSWORD=***",
    f"postgresql://db/x?passfile=/home/me/{SECRET}": "postgresql://db/x?passfile=***",
    f"postgresql://db/x?sslpassword={SECRET};user=me": "postgresql://db/x?sslpassword=***&user=me",
    f"postgresql://db/x?{SECRET}": "postgresql://db/x?***",
    f"postgres:me:{SECRET}@db/x": "postgres:me:***@db/x",
    f"mysql://root:{SECRET}@db/x": "mysql://root:***@db/x",
    f"me:{SECRET}@db/x": "me:***@db/x",
    f":{SECRET}@db": ":***@db",
    f"redis:{SECRET}@more@db": "redis:***@db",
    f"me:a/{SECRET}@db/x.d": "me:***@db/x.d",
    f"host=db user=me password={SECRET} dbname=x": "host=db user=me password=*** dbname=x",
    f"host=db password = '{SECRET} it\\'s' user=me": "host=db password = *** user=me",
    f"host=db password='{SECRET}": "host=db password=***",
}
PLAIN = (
    "postgresql://db/x", "postgresql://me@db:5432/x?sslmode=require", "postgresql://[::1]:5432/x",
    "marks.db", "../marks.jsonl", "C:\\desk\\marks.db", "C:/desk/me@home.db", "notes?password=x.db", "a:b@c.db",
)  # fmt: skip


@pytest.mark.parametrize("address", HIDDEN)
def test_a_secret_is_hidden(address: str) -> None:
    assert shown(address) == HIDDEN[address]


@pytest.mark.parametrize("address", PLAIN)
def test_what_holds_no_secret_is_shown_as_it_is(address: str) -> None:
    assert shown(address) == address


WORD = st.text(st.characters(codec="ascii", exclude_characters="\n\r\0 "), min_size=6, max_size=12)


@given(secret=WORD, form=st.sampled_from(["{0}://me:{1}@db/x", "{0}://me@db/x?password={1}", "{0}://db/x?a=b&passfile={1}"]),
       scheme=st.sampled_from(["postgresql", "postgres", "mysql", "PostgreSQL"]))  # fmt: skip
def test_no_secret_of_any_letters_is_shown(secret: str, form: str, scheme: str) -> None:
    secret = f"Q{secret.replace('&', '').replace(';', '')}Z"
    assert secret not in shown(form.format(scheme, secret))


SERVERS = (
    "postgresql://db/x",
    "postgres://db/x",
    "postgresql+psycopg://db/x",
    "POSTGRESQL://db/x",
    " postgresql://db/x",
)
FILES = (
    "marks.db", "marks", "./a:b.db", "a:b.db", "desk:marks.jsonl", "C:\\x.db", "c:/x.db", "/x/y.db", "~/x.db",
    "2024:marks.db", "my marks.jsonl", "postgresql.db", "http", "x=y.db", "me@home",
    "me@home:2.db", "desk:me@home.jsonl", "./desk:me@home", "/x/a:b@c",
)  # fmt: skip
REFUSED = {
    "mysql://db/x": "can't begin with 'mysql:'", "http://db/x": "can't begin with 'http:'",
    "sqlite:///x.db": "write the path alone", "file:x.db": "write the path alone",
    "file:///x.db": "write the path alone", "FILE:/x.db": "write the path alone",
    "postgre://db/x": "did you mean 'postgresql://'", "postgressql://db/x": "did you mean 'postgresql://'",
    "postgresql+psycopg2://db/x": "did you mean 'postgresql://'", "postgresql:db/x": "not an address of a server",
    "jdbc:postgresql://db/x": "can't begin with", "s3://bucket/x": "can't begin with", "redis://db": "can't begin with",
    "": "not an address", "  ": "not an address", "a\0b.db": "not an address",
    "me:secret@db/x": "without 'postgresql://'", "desk:me@home": "without 'postgresql://'",
    ":secret@db": "without 'postgresql://'", "me:secret@db:5432": "without 'postgresql://'",
    "host=db dbname=x": "a list of connection settings", "dbname = x": "a list of connection settings",
}  # fmt: skip


def test_servers_and_files_are_told_apart() -> None:
    assert [address for address in (*SERVERS, *FILES) if server(address)] == list(SERVERS)
    assert [address for address in (*SERVERS, *FILES) if unfit(address)] == []
    assert all(elsewhere(address) for address in (*SERVERS, "//host/share/x.db", "\\\\host\\share\\x.db", "/\\h\\x"))
    assert not any(elsewhere(address) for address in FILES)


@pytest.mark.parametrize("address", REFUSED)
def test_what_names_no_ledger_is_refused(address: str) -> None:
    assert REFUSED[address] in str(unfit(address))


def test_what_a_library_says_is_told_without_secrets() -> None:
    address = "postgresql://me:p%40ss-w0rd@db/x?passfile=/home/me/pass"
    said = "could not parse 'postgresql://me:p%40ss-w0rd@db/x', or p@ss-w0rd; /home/me/pass is open to all"
    told = without_secrets(said, address)
    assert not [word for word in ("w0rd", "/home/me") if word in told]
    assert (
        without_logins("see https://a:b@c.org and https://d.org/e:f@g")
        == "see https://a:***@c.org and https://d.org/e:f@g"
    )


@pytest.mark.parametrize(
    "address",
    ["postgresql://me:hunter22@[::1/x", "postgresql://me:hunter22@db:port/x", "postgresql://me:hunter22@127.0.0.1:1/x",
     "postgresql://me@127.0.0.1:1/x?password=hunter22", "postgresql://me:hunter22@127.0.0.1:1/x?wrong=1",
     "postgresql://me:hunter22@127.0.0.1:1/x?sslmode=wrong", f"postgresql://me:hunter22@{'a' * 70}.b/x",
     "postgresql://me:hunter22@127.0.0.1:999999/x", "postgresql://me:hunter22@127.0.0.1:1/x?connect_timeout=wrong",
     "postgresql://me:hunter22@127.0.0.1:1/x?port=wrong", "postgresql://127.0.0.1:1/x?password=a&hunter22=b", "postgresql://me:hunter22@127.0.0.1:1/%00"],
)  # fmt: skip
def test_an_address_that_fails_fails_in_one_line_without_its_password(address: str) -> None:
    pytest.importorskip("sqlalchemy")
    with pytest.raises(FactcheckError) as refused:
        open_store(address).tip()
    assert "hunter22" not in str(refused.value)
    assert "\n" not in str(refused.value)
    assert refused.value.__cause__ is None, "FACTCHECK_DEBUG would show it"
