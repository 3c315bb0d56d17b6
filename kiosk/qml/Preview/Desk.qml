pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Bridge
import Preview

// The editor's desk: the real screen in the frame of a device, and beside it what is wrong and how to look at it.
Window {
    id: root

    required property PreviewDesk desk

    readonly property size room: Qt.size(Math.max(1, root.width - panel.width - 2 * DeskTheme.margin), Math.max(1, root.height - 2 * DeskTheme.margin))
    readonly property real glassWidth: Math.min(root.room.width, root.room.height * root.desk.deviceRatio)
    readonly property rect glass: Qt.rect(Math.round(DeskTheme.margin + (root.room.width - root.glassWidth) / 2), Math.round(DeskTheme.margin + (root.room.height - root.glassWidth / root.desk.deviceRatio) / 2), Math.round(root.glassWidth), Math.round(root.glassWidth / root.desk.deviceRatio))

    width: 1500
    height: 860
    minimumWidth: 900
    minimumHeight: 560
    visible: true
    color: DeskTheme.background
    title: root.desk.path === "" ? "Preview" : `${root.desk.path} – Preview`
    onGlassChanged: root.desk.place(root, root.glass)
    Component.onCompleted: root.desk.place(root, root.glass)

    Rectangle {
        x: root.glass.x - DeskTheme.frame
        y: root.glass.y - DeskTheme.frame
        width: root.glass.width + 2 * DeskTheme.frame
        height: root.glass.height + 2 * DeskTheme.frame
        radius: DeskTheme.frame
        color: DeskTheme.bezel
    }

    Rectangle {
        id: panel

        anchors.right: parent.right
        width: 420
        height: parent.height
        color: DeskTheme.panel

        Flickable {
            id: flick

            x: DeskTheme.wide
            y: DeskTheme.wide
            width: parent.width - 2 * DeskTheme.wide
            height: wishes.y - DeskTheme.wide
            contentHeight: column.implicitHeight + DeskTheme.wide
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Column {
                id: column

                width: flick.width
                spacing: DeskTheme.wide

                Column {
                    width: parent.width
                    spacing: DeskTheme.tight

                    DeskLabel {
                        objectName: "path"
                        width: parent.width
                        text: root.desk.path
                        font.pixelSize: DeskTheme.title
                        font.weight: Font.DemiBold
                        wrapMode: Text.WrapAnywhere
                    }

                    DeskLabel {
                        width: parent.width
                        visible: text !== ""
                        text: root.desk.review
                        color: DeskTheme.quiet
                    }

                    DeskButton {
                        visible: root.desk.path !== ""
                        text: "Open the file"
                        onClicked: root.desk.openFile()
                    }
                }

                Rectangle {
                    width: parent.width
                    height: note.implicitHeight + 2 * DeskTheme.gap
                    visible: note.text !== ""
                    radius: DeskTheme.radius
                    color: DeskTheme.ink

                    DeskLabel {
                        id: note

                        objectName: "note"
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        anchors.margins: DeskTheme.gap + 4
                        text: root.desk.note
                        color: DeskTheme.accentInk
                        font.weight: Font.DemiBold
                    }
                }

                Column {
                    width: parent.width
                    spacing: DeskTheme.gap

                    DeskLabel {
                        visible: here.count === 0 && root.desk.path !== "" && root.desk.note === ""
                        text: "✓ Nothing is wrong with this file."
                    }

                    Repeater {
                        id: here

                        model: root.desk.here

                        ProblemCard {
                            required property string path
                            required property int line

                            width: column.width
                            onClicked: root.desk.jump(path, line)
                        }
                    }
                }

                Column {
                    width: parent.width
                    spacing: DeskTheme.tight
                    visible: others.count > 0

                    DeskLabel {
                        text: "Files with something to mend"
                        color: DeskTheme.quiet
                        font.pixelSize: DeskTheme.small
                    }

                    ListView {
                        id: others

                        // Rows that Qt makes beforehand would still be on their way when the rows change.
                        cacheBuffer: 0
                        width: parent.width
                        height: Math.min(contentHeight, 6 * (DeskTheme.target + spacing))
                        spacing: DeskTheme.tight
                        clip: true
                        boundsBehavior: Flickable.StopAtBounds
                        model: root.desk.files

                        delegate: FileRow {
                            width: others.width
                            onClicked: root.desk.jump(path, 0)
                        }
                    }
                }
            }
        }

        Rectangle {
            y: wishes.y
            width: parent.width
            height: 1
            color: DeskTheme.line
        }

        // Under a long list of problems the ways of looking stay where they are.
        Flickable {
            id: wishes

            anchors.bottom: parent.bottom
            width: parent.width
            height: Math.min(contentHeight, parent.height / 2)
            contentHeight: ways.implicitHeight + 2 * DeskTheme.wide
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Column {
                id: ways

                x: DeskTheme.wide
                y: DeskTheme.wide
                width: parent.width - 2 * DeskTheme.wide
                spacing: DeskTheme.gap

                DeskChoices {
                    title: "Screen"
                    names: root.desk.devices
                    chosen: root.desk.device
                    onPicked: number => root.desk.setDevice(number)
                }

                DeskChoices {
                    title: "Text size"
                    names: root.desk.textSizes
                    chosen: root.desk.textSize
                    onPicked: number => root.desk.setTextSize(number)
                }

                DeskChoices {
                    title: "Colors"
                    names: root.desk.themes
                    chosen: root.desk.theme
                    onPicked: number => root.desk.setTheme(number)
                }

                DeskChoices {
                    title: "Language"
                    names: root.desk.languages
                    chosen: root.desk.language
                    onPicked: number => root.desk.setLanguage(number)
                }

                DeskChoices {
                    title: "A made-up language, to see what a translation will do"
                    names: root.desk.pseudos
                    chosen: root.desk.pseudo
                    onPicked: number => root.desk.setPseudo(number)
                }

                Column {
                    width: parent.width
                    spacing: DeskTheme.tight

                    DeskLabel {
                        text: "As families see it on"
                        color: DeskTheme.quiet
                        font.pixelSize: DeskTheme.small
                    }

                    Flow {
                        width: parent.width
                        spacing: DeskTheme.tight

                        Rectangle {
                            width: 130
                            height: DeskTheme.target
                            radius: DeskTheme.radius
                            color: DeskTheme.card
                            border.color: day.wrong ? DeskTheme.grave : day.activeFocus ? DeskTheme.ink : DeskTheme.line
                            border.width: day.wrong || day.activeFocus ? 2 : 1

                            TextInput {
                                id: day

                                property bool wrong: false

                                objectName: "day"
                                anchors.fill: parent
                                anchors.margins: DeskTheme.gap
                                text: root.desk.day
                                color: DeskTheme.ink
                                font.pixelSize: DeskTheme.body
                                activeFocusOnTab: true
                                selectByMouse: true
                                Accessible.role: Accessible.EditableText
                                Accessible.name: "Day, written as year-month-day"
                                onEditingFinished: {
                                    day.wrong = !root.desk.setDay(day.text);
                                    if (!day.wrong)
                                        day.text = Qt.binding(() => root.desk.day);
                                }
                            }
                        }

                        DeskButton {
                            text: "Today"
                            chosen: root.desk.isToday
                            onClicked: {
                                day.wrong = false;
                                root.desk.setToday();
                            }
                        }

                        DeskButton {
                            visible: root.desk.nextDay !== ""
                            text: `Next change: ${root.desk.nextDay}`
                            onClicked: {
                                day.wrong = false;
                                root.desk.setNextDay();
                            }
                        }
                    }

                    DeskLabel {
                        width: parent.width
                        visible: day.wrong
                        text: "Write the day as year-month-day, like 2026-12-01."
                        color: DeskTheme.grave
                        font.pixelSize: DeskTheme.small
                    }
                }
            }
        }
    }
}
