pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// One thing that can be chosen in a few ways; the chosen one is filled and ticked. Its name stands beside or above.
Item {
    id: root

    required property string title
    required property string iconName
    required property list<string> labels
    required property int current

    // The languages of the labels (BCP 47), where they differ.
    property list<string> languages: []
    readonly property bool beside: root.width > Theme.bodySize * 34
    readonly property int room: root.beside ? root.width - name.width - Theme.m : root.width
    readonly property int widest: Math.max(...options.children.map(option => option.implicitWidth))
    readonly property int most: Math.max(1, Math.floor((root.room + Theme.xs) / (root.widest + Theme.xs)))
    readonly property int columns: Math.ceil(root.labels.length / Math.ceil(root.labels.length / root.most))

    signal picked(int index)

    implicitHeight: root.beside ? Math.max(name.height, options.height) : name.height + Theme.xs + options.height

    Row {
        id: name

        anchors.left: parent.left
        width: root.beside ? Theme.bodySize * 9 : root.width
        height: root.beside ? options.height : implicitHeight
        spacing: Theme.s

        Icon {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            ink: Theme.accent
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - mark.width - parent.spacing
            text: root.title
            font.weight: Font.DemiBold
            lineHeight: Theme.tightLineHeight

            Accessible.role: Accessible.Heading
        }
    }

    Grid {
        id: options

        anchors.right: parent.right
        y: root.beside ? 0 : name.height + Theme.xs
        width: root.room
        columns: root.columns
        spacing: Theme.xs

        Repeater {
            model: root.labels

            ChoiceTarget {
                id: option

                required property int index
                required property string modelData

                readonly property string spokenLanguage: root.languages[option.index] ?? ""

                width: Math.floor((options.width - (root.columns - 1) * options.spacing) / root.columns)
                chosen: option.index === root.current
                padding: Theme.xs
                text: option.modelData
                Accessible.role: Accessible.RadioButton
                onClicked: root.picked(option.index)

                background: Rectangle {
                    radius: option.corner
                    color: option.chosen ? Theme.accent : Theme.surface
                    border.width: option.chosen ? 0 : Theme.hair * 2
                    border.color: Theme.outline
                }
                contentItem: Item {
                    implicitWidth: words.implicitWidth + Theme.icon(6) + Theme.xs
                    implicitHeight: words.implicitHeight

                    Row {
                        anchors.centerIn: parent
                        spacing: Theme.xs

                        Icon {
                            id: tick

                            anchors.verticalCenter: parent.verticalCenter
                            visible: option.chosen
                            name: "check"
                            size: Theme.icon(6)
                            ink: Theme.accentInk
                        }

                        Label {
                            id: words

                            width: Math.min(implicitWidth, option.availableWidth - (tick.visible ? tick.width + Theme.xs : 0))
                            anchors.verticalCenter: parent.verticalCenter
                            text: option.text
                            color: option.chosen ? Theme.accentInk : Theme.ink
                            font.weight: Font.DemiBold
                            lineHeight: Theme.tightLineHeight
                        }
                    }
                }
            }
        }
    }
}
