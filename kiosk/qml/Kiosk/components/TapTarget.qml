import QtQuick
import QtQuick.Templates as T
import Kiosk

// Whatever can be tapped: acts on release, can be left by sliding off, reached by keyboard, shows its focus (A9, A11).
T.AbstractButton {
    id: root

    property real corner: Theme.radius
    property int leastHeight: Theme.primaryTarget

    focusPolicy: Qt.StrongFocus
    padding: Theme.s
    implicitWidth: Math.max(Theme.primaryTarget, root.implicitContentWidth + root.leftPadding + root.rightPadding)
    implicitHeight: Math.max(root.leastHeight, root.implicitContentHeight + root.topPadding + root.bottomPadding)

    Accessible.name: root.text
    Accessible.role: Accessible.Button
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

    // Pressed: a veil over the whole target. Focused by keyboard: a ring around it.
    Rectangle {
        readonly property int reach: root.visualFocus ? Theme.focusWidth : 0

        x: -reach
        y: -reach
        width: root.width + 2 * reach
        height: root.height + 2 * reach
        visible: root.pressed || root.visualFocus
        radius: root.corner + reach
        color: root.pressed ? Theme.veil : "transparent"
        border.width: reach
        border.color: Theme.focus
        z: 1
    }
}
