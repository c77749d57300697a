"""The words of `docker run`: where the image is, what is left out, which variables they give."""

from __future__ import annotations

from pathlib import Path

import pytest

from gtap_core.client.docker_words import parse
from gtap_core.errors import UsageError


@pytest.mark.parametrize(
    ("words", "image", "arguments"),
    [
        ("debian", "debian", ""),
        ("-it --rm debian sh -c --gpus", "debian", "sh -c --gpus"),
        ("--name x -p 80:80 -p81:81 debian", "debian", ""),
        ("-ite A=b debian", "debian", ""),
        ("-iteA=b --init=false -d=false debian -d", "debian", "-d"),
        ("--rm -- debian", "debian", ""),
        ("--privileged --some-new-option value debian", "debian", ""),
        ("--help debian", None, "-"),
        ("--rm", None, "-"),
    ],
)
def test_the_image_is_the_first_word_that_is_no_option(words: str, image: str | None, arguments: str) -> None:
    found = parse(words.split())
    assert found.image == image
    assert arguments == "-" or " ".join(found.arguments) == arguments


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("--gpus all --rm i", "--rm"),
        ("--gpus=all --runtime=nvidia -it i", "-i -t"),
        ("--runtime nvidia --runtime=runc i", "--runtime=runc"),
        ("--device nvidia.com/gpu=all --device /dev/fuse -e=A i", "--device /dev/fuse -e=A"),
    ],
)
def test_what_asks_for_a_gpu_of_this_machines_is_left_out(words: str, left: str) -> None:
    assert parse(words.split()).without_gpus() == left.split()


def test_variables_come_from_options_files_and_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "variables"
    file.write_text("# a comment\nA=file\n\nB=file=2\nC\nNONE\n")
    words = parse(["-e", "A=option", "--env-file", str(file), "--env", "D", "--env=E", "i"])
    found = words.environ({"C": "ours", "D": "of ours"})
    assert found == {"A": "option", "B": "file=2", "C": "ours", "D": "of ours"}


def test_switches_are_on_or_off_and_the_last_counts() -> None:
    assert parse(["-d", "i"]).asks("detach")
    assert not parse(["-d", "--detach=false", "i"]).asks("detach")
    assert parse(["-u", "1", "--user=2:3", "i"]).last("user") == "2:3"


def test_an_option_without_its_value_is_one_sentence() -> None:
    with pytest.raises(UsageError, match="--name needs a value"):
        parse(["--name"])
