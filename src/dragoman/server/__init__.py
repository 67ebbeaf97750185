"""The web app and its API over one register: FastAPI, one port, loopback unless told otherwise.

FastAPI and uvicorn come with the extra `serve`; this package loads them when `create_app` is called.
"""
