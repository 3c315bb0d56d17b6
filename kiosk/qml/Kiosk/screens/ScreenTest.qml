pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// For staff: fields that show where the glass feels a finger, and grounds on which dead dots, stains and a lamp that is
// too dim are seen.
Rectangle {
    id: root

    property int ground: 0

    readonly property int columns: Math.floor(root.width / Theme.primaryTarget)
    readonly property int rows: Math.floor(root.height / Theme.primaryTarget)
    readonly property bool onRamp: root.ground === Theme.testGrounds.length

    signal closed

    function feel(x: real, y: real): void {
        const column = Math.floor(x / root.width * root.columns);
        const row = Math.floor(y / root.height * root.rows);
        const field = fields.itemAt(row * root.columns + column) as Field;
        if (field)
            field.felt = true;
    }

    // Between two places, too: a quick finger is told of only now and then.
    function follow(point: TouchPoint): void {
        const steps = root.columns + root.rows;
        for (let step = 0; step <= steps; step++)
            root.feel(point.previousX + (point.x - point.previousX) * step / steps, point.previousY + (point.y - point.previousY) * step / steps);
    }

    component Field: Rectangle {
        property bool felt: false

        width: root.width / root.columns
        height: root.height / root.rows
        color: felt ? Theme.accent : "transparent"
        border.width: Theme.hair
        border.color: Theme.outline
    }

    objectName: "screen test"
    color: root.onRamp ? Theme.surface : Theme.testGrounds[root.ground]

    // Nothing beneath is reached.
    MouseArea {
        anchors.fill: parent
    }

    Row {
        anchors.fill: parent
        visible: root.onRamp

        Repeater {
            id: steps

            model: 16

            Rectangle {
                required property int index

                width: root.width / steps.count
                height: root.height
                color: Qt.hsla(0, 0, index / (steps.count - 1), 1)
            }
        }
    }

    Grid {
        anchors.fill: parent
        visible: !root.onRamp
        columns: root.columns

        Repeater {
            id: fields

            model: root.columns * root.rows

            Field {}
        }
    }

    MultiPointTouchArea {
        anchors.fill: parent
        onPressed: points => points.forEach(point => root.feel(point.x, point.y))
        onUpdated: points => points.forEach(point => root.follow(point))
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        // It goes from one place to another, so that no field stays under it.
        y: root.ground % 2 === 0 ? parent.height - height - Theme.xl : Theme.xl
        border.width: Theme.hair * 2
        border.color: Theme.outline
        width: Math.min(parent.width - 2 * Theme.s, Theme.bodySize * 24)
        height: card.height + 2 * Theme.m
        radius: Theme.largeRadius
        color: Theme.surface

        MouseArea {
            anchors.fill: parent
        }

        Column {
            id: card

            x: Theme.m
            y: Theme.m
            width: parent.width - 2 * Theme.m
            spacing: Theme.s

            Label {
                width: parent.width
                text: root.onRamp ? qsTr("Can you tell all 16 steps apart? If not, change the brightness of the screen.") : qsTr("Slide a finger over every field: each turns dark where the glass feels it. Look for dots and stains on each color.")
            }

            Flow {
                width: parent.width
                spacing: Theme.s

                PillButton {
                    filled: true
                    width: Math.min(implicitWidth, parent.width)
                    text: qsTr("Next color")
                    onClicked: root.ground = (root.ground + 1) % (Theme.testGrounds.length + 1)
                }

                PillButton {
                    width: Math.min(implicitWidth, parent.width)
                    text: qsTr("Done")
                    onClicked: root.closed()
                }
            }
        }
    }
}
