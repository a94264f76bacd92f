"""A small image with a shell script that behaves like a stage, made of this machine's own shell."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from collections.abc import Iterable
from pathlib import Path

from docker import APIClient

REPOSITORY = "daybook-test"
# A stage: it reads its command line as ours do, writes the result that DAYBOOK_RESULT asks for and
# ends with EXIT. SLEEP: how long it works; PRINT: what it says; TELL: it tells its key;
# RESULT=no: it leaves no result; RESULT_ATTEMPT: the attempt that it writes.
SCRIPT = """\
while [ $# -gt 1 ]; do
    case $1 in
    --pipeline) pipeline=$2 ;; --date) date=$2 ;; --run-id) run=$2 ;; --attempt) attempt=$2 ;;
    esac
    shift 2
done
finish() { # CODE VERDICT
    if [ "$RESULT" != no ]; then
        mkdir -p "${DAYBOOK_RESULT%/*}"
        printf '{"stage": "%s", "pipeline": "%s", "date": "%s", "runId": "%s", "attempt": "%s",
            "exitCode": %s, "verdict": "%s", "sha256": "%s", "rows": {"users": 5}}' \\
            "$STAGE" "$pipeline" "$date" "$run" "${RESULT_ATTEMPT:-$attempt}" "$1" "$2" \\
            "$(printf '%064d' 7)" >"$DAYBOOK_RESULT"
    fi
    exit "$1"
}
trap 'echo the program saw SIGTERM; finish 143 "stopped by a signal"' TERM
echo "$PRINT"
[ -z "$TELL" ] || echo "the key is $DAYBOOK_KEY"
sleep "${SLEEP:-0}" &
wait
finish "${EXIT:-0}" "${VERDICT:-done}"
"""
PROGRAMS = ("dash", "mkdir", "sleep")
USER = 10001


def build(engine: APIClient, stages: Iterable[str], tag: str) -> list[str]:
    """Make an image for each of the stages and return their names."""
    archive = _archive()
    for stage in stages:
        engine.import_image_from_data(
            archive,
            repository=f"{REPOSITORY}/{stage}",
            tag=tag,
            changes=[f"ENV STAGE={stage}", 'ENTRYPOINT ["/bin/dash", "/stage"]'],
        )
    return [f"{REPOSITORY}/{stage}:{tag}" for stage in stages]


def _archive() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        for folder in ("staging", "output", "contracts", "tmp"):
            member = tarfile.TarInfo(folder)
            member.type, member.mode = tarfile.DIRTYPE, 0o755
            member.uid = member.gid = USER
            tar.addfile(member)
        script = tarfile.TarInfo("stage")
        script.size = len(SCRIPT)
        tar.addfile(script, io.BytesIO(SCRIPT.encode()))
        for program in PROGRAMS:
            path = shutil.which(program)
            assert path is not None, f"{program} is not on the PATH"
            for file in (path, *_libraries(path)):
                name = f"bin/{program}" if file == path else file.lstrip("/")
                if name not in tar.getnames():
                    tar.add(Path(file).resolve(), name)
    return made.getvalue()


def _libraries(program: str) -> list[str]:
    listed = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    return [word for word in listed.split() if word.startswith("/")]
