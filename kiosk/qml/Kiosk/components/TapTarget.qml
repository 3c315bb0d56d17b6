import QtQuick
import QtQuick.Templates as T
import Kiosk

// Whatever can be tapped: acts on release, can be left by sliding off, reached by keypad (A9, A11).
T.AbstractButton {
    id: root

    property real corner: Theme.radius
    property bool secondary: false
    readonly property int least: root.secondary ? Theme.secondaryTarget : Theme.primaryTarget
    property int leastHeight: root.least

    focusPolicy: Qt.StrongFocus
    padding: Theme.s
    implicitWidth: Math.max(root.least, root.implicitContentWidth + root.leftPadding + root.rightPadding)
    implicitHeight: Math.max(root.leastHeight, root.implicitContentHeight + root.topPadding + root.bottomPadding)

    Accessible.name: root.text
    Accessible.role: Accessible.Button

    // Pressed: a veil over the whole target.
    Rectangle {
        anchors.fill: parent
        visible: root.pressed
        radius: root.corner
        color: Theme.veil
        z: 1
    }
}
