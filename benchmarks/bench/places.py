"""Where things are."""

from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
ROOT = HERE.parent
STATE = ROOT / ".daybook" / "bench"
CONTENDERS = HERE / "contenders"


def jar(name: str) -> Path:
    """Return the jar of a stage, or of the sample source."""
    folder = ROOT / "etl-sample" if name == "sample" else ROOT / "etl-tasks" / name
    return folder / "target" / f"{name}.jar"
