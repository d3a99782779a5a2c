"""A new project folder with an example of each kind of input."""

import shutil
from pathlib import Path

from kerege.errors import OutputError
from kerege.readers.project import FILE

_TEMPLATE = Path(__file__).parent / "template"


def scaffold(folder: Path) -> list[Path]:
    """Make a project folder and return the files made; raise OutputError where one is there."""
    if (folder / FILE).exists():
        raise OutputError(f"{folder} is a project already\n    next: choose another folder")
    made = []
    try:
        for path in sorted(_TEMPLATE.rglob("*"), key=lambda path: path.as_posix()):
            if path.is_file():
                target = folder / path.relative_to(_TEMPLATE)
                if target.exists():
                    raise OutputError(f"{target} is there already\n    next: choose another folder")
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
                made.append(target)
    except OSError as error:
        raise OutputError(f"cannot write {folder}: {error.strerror}") from None
    return made
