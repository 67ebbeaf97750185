"""`dragoman serve`: the web app and the API over a register."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from .options import RegisterOption, settings_of

if TYPE_CHECKING:
    from ..config import Settings

HostOption = Annotated[
    str, typer.Option("--host", help="Where to listen; others can come in from outside.")
]
PortOption = Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any free one.")]
TokenOption = Annotated[
    str | None,
    typer.Option(
        "--token",
        metavar="T",
        help="Allow writing to who sends it. [env: DRAGOMAN_TOKEN]",
    ),
]
OpenOption = Annotated[bool, typer.Option("--open", help="Open the browser.")]


def serve(
    register: RegisterOption = None,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8000,
    token: TokenOption = None,
    browser: OpenOption = False,
) -> None:
    """Serve the web app and the API over a register: what changed, between whom, and by whose word.

    Without a token nothing can be written. Ctrl-C stops it.
    """
    run(settings_of(register=register), host=host, port=port, token=token, browser=browser)


def run(
    settings: Settings, *, host: str, port: int, token: str | None, browser: bool = False
) -> None:
    """Serve until Ctrl-C. Raises ConfigError where the extra `serve` is missing or the port is taken."""
    import logging
    import socket

    from ..errors import ConfigError
    from ..register import Register

    try:
        import fastapi  # noqa: F401
        import uvicorn
    except ImportError:
        raise ConfigError(
            "`dragoman serve` needs fastapi and uvicorn: pip install 'dragoman[serve]'."
        ) from None
    token = token or os.environ.get("DRAGOMAN_TOKEN") or None
    if token is not None and (len(token) < 8 or not token.isascii() or not token.isprintable()):
        raise ConfigError("--token: give at least 8 printable ASCII characters.")
    Register.open(settings.register).close()  # what is wrong with it is said before a port is taken
    from ..server.app import Options, create_app
    from ..server.guard import LOOPBACK

    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("dragoman.server").setLevel(logging.INFO)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as fault:
        listener.close()
        raise ConfigError(
            f"{host}:{port} cannot be listened on: {fault.strerror}. Choose another --port."
        ) from None
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listener.getsockname()[1]}/"
    rights = "with the token one can write" if token else "read-only: --token T lets one write"
    typer.echo(f"Reading {settings.register} ...", err=True)
    if host not in LOOPBACK:
        typer.echo("Anyone who can reach this machine can read the register.", err=True)
    app = create_app(Options(settings.register, token, host, settings=settings))

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                typer.echo(f"Dragoman is at {address} ({rights}; Ctrl-C stops it)", err=True)
                if browser:
                    import webbrowser

                    webbrowser.open(address)

    config = uvicorn.Config(
        app,
        log_level="warning",
        lifespan="on",
        server_header=False,
        timeout_keep_alive=30,
        limit_concurrency=500,
        h11_max_incomplete_event_size=64 * 1024,
    )
    try:
        Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        typer.echo("dragoman: stopped", err=True)
    finally:
        listener.close()


def add_to(app: typer.Typer) -> None:
    app.command()(serve)
