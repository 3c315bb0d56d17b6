import QtQuick
import Kiosk

// A count as figures, with the same in words, both ways round (H3). Filled and hollow figures differ without colour.
Rectangle {
    id: root

    required property int total
    required property int marked
    required property string population
    required property string meaning
    required property string otherwise
    required property int tone

    readonly property int columns: root.total <= 10 ? root.total : root.width > Theme.mm(260) ? 20 : 10
    readonly property int rows: Math.ceil(root.total / root.columns)
    readonly property real cell: Math.min((root.width - 2 * Theme.m) / root.columns, Theme.mm(root.total <= 10 ? 26 : 15))
    readonly property string inWords: qsTr("Of every %1 %2, about %3 %4.").arg(Writing.number(root.total)).arg(root.population).arg(Writing.number(root.marked)).arg(root.meaning)
    readonly property string otherWay: qsTr("About %1 of every %2 %3.").arg(Writing.number(root.total - root.marked)).arg(Writing.number(root.total)).arg(root.otherwise)

    implicitHeight: content.height + 2 * Theme.m
    radius: Theme.largeRadius
    color: Theme.surface
    border.width: Theme.hair
    border.color: Theme.hairline

    Column {
        id: content

        x: Theme.m
        y: Theme.m
        width: parent.width - 2 * Theme.m
        spacing: Theme.s

        Image {
            anchors.left: parent.left
            mirror: Writing.mirrored
            width: Math.round(root.cell * root.columns)
            height: Math.round(root.cell * root.rows * 1.35)
            sourceSize: Qt.size(width, height)
            source: width > 0 ? `image://array/${root.total}/${root.marked}/${root.columns}/${Theme.strong(root.tone).toString().slice(1)}/${Theme.outline.toString().slice(1)}` : ""

            Accessible.role: Accessible.Graphic
            Accessible.name: root.inWords + " " + root.otherWay
        }

        Row {
            width: parent.width
            spacing: Theme.s

            Icon {
                id: filled

                name: "figure-full"
                ink: Theme.strong(root.tone)
            }

            Label {
                width: parent.width - filled.width - Theme.s
                text: root.inWords
                font.weight: Font.DemiBold
            }
        }

        Row {
            width: parent.width
            spacing: Theme.s

            Icon {
                id: hollow

                name: "figure-empty"
                ink: Theme.outline
            }

            Label {
                width: parent.width - hollow.width - Theme.s
                text: root.otherWay
            }
        }
    }
}
