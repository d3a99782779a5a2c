from pathlib import Path

import pytest

from kerege.readers.project import read_project

WRONG = """\
title = 5
base = "example.org"
languages = "en"
build_date = "2025-13"
colour = "red"
licence = "CC BY 4.0"
publisher = " "
issued = "soon"
downloads = "https://example.org/out"
[camps.a]
label = "A"
"""


def test_every_wrong_value_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "kerege.toml").write_text(WRONG)
    _, problems = read_project(tmp_path)
    assert sorted((problem.line, problem.found) for problem in problems) == [
        (1, "5"),
        (2, "'example.org'"),
        (3, "'en'"),
        (4, "'2025-13' is no date of the calendar, as its month must be in 1..12"),
        (5, "unknown key 'colour'"),
        (6, "'CC BY 4.0'"),
        (7, "' '"),
        (8, "'soon' is no date like 2025, 2025-11 or 2025-11-20"),
        (9, "'https://example.org/out'"),
        (10, "camp 'a'"),
    ]


def test_what_is_not_said_has_a_default(tmp_path: Path) -> None:
    (tmp_path / "kerege.toml").write_text("")
    project, problems = read_project(tmp_path)
    assert problems == []
    assert (project.title, project.languages) == (tmp_path.name, ("en",))
    assert project.base == "https://w3id.org/kerege/id/"


@pytest.mark.parametrize("member", ["sco", "kazahkstan"])
def test_a_camp_has_members_that_exist(project: Path, member: str) -> None:
    from kerege.readers import read_folder

    with (project / "kerege.toml").open("a") as stream:
        stream.write(f'[camps.a]\nlabel = "A"\nmembers = ["{member}"]\n')
    found = [problem.found for problem in read_folder(project).problems]
    assert found == ([] if member == "sco" else ["unknown entity 'kazahkstan' in camp a"])
