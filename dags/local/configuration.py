"""The configuration of a local Airflow: airflow.cfg, and secrets that are made once per home."""

from __future__ import annotations

import base64
import configparser
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

USER = "admin"
PASSWORDS_FILE = "passwords.json"
CLASSPATH = "daybook.bundle.ContractBundle"
BUNDLE: Mapping[str, Any] = {"name": "daybook", "classpath": CLASSPATH, "kwargs": {}}


@dataclass(frozen=True)
class Secrets:
    """Random texts of one home."""

    password: str
    database: str
    jwt: str
    session: str
    fernet: str

    @staticmethod
    def of(home: Path) -> Secrets:
        """Return those of a home, made at the first call; only the owner can read the file."""
        file = home / "secrets.json"
        if not file.exists():
            made = Secrets(
                password=secrets.token_urlsafe(12),
                database=secrets.token_urlsafe(24),
                jwt=secrets.token_urlsafe(48),
                session=secrets.token_urlsafe(32),
                fernet=base64.urlsafe_b64encode(os.urandom(32)).decode("ascii"),
            )
            write_private(file, json.dumps(asdict(made)))
        return Secrets(**json.loads(file.read_text(encoding="utf-8")))


def write_private(file: Path, text: str) -> None:
    """Write a file, all of it or nothing, that only its owner can read."""
    temporary = file.with_name(f".{file.name}-{os.getpid()}")
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(text)
    temporary.replace(file)


def write_configuration(
    home: Path,
    made: Secrets,
    *,
    database: str,
    port: int,
    overrides: Mapping[tuple[str, str], str],
) -> None:
    """Write airflow.cfg and the password file; what is not said there is Airflow's default."""
    address = f"http://127.0.0.1:{port}"
    options = {
        ("core", "executor"): "LocalExecutor",
        # The pool caps the containers; this only caps the processes that wait for them.
        ("core", "parallelism"): "8",
        ("core", "load_examples"): "False",
        ("core", "fernet_key"): made.fernet,
        ("core", "execution_api_server_url"): f"{address}/execution/",
        ("core", "simple_auth_manager_users"): f"{USER}:admin",
        ("core", "simple_auth_manager_passwords_file"): str(home / PASSWORDS_FILE),
        ("database", "sql_alchemy_conn"): database,
        ("api", "host"): "127.0.0.1",
        ("api", "port"): str(port),
        ("api", "base_url"): address,
        ("api", "secret_key"): made.session,
        ("api", "default_wrap"): "True",
        ("api_auth", "jwt_secret"): made.jwt,
        ("api_auth", "jwt_issuer"): "daybook",
        ("logging", "base_log_folder"): str(home / "logs"),
        ("logging", "colored_console_log"): "False",
        ("usage_data_collection", "enabled"): "False",
        ("dag_processor", "dag_bundle_config_list"): json.dumps([BUNDLE]),
        # A change of a contract shows within seconds.
        ("dag_processor", "min_file_process_interval"): "10",
        **overrides,
    }
    # A percent sign begins a reference in this format; ours are values.
    parser = configparser.ConfigParser()
    for (section, name), value in options.items():
        if not parser.has_section(section):
            parser.add_section(section)
        parser.set(section, name, value.replace("%", "%%"))
    with (home / "airflow.cfg.tmp").open("w", encoding="utf-8") as out:
        os.fchmod(out.fileno(), 0o600)
        parser.write(out)
    (home / "airflow.cfg.tmp").replace(home / "airflow.cfg")
    write_private(home / PASSWORDS_FILE, json.dumps({USER: made.password}))
