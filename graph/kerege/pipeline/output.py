"""The output folder: one builder at a time, and always the old build or the new one."""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kerege.errors import LockedError, OutputError

_AT_FDCWD = -100
_SWAP = 2
_REFUSALS = frozenset(
    [errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EXDEV]
)
"""What a file system answers when it will not take the output."""


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the output folder for one build, and tidy up after one that was cut off.

    Raises LockedError where another build holds it.
    """
    lock = FileLock(out.parent / f".{out.name}.lock")
    holder = out.parent / f".{out.name}.holder"
    try:
        lock.acquire(timeout=0)
    except Timeout:
        who = holder.read_text() if holder.exists() else "another process"
        raise LockedError(
            f"{out} is being built by {who}\n    next: wait until it is done, or stop it"
        ) from None
    except OSError as error:
        raise _unwritable(out, error) from None
    try:
        holder.write_text(f"process {os.getpid()}")
        _recover(out)
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


@contextmanager
def replaced(out: Path, *, written_before: Iterable[str]) -> Iterator[Path]:
    """Yield a new folder that takes the place of `out` when the block ends well.

    Files in `out` that no build wrote stay. Where the block fails, `out` is as it was. Only the
    holder of the lock may call this.
    """
    new, old = _beside(out)
    try:
        if out.exists() and not (out.is_dir() and os.access(out, os.W_OK)):
            raise PermissionError(errno.EACCES, "not a folder that may be written")
        new.mkdir()
        yield new
        if out.exists():
            _keep_foreign(out, new, set(written_before))
        _sync(new)
        _exchange(new, out, old)
    except OSError as error:
        if error.errno not in _REFUSALS:
            raise
        raise _unwritable(out, error) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _unwritable(out: Path, error: OSError) -> OutputError:
    return OutputError(
        f"cannot write {out}: {error.strerror or error}\n"
        "    expected: a folder that you may write, with room for the outputs\n"
        "    next: free it, or choose another with --out"
    )


def _keep_foreign(out: Path, new: Path, written_before: set[str]) -> None:
    for path in out.iterdir():
        if path.name in written_before or (new / path.name).exists():
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, new / path.name, symlinks=True)
        else:
            shutil.copy2(path, new / path.name, follow_symlinks=False)


def _sync(folder: Path) -> None:
    for path in [*(path for path in folder.rglob("*") if path.is_file()), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _exchange(new: Path, out: Path, old: Path) -> None:
    """Put `new` in the place of `out` in one step, where the system can."""
    if not out.exists():
        new.rename(out)
    elif not _swap(new, out):
        out.rename(old)
        new.rename(out)
        shutil.rmtree(old)


def _beside(out: Path) -> tuple[Path, Path]:
    """Return where the new folder is made and, where the system cannot swap, the old one kept."""
    return out.parent / f".{out.name}.new", out.parent / f".{out.name}.old"


def _recover(out: Path) -> None:
    """Take away what a build that was cut off left, and put back the old folder if it is gone."""
    new, old = _beside(out)
    if old.exists() and not out.exists():
        old.rename(out)
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)


def _swap(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; tell whether the system could."""
    if sys.platform == "win32":
        return False
    libc = ctypes.CDLL(None)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        return bool(libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _SWAP) == 0)
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(first, second, _SWAP) == 0)
    return False
