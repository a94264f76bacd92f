"""What sets one local Airflow apart from another on the same machine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from daybook import __version__

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = ROOT / "etl-core" / "src" / "main" / "resources" / "contracts"
SAMPLE_PORT = 8080


@dataclass(frozen=True)
class Sample:
    """A sample source in a container, in place of a pipeline's own; ``options`` are switches."""

    pipeline: str
    options: tuple[str, ...]

    @property
    def host(self) -> str:
        """The host name in the network."""
        return f"sample-{self.pipeline}"

    @property
    def setting(self) -> tuple[str, str]:
        """The variable by which the DAGs find it, and its value."""
        return f"DAYBOOK_SOURCE_{self.pipeline.upper()}", f"http://{self.host}:{SAMPLE_PORT}"


@dataclass(frozen=True)
class Deployment:
    """Everything that two local Airflows must not share, and what may differ between them.

    home: AIRFLOW_HOME, with configuration, logs, process ids and secrets.
    name: prefix of the containers, and of the volume with Airflow's database.
    network, staging, output: what the stages' containers use.
    contracts: the folder with a contract per pipeline.
    samples: sources to start in the network; other pipelines ask the contract's own.
    pipelines: those whose DAGs are unpaused.
    images, version: prefix and tag of the images.
    port: of the user interface; the next free one if it is taken, 0 for any.
    settings: options of airflow.cfg by (section, name), over our own.
    environment: variables of Airflow's processes, over our own.
    """

    home: Path
    name: str
    network: str
    staging: str
    output: str
    contracts: Path
    samples: tuple[Sample, ...]
    pipelines: tuple[str, ...]
    images: str
    version: str
    port: int = 8080
    settings: Mapping[tuple[str, str], str] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check that the home is the same from every folder."""
        if not self.home.is_absolute():
            raise ValueError(f"home '{self.home}' is relative; expected an absolute path")

    def image(self, name: str) -> str:
        """Return the image with that name, such as ``daybook/sample:0.1.0``."""
        return f"{self.images}/{name}:{self.version}"

    @property
    def variables(self) -> dict[str, str]:
        """What the DAG code reads of it, see dags/README.md."""
        return {
            "DAYBOOK_CONTRACTS": str(self.contracts),
            "DAYBOOK_STAGING": self.staging,
            "DAYBOOK_OUTPUT": self.output,
            "DAYBOOK_NETWORK": self.network,
            "DAYBOOK_IMAGES": self.images,
            "DAYBOOK_VERSION": self.version,
        }


def default_deployment() -> Deployment:
    """Return the Airflow of this checkout; the variables of dags/README.md change it."""
    setting = os.environ.get
    samples = (Sample(pipeline, ("--api", pipeline)) for pipeline in ("randomuser", "shop"))
    return Deployment(
        home=ROOT / ".daybook" / "airflow" / "home",
        name="daybook-airflow",
        network=setting("DAYBOOK_NETWORK", "daybook"),
        staging=setting("DAYBOOK_STAGING", "daybook-staging"),
        output=setting("DAYBOOK_OUTPUT", "daybook-output"),
        contracts=Path(setting("DAYBOOK_CONTRACTS", str(CONTRACTS))),
        samples=tuple(sample for sample in samples if sample.setting[0] not in os.environ),
        pipelines=("randomuser",),
        images=setting("DAYBOOK_IMAGES", "daybook"),
        version=setting("DAYBOOK_VERSION", __version__),
        environment={k: v for k, v in os.environ.items() if k.startswith("DAYBOOK_")},
    )
