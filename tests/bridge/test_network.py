"""The engine cannot reach the network, whatever is asked of it."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.bridge.network import DenyingFactory


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what was asked of it."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
            pass

    listening = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}", asked
    listening.shutdown()
    listening.server_close()
    thread.join()


SCENE = """
import QtQuick
Item {{
    Text {{ textFormat: Text.StyledText; text: "<img src='{url}/styled.png'>" }}
    Text {{ textFormat: Text.RichText; text: "<img src='{url}/rich.png'>" }}
    Text {{ textFormat: Text.MarkdownText; text: "![]({url}/markdown.png)" }}
    Image {{ objectName: "image"; source: "{url}/image.png"; readonly property bool failed: status === Image.Error }}
}}
"""


@pytest.fixture
def engine(owner: QObject) -> QQmlEngine:
    return QQmlEngine(owner)


def _show(engine: QQmlEngine, url: str, qtbot: QtBot) -> None:
    """Show texts and a picture that want something from `url`, until the last of them has its answer."""
    component = QQmlComponent(engine)
    component.setData(SCENE.format(url=url).encode(), QUrl("qrc:/test.qml"))
    made = component.create()
    assert isinstance(made, QQuickItem), component.errorString()
    image = made.findChild(QQuickItem, "image")
    assert image is not None
    qtbot.waitUntil(lambda: image.property("failed"))
    made.deleteLater()


@pytest.mark.qt_log_ignore(".*the kiosk never uses the network.*", ".*Cannot open.*", ".*Failed to load image.*")
def test_nothing_is_fetched(engine: QQmlEngine, qtbot: QtBot, server: tuple[str, list[str]]) -> None:
    url, asked = server
    factory = DenyingFactory()
    engine.setNetworkAccessManagerFactory(factory)
    _show(engine, url, qtbot)
    assert asked == []


@pytest.mark.qt_log_ignore(".*Not Found.*")
def test_without_it_everything_would_be(engine: QQmlEngine, qtbot: QtBot, server: tuple[str, list[str]]) -> None:
    url, asked = server
    _show(engine, url, qtbot)
    assert set(asked) >= {"/styled.png", "/rich.png", "/image.png"}
