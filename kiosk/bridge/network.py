"""No network at run time: whatever QML might ask for is denied at the engine."""

from __future__ import annotations

from PySide6.QtCore import QIODevice, QMetaObject, QObject, Qt
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest
from PySide6.QtQml import QQmlNetworkAccessManagerFactory


class _Denied(QNetworkReply):
    def __init__(self, request: QNetworkRequest, parent: QObject) -> None:
        super().__init__(parent)
        self.setRequest(request)
        self.setUrl(request.url())
        self.setError(QNetworkReply.NetworkError.ContentAccessDenied, "the kiosk never uses the network")
        self.setFinished(True)
        # Whoever asked connects to the reply only after it has been returned.
        QMetaObject.invokeMethod(self, "finished", Qt.ConnectionType.QueuedConnection)

    def abort(self) -> None:
        pass

    def readData(self, maxlen: int) -> object:  # noqa: ARG002 - Qt's signature
        return b""


class _DenyingManager(QNetworkAccessManager):
    def createRequest(
        self,
        op: QNetworkAccessManager.Operation,  # noqa: ARG002 - Qt's signature
        request: QNetworkRequest,
        outgoingData: QIODevice | None = None,  # noqa: ARG002 - Qt's signature
    ) -> QNetworkReply:
        return _Denied(request, self)


class DenyingFactory(QQmlNetworkAccessManagerFactory):
    """Gives the engine managers that deny every request."""

    def create(self, parent: QObject) -> QNetworkAccessManager:
        """Return a manager for one of the engine's threads."""
        return _DenyingManager(parent)
