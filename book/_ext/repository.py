"""Find out from GitHub Actions where this copy of the book lives, so that a fork points at itself.

GITHUB_REPOSITORY, "owner/name", tells the address of the site and of its sources. Without it no
page names an address, and no button leads to a repository. If all copies of the book had one
address, it could stand in `_config.yml`, and this file could go.
"""

import os
import re
from urllib.parse import urlsplit

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

VARIABLE = "GITHUB_REPOSITORY"
FORM = re.compile(r"[\w-]+/[\w.-]+", re.ASCII)

logger = logging.getLogger(__name__)


def address(repository: str) -> str:
    """Return where GitHub Pages serves a repository; one named like the host has no folder."""
    owner, name = repository.split("/")
    host = f"{owner.lower()}.github.io"
    folder = "" if name.lower() == host else f"{name}/"
    return f"https://{host}/{folder}"


def settle(_: Sphinx, config: Config) -> None:
    given = os.environ.get(VARIABLE, "")
    if FORM.fullmatch(given):
        config.repository = given
        config.html_baseurl = config.html_baseurl or address(given)
        config.html_theme_options = {
            **config.html_theme_options,
            "repository_url": f"https://github.com/{given}",
            "use_repository_button": True,
        }
    elif given:
        logger.warning(
            "%s is %r; it must be unset or read owner/name", VARIABLE, given
        )
    # The page for dead links is served at any depth, so its own links start at the root.
    config.notfound_urls_prefix = urlsplit(config.html_baseurl).path or "/"


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_config_value("repository", "", "html")
    app.connect("config-inited", settle, priority=100)  # before all who read it
    return {"parallel_read_safe": True, "parallel_write_safe": True}
