import QtQuick
import Kiosk

// Whatever can be tapped: acts on release, can be left by sliding off, reached by keypad (A9, A11). Qt's own buttons
// would do the same, with a library of 3 MB.
Item {
    id: root

    property string text: ""
    property real corner: Theme.radius
    property bool secondary: false
    property bool checkable: false
    property bool checked: false
    property int padding: Theme.s
    property int leftPadding: root.padding
    property int rightPadding: root.padding
    property Item background: null
    property Item contentItem: null
    readonly property bool tappable: true
    readonly property bool pressed: finger.containsPress
    readonly property int availableWidth: root.width - root.leftPadding - root.rightPadding
    readonly property int least: root.secondary ? Theme.secondaryTarget : Theme.primaryTarget
    property int leastHeight: root.least

    // A finger is on it, and may leave it again.
    signal touched
    signal clicked

    function click(): void {
        if (root.enabled)
            root.clicked();
    }

    function furnish(): void {
        root.place(root.background, behind);
        root.place(root.contentItem, inside);
    }

    function place(item: Item, frame: Item): void {
        if (!item)
            return;
        item.parent = frame;
        item.anchors.fill = frame;
    }

    implicitWidth: Math.max(root.least, (root.contentItem?.implicitWidth ?? 0) + root.leftPadding + root.rightPadding)
    implicitHeight: Math.max(root.leastHeight, (root.contentItem?.implicitHeight ?? 0) + 2 * root.padding)
    activeFocusOnTab: true

    Accessible.name: root.text
    Accessible.role: Accessible.Button
    Accessible.focusable: true
    Accessible.checkable: root.checkable
    Accessible.checked: root.checked
    Accessible.pressed: root.pressed
    Accessible.onPressAction: root.click()
    Accessible.onToggleAction: root.click()

    Component.onCompleted: root.furnish()

    Item {
        id: behind

        anchors.fill: parent
    }

    // Pressed: two lines round its edge, where no finger hides them, one of which stands out from any ground. A veil
    // over it would take from the words what makes them legible (A3).
    Rectangle {
        anchors.fill: parent
        visible: root.pressed
        radius: root.corner
        color: "transparent"
        border.width: Theme.focusWidth
        border.color: Theme.ink

        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.focusWidth
            radius: Math.max(0, root.corner - Theme.focusWidth)
            color: "transparent"
            border.width: Theme.hair * 2
            border.color: Theme.background
        }
    }

    Item {
        id: inside

        anchors.fill: parent
        anchors.leftMargin: root.leftPadding
        anchors.rightMargin: root.rightPadding
        anchors.topMargin: root.padding
        anchors.bottomMargin: root.padding
    }

    MouseArea {
        id: finger

        anchors.fill: parent
        onPressed: root.touched()
        onClicked: root.clicked()
    }
}
