"""Python reads this before the AWS CLI: one start of it answers the calls of a whole script.

To start it takes far longer than to call, as it loads the same modules each time. A call comes and is
answered by the program `aws` beside this file, over the files of the folder that SERVE_CALLS_IN names.
"""

import os
import sys
from pathlib import Path


def serve(folder):
    from awscli.clidriver import create_clidriver

    driver = create_clidriver()
    models = driver.session.get_component("data_loader")
    for name in ("request", "reply"):
        os.mkfifo(folder / name)
    while True:
        words = (folder / "request").read_bytes().decode().split("\0")[:-1]
        if not words:
            return
        # What a service is like is read here once, and not in each of the children.
        models.load_service_model(words[0].removesuffix("api"), "service-2")
        child = os.fork()
        if child == 0:
            answer(driver, words, folder)
        _, status = os.waitpid(child, 0)
        (folder / "reply").write_text(f"{os.waitstatus_to_exitcode(status)}\n")


def answer(driver, words, folder):
    for name, descriptor in (("out", 1), ("err", 2)):
        os.dup2(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), descriptor)
    code = driver.main(words)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if "SERVE_CALLS_IN" in os.environ:
    serve(Path(os.environ["SERVE_CALLS_IN"]))
    os._exit(0)
